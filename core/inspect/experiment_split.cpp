#include "core/inspect/experiment_split.h"

#include "core/base/cancelled.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/bytes/atomic_file.h"
#include "core/inspect/run_files.h"

#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// The folder of the experiment that `weights` are of, and the name of their run: empty for a teacher.
std::pair<fs::path, std::string> origin_of_weights(const fs::path& weights) {
    std::error_code error;
    const auto folder = fs::absolute(weights, error).lexically_normal().parent_path();
    if (folder.parent_path().filename() == "runs") {
        return {folder.parent_path().parent_path(), folder.filename().string()};
    }
    return {folder, {}};
}

bool is_same_folder(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return fs::equivalent(a, b, error);
}

/// Wherever they lie.
bool has_same_images(const fs::path& experiment, const ExperimentSpec& spec, const fs::path& data_dir,
                     const std::stop_token& stop) {
    const auto info = parse_info(read_text_file(experiment / "experiment.json"));
    return !info.data.empty() &&
           info.data == fingerprint_of(open_image_folder(data_dir, split_options(spec)), stop);
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
    const auto [experiment, run] = origin_of_weights(weights);
    std::error_code error;
    if (!fs::exists(experiment / "experiment.json", error)) {
        return {};
    }
    try {
        auto split = split_of_run(experiment, run);
        if (is_same_folder(split.spec.data_dir, data_dir) ||
            has_same_images(experiment, split.spec, data_dir, stop)) {
            return split;
        }
        if (split_options(split.spec) == SplitOptions{}) {
            return {};
        }
        return {.remark = {RETORT_TEXT("%1 was trained with a split of its own, but these are other images; "
                                       "they are split as usual, and some may have been trained on"),
                           {weights.string()}}};
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) { // then nobody knows
        return {};
    }
}

ImageFolder open_split_folder(const fs::path& data_dir, const ExperimentSplit& split) {
    auto folder = open_image_folder(data_dir, split_options(split.spec));
    if (!folder.pooled) {
        return folder;
    }
    const auto choice = sample_choice(split.spec, {.repeat = split.repeat});
    const auto numbers = fold_numbers(folder.train.samples, choice.folds, choice.split_seed);
    std::vector<Sample> train;
    std::vector<Sample> val;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        (numbers[i] == choice.fold ? val : train).push_back(folder.train.samples[i]);
    }
    folder.train.samples = std::move(train);
    folder.val.samples = std::move(val);
    folder.pooled = false;
    return folder;
}

} // namespace retort
