#include "core/engine/teacher/class_selection.h"

#include <utility>

namespace retort {

ClassSelection::ClassSelection(std::shared_ptr<Classifier> model, const std::vector<std::int64_t>& columns)
    : model_(register_module("model", std::move(model)))
    , columns_(register_buffer("columns", torch::tensor(columns, torch::kInt64))) {}

torch::Tensor ClassSelection::forward(torch::Tensor images) {
    return model_->forward(std::move(images)).index_select(1, columns_);
}

torch::Tensor ClassSelection::forward_with_maps(torch::Tensor images, FeatureMaps& maps) {
    return model_->forward_with_maps(std::move(images), maps).index_select(1, columns_);
}

} // namespace retort
