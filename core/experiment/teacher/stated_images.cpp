#include "core/experiment/teacher/stated_images.h"

#include "core/base/number_text.h"
#include "core/data/transforms.h"
#include "core/experiment/record/folder.h"
#include "core/files/pickle/extra_metadata.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Where the experiment of these weights would have its experiment.json; empty where they are of no
/// experiment.
fs::path experiment_file(const fs::path& weights) {
    const auto folder = fs::absolute(weights).lexically_normal().parent_path();
    std::error_code error;
    if (fs::exists(folder / "run.json", error)) {
        return folder.parent_path().parent_path() / "experiment.json";
    }
    return weights.filename() == "teacher.pth" ? folder / "experiment.json" : fs::path();
}

StatedImages said_by_experiment(const fs::path& file) {
    const auto json = experiment_file(file);
    std::error_code error;
    if (json.empty() || !fs::exists(json, error)) {
        return {};
    }
    try {
        const auto spec = read_spec(json);
        if (file.filename() == "teacher.pth" && !spec.teacher_file.empty()) {
            return {}; // that experiment distilled: its teacher is somewhere else
        }
        return {spec.image_size, spec.normalize, true};
    } catch (const Error&) {
        return {};
    }
}

/// 0 where `text` is no side of images.
std::int64_t side_in(const std::string& text) {
    constexpr std::int64_t largest = 4096;
    const auto side = parse_integer(text);
    return side && *side >= 1 && *side <= largest ? *side : 0;
}

/// Whether `name` is one of `keys`. It may stand one level down ("args.normalize").
template <std::size_t count>
bool is_key(std::string_view name, const std::array<std::string_view, count>& keys) {
    return std::find(keys.begin(), keys.end(), name.substr(name.rfind('.') + 1)) != keys.end();
}

constexpr std::array<std::string_view, 3> normalization_keys{"normalize", "normalization", "normalisation"};
constexpr std::array<std::string_view, 3> side_keys{"image_size", "img_size", "input_size"};

/// The numbers of "[3, 64, 64]", or of "64".
std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> numbers;
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
    }
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        const auto number = parse_number(std::string(trimmed(text.substr(0, comma))));
        if (!number) {
            return {};
        }
        numbers.push_back(*number);
        more = comma != std::string_view::npos;
        text = more ? text.substr(comma + 1) : text;
    }
    return numbers;
}

/// The side of "64", "[64, 64]" and "[3, 64, 64]"; 0 for what is none.
std::int64_t side_of(std::string_view text) {
    const auto numbers = numbers_in(text);
    return !numbers.empty() && (numbers.size() == 1 || numbers.back() == numbers[numbers.size() - 2])
               ? side_in(number_text(numbers.back()))
               : 0;
}

/// Of the three channels, from 0 to 1, where `text` says one for all, three, or both out of 255; else empty.
std::vector<double> channels_in(std::string_view text) {
    auto numbers = numbers_in(text);
    if (numbers.size() == 1) {
        numbers.assign(3, numbers.front());
    }
    if (numbers.size() != 3) {
        return {};
    }
    constexpr double largest_share = 3.0; // deviations, too, are far below
    if (std::all_of(numbers.begin(), numbers.end(), [](double value) { return value > largest_share; })) {
        for (auto& value : numbers) {
            value /= 255.0;
        }
    }
    return numbers;
}

/// The normalisation of these means and deviations; empty where it is none that has a name.
std::string normalization_of(std::string_view mean, std::string_view std) {
    constexpr double rounding = 6e-4; // of three decimals
    const auto is_near = [](const std::array<float, 3>& known, const std::vector<double>& said) {
        return said.size() == 3 && std::equal(known.begin(), known.end(), said.begin(),
                                              [](float a, double b) { return std::abs(a - b) < rounding; });
    };
    for (const auto& known : normalizations()) {
        if (is_near(known.mean, channels_in(mean)) && is_near(known.std, channels_in(std))) {
            return known.name;
        }
    }
    return {};
}

bool is_normalization(const std::string& name) {
    return std::any_of(normalizations().begin(), normalizations().end(),
                       [&](const Normalization& known) { return known.name == name; });
}

/// Whether Retort wrote it for weights of a run: of others it knows no epoch.
bool is_of_a_run(const Metadata& metadata) {
    constexpr std::array<std::string_view, 3> keys{"epoch", "image_size", "normalize"};
    return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return std::any_of(metadata.begin(), metadata.end(),
                           [&](const auto& item) { return item.first == key; });
    });
}

/// The mean and the deviation that stand beside each other.
struct MeanAndStd {
    std::string beside; ///< what stands before both their names
    std::string mean;
    std::string std;
};

std::vector<MeanAndStd> means_in(const Metadata& metadata) {
    std::vector<MeanAndStd> found;
    for (const auto& [name, value] : metadata) {
        const auto dot = name.rfind('.') + 1; // 0 where there is none
        const auto beside = name.substr(0, dot);
        const auto key = name.substr(dot);
        if (key != "mean" && key != "std") {
            continue;
        }
        auto same = std::find_if(found.begin(), found.end(),
                                 [&](const MeanAndStd& one) { return one.beside == beside; });
        if (same == found.end()) {
            same = found.insert(found.end(), MeanAndStd{beside, {}, {}});
        }
        (key == "mean" ? same->mean : same->std) = value;
    }
    std::erase_if(found, [](const MeanAndStd& one) { return one.mean.empty() || one.std.empty(); });
    return found;
}

/// Fills in what nobody said before.
void add_metadata(const Metadata& metadata, StatedImages& stated) {
    for (const auto& [name, value] : metadata) {
        if (stated.side == 0 && is_key(name, side_keys)) {
            stated.side = side_of(value);
        }
        if (stated.normalize.empty() && is_key(name, normalization_keys) && is_normalization(value)) {
            stated.normalize = value;
        }
    }
    const auto means = means_in(metadata);
    for (const auto& [beside, mean, std] : means) {
        stated.normalize = stated.normalize.empty() ? normalization_of(mean, std) : stated.normalize;
    }
    if (!stated.normalize.empty()) {
        stated.unnamed.clear();
    } else if (!means.empty()) {
        stated.unnamed = "mean " + means.front().mean + ", std " + means.front().std;
    }
}

} // namespace

StatedImages stated_images(const fs::path& file, const Checkpoint& weights) {
    auto stated = said_by_experiment(file);
    stated.by_retort = stated.by_retort || is_of_a_run(weights.metadata);
    add_metadata(weights.metadata, stated);
    add_metadata(weights.images, stated);
    return stated;
}

StatedImages stated_images_of_program(const fs::path& file) {
    auto stated = said_by_experiment(file);
    add_metadata(extra_metadata(file), stated);
    return stated;
}

Message said_of(const StatedImages& stated) {
    const auto side = std::to_string(stated.side);
    if (stated.side > 0 && !stated.normalize.empty()) {
        return {RETORT_TEXT("trained at %1 pixels with the normalisation %2"), {side, stated.normalize}};
    }
    if (stated.side > 0) {
        return {RETORT_TEXT("trained at %1 pixels"), {side}};
    }
    return stated.normalize.empty()
               ? Message{}
               : Message{RETORT_TEXT("trained with the normalisation %1"), {stated.normalize}};
}

} // namespace retort
