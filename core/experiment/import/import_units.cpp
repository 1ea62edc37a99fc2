#include "core/experiment/import/import_units.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_cells.h"

#include <algorithm>
#include <map>

namespace retort {

namespace {

/// What the numbers of a column are like.
struct ShareColumn {
    std::vector<double> largest;      ///< by run, of the numbers without a mark
    std::vector<bool> only_ones;      ///< by run, whether every number without a mark is 1
    std::vector<std::int64_t> shares; ///< by run, how many lie between 0 and 1
    bool marked = false;              ///< a number is marked "%"
    bool named = false;               ///< the column's name says percent

    [[nodiscard]] bool any_number() const { return count(0.0) > 0; }
    [[nodiscard]] bool is_percent() const {
        return named || count(1.0 + share_tolerance) > 0 || (marked && !any_number());
    }
    /// Runs with a number above `bound`.
    [[nodiscard]] std::int64_t count(double bound) const {
        return std::count_if(largest.begin(), largest.end(), [&](double value) { return value > bound; });
    }
    /// Numbers between 0 and 1 in runs that have larger ones, too.
    [[nodiscard]] std::int64_t count_shares() const {
        std::int64_t count = 0;
        for (std::size_t run = 0; run < largest.size(); ++run) {
            count += largest[run] > 1.0 + share_tolerance ? shares[run] : 0;
        }
        return count;
    }
    /// Runs that have numbers, all of them 1.
    [[nodiscard]] std::int64_t count_perfect() const {
        std::int64_t perfect = 0;
        for (std::size_t run = 0; run < largest.size(); ++run) {
            perfect += largest[run] == 1.0 && only_ones[run] ? 1 : 0;
        }
        return perfect;
    }
};

/// The run of each row, told by the columns that make_import() tells runs by.
std::vector<std::size_t> runs_of_rows(const ImportTable& table, const std::vector<std::string>& uses) {
    std::vector<std::size_t> keys;
    for (std::size_t i = 0; i < uses.size() && i < table.columns.size(); ++i) {
        if (uses[i] == "run" || uses[i] == "alpha" || uses[i] == "repeat" || uses[i] == "seed" ||
            uses[i] == "setting") {
            keys.push_back(i);
        }
    }
    std::map<std::vector<std::string_view>, std::size_t> index;
    std::vector<std::size_t> runs;
    for (const auto& row : table.rows) {
        std::vector<std::string_view> key;
        for (const auto i : keys) {
            key.push_back(trimmed(row.cells[i]));
        }
        runs.push_back(index.try_emplace(std::move(key), index.size()).first->second);
    }
    return runs;
}

/// "val_acc_pct", "accuracy (%)"
bool says_percent(const std::string& column) {
    const auto name = lowered(column);
    return name.find('%') != std::string::npos || name.find("percent") != std::string::npos ||
           name.find("pct") != std::string::npos;
}

/// `runs` has the run of each row.
ShareColumn look_at(const ImportTable& table, std::size_t column, const std::vector<std::size_t>& runs) {
    ShareColumn seen;
    seen.named = says_percent(table.columns[column]);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto cell = trimmed(table.rows[i].cells[column]);
        seen.largest.resize(std::max(seen.largest.size(), runs[i] + 1));
        seen.only_ones.resize(seen.largest.size(), true);
        seen.shares.resize(seen.largest.size());
        auto& largest = seen.largest[runs[i]];
        const auto number = cell_number(cell);
        largest = std::max(largest, number.value_or(0.0));
        seen.only_ones[runs[i]] = seen.only_ones[runs[i]] && number.value_or(1.0) == 1.0;
        seen.shares[runs[i]] += number && *number > 0.0 && *number < 1.0 ? 1 : 0;
        seen.marked = seen.marked || cell.ends_with('%');
    }
    return seen;
}

/// Runs at chance level in percent look like shares, and the other way round.
void note_runs(const std::string& column, const ShareColumn& seen, std::vector<Message>& notes) {
    const auto low = seen.count(0.0) - seen.count(1.0 + share_tolerance);
    if (low > 0 && seen.count(1.0 + share_tolerance) > 0) {
        notes.push_back(
            {RETORT_TEXT("runs in which “%1” is never above 1, read as percent like the other runs: %2"),
             {column, std::to_string(low)}});
    }
    if (const auto shares = seen.count_shares(); shares > 0) {
        notes.push_back(
            {RETORT_TEXT("values of “%1” between 0 and 1, read as percent like the larger ones of the "
                         "same run: %2"),
             {column, std::to_string(shares)}});
    }
    const auto perfect = seen.count_perfect();
    if (!seen.is_percent() && perfect > 0) {
        notes.push_back({RETORT_TEXT("runs in which “%1” is 1 in every epoch, read as 100 %: %2. Is it one "
                                     "percent?"),
                         {column, std::to_string(perfect)}});
    }
}

void note_columns(const std::string& percent, const std::string& fraction, std::vector<Message>& notes) {
    if (!percent.empty() && !fraction.empty()) {
        notes.push_back(
            {RETORT_TEXT("columns read as percent: %1; as fractions from 0 to 1: %2"), {percent, fraction}});
    }
}

bool is_share(const std::string& use) {
    const auto* metric = find_metric(use);
    return metric != nullptr && metric->is_share();
}

} // namespace

std::optional<AccuracyUnit> parse_accuracy_unit(std::string_view text) {
    if (text == "automatic") {
        return AccuracyUnit::automatic;
    }
    return text == "fraction"  ? std::optional(AccuracyUnit::fraction)
           : text == "percent" ? std::optional(AccuracyUnit::percent)
                               : std::nullopt;
}

ShareUnits share_units(const ImportTable& table, const std::vector<std::string>& uses, AccuracyUnit wanted) {
    ShareUnits units;
    units.of.resize(table.columns.size(), AccuracyUnit::automatic);
    const auto runs =
        wanted == AccuracyUnit::automatic ? runs_of_rows(table, uses) : std::vector<std::size_t>();
    std::string percent;
    std::string fraction;
    for (std::size_t i = 0; i < uses.size() && i < table.columns.size(); ++i) {
        units.of[i] = is_share(uses[i]) ? wanted : AccuracyUnit::automatic;
        if (!is_share(uses[i]) || wanted != AccuracyUnit::automatic) {
            continue;
        }
        const auto seen = look_at(table, i, runs);
        units.of[i] = seen.is_percent() ? AccuracyUnit::percent : AccuracyUnit::fraction;
        note_runs(table.columns[i], seen, units.notes);
        if (seen.is_percent() || seen.any_number()) {
            auto& names = seen.is_percent() ? percent : fraction;
            names += (names.empty() ? "" : ", ") + table.columns[i];
        }
    }
    note_columns(percent, fraction, units.notes);
    return units;
}

} // namespace retort
