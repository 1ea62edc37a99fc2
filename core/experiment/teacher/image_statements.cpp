#include "core/experiment/teacher/image_statements.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/data/transforms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace retort {

namespace {

constexpr std::int64_t largest_side = 4096;
constexpr int random_rank = 3; ///< of a size that counts only where no other is stated

bool is_separator(char c) {
    return c == ',' || c == ' ' || c == 'x' || c == 'X';
}

/// The numbers of "[3, 64, 64]", "64", "0.5 0.5 0.5" and "32x32"; none where there is anything else.
std::vector<double> numbers_in(std::string_view text) {
    text = trimmed(text);
    const bool is_list = text.size() > 1 && (text.front() == '[' || text.front() == '(');
    text = is_list ? text.substr(1, text.size() - 2) : text;
    std::vector<double> numbers;
    while (!text.empty()) {
        const auto end =
            static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_separator) - text.begin());
        if (end > 0) {
            const auto number = parse_number(std::string(text.substr(0, end)));
            if (!number) {
                return {};
            }
            numbers.push_back(*number);
        }
        text = text.substr(std::min(end + 1, text.size()));
    }
    return numbers;
}

bool is_channels(double number) {
    return number == 1.0 || number == 3.0;
}

/// Height and width of "64", "[64, 64]", "[3, 64, 64]" and "[64, 64, 3]"; none for what is no size of images.
std::vector<double> height_and_width(std::string_view text) {
    auto numbers = numbers_in(text);
    if (numbers.size() == 4) {
        numbers.erase(numbers.begin());
    }
    if (numbers.size() == 3) {
        numbers.erase(is_channels(numbers.back()) && !is_channels(numbers.front()) ? numbers.end() - 1
                                                                                   : numbers.begin());
    }
    if (numbers.size() == 1) {
        numbers.push_back(numbers.front());
    }
    return numbers.size() == 2 ? numbers : std::vector<double>();
}

bool is_side(double number) {
    return number >= 1.0 && number <= static_cast<double>(largest_side) && number == std::floor(number);
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

/// One number in every place: nobody's images are like that, unless they have a name.
bool is_placeholder(const std::string& mean, const std::string& std) {
    auto numbers = numbers_in(mean);
    const auto deviations = numbers_in(std);
    numbers.insert(numbers.end(), deviations.begin(), deviations.end());
    return numbers.size() > 2 && std::all_of(numbers.begin(), numbers.end(),
                                             [&](double number) { return number == numbers.front(); });
}

/// "cifar10" for "CIFAR-10".
std::string squeezed(const std::string& name) {
    std::string kept;
    for (const char c : lowered(name)) {
        kept += c == '-' || c == '_' || c == ' ' ? "" : std::string(1, c);
    }
    return kept;
}

bool is_normalization(const std::string& name) {
    return std::any_of(normalizations().begin(), normalizations().end(),
                       [&](const Normalization& known) { return known.name == name; });
}

/// Kinds of layers, and switches, that go by the same name as the normalisation of images.
bool is_of_layers(const std::string& name) {
    constexpr std::array<std::string_view, 12> parts{"norm",     "batch",  "group",  "layer",
                                                     "instance", "weight", "spectr", "true",
                                                     "false",    "yes",    "no",     "auto"};
    constexpr std::size_t longest_abbreviation = 2; // "bn", "gn", "l2"
    return name.size() <= longest_abbreviation || std::any_of(parts.begin(), parts.end(), [&](auto part) {
               return name.find(part) != std::string::npos;
           });
}

std::string list_of(std::vector<std::string> values) {
    std::string list;
    for (const auto& value : values) {
        list += (list.empty() ? "" : ", ") + value;
    }
    return list;
}

void append_once(std::vector<std::string>& values, const std::string& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
    }
}

} // namespace

void ImageStatements::add(const Values& values) {
    first_of_place_ = static_cast<std::ptrdiff_t>(means_.size());
    for (const auto& [name, value] : values) {
        if (const auto what = image_statement(name)) {
            add_value(name, *what, std::string(trimmed(value)));
        }
    }
}

void ImageStatements::add_value(const std::string& name, ImageStatement what, const std::string& value) {
    switch (what) {
    case ImageStatement::validation_side:
        return add_side(0, value);
    case ImageStatement::side:
        return add_side(1, value);
    case ImageStatement::other_side:
        return add_side(2, value);
    case ImageStatement::random_side:
        return add_side(random_rank, value);
    case ImageStatement::resized_side:
        return add_resized_side(value);
    case ImageStatement::seen_share:
        seen_share_ = seen_share_ == 0.0 ? parse_number(value).value_or(0.0) : seen_share_;
        return;
    case ImageStatement::interpolation:
        interpolation_ = interpolation_.empty() ? lowered(value) : interpolation_;
        return;
    case ImageStatement::normalization:
        return add_normalization(value);
    case ImageStatement::mean:
    case ImageStatement::std:
        return add_mean(name, what, value);
    }
}

