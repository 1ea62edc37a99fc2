// MobileNetV3 (Howard et al.: "Searching for MobileNetV3", ICCV 2019, tables 1 and 2), as torchvision defines
// it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::mobilenet_v3 {

/// mobilenet_v3_large and mobilenet_v3_small. Head `classifier.3`. Images N×3×H×W with H, W ≥ 1; 224 is
/// usual.
std::vector<Architecture> architectures();

} // namespace retort::mobilenet_v3
