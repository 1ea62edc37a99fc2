// What the tests of core/export share.
#pragma once

#include "core/engine/models/model.h"
#include "core/engine/torch.h"
#include "core/export/export.h"

namespace retort::test {

/// Makes every part of a new model matter: statistics as after some training, and a head that is not zero.
inline void stir(Classifier& model) {
    const torch::NoGradGuard no_grad;
    for (auto& item : model.named_buffers()) {
        if (item.key().ends_with("running_var")) {
            item.value().uniform_(0.5, 1.5);
        } else if (item.key().ends_with("running_mean")) {
            item.value().normal_(0.0, 0.2);
        }
    }
    for (auto& item : model.named_parameters()) {
        if (item.value().abs().max().item<double>() == 0.0) {
            item.value().normal_(0.0, 0.02);
        }
    }
}

/// A model with random weights, and random pictures to try it on.
inline ExportRequest random_student(const Architecture& architecture, std::int64_t image_size,
                                    std::int64_t images) {
    constexpr std::int64_t classes = 5;
    const auto model = build_model(architecture.name, classes, /*seed=*/3);
    stir(*model);
    ExportRequest request;
    request.card.architecture = architecture.name;
    request.card.class_count = classes;
    request.card.image_size = image_size;
    request.tensors = state_dict(*model);
    request.images = torch::randn({images, 3, image_size, image_size});
    return request;
}

} // namespace retort::test
