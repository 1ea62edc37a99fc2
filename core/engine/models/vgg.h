// VGG networks (Simonyan, Zisserman: "Very Deep Convolutional Networks for Large-Scale Image Recognition",
// ICLR 2015) with batch norm (Ioffe, Szegedy: ICML 2015), with torchvision's parameter names.
#pragma once

#include "core/engine/models/model.h"

namespace retort::vgg {

/// vgg11_bn and vgg16_bn. Head `classifier.6`. Images N×3×S×S with S ≥ 32; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::vgg
