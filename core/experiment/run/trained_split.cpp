#include "core/experiment/run/trained_split.h"

#include "core/base/cancelled.h"
#include "core/base/number_text.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/checkpoint.h"

#include <algorithm>
#include <set>
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

bool is_there(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

/// Whether the file is one that its folder's experiment trained, and not one that was put there.
bool is_of_experiment(const fs::path& weights, const std::string& run, const ExperimentSpec& spec) {
    return !run.empty() || (weights.filename() == "teacher.pth" && spec.teacher_file.empty());
}

TrainedSplit split_in_folder(const fs::path& weights) {
    const auto [experiment, run] = origin_of_weights(weights);
    const auto file = experiment / "experiment.json";
    const auto info = parse_info(read_text_file(file));
    TrainedSplit split{read_spec(file), {}, info.data, info.skipped > 0};
    split.is_own = is_of_experiment(weights, run, split.spec);
    if (const auto run_file = experiment / "runs" / run / "run.json"; !run.empty() && is_there(run_file)) {
        split.repeat = parse_run_json(read_text_file(run_file)).spec.repeat;
    }
    return split;
}

std::optional<TrainedSplit> split_in_metadata(const fs::path& weights) {
    TrainedSplit split;
    for (const auto& [name, value] : read_metadata(weights)) {
        if (name == data_statement) {
            split.data = value;
        } else if (name == repeat_statement) {
            split.repeat = parse_integer(value);
        } else if (is_split_statement(name)) {
            set_from_text(split.spec, *find_parameter(name), value);
        }
    }
    return split.data.empty() ? std::nullopt : std::optional(std::move(split));
}

/// Where the folder is that of the same images, it says more of them.
void complete(TrainedSplit& own, const fs::path& weights) {
    try {
        const auto folder = split_in_folder(weights);
        if (folder.data == own.data) {
            own.spec.data_dir = folder.spec.data_dir;
            own.has_skipped = folder.has_skipped;
        }
    } catch (const Error&) { // the weights' own word is enough
        return;
    }
}

/// By their paths: those of `folder`, split so, that a run was trained on.
std::set<fs::path> trained_images(const ImageFolder& folder, const TrainedSplit& trained) {
    const auto parts = trained.repeat ? parts_of_run(folder, trained.spec, *trained.repeat) : folder;
    std::set<fs::path> images;
    for (const auto& sample : parts.train.samples) {
        images.insert(sample.path);
    }
    return images;
}

/// The folder without the images that could not be read.
ImageFolder readable(ImageFolder folder, const LoadedData& data) {
    std::set<fs::path> unreadable;
    for (const auto* split : {&data.train, &data.val, &data.test}) {
        for (const auto& lost : split->unreadable) {
            unreadable.insert(split->samples[lost.index].path);
        }
    }
    for (auto* split : {&folder.train, &folder.val}) {
        std::erase_if(split->samples, [&](const Sample& sample) { return unreadable.contains(sample.path); });
    }
    return folder;
}

SeenValidation seen_by(const TrainedSplit& trained, const LoadedData& data, const ExperimentSpec& spec,
                       const std::stop_token& stop) {
    const auto folder = open_image_folder(data.root, split_options(trained.spec));
    if (trained.data != fingerprint_of(readable(folder, data), stop)) {
        const bool draws = data.draws_validation() || trained.spec.folds > 1;
        return draws && trained.names(spec.data_dir) ? SeenValidation::maybe : SeenValidation::no;
    }
    const auto images = trained_images(folder, trained);
    const bool is_seen = std::any_of(data.val.kept.begin(), data.val.kept.end(), [&](std::size_t position) {
        return images.contains(data.val.samples[position].path);
    });
    return is_seen ? SeenValidation::yes : SeenValidation::no;
}

} // namespace

bool TrainedSplit::names(const fs::path& data_dir) const {
    std::error_code error;
    return fs::equivalent(spec.data_dir, data_dir, error);
}

Metadata split_metadata(const LoadedData& data, const std::string& fingerprint, const ExperimentSpec& spec,
                        const RunSpec& run) {
    if (!data.draws_validation()) {
        return {};
    }
    Metadata metadata{{data_statement, fingerprint}, {repeat_statement, std::to_string(run.repeat)}};
    for (const auto* name : split_names) {
        metadata.emplace_back(name, value_text(spec, *find_parameter(name)));
    }
    return metadata;
}

std::optional<TrainedSplit> trained_split(const fs::path& weights) {
    auto own = split_in_metadata(weights);
    if (!is_there(origin_of_weights(weights).first / "experiment.json")) {
        return own;
    }
    if (!own) {
        return split_in_folder(weights);
    }
    complete(*own, weights);
    return own;
}

SeenValidation seen_validation(const fs::path& weights, const LoadedData& data, const ExperimentSpec& spec,
                               const std::stop_token& stop) {
    try {
        const auto trained = trained_split(weights);
        return trained && trained->is_own ? seen_by(*trained, data, spec, stop) : SeenValidation::no;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) { // then nobody knows
        return SeenValidation::no;
    }
}

} // namespace retort
