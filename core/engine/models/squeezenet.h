// SqueezeNet (Iandola et al.: "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model
// size", 2016) in its cheaper version 1.1, as torchvision defines it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::squeezenet {

/// squeezenet1_1. Head `classifier.1`, a 1×1 convolution; its outputs pass a ReLU, so that no logit is
/// negative. Images N×3×H×W with H, W ≥ 17; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::squeezenet
