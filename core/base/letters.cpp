#include "core/base/letters.h"

#include <algorithm>

namespace retort {

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words;
    bool is_inside = false;
    for (const char c : name) {
        const bool parts = c == '.' || c == '_' || c == '-';
        if (!parts && !is_inside) {
            words.emplace_back();
        }
        if (!parts) {
            words.back() += lower(c);
        }
        is_inside = !parts;
    }
    return words;
}

} // namespace retort