/// "256" is the shorter side, and so are "[256]" and mmcv's "[256, -1]"; "[256, 256]" both.
void ImageStatements::add_resized_side(const std::string& value) {
    auto sides = numbers_in(value);
    std::erase(sides, -1.0);
    const bool is_square = sides.size() == 2 && sides[0] == sides[1];
    if (resized_side_ == 0 && (sides.size() == 1 || is_square) && is_side(sides[0])) {
        resized_side_ = static_cast<std::int64_t>(sides[0]);
        is_squashed_ = is_square;
    } else if (sides.size() == 2 && !is_square) {
        add_side(random_rank, value);
    }
}

/// What is smaller than any image is most often no size of one.
void ImageStatements::add_side(int rank, const std::string& value) {
    constexpr double smallest_told = 8.0;
    const auto sides = height_and_width(value);
    if (sides.empty()) {
        return;
    }
    if (sides[0] == sides[1] && is_side(sides[0])) {
        sides_.push_back({rank, static_cast<std::int64_t>(sides[0])});
    } else if (sides[0] >= smallest_told && sides[1] >= smallest_told) {
        append_once(other_sides_, value);
    }
}

void ImageStatements::add_mean(const std::string& name, ImageStatement what, const std::string& value) {
    const std::size_t ending = what == ImageStatement::mean ? 4 : 3;
    const auto start = name.substr(0, name.size() - ending);
    auto same = std::find_if(means_.begin() + first_of_place_, means_.end(),
                             [&](const MeanAndStd& one) { return one.start == start; });
    if (same == means_.end()) {
        same = means_.insert(means_.end(), MeanAndStd{start, {}, {}});
    }
    auto& place = what == ImageStatement::mean ? same->mean : same->std;
    place = place.empty() ? value : place;
}

void ImageStatements::add_normalization(const std::string& value) {
    const auto name = squeezed(value);
    if (is_normalization(name)) {
        append_once(names_, name);
    } else if (!name.empty() && name.front() != '?' && !is_digit(name.front()) && !is_of_layers(name)) {
        append_once(other_names_, "“" + value + "”");
    }
}

void ImageStatements::fill_in_side(StatedImages& stated) const {
    if (stated.side != 0) {
        return;
    }
    const auto surest = std::min_element(sides_.begin(), sides_.end(),
                                         [](const Side& a, const Side& b) { return a.rank < b.rank; });
    // What is only scaled is seen as it is then.
    stated.side = surest == sides_.end() ? resized_side_ : surest->side;
    std::vector<std::string> all;
    for (const auto& one : sides_) {
        if (one.rank < random_rank || surest->rank == random_rank) {
            append_once(all, std::to_string(one.side));
        }
    }
    if (all.size() > 1) {
        stated.unusable.push_back(
            {RETORT_TEXT(
                 "the file states several sizes of its images, %1; it is taken to have seen %2 pixels"),
             {list_of(all), std::to_string(stated.side)}});
    }
    if (stated.side == 0 && !other_sides_.empty()) {
        stated.unusable.push_back({RETORT_TEXT("the file states images of the size %1, which cannot be used: "
                                               "here they are square, with 1 to 4096 pixels a side"),
                                   {list_of(other_sides_)}});
    }
}

void ImageStatements::fill_in_normalization(StatedImages& stated) const {
    if (!stated.normalize.empty()) {
        return;
    }
    auto found = names_;
    auto others = other_names_;
    for (const auto& [start, mean, std] : means_) {
        const auto name = normalization_of(mean, std);
        const bool is_whole = !mean.empty() && !std.empty() && !is_placeholder(mean, std);
        if (!name.empty()) {
            append_once(found, name);
        } else if (is_whole) {
            append_once(others, "mean " + mean + ", std " + std);
        } else if (std.empty() && numbers_in(mean).size() == 3) { // one number may be the mean of anything
            append_once(others, "mean " + mean);
        }
    }
    if (!found.empty()) {
        stated.normalize = found.front();
    } else if (!others.empty()) {
        stated.unnamed = others.front();
    }
    if (found.size() > 1) {
        stated.unusable.push_back(
            {RETORT_TEXT("the file states several normalisations, %1; the first is taken for its own"),
             {list_of(found)}});
    }
}

void ImageStatements::fill_in(StatedImages& stated) const {
    fill_in_side(stated);
    fill_in_normalization(stated);
    fill_in_interpolation(stated);
    if (stated.resized_side == 0) {
        stated.seen_share = seen_share_;
        stated.resized_side = resized_side_;
        stated.squashed = is_squashed_;
    }
}

/// By name, or by Pillow's number.
void ImageStatements::fill_in_interpolation(StatedImages& stated) const {
    if (!stated.interpolation.empty()) {
        return;
    }
    constexpr std::array<std::string_view, 3> bilinear{"bilinear", "linear", "2"};
    constexpr std::array<std::string_view, 3> bicubic{"bicubic", "cubic", "3"};
    constexpr std::array<std::string_view, 5> unsaid{"", "random", "?", "true", "false"};
    const auto is_among = [&](const auto& names) {
        return std::find(names.begin(), names.end(), interpolation_) != names.end();
    };
    if (is_among(bilinear)) {
        stated.interpolation = "bilinear";
    } else if (is_among(bicubic)) {
        stated.interpolation = "bicubic";
    } else if (!is_among(unsaid)) {
        stated.other_interpolation = interpolation_;
    }
}

} // namespace retort
