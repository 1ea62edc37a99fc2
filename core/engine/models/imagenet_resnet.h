// Residual networks for large images (He, Zhang, Ren, Sun: "Deep Residual Learning for Image Recognition",
// CVPR 2016), as torchvision defines them: in bottlenecks the 3×3 convolution carries the stride. ResNeXt
// (Xie et al., CVPR 2017) splits that convolution into groups, wide residual networks (Zagoruyko, Komodakis,
// BMVC 2016) give it more channels.
#pragma once

#include "core/engine/models/model.h"

namespace retort::imagenet_resnet {

/// resnet18, 34, 50, 101, 152, resnext50_32x4d and wide_resnet50_2; 224 pixels are usual. And resnet18-cifar
/// to resnet152-cifar, for images of 32 pixels: their first convolution is 3×3, at full resolution, and no
/// pooling follows. Head `fc`. Images N×3×H×W with H, W ≥ 1.
std::vector<Architecture> architectures();

} // namespace retort::imagenet_resnet
