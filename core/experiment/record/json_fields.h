// Fields of JSON documents; what is wrong with one is said by its key.
#pragma once

#include "core/base/message.h"
#include "core/files/bytes/json_text.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace retort {

/// What `text` holds, discarded where that is no JSON or is nested too deeply.
inline nlohmann::json parse_leniently(const std::string& text) {
    return is_nested_too_deeply(text) ? nlohmann::json(nlohmann::json::value_t::discarded)
                                      : nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
}

/// The JSON object that `text` is. Throws Error where it is none, or nested too deeply.
inline nlohmann::json parse_object(const std::string& text) {
    if (is_nested_too_deeply(text)) {
        throw Error(RETORT_TEXT("it is JSON nested more than %1 levels deep"),
                    {std::to_string(deepest_json)});
    }
    auto value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!value.is_object()) {
        throw Error(RETORT_TEXT("it is not a JSON object"));
    }
    return value;
}

/// Sets `into` where `from` has `key`. Throws Error where the value is of another type.
template <typename Value>
void read_field(const nlohmann::json& from, const std::string& key, Value& into) {
    const auto found = from.find(key);
    if (found == from.end()) {
        return;
    }
    try {
        into = found->template get<Value>();
    } catch (const nlohmann::json::exception&) {
        throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"), {key, shown_json(*found)});
    }
}

/// The value of `key`. Throws Error where it is missing or of another type.
template <typename Value>
Value required_field(const nlohmann::json& from, const std::string& key) {
    if (!from.contains(key)) {
        throw Error(RETORT_TEXT("the key “%1” is missing"), {key});
    }
    Value value{};
    read_field(from, key, value);
    return value;
}

/// Throws Error where the document's "schema" is missing or newer than `known`.
inline void require_schema(const nlohmann::json& document, std::int64_t known) {
    if (const auto schema = required_field<std::int64_t>(document, "schema"); schema > known) {
        throw Error(
            RETORT_TEXT("its schema %1 is newer than the latest one this version of Retort supports (%2)"),
            {std::to_string(schema), std::to_string(known)});
    }
}

} // namespace retort
