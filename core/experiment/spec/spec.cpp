#include "core/experiment/spec/spec.h"

#include "core/base/number_text.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <cctype>

namespace retort {

namespace {

/// Numbers by their value, before texts.
int compare_values(const std::string& a, const std::string& b) {
    const auto first = parse_number(a);
    const auto second = parse_number(b);
    if (first && second && *first != *second) {
        return *first < *second ? -1 : 1;
    }
    if (first.has_value() != second.has_value()) {
        return first ? -1 : 1;
    }
    return a.compare(b);
}

bool comes_before(const AxisValues& a, const AxisValues& b) {
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
            return one.first == other.first ? compare_values(one.second, other.second) < 0
                                            : one.first < other.first;
        });
}

} // namespace

bool Point::operator<(const Point& other) const {
    return alpha != other.alpha ? alpha < other.alpha : comes_before(settings, other.settings);
}

std::string point_label(const Point& point) {
    auto text = number_text(point.alpha);
    for (const auto& [parameter, value] : point.settings) {
        text += ", " + parameter + " " + value;
    }
    return text;
}

std::string safe_name(const std::string& value) {
    std::string text;
    for (const char c : value) {
        const bool is_safe =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '+' || c == '-';
        text += is_safe ? c : '-';
    }
    return text;
}

std::string point_name(const Point& point) {
    auto name = "alpha-" + number_text(point.alpha);
    for (const auto& [parameter, value] : point.settings) {
        name += "_" + safe_name(parameter) + "-" + safe_name(value);
    }
    // With the repeat behind it, it names a folder, for which file systems have 255 bytes.
    constexpr std::size_t longest = 240;
    constexpr std::size_t hash = 8;
    return name.size() <= longest
               ? name
               : name.substr(0, longest - hash - 1) + "-" + sha256_of(name).substr(0, hash);
}

std::string run_name(const RunSpec& run) {
    return point_name(run.point()) + "_rep-" + std::to_string(run.repeat);
}

std::string seed_text(const RunSpec& run) {
    return run.seed ? std::to_string(*run.seed) : std::string();
}

} // namespace retort
