// Letters, digits and words of names, whatever the locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort {

inline bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// What is no ASCII counts as one.
inline bool is_letter(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

inline char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` with its ASCII letters in lower case; other bytes stay.
std::string lowered(std::string_view text);

/// The words of a name that ".", "_" and "-" part, in lower case: "model", "ema", "module" of
/// "model_EMA.module.".
std::vector<std::string> name_words(std::string_view name);

} // namespace retort
