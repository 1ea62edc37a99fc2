// Densely connected networks (Huang, Liu, van der Maaten, Weinberger: "Densely Connected Convolutional
// Networks", CVPR 2017; the variant BC), with torchvision's parameter names.
#pragma once

#include "core/engine/models/model.h"

namespace retort::densenet {

/// densenet121. Head `classifier`. Images N×3×S×S with S ≥ 32; 224 is usual.
std::vector<Architecture> architectures();

} // namespace retort::densenet
