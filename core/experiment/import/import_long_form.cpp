#include "core/experiment/import/import_long_form.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_guess.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace {

/// The place of a column that is called one of `names`, the first of them that there is, whatever the case.
std::optional<std::size_t> find_column(const ImportTable& table, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (lowered(table.columns[i]) == name) {
                return i;
            }
        }
    }
    return std::nullopt;
}

/// MLflow calls it "key", as others call the name of a run.
std::optional<std::size_t> find_metric_column(const ImportTable& table) {
    const auto named = find_column(table, {"metric", "tag", "variable", "name", "quantity"});
    const auto key = find_column(table, {"key"});
    const auto is_metric = [&](const ImportTable::Row& row) { return names_metric(row.cells[*key]); };
    const bool is_key = !named && key && std::any_of(table.rows.begin(), table.rows.end(), is_metric);
    return is_key ? key : named;
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

/// Whether the rows of some metric have nothing in `column` that those of another have, though they are of
/// one row of the wide table: a unit, or the time of writing.
bool is_of_metric(const ImportTable& table, std::size_t column, std::size_t metric,
                  const std::vector<std::size_t>& keys) {
    std::map<std::vector<std::string>, std::map<std::string, std::set<std::string>>> values;
    for (const auto& row : table.rows) {
        std::vector<std::string> key;
        for (const auto i : keys) {
            key.push_back(row.cells[i]);
        }
        values[key][row.cells[metric]].insert(row.cells[column]);
    }
    return std::any_of(values.begin(), values.end(), [](const auto& group) {
        const auto& first = group.second.begin()->second;
        return std::any_of(group.second.begin(), group.second.end(), [&](const auto& other) {
            return std::none_of(first.begin(), first.end(),
                                [&](const std::string& value) { return other.second.contains(value); });
        });
    });
}

/// Whether one cell says something else than another.
bool differ(std::string_view one, std::string_view other) {
    const auto number = cell_number(one);
    return number ? number != cell_number(other) : trimmed(one) != trimmed(other);
}

/// Makes a long table wide, row by row.
class Spreader {
  public:
    /// Where rows name a metric, its value stands in the column `value`, and all others are of the row but
    /// for what goes with the metric.
    Spreader(const ImportTable& table, std::optional<std::size_t> split, std::optional<std::size_t> metric,
             std::optional<std::size_t> value)
        : split_(split)
        , metric_(metric) {
        const auto uses = guess_uses(table);
        std::vector<std::size_t> further;
        for (std::size_t i = 0; i < uses.size(); ++i) {
            if (i == split || i == metric) {
                continue;
            }
            if (metric ? i == value : !is_key(uses[i])) {
                values_.push_back(i);
            } else {
                (is_key(uses[i]) ? keys_ : further).push_back(i);
            }
        }
        wide_.sources = table.sources;
        wide_.notes = table.notes;
        take_further(table, further);
        for (const auto key : keys_) {
            wide_.columns.push_back(table.columns[key]);
        }
    }

    [[nodiscard]] bool has_keys() const { return !keys_.empty() && !values_.empty(); }
    void take(const ImportTable& table, const ImportTable::Row& row);
    ImportTable finish();

  private:
    void take_further(const ImportTable& table, const std::vector<std::size_t>& further);
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

/// Columns that say something of each metric, as its unit, are told and left out.
void Spreader::take_further(const ImportTable& table, const std::vector<std::size_t>& further) {
    const auto known = keys_;
    std::string unused;
    for (const auto column : further) {
        if (is_of_metric(table, column, *metric_, known)) {
            unused += (unused.empty() ? "" : ", ") + table.columns[column];
        } else {
            keys_.push_back(column);
        }
    }
    std::sort(keys_.begin(), keys_.end());
    if (!unused.empty()) {
        wide_.notes.push_back(
            {RETORT_TEXT("columns that say something of each metric, and are not used: %1"), {unused}});
    }
}

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
    const auto metric = value ? find_metric_column(table) : std::nullopt;
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
