// Vision transformers (Dosovitskiy et al.: "An Image Is Worth 16x16 Words: Transformers for Image Recognition
// at Scale", ICLR 2021), with torchvision's parameter names.
#pragma once

#include "core/engine/models/model.h"

namespace retort::vision_transformer {

/// vit_b_16. Head `heads.head`, which starts at zero. Images N×3×224×224; forward throws Error for others,
/// because positions are learnt for that side alone.
std::vector<Architecture> architectures();

} // namespace retort::vision_transformer
