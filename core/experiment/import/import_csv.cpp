#include "core/experiment/import/import_csv.h"

#include "core/base/number_text.h"
#include "core/experiment/import/import_exports.h"
#include "core/experiment/import/import_long_form.h"
#include "core/experiment/import/import_separators.h"
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/tables/csv_cells.h"

#include <algorithm>
#include <array>
#include <span>

namespace retort {

namespace {

void require_text(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw ReadError(RETORT_TEXT("%1 is UTF-16 text; save it as UTF-8"));
    }
    if (text.find('\0') != std::string_view::npos) {
        throw ReadError(
            RETORT_TEXT("%1 is not a text file; CSV files and TensorBoard event files can be imported"));
    }
    if (trimmed(text).empty()) {
        throw ReadError(RETORT_TEXT("%1 is empty"));
    }
}

/// Whichever of comma, semicolon and tab the first line has most of, quoted cells aside.
char delimiter_of(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    constexpr std::array candidates{',', ';', '\t'};
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : text.substr(0, text.find('\n'))) {
        quoted = quoted != (c == '"');
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            counts[i] += !quoted && c == candidates[i] ? 1 : 0;
        }
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                               counts.begin())];
}

/// A name for each column: what has none is called by its place, as the index of a data frame is.
std::vector<std::string> column_names(const std::vector<std::string>& cells) {
    std::vector<std::string> names;
    for (const auto& cell : cells) {
        const auto name = trimmed(cell);
        names.push_back(name.empty() ? "column " + std::to_string(names.size() + 1) : printable(name, 200));
    }
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
            return trimmed(cell).empty() || parse_number(cell).has_value();
        })) {
        throw ReadError(RETORT_TEXT("%1, line 1: the column names are missing"));
    }
    return names;
}

/// Whether a program that went on with an older file wrote its header again.
bool repeats_header(const std::vector<std::string>& cells, const std::vector<std::string>& header) {
    return std::equal(cells.begin(), cells.end(), header.begin(), header.end(),
                      [](const auto& cell, const auto& name) { return trimmed(cell) == trimmed(name); });
}

ImportTable parse(std::string_view text) {
    require_text(text);
    CsvCells reader(text, delimiter_of(text), most_import_columns);
    std::vector<std::string> cells;
    ImportTable table;
    reader.next(cells);
    table.columns = column_names(cells);
    const auto header = cells;
    std::int64_t repeated = 0;
    while (reader.next(cells)) {
        if (repeats_header(cells, header)) {
            ++repeated;
            continue;
        }
        if (cells.size() != table.columns.size()) {
            throw ReadError(RETORT_TEXT("%1, line %2 has %3 cells, but the header has %4"),
                            {std::to_string(reader.line()), std::to_string(cells.size()),
                             std::to_string(table.columns.size())});
        }
        if ((table.rows.size() + 1) * table.columns.size() > most_import_cells) {
            throw ReadError(RETORT_TEXT("%1 has more than %2 cells"), {std::to_string(most_import_cells)});
        }
        table.rows.push_back({0, reader.line(), cells});
    }
    if (repeated > 0) {
        table.notes.push_back(
            {RETORT_TEXT("lines that repeat the header, ignored: %1"), {std::to_string(repeated)}});
    }
    drop_thousands_separators(table);
    return table;
}

std::string content_of(const std::filesystem::path& file) {
    const InputFile input(file);
    if (input.size() > largest_import) {
        throw ReadError(RETORT_TEXT("%1 is larger than %2 MiB, which is too large for training results"),
                        {std::to_string(largest_import >> 20U)});
    }
    std::string text(input.size(), '\0');
    input.read(0, std::as_writable_bytes(std::span(text)));
    return text;
}

} // namespace

ImportTable parse_import_csv(std::string_view text, const std::filesystem::path& name) {
    return naming(name, [&] {
        auto table = parse(text);
        table.sources = {name};
        if (!spread_export(table)) {
            spread_long_form(table);
        }
        return table;
    });
}

ImportTable read_import_csv(const std::filesystem::path& file) {
    const auto text = naming(file, [&] { return content_of(file); });
    return parse_import_csv(text, file);
}

} // namespace retort
