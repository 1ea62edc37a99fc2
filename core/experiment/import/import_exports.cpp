#include "core/experiment/import/import_exports.h"

#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_guess.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace retort {

namespace {

using Texts = std::vector<std::string>;

/// What stands before and after the last `separator` in `text`.
std::optional<std::pair<std::string, std::string>> parted(const std::string& text,
                                                          std::string_view separator) {
    const auto at = text.rfind(separator);
    return at == std::string::npos
               ? std::nullopt
               : std::optional(std::pair(text.substr(0, at), text.substr(at + separator.size())));
}

/// The cells of the columns "run" and those of its name.
Texts run_cells(const Texts& columns, const std::string& run) {
    Texts cells;
    for (const auto& column : columns) {
        cells.push_back(cell_of_run_name(column, run));
    }
    return cells;
}

Texts run_columns(const Texts& runs) {
    auto columns = columns_in_run_names(runs);
    columns.insert(columns.begin(), "run");
    return columns;
}

/// Begins with run_columns().
ImportTable begun(const ImportTable& from, const Texts& columns) {
    ImportTable table;
    table.sources = from.sources;
    table.notes = from.notes;
    table.columns = columns;
    for (std::size_t i = 1; i < columns.size(); ++i) {
        table.from_names.insert(i);
    }
    table.names_runs = true;
    return table;
}

/// "run-NAME-tag-TAG", as TensorBoard calls what a browser saves; where the name ends in that of a split, as
/// Keras' runs do, the split goes to the tag.
std::optional<std::pair<std::string, std::string>> run_and_tag(const std::string& stem) {
    auto parts = stem.starts_with("run-") ? parted(stem.substr(4), "-tag-") : std::nullopt;
    if (!parts) {
        return std::nullopt;
    }
    auto& [run, tag] = *parts;
    const auto before = run.find_last_of("_/") + 1; // 0 where there is none
    if (is_split_name(run.substr(before))) {
        tag = run.substr(before) + "/" + tag;
        run = run.substr(0, before == 0 ? 0 : before - 1);
    }
    return parts;
}

std::optional<ImportTable> tensorboard_table(const ImportTable& table) {
    if (table.columns != Texts{"Wall time", "Step", "Value"}) {
        return std::nullopt;
    }
    const auto named = run_and_tag(table.sources.front().stem().string());
    if (!named) {
        return std::nullopt;
    }
    const auto lead = run_columns({named->first});
    auto wide = begun(table, lead);
    wide.columns.insert(wide.columns.end(), {"step", told_apart(named->second, 120)});
    const auto cells = run_cells(lead, printable(named->first, longest_run_name));
    for (const auto& row : table.rows) {
        wide.rows.push_back({row.source, row.line, cells});
        wide.rows.back().cells.insert(wide.rows.back().cells.end(), {row.cells[1], row.cells[2]});
    }
    return wide;
}

/// The columns of a chart of Weights & Biases.
class Chart {
  public:
    explicit Chart(const ImportTable& table) : table_(table) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            place(i);
        }
    }

    /// Bounds of a curve are exported with every curve, and nowhere else.
    [[nodiscard]] bool is_one() const { return bounds_ > 0 && !runs_.empty(); }
    [[nodiscard]] ImportTable spread() const;

  private:
    using Curves = std::map<std::string, std::size_t>; ///< the column of each metric

    /// A run, as it is displayed: several may be called the same.
    struct Run {
        std::string said; ///< in the file
        std::string name; ///< no other run's
        Curves curves;
    };

    void place(std::size_t column);
    Run& run_without(const std::string& metric, const std::string& said);
    [[nodiscard]] std::size_t shared_names() const;
    void spread_row(const ImportTable::Row& row, const Texts& lead, ImportTable& wide) const;

    const ImportTable& table_;
    std::vector<std::size_t> axes_; ///< columns that belong to no run
    std::vector<Run> runs_;
    std::set<std::string> metrics_;
    int bounds_ = 0;
};

/// The first run called `said` that has no curve of `metric` yet, or another one: "name (2)".
Chart::Run& Chart::run_without(const std::string& metric, const std::string& said) {
    const auto find = [&](const auto& fits) { return std::find_if(runs_.begin(), runs_.end(), fits); };
    const auto found = find([&](const Run& run) { return run.said == said && !run.curves.contains(metric); });
    if (found != runs_.end()) {
        return *found;
    }
    auto name = said;
    for (int n = 2; find([&](const Run& run) { return run.name == name; }) != runs_.end(); ++n) {
        name = said + " (" + std::to_string(n) + ")";
    }
    return runs_.emplace_back(Run{said, name, {}});
}

void Chart::place(std::size_t column) {
    const auto named = parted(table_.columns[column], " - ");
    if (!named) {
        axes_.push_back(column);
        return;
    }
    const auto& [run, metric] = *named;
    if (metric.ends_with("__MIN") || metric.ends_with("__MAX")) {
        ++bounds_;
        return;
    }
    run_without(metric, run).curves.emplace(metric, column);
    metrics_.insert(metric);
}

void Chart::spread_row(const ImportTable::Row& row, const Texts& lead, ImportTable& wide) const {
    for (const auto& run : runs_) {
        auto cells = run_cells(lead, run.name);
        for (const auto axis : axes_) {
            cells.push_back(row.cells[axis]);
        }
        bool any = false;
        for (const auto& metric : metrics_) {
            const auto column = run.curves.find(metric);
            cells.push_back(column == run.curves.end() ? "" : row.cells[column->second]);
            any = any || !cells.back().empty();
        }
        if (any) {
            wide.rows.push_back({row.source, row.line, std::move(cells)});
        }
    }
}

std::size_t Chart::shared_names() const {
    std::set<std::string> seen;
    std::set<std::string> shared;
    for (const auto& run : runs_) {
        if (!seen.insert(run.said).second) {
            shared.insert(run.said);
        }
    }
    return shared.size();
}

ImportTable Chart::spread() const {
    Texts runs;
    for (const auto& run : runs_) {
        runs.push_back(run.name);
    }
    const auto lead = run_columns(runs);
    auto wide = begun(table_, lead);
    if (const auto shared = shared_names(); shared > 0) {
        wide.notes.push_back(
            {RETORT_TEXT("names that several runs share: %1; their curves are joined by position"),
             {std::to_string(shared)}});
    }
    for (const auto axis : axes_) {
        wide.columns.push_back(table_.columns[axis]);
    }
    wide.columns.insert(wide.columns.end(), metrics_.begin(), metrics_.end());
    for (const auto& row : table_.rows) {
        spread_row(row, lead, wide);
        if (wide.columns.size() * wide.rows.size() > most_import_cells) {
            throw ReadError(RETORT_TEXT("%1 has more than %2 cells"), {std::to_string(most_import_cells)});
        }
    }
    return wide;
}

} // namespace

bool spread_export(ImportTable& table) {
    if (auto exported = tensorboard_table(table)) {
        table = std::move(*exported);
        return true;
    }
    const Chart chart(table);
    if (!chart.is_one()) {
        return false;
    }
    table = chart.spread();
    return true;
}

} // namespace retort
