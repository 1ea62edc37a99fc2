// The names that timm (pytorch-image-models) has for networks that torchvision has too.
#pragma once

#include "core/engine/models/state_dict.h"

namespace retort {

/// `tensors` with torchvision's names, and shapes, in place of timm's, wherever a network of timm's stands:
/// mobilenetv2_100, mobilenetv3_large_100, mobilenetv3_small_100, efficientnet_b0, convnext_tiny,
/// vit_base_patch16_224, vgg11_bn and vgg16_bn. Its residual networks and densenets have torchvision's names
/// anyway. Variances of MobileNetV3's batch norms are shifted, because timm adds 1e-5 to them where
/// torchvision adds 1e-3.
StateDict with_torchvision_names(const StateDict& tensors);

} // namespace retort
