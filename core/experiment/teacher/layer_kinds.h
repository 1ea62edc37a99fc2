// Layers without weights: activations and pooling, of which the tensors of a network say nothing.
#pragma once

#include "core/engine/models/model.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <vector>

namespace retort {

/// What a person must know of the layers without weights in a pickled module that was recognised as
/// `found`: those that it has not, such as another activation, a softmax after the head or a
/// normalisation of the images, whatever stands beside the network, and max pooling that it lacks or has too
/// much of. Of torchvision's own classes it is known how many layers of each kind there are. Modules may also
/// do such things in their code, or hold layers that they do not use, so that this is no reason to refuse.
std::vector<Message> weightless_remarks(const Recognised& found, const Checkpoint& checkpoint);

} // namespace retort
