// Text from other hands, made fit to be shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace retort {

/// Whether `text` is valid UTF-8 without control characters.
bool is_printable(std::string_view text);

/// Untrusted text made fit for a message: control characters and invalid UTF-8 become '?', and what is longer
/// than `longest` bytes is cut.
std::string printable(std::string_view text, std::size_t longest = 120);

} // namespace retort
