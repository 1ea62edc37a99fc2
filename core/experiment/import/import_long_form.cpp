#include "core/experiment/import/import_long_form.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_guess.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace {

/// The place of a column that is called one of `names`, whatever the case.
std::optional<std::size_t> find_column(const ImportTable& table, const std::set<std::string>& names) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (names.contains(lowered(table.columns[i]))) {
            return i;
        }
    }
    return std::nullopt;
}

/// The column that says which images the row's values are of. Others are called "stage" or "mode", too.
std::optional<std::size_t> find_split(const ImportTable& table) {
    const auto column = find_column(table, {"split", "phase", "subset", "set", "stage", "mode"});
    const auto is_one = [&](const ImportTable::Row& row) { return names_split(row.cells[*column]); };
    return column && std::any_of(table.rows.begin(), table.rows.end(), is_one) ? column : std::nullopt;
}

/// The columns that say which row of the wide table a row of the long one belongs to, or of the whole row.
bool is_key(const std::string& use) {
    return !use.empty() && find_metric(use) == nullptr;
}

/// Whether a column says when a row was written, which tells rows of one epoch apart and nothing else.
bool is_time(const std::string& column) {
    static const std::set<std::string> names{
        "time", "timestamp",  "_timestamp", "wall_time", "wall time", "walltime",     "datetime",
        "date", "created_at", "_runtime",   "runtime",   "relative",  "relative_time"};
    return names.contains(lowered(column));
}

/// Whether one cell says something else than another.
bool differ(std::string_view one, std::string_view other) {
    const auto number = cell_number(one);
    return number ? number != cell_number(other) : trimmed(one) != trimmed(other);
}

/// Makes a long table wide, row by row.
class Spreader {
  public:
    /// Where rows name a metric, its value stands in the column `value`, and all others are of the row.
    Spreader(const ImportTable& table, std::optional<std::size_t> split, std::optional<std::size_t> metric,
             std::optional<std::size_t> value)
        : split_(split)
        , metric_(metric) {
        const auto uses = guess_uses(table);
        for (std::size_t i = 0; i < uses.size(); ++i) {
            const bool is_value = metric ? i == value : !is_key(uses[i]);
            if (i != split && i != metric && !(metric && is_time(table.columns[i]))) {
                (is_value ? values_ : keys_).push_back(i);
            }
        }
        wide_.sources = table.sources;
        wide_.notes = table.notes;
        for (const auto key : keys_) {
            wide_.columns.push_back(table.columns[key]);
        }
    }

    [[nodiscard]] bool has_keys() const { return !keys_.empty() && !values_.empty(); }
    void take(const ImportTable& table, const ImportTable::Row& row);
    ImportTable finish();

  private:
    std::size_t column_of(const ImportTable& table, const ImportTable::Row& row, std::size_t value);
    void put(std::size_t row, std::size_t column, const std::string& cell);

    std::optional<std::size_t> split_;
    std::optional<std::size_t> metric_;
    std::vector<std::size_t> keys_;
    std::vector<std::size_t> values_;
    std::map<std::vector<std::string>, std::size_t> row_of_;
    std::map<std::string, std::size_t> column_of_;
    ImportTable wide_;
};

std::size_t Spreader::column_of(const ImportTable& table, const ImportTable::Row& row, std::size_t value) {
    std::string name = split_ ? row.cells[*split_] : "";
    const auto& quantity = metric_ ? row.cells[*metric_] : table.columns[value];
    name += (name.empty() ? "" : " ") + quantity;
    const auto [found, is_new] = column_of_.try_emplace(told_apart(name, 120), wide_.columns.size());
    if (is_new) {
        wide_.columns.push_back(found->first);
    }
    return found->second;
}

/// A later value counts, as everywhere; what is no value replaces none.
void Spreader::put(std::size_t row, std::size_t column, const std::string& cell) {
    auto& cells = wide_.rows[row].cells;
    if (cells.size() <= column) {
        cells.resize(column + 1);
    }
    auto& place = cells[column];
    const bool held = !is_no_value(trimmed(place));
    if (trimmed(cell).empty() || (held && is_no_value(trimmed(cell)))) {
        return;
    }
    wide_.replaced[column] += held && differ(place, cell) ? 1 : 0;
    place = cell;
}

void Spreader::take(const ImportTable& table, const ImportTable::Row& row) {
    std::vector<std::string> key;
    for (const auto i : keys_) {
        key.push_back(row.cells[i]);
    }
    const auto [found, is_new] = row_of_.try_emplace(key, wide_.rows.size());
    if (is_new) {
        wide_.rows.push_back({row.source, row.line, key});
    }
    for (const auto value : values_) {
        const auto column = column_of(table, row, value);
        if (wide_.columns.size() > most_import_columns) {
            throw ReadError(RETORT_TEXT("%1, line %2: there are more than %3 different metrics"),
                            {std::to_string(row.line), std::to_string(most_import_columns)});
        }
        put(found->second, column, row.cells[value]);
    }
}

ImportTable Spreader::finish() {
    if (wide_.columns.size() * wide_.rows.size() > most_import_cells) {
        throw ReadError(RETORT_TEXT("%1 has more than %2 cells"), {std::to_string(most_import_cells)});
    }
    for (auto& row : wide_.rows) {
        row.cells.resize(wide_.columns.size());
    }
    return std::move(wide_);
}

} // namespace

void spread_long_form(ImportTable& table) {
    const auto split = find_split(table);
    const auto value = find_column(table, {"value"});
    const auto metric =
        value ? find_column(table, {"metric", "tag", "variable", "name", "quantity", "key"}) : std::nullopt;
    if (!split && !metric) {
        return;
    }
    Spreader spreader(table, split, metric, value);
    if (!spreader.has_keys()) {
        return;
    }
    for (const auto& row : table.rows) {
        spreader.take(table, row);
    }
    table = spreader.finish();
}

} // namespace retort
