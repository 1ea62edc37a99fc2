// Residual networks for 32×32 images, four times as wide as those of cifar_resnet.h and with projections
// where the width changes (option B of He et al., CVPR 2016), with the parameter names of the CIFAR-100
// checkpoints of the distillation literature (Tian et al., ICLR 2020).
#pragma once

#include "core/engine/models/model.h"

namespace retort::cifar_resnet_x4 {

/// resnet8x4 and resnet32x4. Head `fc`. Images N×3×S×S with S a multiple of 4; 32 is usual.
std::vector<Architecture> architectures();

} // namespace retort::cifar_resnet_x4
