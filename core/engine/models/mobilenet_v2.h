// MobileNetV2 (Sandler et al.: "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018), as
// torchvision defines it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::mobilenet_v2 {

/// mobilenet_v2. Head `classifier.1`. Images N×3×H×W with H, W ≥ 1; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::mobilenet_v2
