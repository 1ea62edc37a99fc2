// Columns of text for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Characters as a terminal shows them: the bytes of UTF-8 that begin one.
std::size_t shown_width(std::string_view text);

/// On which side the cells of a column end.
enum class ColumnSide { left, right };

/// A line a row, its columns two spaces apart, `first` the side of the first one and the others to the right.
/// All rows have as many cells as the first.
std::string text_columns(const std::vector<std::vector<std::string>>& rows, ColumnSide first);

} // namespace retort
