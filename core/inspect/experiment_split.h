// Which images of a data folder a run was trained and validated on.
#pragma once

#include "core/data/image_folder.h"
#include "core/experiment/spec/spec.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace retort {

/// `spec` as it splits images, and of folds the one of a run; with the usual shares by default.
struct ExperimentSplit {
    ExperimentSpec spec = {};
    std::int64_t repeat = 1;
    Message remark = {}; ///< that the split is another than the experiment's; may be empty
};

/// That of `run` of `experiment`. Throws Error where the folder does not say.
ExperimentSplit split_of_run(const std::filesystem::path& experiment, const std::string& run);

/// That which trained_split() says of the file `weights`, where `data_dir` holds the images that it was
/// trained on; else the usual one. There is a remark where images for training may be among those for
/// validation: these are others, the fold is not known, or what says it cannot be read. Throws Cancelled.
ExperimentSplit split_of_weights(const std::filesystem::path& weights, const std::filesystem::path& data_dir,
                                 const std::stop_token& stop);

/// The data folder as `split` has it. Of folds, `train` and `val` hold the run's own parts, and are no pool
/// any more. Throws Error as open_image_folder() does.
ImageFolder open_split_folder(const std::filesystem::path& data_dir, const ExperimentSplit& split);

} // namespace retort
