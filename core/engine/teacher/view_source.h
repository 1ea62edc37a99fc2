// Training images in their numbered views.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <span>

namespace retort {

/// Makes any view of any training image. Safe to ask from several threads at once.
class ViewSource {
  public:
    virtual ~ViewSource() = default;
    /// View `views[k]` (≥ 0) of image `indices[k]` (as in Batch::indices) for every k, as training shows it:
    /// N×3×H×W float32 on the CPU, normalised. Throws Error when an image cannot be read any more.
    [[nodiscard]] virtual torch::Tensor images(std::span<const std::int64_t> indices,
                                               std::span<const std::int64_t> views) const = 0;
};

} // namespace retort
