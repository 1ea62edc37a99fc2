// A preview of any kind of teacher before training. Values only; called off the window's
// thread.
#pragma once

#include "core/experiment/preflight/previews.h"
#include "core/experiment/teacher/model_source.h"

#include <optional>
#include <stop_token>

namespace retort {

struct TeacherSummary {
    ModelKind kind = ModelKind::weights;
    std::optional<ModelSummary> model; ///< of weights
    std::int64_t classes = 0;          ///< that it tells apart
    std::int64_t images = 0;           ///< that logits are of
    Message matched;                   ///< how its classes were matched with the data's; empty without data
};

/// Opens the file as load_model does, a TorchScript program in a process of its own alone, and matches its
/// classes with those of the data set in `data_dir`, if there is one. Throws Error that says why the file
/// cannot serve, or Cancelled.
TeacherSummary preview_teacher(const ModelSource& source, const std::filesystem::path& data_dir,
                               const std::stop_token& stop);

} // namespace retort
