#include "core/experiment/import/import_separators.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_guess.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace retort {

namespace {

/// A number as it is written: its digits, groups of three after a separator, and decimals.
struct Written {
    char separator = 0; ///< between groups, or before what may be decimals; 0: none
    int groups = 0;     ///< behind it, all of three digits
    char decimal = 0;   ///< what decimals stand behind for certain; 0: none
};

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) {
        ++count;
    }
    return count;
}

/// Nothing where the cell is no number, or one with other letters in it.
Written written_as(std::string_view cell) {
    Written found;
    std::size_t at = !cell.empty() && (cell.front() == '-' || cell.front() == '+') ? 1 : 0;
    const auto first = digits_at(cell, at);
    at += first;
    const bool may_group = first >= 1 && first <= 3 && cell[at - first] != '0';
    while (at < cell.size() && (cell[at] == ',' || cell[at] == '.')) {
        const char sign = cell[at];
        const auto count = digits_at(cell, at + 1);
        const bool is_group = may_group && count == 3 && found.decimal == 0 &&
                              (found.separator == 0 || found.separator == sign);
        if (!is_group && (count == 0 || found.decimal != 0 || found.separator == sign)) {
            return {};
        }
        at += 1 + count;
        if (is_group) {
            found.separator = sign;
            ++found.groups;
        } else {
            found.decimal = sign;
        }
    }
    return at == cell.size() ? found : Written();
}

/// What decimals are written with elsewhere in the table.
struct Decimals {
    bool points = false;
    bool commas = false;
};

Decimals decimals_of(const ImportTable& table, const std::vector<std::size_t>& columns) {
    Decimals found;
    for (const auto& row : table.rows) {
        for (const auto column : columns) {
            const auto written = written_as(trimmed(row.cells[column]));
            found.points = found.points || written.decimal == '.';
            found.commas = found.commas || written.decimal == ',';
        }
    }
    return found;
}

/// Those that hold numbers by their names: others may hold lists, "150,180,210".
std::vector<std::size_t> number_columns(const ImportTable& table) {
    const auto uses = guess_uses(table);
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto& use = uses[i];
        if (use == "epoch" || use == "seed" || find_metric(use) != nullptr ||
            lowered(table.columns[i]) == "value") {
            columns.push_back(i);
        }
    }
    return columns;
}

/// Whether what stands behind the separator are thousands.
bool has_thousands(const Written& written, const Decimals& decimals) {
    if (written.groups == 0) {
        return false;
    }
    return written.groups > 1 || written.decimal != 0 ||
           (written.separator == ',' ? decimals.points && !decimals.commas
                                     : decimals.commas && !decimals.points);
}

} // namespace

void drop_thousands_separators(ImportTable& table) {
    const auto columns = number_columns(table);
    const auto decimals = decimals_of(table, columns);
    std::int64_t dropped = 0;
    std::int64_t doubtful = 0;
    for (auto& row : table.rows) {
        for (const auto column : columns) {
            auto& cell = row.cells[column];
            const auto written = written_as(trimmed(cell));
            if (has_thousands(written, decimals)) {
                std::erase(cell, written.separator);
                ++dropped;
            } else if (written.groups == 1 && written.separator == ',') {
                ++doubtful;
            }
        }
    }
    if (dropped > 0) {
        table.notes.push_back(
            {RETORT_TEXT("numbers with thousands separators: %1"), {std::to_string(dropped)}});
    }
    if (doubtful > 0 && !decimals.commas) {
        table.notes.push_back(
            {RETORT_TEXT("numbers with three digits behind a comma, which is read as a decimal "
                         "comma: %1"),
             {std::to_string(doubtful)}});
    }
}

} // namespace retort
