// CSV files of results that other programs wrote.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Reads a CSV file with names of columns in its first row: cells between commas, semicolons or tabs,
/// whichever the first line has most of; quotes, CR LF and a byte order mark as RFC 4180 and spreadsheets
/// have them. A line that repeats the first one is passed over. Throws Error for what is no such text: an
/// empty or binary file, UTF-16, a first row without names, a row with another number of cells than the first
/// one, more than the bounds of an import.
ImportTable read_import_csv(const std::filesystem::path& file);

/// The text of a CSV file, called `name` in what is said of it.
ImportTable parse_import_csv(std::string_view text, const std::filesystem::path& name);

} // namespace retort
