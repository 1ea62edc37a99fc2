#include "core/inspect/experiment_split.h"

#include "core/base/cancelled.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/run/trained_split.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/inspect/run_files.h"

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Whether these are the images that were trained and validated on, wherever they lie now. Where some could
/// not be read the folder's name must do.
bool has_same_images(const TrainedSplit& trained, const fs::path& data_dir, const std::stop_token& stop) {
    const auto folder = open_image_folder(data_dir, split_options(trained.spec));
    if (trained.names(data_dir) &&
        (!folder.draws_validation() || trained.has_skipped || trained.data.empty())) {
        return true;
    }
    return !trained.data.empty() && trained.data == fingerprint_of(folder, stop);
}

/// Whether images for training may be among those that are usually validated on.
bool may_mix(const TrainedSplit& trained, const fs::path& data_dir) {
    return split_options(trained.spec) != SplitOptions{} || open_image_folder(data_dir).draws_validation();
}

ExperimentSplit fold_of(const TrainedSplit& trained, const fs::path& weights) {
    ExperimentSplit split{trained.spec, trained.repeat.value_or(1)};
    if (trained.spec.folds > 1 && !trained.repeat) {
        split.remark = {
            RETORT_TEXT("nothing says which fold %1 was not trained on; the first is taken, and its "
                        "images may have been trained on"),
            {weights.string()}};
    }
    return split;
}

} // namespace

ExperimentSplit split_of_run(const fs::path& experiment, const std::string& run) {
    ExperimentSplit split{read_spec(experiment / "experiment.json")};
    if (const auto recorded = recorded_run(experiment, run)) {
        split.repeat = recorded->repeat;
    }
    return split;
}

ExperimentSplit split_of_weights(const fs::path& weights, const fs::path& data_dir,
                                 const std::stop_token& stop) {
    try {
        const auto trained = trained_split(weights);
        if (!trained) {
            return {};
        }
        if (has_same_images(*trained, data_dir, stop)) {
            return fold_of(*trained, weights);
        }
        if (!may_mix(*trained, data_dir)) {
            return {};
        }
        return {.remark = {RETORT_TEXT("%1 was trained with a split of its own, but these are other images; "
                                       "they are split as usual, and some may have been trained on"),
                           {weights.string()}}};
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        return {
            .remark = {RETORT_TEXT("how the images of %1 were split cannot be read (%2); they are split as "
                                   "usual, and some may have been trained on"),
                       {weights.string(), error.message()}}};
    }
}

ImageFolder open_split_folder(const fs::path& data_dir, const ExperimentSplit& split) {
    return parts_of_run(open_image_folder(data_dir, split_options(split.spec)), split.spec, split.repeat);
}

} // namespace retort
