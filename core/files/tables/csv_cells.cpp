#include "core/files/tables/csv_cells.h"

#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <array>

namespace retort {

CsvCells::CsvCells(std::string_view text, char delimiter, std::size_t most)
    : rest_(text)
    , delimiter_(delimiter)
    , most_(most) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(byte_order_mark)) {
        rest_.remove_prefix(byte_order_mark.size());
    }
}

bool CsvCells::next(std::vector<std::string>& cells) {
    cells.clear();
    skip_empty_lines();
    line_ = next_line_;
    if (rest_.empty()) {
        return false;
    }
    cells.push_back(cell());
    while (!rest_.empty() && !take_line_end()) {
        rest_.remove_prefix(1); // a delimiter: nothing else ends a cell
        if (cells.size() >= most_) {
            throw ReadError(RETORT_TEXT("%1, line %2 has more than %3 cells"),
                            {std::to_string(line_), std::to_string(most_)});
        }
        cells.push_back(cell());
    }
    return true;
}

void CsvCells::skip_empty_lines() {
    while (take_line_end()) {
    }
}

bool CsvCells::take_line_end() {
    const auto length = rest_.starts_with("\r\n") ? 2U : rest_.starts_with('\n') ? 1U : 0U;
    rest_.remove_prefix(length);
    next_line_ += length > 0 ? 1 : 0;
    return length > 0;
}

std::string CsvCells::cell() {
    if (rest_.starts_with('"')) {
        return quoted_cell();
    }
    const std::array ends{delimiter_, '\n'};
    auto text = rest_.substr(0, rest_.find_first_of(std::string_view(ends.data(), ends.size())));
    rest_.remove_prefix(text.size());
    if (text.ends_with('\r') && !rest_.starts_with(delimiter_)) {
        text.remove_suffix(1); // of the line's end
    }
    if (text.find('"') != std::string_view::npos) {
        throw ReadError(RETORT_TEXT("%1, line %2: there is a quote inside a cell; such a cell must be "
                                    "quoted, with inner quotes doubled"),
                        {std::to_string(next_line_)});
    }
    return std::string(text);
}

std::string CsvCells::quoted_cell() {
    std::string text;
    const auto opened = next_line_;
    for (;;) {
        rest_.remove_prefix(1);
        const auto end = rest_.find('"');
        if (end == std::string_view::npos) {
            throw ReadError(RETORT_TEXT("%1, line %2: an opening quote is never closed"),
                            {std::to_string(opened)});
        }
        const auto part = rest_.substr(0, end);
        next_line_ += std::count(part.begin(), part.end(), '\n');
        text += part;
        rest_.remove_prefix(end + 1);
        if (!rest_.starts_with('"')) {
            break;
        }
        text += '"';
    }
    if (!rest_.empty() && !rest_.starts_with(delimiter_) && !rest_.starts_with('\n') &&
        !rest_.starts_with("\r\n")) {
        throw ReadError(RETORT_TEXT("%1, line %2: there is text after a closing quote"),
                        {std::to_string(next_line_)});
    }
    return text;
}

namespace {

bool begins_a_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

} // namespace

std::string_view name_in_cell(std::string_view cell) {
    const bool is_guarded = cell.starts_with('\'') && begins_a_formula(cell.substr(1));
    return is_guarded ? cell.substr(1) : cell;
}

std::string csv_cell(std::string_view text) {
    if (begins_a_formula(text)) {
        return csv_cell("'" + std::string(text));
    }
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

} // namespace retort
