// What a network computes on its way from images to logits.
#pragma once

#include "core/engine/torch.h"

#include <torch/nn/modules/container/sequential.h>
#include <vector>

namespace retort {

/// Feature maps N×C×H×W at the ends of a network's stages, in the order in which they are computed.
using FeatureMaps = std::vector<torch::Tensor>;

/// Appends `map` where somebody wants it.
inline void keep_map(FeatureMaps* maps, const torch::Tensor& map) {
    if (maps != nullptr) {
        maps->push_back(map);
    }
}

/// What `layers` make of `x`. Where somebody wants them, the last map of each size is appended.
torch::Tensor forward_keeping_maps(torch::nn::Sequential& layers, torch::Tensor x, FeatureMaps* maps);

} // namespace retort
