#include "core/base/text_columns.h"

#include <algorithm>

namespace retort {

std::size_t shown_width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string text_columns(const std::vector<std::vector<std::string>>& rows, ColumnSide first) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(row.size());
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], shown_width(row[column]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string room(widths[column] - shown_width(row[column]), ' ');
            text += column > 0 ? "  " : "";
            text += column == 0 && first == ColumnSide::left ? row[column] + room : room + row[column];
        }
        text += '\n';
    }
    return text;
}

} // namespace retort
