// Whether a pickled module is the network that its tensors look like.
#pragma once

#include "core/engine/models/model.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <vector>

namespace retort {

/// Compares what a file says of its `layers` with those of the architecture that its tensors were recognised
/// as: strides and padding of convolutions, ε of batch norms, and max pooling where the architecture has
/// none. Layers of other names are not compared. Throws Error that names the first difference: the weights
/// would load, and the logits would be wrong.
void require_same_layers(const Recognised& found, const std::vector<LayerSettings>& layers);

} // namespace retort
