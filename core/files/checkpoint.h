// Weights that others wrote.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/zip/extra_metadata.h"

#include <filesystem>

namespace retort {

/// Reads a safetensors file, or a file that torch.save wrote, zip or legacy. In the latter the tensors stand
/// in a dict or are those of a pickled module, at the top or under `state_dict`, `model_state_dict`, `model`,
/// `teacher`, `net` or a like key, or under other keys where there are none of these or where they hold whole
/// networks, too. Weights under several keys are all taken, with `KEY.` before their names. Of a module the
/// tree of attributes is read as data, and gives what state_dict() would. Names stay as they are: what is
/// common to them, and which of several models is meant, is for recognise() to find. No code from the file is
/// run: what would need it is carried along as a name, and refused only in the place of a weight. Peak memory
/// stays under three times the file's size and 128 MiB, and for the values of a pickle (a training's history)
/// up to 32 times its size, at most 1 GiB, more. Throws Error that names the file and what is wrong with it,
/// or what it is in truth and what to do.
Checkpoint read_checkpoint(const std::filesystem::path& file);

/// Its metadata alone, without the tensors: names and values in a safetensors header, or in an archive's
/// metadata.json. Nothing where there is none. Throws Error for a file that is no safetensors file though it
/// begins as one, or cannot be read.
Metadata read_metadata(const std::filesystem::path& file);

} // namespace retort
