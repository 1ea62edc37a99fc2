// The weights in a file of torch.save.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/pickle/checkpoint_contents.h"

namespace retort {

/// As read_checkpoint() does, but for prefixes, which stay. Throws ReadError.
Checkpoint read_torch_checkpoint(const InputFile& input);

/// Adds to the text that says what was unwrapped.
void note_nesting(Checkpoint& checkpoint, const std::string& what);

} // namespace retort
