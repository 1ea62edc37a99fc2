// JSON from other hands, before and after it is parsed.
#pragma once

#include "core/files/bytes/read_error.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace retort {

/// How deep lists and objects may lie in one another: more than any file of ours has. Parsers do without
/// recursion; what copies or prints a value does not, and would run out of stack.
inline constexpr std::size_t deepest_json = 200;

/// Whether `json` lies deeper than deepest_json. Text that is no JSON is judged by its brackets alike.
bool is_nested_too_deeply(std::string_view json);

/// A value as it is quoted in a message: in one short line, and of a list or an object only that it is one.
template <typename Json>
std::string shown_json(const Json& value) {
    return value.is_structured() ? std::string(value.is_array() ? "a list" : "an object")
                                 : printable(value.dump(-1, ' ', false, Json::error_handler_t::replace), 80);
}

} // namespace retort
