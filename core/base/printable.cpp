#include "core/base/printable.h"

namespace retort {

namespace {

/// The length of the UTF-8 sequence that starts at `text[0]`, or 0 where there is none: overlong forms,
/// surrogates and code points above U+10FFFF are none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || first > 0xF4 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool beyond = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return overlong || beyond ? 0 : length;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

} // namespace

bool is_printable(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0 || is_control(text[0])) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string printable(std::string_view text, std::size_t longest) {
    std::string clean;
    while (!text.empty()) {
        if (clean.size() >= longest) {
            return clean + "…";
        }
        const std::size_t length = sequence_length(text);
        const bool good = length != 0 && !is_control(text[0]);
        clean += good ? text.substr(0, length) : std::string_view("?");
        text.remove_prefix(good ? length : 1);
    }
    return clean;
}

} // namespace retort
