// Residual networks for 32×32 images, as wide as those of cifar_resnet.h or four times as wide, with
// projections where the width changes (option B of He et al., CVPR 2016) and the parameter names of the
// CIFAR-100 checkpoints of the distillation literature (Tian et al., ICLR 2020).
#pragma once

#include "core/engine/models/model.h"

namespace retort::cifar_resnet_b {

/// resnet8-b, 14, 20, 32, 44, 56, 110, and resnet8x4 and resnet32x4. The literature calls the former resnet8
/// to resnet110, as it calls those of cifar_resnet.h, which have no projections. Head `fc`. Images N×3×S×S
/// with S a multiple of 4; 32 is usual.
std::vector<Architecture> architectures();

} // namespace retort::cifar_resnet_b
