// SqueezeNet (Iandola et al.: "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model
// size", 2016) in versions 1.0 and, cheaper, 1.1, as torchvision defines it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::squeezenet {

/// squeezenet1_0 and squeezenet1_1. Head `classifier.1`, a 1×1 convolution; its outputs pass a ReLU, so that
/// no logit is negative. Images N×3×H×W with H, W ≥ 21, of 1.1 ≥ 17; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::squeezenet
