// VGG networks for 32×32 images (Simonyan, Zisserman: "Very Deep Convolutional Networks for Large-Scale Image
// Recognition", ICLR 2015) with batch norm and a single linear layer, with the parameter names of the
// CIFAR-100 checkpoints of the distillation literature (Tian et al., ICLR 2020).
#pragma once

#include "core/engine/models/model.h"

namespace retort::cifar_vgg {

/// vgg8 and vgg13. Head `classifier`. Images N×3×S×S with S ≥ 8; 32 is usual. Maps are halved three times,
/// and a fourth time at S = 64, as in the original.
std::vector<Architecture> architectures();

} // namespace retort::cifar_vgg
