#include "core/experiment/teacher/weights_by_name.h"

#include "core/base/cancelled.h"
#include "core/weights/download.h"

#include <algorithm>

namespace retort {

namespace fs = std::filesystem;

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
    const auto fallback = parameter.architecture != nullptr ? spec.*parameter.architecture : std::string();
    return missing_weights(value_text(spec, parameter), fallback);
}

std::vector<PretrainedWeights> missing_weights(const ExperimentSpec& spec) {
    std::vector<PretrainedWeights> missing;
    const auto is_there = [&](const PretrainedWeights& weights) {
        return std::any_of(missing.begin(), missing.end(),
                           [&](const auto& other) { return other.file_name == weights.file_name; });
    };
    for (const auto& parameter : parameters()) {
        for (auto& weights : missing_weights(spec, parameter)) {
            if (!is_there(weights)) {
                missing.push_back(std::move(weights));
            }
        }
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
