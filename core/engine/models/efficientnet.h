// EfficientNet (Tan, Le: "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", ICML
// 2019, table 1), as torchvision defines it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::efficientnet {

/// efficientnet_b0. Head `classifier.1`. Images N×3×H×W with H, W ≥ 1; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::efficientnet
