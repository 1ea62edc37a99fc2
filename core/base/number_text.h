// Numbers as text and back, in the C locale whatever the program's locale is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// The shortest text that reads back as the same number.
std::string number_text(double value);

/// "83.2" of the share 0.832.
std::string percent_text(double share);

/// The whole of `text`, spaces around it aside, as a finite number; nothing otherwise.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// `text` without spaces at either end.
std::string_view trimmed(std::string_view text);

} // namespace retort
