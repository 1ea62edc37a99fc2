// Letters and digits of names, whatever the locale.
#pragma once

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

} // namespace retort
