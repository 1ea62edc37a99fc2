#include "core/experiment/run/trained_split.h"

#include "core/base/cancelled.h"
#include "core/base/number_text.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <array>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto repeat_key = "repeat";
constexpr auto data_key = "data";

/// Those that say how images are split.
constexpr std::array split_names{"val-fraction", "selection-fraction", "folds", "split-seed"};

/// The folder of the experiment that `weights` are of, and the name of their run: empty for a teacher.
std::pair<fs::path, std::string> origin_of_weights(const fs::path& weights) {
    std::error_code error;
    const auto folder = fs::absolute(weights, error).lexically_normal().parent_path();
    if (folder.parent_path().filename() == "runs") {
        return {folder.parent_path().parent_path(), folder.filename().string()};
    }
    return {folder, {}};
}

bool is_there(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

bool is_same_folder(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return fs::equivalent(a, b, error);
}

TrainedSplit split_in_folder(const fs::path& experiment, const std::string& run) {
    const auto file = experiment / "experiment.json";
    const auto info = parse_info(read_text_file(file));
    TrainedSplit split{read_spec(file), {}, info.data, info.skipped > 0};
    if (const auto run_file = experiment / "runs" / run / "run.json"; !run.empty() && is_there(run_file)) {
        split.repeat = parse_run_json(read_text_file(run_file)).spec.repeat;
    }
    return split;
}

std::optional<TrainedSplit> split_in_metadata(const fs::path& weights) {
    TrainedSplit split;
    for (const auto& [key, value] : extra_metadata(weights)) {
        if (key == data_key) {
            split.data = value;
        } else if (key == repeat_key) {
            split.repeat = parse_integer(value);
        } else if (std::find(split_names.begin(), split_names.end(), key) != split_names.end()) {
            set_from_text(split.spec, *find_parameter(key), value);
        }
    }
    return split.data.empty() ? std::nullopt : std::optional(std::move(split));
}

/// Whether the file is one that its folder's experiment trained, and not one that was put there.
bool is_of_experiment(const fs::path& weights, const ExperimentSpec& spec) {
    const bool is_teacher = weights.filename() == "teacher.pth" && spec.teacher_file.empty();
    return is_teacher || !origin_of_weights(weights).second.empty() || spec.data_dir.empty();
}

} // namespace

Metadata split_metadata(const LoadedData& data, const std::string& fingerprint, const ExperimentSpec& spec,
                        const RunSpec& run) {
    if (!data.draws_validation()) {
        return {};
    }
    Metadata metadata{{data_key, fingerprint}, {repeat_key, std::to_string(run.repeat)}};
    for (const auto* name : split_names) {
        metadata.emplace_back(name, value_text(spec, *find_parameter(name)));
    }
    return metadata;
}

std::optional<TrainedSplit> trained_split(const fs::path& weights) {
    const auto [experiment, run] = origin_of_weights(weights);
    return is_there(experiment / "experiment.json") ? split_in_folder(experiment, run)
                                                    : split_in_metadata(weights);
}

bool has_seen_validation(const fs::path& weights, const LoadedData& data, const ExperimentSpec& spec,
                         const std::stop_token& stop) {
    try {
        const auto trained = trained_split(weights);
        if (!trained || !is_of_experiment(weights, trained->spec)) {
            return false;
        }
        if (!data.draws_validation() && trained->spec.folds <= 1) {
            return false; // they are in a folder of their own, then and now
        }
        if (trained->data == fingerprint_of(data, stop)) {
            return data.pooled; // of which every run has seen most
        }
        return is_same_folder(trained->spec.data_dir, spec.data_dir);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) { // then nobody knows
        return false;
    }
}

} // namespace retort
