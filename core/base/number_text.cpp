#include "core/base/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace retort {

namespace {

template <typename Number>
std::optional<Number> parse_whole(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

std::string number_text(double value) {
    std::array<char, 64> buffer{};
    auto* end = buffer.data() + buffer.size();
    // Left alone, to_chars writes 1e-04 and 1e+05 because that is a character shorter.
    const bool is_ordinary = value == 0.0 || (std::abs(value) >= 1e-6 && std::abs(value) < 1e15);
    const auto result = is_ordinary ? std::to_chars(buffer.data(), end, value, std::chars_format::fixed)
                                    : std::to_chars(buffer.data(), end, value);
    return {buffer.data(), result.ptr};
}

std::string percent_text(double share) {
    std::array<char, 512> buffer{}; // the largest double has 309 digits before the point
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), 100.0 * share,
                                      std::chars_format::fixed, 1);
    return {buffer.data(), result.ptr};
}

std::optional<double> parse_number(std::string_view text) {
    const auto value = parse_whole<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    return parse_whole<std::int64_t>(text);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace retort
