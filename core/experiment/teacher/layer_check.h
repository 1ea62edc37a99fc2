// Whether a pickled module is the network that its tensors look like.
#pragma once

#include "core/engine/models/model.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <vector>

namespace retort {

/// Compares what the file says of its layers with those of the architecture that its tensors were recognised
/// as: class, strides and padding of convolutions, ε of batch and layer norms, the number of attention heads,
/// pooling, and max pooling where the architecture has none. A layer is known by its tensors, whatever its
/// name. Throws Error that names the first difference: the weights would load, and the logits would be wrong.
/// Returns whether every convolution was compared.
bool require_same_layers(const Recognised& found, const Checkpoint& checkpoint);

} // namespace retort
