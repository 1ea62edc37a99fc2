#include "core/experiment/import/import_settings.h"

#include "core/base/letters.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_run_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace {

bool tells_runs(const std::string& use) {
    return use == "run" || use == "alpha" || use == "repeat" || use == "seed";
}

bool tells_rows(const std::string& use) {
    return tells_runs(use) || use == "epoch" || use == "setting";
}

/// What stands in the columns whose use `counts`.
std::vector<std::string_view> key_of(const ImportTable::Row& row, const std::vector<std::string>& uses,
                                     bool (*counts)(const std::string& use)) {
    std::vector<std::string_view> key;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (counts(uses[i])) {
            key.push_back(trimmed(row.cells[i]));
        }
    }
    return key;
}

/// Which run every row belongs to, going by the columns that tell runs apart.
using RowRuns = std::vector<std::size_t>;

RowRuns runs_of(const ImportTable& table, const std::vector<std::string>& uses) {
    RowRuns runs;
    std::map<std::vector<std::string_view>, std::size_t> known;
    for (const auto& row : table.rows) {
        runs.push_back(known.try_emplace(key_of(row, uses, tells_runs), known.size()).first->second);
    }
    return runs;
}

/// What a column says of each run; nothing where it says different things of one, or nothing at all of two
/// runs.
std::optional<std::map<std::size_t, std::string_view>> values_of(const ImportTable& table, std::size_t column,
                                                                 const RowRuns& runs) {
    std::map<std::size_t, std::string_view> values;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto cell = trimmed(table.rows[i].cells[column]);
        if (is_no_value(cell)) {
            continue;
        }
        if (const auto [found, is_new] = values.try_emplace(runs[i], cell);
            !is_new && found->second != cell) {
            return std::nullopt;
        }
    }
    return values.size() > 1 ? std::optional(values) : std::nullopt;
}

/// Names of columns in which programs keep book of runs, and results that stand in every row.
bool keeps_book(const std::string& column) {
    static const std::set<std::string> words{
        "id",      "uuid",    "guid",   "url",       "link", "date",     "time", "timestamp", "created",
        "updated", "started", "ended",  "heartbeat", "host", "hostname", "user", "entity",    "notes",
        "note",    "tags",    "commit", "git",       "path", "dir",      "file", "runtime",   "duration",
        "seconds", "best",    "final",  "last",      "max",  "min",      "wall", "pid",       "sweep",
        "project", "metric",  "value",  "accuracy",  "acc",  "loss",     "top1", "top5",      "f1"};
    std::string word;
    for (const char c : column + "_") {
        if (is_letter(c) || is_digit(c)) {
            word += lower(c);
        } else if (words.contains(word)) {
            return true;
        } else {
            word.clear();
        }
    }
    return false;
}

/// Whether it says the same of several runs, or nothing else makes runs repeats that it would tell apart. A
/// number that every run has for itself is a result, unless settings are called so.
bool is_setting(const std::string& column, const std::map<std::size_t, std::string_view>& values,
                bool tells_repeats) {
    std::set<std::string_view> distinct;
    bool are_numbers = true;
    for (const auto& [run, cell] : values) {
        distinct.insert(cell);
        are_numbers = are_numbers && cell_number(cell);
    }
    if (distinct.size() < 2) {
        return false;
    }
    const bool is_shared = distinct.size() < values.size();
    return is_shared || (!tells_repeats && (!are_numbers || names_a_setting(lowered(last_part(column)))));
}

/// Whether a column is the same in all rows of each run, and not in all runs of a point.
bool differs_within_points(const ImportTable& table, std::size_t column,
                           const std::vector<std::optional<std::size_t>>& run_of_row,
                           const std::vector<Point>& points) {
    std::map<std::size_t, std::string_view> of_run;
    for (std::size_t i = 0; i < run_of_row.size(); ++i) {
        const auto cell = trimmed(table.rows[i].cells[column]);
        if (!run_of_row[i] || cell.empty()) {
            continue;
        }
        const auto [place, is_new] = of_run.try_emplace(*run_of_row[i], cell);
        if (!is_new && place->second != cell) {
            return false;
        }
    }
    std::map<Point, std::set<std::string_view>> of_point;
    for (const auto& [run, cell] : of_run) {
        of_point[points[run]].insert(cell);
    }
    return std::any_of(of_point.begin(), of_point.end(), [](const auto& of) { return of.second.size() > 1; });
}

