// Pickled modules of classes that only the code of whoever trained them has.
#pragma once

#include "core/engine/models/model.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <vector>

namespace retort {

/// What a person must know of a pickled module in which `found` was recognised: that it is of a class that
/// neither PyTorch nor torchvision has, and which of its layers with weights are. Code in a file is never
/// run, so that nobody knows what it does beside, or in another way.
std::vector<Message> own_code_remarks(const Recognised& found, const Checkpoint& checkpoint);

} // namespace retort
