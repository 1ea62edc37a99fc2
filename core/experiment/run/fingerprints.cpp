#include "core/experiment/run/fingerprints.h"

#include "core/base/cancelled.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/value_names.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{256} << 20U;
constexpr std::size_t most_images = 1000; // of a split, where there are more bytes

std::uintmax_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) {
        throw Error(RETORT_TEXT("%1 cannot be read: %2"), {file.string(), error.message()});
    }
    return size;
}

using Samples = std::vector<const Sample*>; ///< a split's readable images
using Sizes = std::vector<std::uintmax_t>;  ///< of their files

/// Of those with labels.
Samples readable(const LoadedSplit& split) {
    Samples samples;
    for (std::int64_t i = 0; i < split.labelled_count(); ++i) {
        samples.push_back(&split.sample(i));
    }
    return samples;
}

Samples all_of(const Split& split) {
    Samples samples;
    for (const auto& sample : split.samples) {
        samples.push_back(&sample);
    }
    return samples;
}

Sizes sizes_of(const Samples& samples, const std::stop_token& stop) {
    Sizes sizes;
    for (const auto* sample : samples) {
        throw_if_stopped(stop);
        sizes.push_back(size_of(sample->path));
    }
    return sizes;
}

/// Paths come after their lengths, so that no line break in one can look like two.
std::string split_text(const fs::path& root, const Samples& samples, const Sizes& sizes, bool whole,
                       const std::stop_token& stop) {
    const auto step = whole ? 1 : std::max<std::size_t>(samples.size() / most_images, 1);
    std::string text;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        throw_if_stopped(stop);
        const auto path = path_in_data(root, *samples[i]);
        text += std::to_string(sizes[i]) + " " + std::to_string(path.size()) + " " + path + "\n";
        text += i % step == 0 ? sha256_of_file(samples[i]->path) + "\n" : "";
    }
    return text;
}

std::string fingerprint(const fs::path& root, const std::vector<Samples>& splits,
                        const std::stop_token& stop) {
    std::vector<Sizes> sizes;
    std::uintmax_t bytes = 0;
    for (const auto& split : splits) {
        sizes.push_back(sizes_of(split, stop));
        bytes += std::accumulate(sizes.back().begin(), sizes.back().end(), std::uintmax_t{0});
    }
    std::string text;
    for (std::size_t i = 0; i < splits.size(); ++i) {
        text += (i == 0 ? "" : "\n") + split_text(root, splits[i], sizes[i], bytes <= most_bytes, stop);
    }
    return sha256_of(text);
}

/// The architecture of weights whose name leaves it out.
std::string architecture_for(const ExperimentSpec& spec, const Parameter& parameter) {
    return parameter.architecture != nullptr ? spec.*parameter.architecture : std::string();
}

bool names_file(const Parameter& parameter, const std::string& value) {
    return (parameter.path == ParameterPath::file || parameter.path == ParameterPath::weights) &&
           !value.empty() && (!is_choice(parameter, value) || parse_pretrained_name(value));
}

/// A value of a parameter, and the architecture that it is for.
using Named = std::tuple<const Parameter*, std::string, std::string>;

/// All that the choices on the axes of `spec` name, each once, in the order of the choices.
std::vector<Named> named_files(const ExperimentSpec& spec) {
    std::vector<Named> found;
    std::set<Named> seen;
    any_combination(spec, [&](const ExperimentSpec& choice) {
        for (const auto& parameter : parameters()) {
            const auto value = values_of(choice, parameter).front();
            const Named named{&parameter, value, architecture_for(choice, parameter)};
            if (names_file(parameter, value) && seen.insert(named).second) {
                found.push_back(named);
            }
        }
        return false;
    });
    return found;
}

} // namespace

std::string fingerprint_of(const LoadedData& data, const std::stop_token& stop) {
    std::vector<Samples> splits{readable(data.train)};
    if (!data.pooled) {
        splits.push_back(readable(data.val));
    }
    return fingerprint(data.root, splits, stop);
}

std::string fingerprint_of(const ImageFolder& images, const std::stop_token& stop) {
    std::vector<Samples> splits{all_of(images.train)};
    if (!images.pooled) {
        splits.push_back(all_of(images.val));
    }
    return fingerprint(images.root, splits, stop);
}

std::string fingerprint_of_test(const LoadedData& data, const std::stop_token& stop) {
    return data.test.count() > 0 ? fingerprint(data.root, {readable(data.test)}, stop) : std::string();
}

std::string fingerprint_of_unlabelled(const LoadedData& data, const std::stop_token& stop) {
    Samples samples;
    for (auto i = data.train.labelled_count(); i < data.train.count(); ++i) {
        samples.push_back(&data.train.sample(i));
    }
    return samples.empty() ? std::string() : fingerprint(data.unlabelled_root, {samples}, stop);
}

std::string file_key(const std::string& parameter, const AxisValues& settings) {
    const auto setting = settings.find(parameter);
    return setting == settings.end() ? parameter : parameter + " " + setting->second;
}

std::string file_key(const ExperimentSpec& spec, const Parameter& parameter, const std::string& value) {
    const bool is_axis = values_of(spec, parameter).size() > 1;
    return file_key(parameter.name, is_axis
                                        ? AxisValues{{parameter.name, name_of_value(spec, parameter, value)}}
                                        : AxisValues());
}

std::map<std::string, FileIdentity> file_identities(const ExperimentSpec& spec) {
    std::map<std::string, FileIdentity> identities;
    std::map<fs::path, std::string> sums;
    std::set<std::pair<std::string, fs::path>> seen;
    ProgressObserver nobody;
    for (const auto& [parameter, value, architecture] : named_files(spec)) {
        const auto file = fs::absolute(resolve_weights(value, architecture, nobody));
        const auto key = file_key(spec, *parameter, value);
        if (!seen.insert({key, file}).second) {
            continue;
        }
        auto& sum = sums[file];
        sum = sum.empty() ? sha256_of_file(file) : sum;
        identities[key + (identities.contains(key) ? " " + architecture : "")] = {file.string(), sum};
    }
    return identities;
}

} // namespace retort
