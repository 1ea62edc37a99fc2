// Wide residual networks for 32×32 images (Zagoruyko, Komodakis: "Wide Residual Networks", BMVC 2016), with
// the parameter names of the CIFAR-100 checkpoints of the distillation literature (Tian et al., ICLR 2020).
#pragma once

#include "core/engine/models/model.h"

namespace retort::cifar_wide_resnet {

/// wrn-16-2 and wrn-40-2. Head `fc`. Images N×3×S×S with S a multiple of 4; 32 is usual.
std::vector<Architecture> architectures();

} // namespace retort::cifar_wide_resnet
