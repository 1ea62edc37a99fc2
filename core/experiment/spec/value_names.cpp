#include "core/experiment/spec/value_names.h"

#include "core/weights/pretrained.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Where a UTF-8 character begins at or before `place`.
std::size_t character_at(const std::string& text, std::size_t place) {
    while (place > 0 && place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U) {
        --place;
    }
    return place;
}

/// What is too long for tables and names of folders loses its middle.
std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 48;
    constexpr std::size_t head = 22;
    if (text.size() <= longest) {
        return text;
    }
    return text.substr(0, character_at(text, head)) + "…" +
           text.substr(character_at(text, text.size() - head));
}

/// What a value may be called, the best first; the last one is its alone.
std::vector<std::string> possible_names(const Parameter& parameter, const std::string& value) {
    if (!is_file_path(parameter, value)) {
        return {value};
    }
    const fs::path whole = absolute_path(value);
    std::vector<std::string> names;
    fs::path folders;
    for (auto parent = whole.parent_path();; parent = parent.parent_path()) {
        names.push_back(shortened((folders / whole.stem()).string()));
        names.push_back(shortened((folders / whole.filename()).string()));
        if (parent == parent.parent_path()) {
            break;
        }
        folders = parent.filename() / folders;
    }
    names.push_back(names.front() + "~" + sha256_of(whole.string()).substr(0, 8));
    return names;
}

/// How many values may have a name.
using Claims = std::map<std::string, std::set<std::size_t>>;

std::string own_name(const std::vector<std::string>& names, const Claims& claims) {
    const auto own = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return claims.at(safe_name(name)).size() == 1;
    });
    return own == names.end() ? names.back() : *own;
}

std::string counterpart(const std::string& wanted, const std::vector<std::string>& from,
                        const std::vector<std::string>& to) {
    const auto found = std::find(from.begin(), from.end(), wanted);
    return found == from.end() ? wanted : to.at(static_cast<std::size_t>(found - from.begin()));
}

} // namespace

bool is_file_path(const Parameter& parameter, const std::string& value) {
    return parameter.path != ParameterPath::none && !value.empty() && !is_choice(parameter, value) &&
           !parse_pretrained_name(value);
}

std::string absolute_path(const std::string& path) {
    std::error_code error;
    const auto absolute = fs::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

std::vector<std::string> value_names(const ExperimentSpec& spec, const Parameter& parameter) {
    auto values = values_of(spec, parameter);
    if (parameter.path == ParameterPath::none || values.size() < 2) {
        return values;
    }
    std::vector<std::vector<std::string>> possible;
    Claims claims;
    for (std::size_t i = 0; i < values.size(); ++i) {
        possible.push_back(possible_names(parameter, values[i]));
        for (const auto& name : possible.back()) {
            claims[safe_name(name)].insert(i);
        }
    }
    std::transform(possible.begin(), possible.end(), values.begin(),
                   [&](const auto& names) { return own_name(names, claims); });
    return values;
}

std::string name_of_value(const ExperimentSpec& spec, const Parameter& parameter, const std::string& value) {
    return counterpart(value, values_of(spec, parameter), value_names(spec, parameter));
}

std::string value_called(const ExperimentSpec& spec, const Parameter& parameter, const std::string& name) {
    return counterpart(name, value_names(spec, parameter), values_of(spec, parameter));
}

} // namespace retort
