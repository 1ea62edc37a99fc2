// ConvNeXt (Liu, Mao, Wu, Feichtenhofer, Darrell, Xie: "A ConvNet for the 2020s", CVPR 2022), with
// torchvision's parameter names.
#pragma once

#include "core/engine/models/model.h"

namespace retort::convnext {

/// convnext_tiny. Head `classifier.2`. Images N×3×S×S with S ≥ 32; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::convnext
