// Asking a trained student and its teacher about the validation set. Values only; called off the window's
// thread.
#pragma once

#include "core/base/progress.h"
#include "core/inspect/predictions.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace retort {

struct PredictionRequest {
    std::filesystem::path experiment; ///< the experiment's folder
    std::string run;                  ///< the name of a run's folder
    /// Predictions of another run of the experiment, whose teacher's are reused; may be none.
    std::shared_ptr<const RunPredictions> known{};
};

/// The weights that inspecting a run would use now; none where there are none. Reads no file.
std::optional<FileStamp> weights_now(const std::filesystem::path& experiment, const std::string& run);

/// Evaluates best.pth of a run, or last.pth where there is no other, and the teacher, as experiment.json says
/// they were used: data, image size, normalisation, class map. A teacher that cannot be used any more leaves
/// a reason in RunPredictions::no_teacher. Throws Error that says what is missing or does not fit, or
/// Cancelled.
RunPredictions predict(const PredictionRequest& request, ProgressObserver& observer,
                       const std::stop_token& stop);

} // namespace retort
