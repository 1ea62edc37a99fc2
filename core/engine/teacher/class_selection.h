// A model whose outputs are brought into the order of a data set's classes.
#pragma once

#include "core/engine/models/model.h"

#include <memory>
#include <vector>

namespace retort {

/// Returns some of the outputs of `model`: output i is the model's output `columns[i]`.
class ClassSelection final : public Classifier {
  public:
    /// Every column in [0, the model's number of outputs).
    ClassSelection(std::shared_ptr<Classifier> model, const std::vector<std::int64_t>& columns);
    torch::Tensor forward(torch::Tensor images) override;
    torch::Tensor forward_with_maps(torch::Tensor images, FeatureMaps& maps) override;
    [[nodiscard]] bool recordable() const override { return model_->recordable(); }

  private:
    std::shared_ptr<Classifier> model_;
    torch::Tensor columns_; ///< a buffer, so that it goes to the model's device
};

} // namespace retort