/// Rows that are of the same run and epoch as one before.
std::int64_t clashes(const ImportTable& table, const std::vector<std::string>& uses) {
    std::set<std::vector<std::string_view>> seen;
    for (const auto& row : table.rows) {
        seen.insert(key_of(row, uses, tells_rows));
    }
    return static_cast<std::int64_t>(table.rows.size() - seen.size());
}

/// Whether no cell of a column is a number, or it is called as settings are.
bool may_tell_runs(const ImportTable& table, std::size_t column) {
    return names_a_setting(lowered(last_part(table.columns[column]))) ||
           std::none_of(table.rows.begin(), table.rows.end(),
                        [&](const auto& row) { return cell_number(trimmed(row.cells[column])).has_value(); });
}

/// Where rows are of the same run and epoch, columns that tell them apart are settings of different runs.
void take_what_tells_apart(const ImportTable& table, std::vector<std::string>& uses) {
    auto left = clashes(table, uses);
    for (std::size_t column = 0; column < uses.size() && left > 0; ++column) {
        if (!uses[column].empty() || keeps_book(table.columns[column]) || !may_tell_runs(table, column)) {
            continue;
        }
        uses[column] = "setting";
        const auto now = clashes(table, uses);
        uses[column] = now < left ? "setting" : "";
        left = std::min(left, now);
    }
}

} // namespace

std::vector<std::string> guess_uses_and_settings(const ImportTable& table) {
    auto uses = guess_uses(table);
    const auto runs = runs_of(table, uses);
    const auto has = [&](const char* use) { return std::find(uses.begin(), uses.end(), use) != uses.end(); };
    const bool tells_repeats = has("repeat") || has("seed");
    const auto guessed = uses;
    for (std::size_t column = 0; column < uses.size(); ++column) {
        const auto& name = table.columns[column];
        const bool names_run = guessed[column] == "run" && names_setting(name);
        if (!names_run && (!guessed[column].empty() || keeps_book(name))) {
            continue;
        }
        if (const auto values = values_of(table, column, runs);
            values && is_setting(name, *values, tells_repeats)) {
            uses[column] = "setting";
        }
    }
    take_what_tells_apart(table, uses);
    return uses;
}

std::vector<std::string> unused_settings(const ImportTable& table, const std::vector<std::string>& uses,
                                         const std::vector<std::optional<std::size_t>>& run_of_row,
                                         const std::vector<Point>& points) {
    std::vector<std::string> columns;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto& use = column < uses.size() ? uses[column] : std::string();
        const auto& name = table.columns[column];
        const bool is_unused = use.empty() || use == "learning_rate" || (use == "run" && names_setting(name));
        if (name != "file" && is_unused && differs_within_points(table, column, run_of_row, points)) {
            columns.push_back(name);
        }
    }
    return columns;
}

bool counts_steps(const std::string& column) {
    const auto name = lowered(column);
    return name.find("epoch") == std::string::npos &&
           (name.find("step") != std::string::npos || name.find("iter") != std::string::npos);
}

std::vector<std::string> settings_in_names(const std::vector<std::string>& names, bool tells_repeats) {
    std::vector<std::string> settings;
    std::map<std::string, std::int64_t> of_setting;
    for (const auto& name : names) {
        settings.push_back(setting_of_run_name(name));
        ++of_setting[settings.back()];
    }
    const bool differ = !names_of_settings(names).empty() || (!tells_repeats && of_setting.size() > 1);
    for (std::size_t i = 0; i < names.size(); ++i) {
        settings[i] = !differ ? "" : of_setting[settings[i]] > 1 ? settings[i] : names[i];
    }
    return settings;
}

void keep_names_apart(const std::vector<RunSpec*>& runs) {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> alike; // by parameter and name
    for (const auto* run : runs) {
        for (const auto& [parameter, value] : run->settings) {
            alike[{parameter, safe_name(value)}].insert(value);
        }
    }
    for (auto* run : runs) {
        for (auto& [parameter, value] : run->settings) {
            const auto& same = alike.at({parameter, safe_name(value)});
            if (value != *same.begin()) {
                value = with_hash(value);
            }
        }
    }
}

Message note_on_columns(const std::vector<std::string>& columns) {
    constexpr std::size_t most_named = 5;
    std::string names;
    for (std::size_t i = 0; i < columns.size() && i < most_named; ++i) {
        names += (names.empty() ? "" : ", ") + columns[i];
    }
    names += columns.size() > most_named ? ", …" : "";
    return names.empty()
               ? Message{}
               : Message{RETORT_TEXT("runs of the same α count as repeats of one another, although these "
                                     "differ: %1. A column that is used as a setting tells them apart"),
                         {names}};
}

} // namespace retort
