// Residual networks for 32×32 images (He, Zhang, Ren, Sun: "Deep Residual Learning for Image Recognition",
// CVPR 2016, section 4.2), with the parameter names of the widespread PyTorch checkpoints resnet20 to
// resnet110: parameter-free shortcuts (the paper's option A).
#pragma once

#include "core/engine/models/model.h"

namespace retort::cifar_resnet {

/// resnet20, 32, 44, 56 and 110. Head `linear`. Images N×3×S×S with S a multiple of 4; 32 is usual.
std::vector<Architecture> architectures();

} // namespace retort::cifar_resnet
