#include "core/experiment/run/fingerprints.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <filesystem>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{256} << 20U;
constexpr std::int64_t most_images = 1000; // of a split, where there are more bytes

std::uintmax_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) {
        throw Error(RETORT_TEXT("%1 cannot be read: %2"), {file.string(), error.message()});
    }
    return size;
}

std::uintmax_t bytes_of(const LoadedSplit& split) {
    std::uintmax_t bytes = 0;
    for (std::int64_t i = 0; i < split.count(); ++i) {
        bytes += size_of(split.sample(i).path);
    }
    return bytes;
}

/// Paths come after their lengths, so that no line break in one can look like two.
std::string split_text(const LoadedData& data, const LoadedSplit& split, bool whole) {
    const auto step = whole ? 1 : std::max<std::int64_t>(split.count() / most_images, 1);
    std::string text;
    for (std::int64_t i = 0; i < split.count(); ++i) {
        const auto& sample = split.sample(i);
        const auto path = path_in_data(data, sample);
        text += std::to_string(size_of(sample.path)) + " " + std::to_string(path.size()) + " " + path + "\n";
        text += i % step == 0 ? sha256_of_file(sample.path) + "\n" : "";
    }
    return text;
}

/// The architecture of weights whose name leaves it out.
std::string architecture_for(const ExperimentSpec& spec, const Parameter& parameter) {
    return parameter.architecture != nullptr ? spec.*parameter.architecture : std::string();
}

bool names_file(const ExperimentSpec& spec, const Parameter& parameter) {
    return (parameter.path == ParameterPath::file || parameter.path == ParameterPath::weights) &&
           !value_text(spec, parameter).empty() &&
           (!is_choice(spec, parameter) || parse_pretrained_name(value_text(spec, parameter)));
}

} // namespace

std::string fingerprint_of(const LoadedData& data) {
    const bool whole = bytes_of(data.train) + bytes_of(data.val) <= most_bytes;
    return sha256_of(split_text(data, data.train, whole) + "\n" + split_text(data, data.val, whole));
}

std::map<std::string, FileIdentity> file_identities(const ExperimentSpec& spec) {
    std::map<std::string, FileIdentity> identities;
    ProgressObserver nobody;
    for (const auto& parameter : parameters()) {
        if (names_file(spec, parameter)) {
            const auto file =
                resolve_weights(value_text(spec, parameter), architecture_for(spec, parameter), nobody);
            identities[parameter.name] = {file.string(), sha256_of_file(file)};
        }
    }
    return identities;
}

} // namespace retort
