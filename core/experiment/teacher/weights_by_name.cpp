#include "core/experiment/teacher/weights_by_name.h"

#include "core/base/cancelled.h"
#include "core/weights/download.h"

#include <algorithm>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Those of `further` that are not in `list` yet.
void add_new(std::vector<PretrainedWeights>& list, std::vector<PretrainedWeights> further) {
    for (auto& weights : further) {
        const bool is_there = std::any_of(list.begin(), list.end(), [&](const auto& other) {
            return other.file_name == weights.file_name;
        });
        if (!is_there) {
            list.push_back(std::move(weights));
        }
    }
}

} // namespace

MissingWeights::MissingWeights(PretrainedWeights weights)
    : Error(missing_message(weights))
    , weights_(std::move(weights)) {}

fs::path resolve_weights(const fs::path& name_or_path, const std::string& fallback,
                         ProgressObserver& observer) {
    const auto name = parse_pretrained_name(name_or_path.string());
    if (!name) {
        return name_or_path;
    }
    auto wanted = require_pretrained(*name, fallback);
    const auto file = find_cached(*name, fallback);
    if (!file) {
        throw MissingWeights(std::move(wanted));
    }
    verify_hash_in_name(*file);
    observer.notice({RETORT_TEXT("%1: using %2"), {name_or_path.string(), file->string()}});
    return *file;
}

fs::path resolve_weights(const fs::path& name_or_path) {
    ProgressObserver silent;
    return resolve_weights(name_or_path, {}, silent);
}

std::vector<PretrainedWeights> missing_weights(const std::string& name_or_path, const std::string& fallback) {
    const auto name = parse_pretrained_name(name_or_path);
    if (!name) {
        return {};
    }
    auto wanted = require_pretrained(*name, fallback);
    return find_cached(*name, fallback) ? std::vector<PretrainedWeights>()
                                        : std::vector<PretrainedWeights>{std::move(wanted)};
}

std::vector<PretrainedWeights> missing_weights(const ExperimentSpec& spec, const Parameter& parameter) {
    if (parameter.path != ParameterPath::weights) {
        return {};
    }
    std::vector<PretrainedWeights> missing;
    for (const auto& choice : combinations_of_axes(spec)) {
        const auto fallback =
            parameter.architecture != nullptr ? choice.*parameter.architecture : std::string();
        add_new(missing, missing_weights(values_of(choice, parameter).front(), fallback));
    }
    return missing;
}

std::vector<PretrainedWeights> missing_weights(const ExperimentSpec& spec) {
    std::vector<PretrainedWeights> missing;
    for (const auto& parameter : parameters()) {
        add_new(missing, missing_weights(spec, parameter));
    }
    return missing;
}

fs::path fetch_weights(const PretrainedWeights& weights, ProgressObserver& observer,
                       const std::stop_token& stop) {
    const Message downloading{RETORT_TEXT("Downloading %1, MiB"), {weights.file_name}};
    const auto mebibytes = [](std::uint64_t bytes) {
        return static_cast<std::int64_t>((bytes + 1048575) >> 20);
    };
    bool came = false;
    const auto file = download(
        weights, torch_cache_folder(),
        [&](std::uint64_t done, std::uint64_t total) {
            came = true;
            observer.progress(downloading, mebibytes(done), mebibytes(std::max(done, total)));
        },
        stop);
    if (!file) {
        throw Cancelled();
    }
    observer.notice({came ? RETORT_TEXT("%1: downloaded and verified (SHA-256)")
                          : RETORT_TEXT("%1: already present and verified (SHA-256)"),
                     {file->string()}});
    return *file;
}

} // namespace retort
