// Rows and cells of a CSV file, RFC 4180.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Reads a CSV text row by row. Lines end in LF or CR LF; a cell in double quotes may hold delimiters,
/// newlines and, doubled, quotes; empty lines are passed over, and so is a byte order mark. Throws ReadError,
/// with the line, for a quote that is never closed or that stands inside a cell, and for a row of more than
/// `most` cells.
class CsvCells {
  public:
    explicit CsvCells(std::string_view text, char delimiter = ',',
                      std::size_t most = std::numeric_limits<std::size_t>::max());

    /// Puts the next row into `cells`; false when there is none.
    bool next(std::vector<std::string>& cells);
    /// Where the last row began, from 1.
    [[nodiscard]] std::int64_t line() const { return line_; }

  private:
    [[nodiscard]] std::string cell();
    [[nodiscard]] std::string quoted_cell();
    void skip_empty_lines();
    bool take_line_end();

    std::string_view rest_;
    char delimiter_;
    std::size_t most_;
    std::int64_t line_ = 1;
    std::int64_t next_line_ = 1;
};

/// `text`, a name, as a cell: in quotes where it needs them, and after an apostrophe where a spreadsheet
/// would take it for a formula, because it begins with =, +, - or @.
std::string csv_cell(std::string_view text);

/// The name in a cell that csv_cell() made, once quotes are gone: without that apostrophe.
std::string_view name_in_cell(std::string_view cell);

} // namespace retort
