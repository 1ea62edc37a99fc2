// Cells of foreign results as numbers.
#pragma once

#include "core/experiment/record/records.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// Whether a cell without spaces around it says that there is no value: "", "nan", "n/a", "none", "-".
bool is_no_value(std::string_view cell);

/// A number with a decimal point or a decimal comma; infinite ones too, as losses that diverge are.
std::optional<double> cell_number(std::string_view cell);
std::optional<std::int64_t> cell_integer(std::string_view cell);

/// A whole number from 0 to 2⁶⁴ - 1.
std::optional<std::uint64_t> cell_seed(std::string_view cell);

/// `text` fit for printing, as printable() makes it; what is longer than `longest` bytes (> 16) ends in a
/// hash of all of it, so that two texts stay two.
std::string told_apart(std::string_view text, std::size_t longest);

/// `text` with a hash of it behind: "kd~1a2b3c4d".
std::string with_hash(const std::string& text);

/// As long as the name of a run may be, which may be a path: it tells runs apart.
constexpr std::size_t longest_run_name = 4096;

/// What a run came to, by Retort's words and other programs', in lower case. What ran elsewhere no longer
/// runs, and waits for nothing. Nothing for a text that is not known.
std::optional<RunStatus> ended_status(const std::string& text);

} // namespace retort
