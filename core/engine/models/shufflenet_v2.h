// ShuffleNetV2 (Ma et al.: "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", ECCV
// 2018, table 5), as torchvision defines it.
#pragma once

#include "core/engine/models/model.h"

namespace retort::shufflenet_v2 {

/// shufflenet_v2_x0_5 and shufflenet_v2_x1_0. Head `fc`. Images N×3×H×W with H, W ≥ 1; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::shufflenet_v2
