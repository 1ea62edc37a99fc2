#include "core/experiment/import/import_runs.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_epochs.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_notes.h"
#include "core/experiment/import/import_repeats.h"
#include "core/experiment/import/import_run_names.h"
#include "core/experiment/import/import_settings.h"
#include "core/files/bytes/read_error.h"
#include "core/files/tables/csv_cells.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace retort {

namespace {

constexpr std::int64_t largest_epoch = 100'000'000;
constexpr std::int64_t largest_repeat = 1'000'000;
constexpr std::size_t longest_setting = 60;

/// A column of a metric.
struct MetricColumn {
    std::size_t column = 0;
    double EpochRecord::*value = nullptr;
    bool share = false;
    bool percent = false; ///< its numbers are, even without a mark
    bool training = false;
    bool measured = false; ///< on images that were held out
};

/// What tells runs apart: the texts of the columns of run, seed, α and repeat.
using RunKey = std::vector<std::string>;

struct RawRun {
    RunRecord record;
    RunFacts facts; ///< as they stand in the table
    std::string label;
    std::map<int, EpochRecord> epochs;
};

class Importer {
  public:
    Importer(const ImportTable& table, const ImportMapping& mapping) : table_(table), mapping_(mapping) {}
    Import make(const std::stop_token& stop);

  private:
    void place_columns();
    void look_at_columns();
    void take(const ImportTable::Row& row);
    [[nodiscard]] bool has_values(const ImportTable::Row& row) const;
    RawRun& run_of(const ImportTable::Row& row);
    [[nodiscard]] RunKey key_of(const ImportTable::Row& row) const;
    void compare_alpha(const ImportTable::Row& row, const std::string& label);
    RawRun* find_run(const RunKey& key);
    void take_status(const ImportTable::Row& row);
    void set_statuses();
    void note_settings(Import& import) const;
    [[nodiscard]] std::vector<std::string> settings_in_columns() const;
    void settle_settings();
    void take_metric(const MetricColumn& metric, const ImportTable::Row& row, EpochRecord& record);
    void number_epochs();
    void number_runs();
    RunRecord finish(RawRun& run) const;
    void write_notes(Import& import) const;
    [[noreturn]] void refuse(const ImportTable::Row& row, std::size_t column, const char* text) const;

    const ImportTable& table_;
    const ImportMapping& mapping_;
    std::optional<std::size_t> epoch_;
    std::optional<std::size_t> alpha_;
    std::optional<std::size_t> repeat_;
    std::optional<std::size_t> seed_;
    std::optional<std::size_t> status_;
    std::optional<std::size_t> search_; ///< 1 for runs that points were chosen by
    /// Of what runs were trained with, which intervals go by: folds, and the share of the training images.
    std::map<std::string, std::size_t> trained_with_;
    std::vector<std::pair<RunKey, std::string>> statuses_; ///< in the order of the rows
    std::map<std::string, std::int64_t> unknown_status_;
    std::int64_t lost_statuses_ = 0;
    std::int64_t other_alpha_ = 0; ///< runs whose name says another α than the one for all
    std::string other_name_;       ///< the first of them
    std::vector<std::size_t> names_;
    std::vector<std::size_t> settings_;
    std::vector<MetricColumn> metrics_;
    StepMetrics kinds_; ///< of metrics_
    std::map<RunKey, std::size_t> index_;
    std::vector<RawRun> runs_; ///< as they appear
    std::int64_t without_epoch_ = 0;
    std::int64_t without_values_ = 0;
    std::int64_t replaced_ = 0;
    std::int64_t renumbered_ = 0;
    std::int64_t by_names_ = 0;    ///< runs whose names are settings
    std::int64_t by_counters_ = 0; ///< runs that count as repeats, as a number alone tells their names apart
    std::int64_t by_both_ = 0;     ///< runs that repeat and seed number together
    std::int64_t by_order_ = 0;    ///< runs that the order of the table numbers
    std::int64_t fold_count_ = 0;  ///< where repeats are folds
    std::int64_t from_zero_ = 0;   ///< runs whose repeats, or epochs, are counted from 0
    SettledEpochs settled_;
    std::vector<Message> unit_notes_;
};

void Importer::place_columns() {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < mapping_.uses.size() && i < table_.columns.size(); ++i) {
        const auto& use = mapping_.uses[i];
        if (use.empty()) {
            continue;
        }
        if (use != "run" && use != "setting" && !taken.insert(use).second) {
            throw Error(RETORT_TEXT("more than one column is used as “%1”"), {use});
        }
        if (const auto* metric = find_metric(use)) {
            metrics_.push_back({i, metric->value, metric->is_share(), false,
                                metric->split == MetricSplit::train,
                                metric->split == MetricSplit::val || is_on_test(*metric)});
            if (metrics_.back().measured || metrics_.back().training) {
                (metrics_.back().measured ? kinds_.measured : kinds_.trained).push_back(metric->value);
            }
        } else if (use == "run") {
            names_.push_back(i);
        } else if (use == "setting") {
            settings_.push_back(i);
        } else if (use == "status") {
            status_ = i;
        } else if (use == "search") {
            search_ = i;
        } else if (use == "folds" || use == "train-fraction") {
            trained_with_[use] = i;
        } else if (use == "epoch" || use == "alpha" || use == "repeat" || use == "seed") {
            (use == "epoch" ? epoch_ : use == "alpha" ? alpha_ : use == "repeat" ? repeat_ : seed_) = i;
        } else {
            throw Error(RETORT_TEXT("a column cannot be used as “%1”"), {printable(use)});
        }
    }
    if (!epoch_) {
        throw Error(RETORT_TEXT("no column gives the epoch"));
    }
    if (metrics_.empty()) {
        throw Error(RETORT_TEXT("no column gives a loss, an accuracy or another metric"));
    }
    if (!alpha_ && mapping_.alpha && !(*mapping_.alpha >= 0.0 && *mapping_.alpha <= 1.0)) {
        throw Error(RETORT_TEXT("α must be a number from 0 to 1, not %1"), {number_text(*mapping_.alpha)});
    }
}

void Importer::look_at_columns() {
    auto units = share_units(table_, mapping_.uses, mapping_.unit);
    unit_notes_ = std::move(units.notes);
    for (auto& metric : metrics_) {
        metric.percent = units.of[metric.column] == AccuracyUnit::percent;
        const auto replaced = table_.replaced.find(metric.column);
        replaced_ += replaced == table_.replaced.end() ? 0 : replaced->second;
    }
}

void Importer::refuse(const ImportTable::Row& row, std::size_t column, const char* text) const {
    throw Error(text, {table_.sources[row.source].string(), std::to_string(row.line), table_.columns[column],
                       printable(row.cells[column], 40)});
}

RunKey Importer::key_of(const ImportTable::Row& row) const {
    RunKey key;
    std::transform(names_.begin(), names_.end(), std::back_inserter(key),
                   [&](std::size_t column) { return std::string(trimmed(row.cells[column])); });
    std::transform(settings_.begin(), settings_.end(), std::back_inserter(key),
                   [&](std::size_t column) { return std::string(trimmed(row.cells[column])); });
    for (const auto& column : {alpha_, repeat_, seed_}) {
        const auto cell = column ? trimmed(row.cells[*column]) : std::string_view();
        const auto number = column == seed_ ? std::nullopt : cell_number(cell);
        key.push_back(number ? number_text(*number) : std::string(cell)); // 0.50 is 0.5
    }
    return key;
}

/// Counts a run whose α is said for all, and its own name says another.
void Importer::compare_alpha(const ImportTable::Row& row, const std::string& label) {
    const auto name = label.empty() ? source_names({table_.sources[row.source]}).front() : label;
    const auto named = cell_number(read_run_name(name).alpha);
    if (!alpha_ && mapping_.alpha && named && *named != *mapping_.alpha) {
        other_name_ = other_alpha_ == 0 ? printable(name, 80) : other_name_;
        ++other_alpha_;
    }
}

RawRun& Importer::run_of(const ImportTable::Row& row) {
    const auto key = key_of(row);
    std::string label;
    for (const auto column : names_) {
        label += (label.empty() ? "" : ", ") + printable(trimmed(row.cells[column]), longest_run_name);
    }
    const auto [found, is_new] = index_.try_emplace(key, runs_.size());
    if (!is_new) {
        return runs_[found->second];
    }
    if (runs_.size() == most_import_runs) {
        throw Error(RETORT_TEXT("the table has more than %1 runs; check which column is used for the run"),
                    {std::to_string(most_import_runs)});
    }
    compare_alpha(row, label);
    auto& run = runs_.emplace_back();
    run.label = label;
    run.record.status = RunStatus::done;
    run.record.search = search_ && trimmed(row.cells[*search_]) == "1";
    for (const auto& [parameter, column] : trained_with_) {
        if (const auto value = cell_number(row.cells[column])) {
            run.record.trained_with[parameter] = number_text(*value);
        }
    }
    const auto file = std::filesystem::absolute(table_.sources[row.source]).lexically_normal().string();
    run.record.imported_from = label.empty() ? file : file + " (" + label + ")";
    const bool says_alpha =
        alpha_ && !(table_.from_names.contains(*alpha_) && trimmed(row.cells[*alpha_]).empty());
    run.record.spec.alpha =
        says_alpha ? cell_number(row.cells[*alpha_]).value_or(-1.0) : mapping_.alpha.value_or(assumed_alpha);
    if (!(run.record.spec.alpha >= 0.0 && run.record.spec.alpha <= 1.0)) {
        refuse(row, *alpha_, RETORT_TEXT("%1, line %2, column %3: α must be a number from 0 to 1, not “%4”"));
    }
    if (repeat_) {
        run.facts.repeat = cell_integer(row.cells[*repeat_]);
        if (!run.facts.repeat || *run.facts.repeat < 0 || *run.facts.repeat > largest_repeat) {
            refuse(
                row, *repeat_,
                RETORT_TEXT(
                    "%1, line %2, column %3: the repeat must be a whole number from 0 to 1000000, not “%4”"));
        }
    }
    for (const auto column : settings_) {
        const auto cell = name_in_cell(trimmed(row.cells[column])); // as Retort exports what is no formula
        if (!is_no_value(cell)) {
            const auto number = cell_number(cell);
            run.record.spec.settings[told_apart(table_.columns[column], longest_setting)] =
                number ? number_text(*number) : told_apart(cell, longest_setting);
        }
    }
    run.facts.seed = seed_ ? cell_seed(row.cells[*seed_]) : std::nullopt;
    if (run.facts.seed) {
        run.record.spec.seed = *run.facts.seed;
    }
    return run;
}

/// Also of a row without an epoch or a value: what a run came to may stand in a row of its own.
void Importer::take_status(const ImportTable::Row& row) {
    auto text = status_ ? lowered(trimmed(row.cells[*status_])) : std::string();
    if (text.empty()) {
        return;
    }
    auto key = key_of(row);
    if (!statuses_.empty() && statuses_.back().first == key) {
        statuses_.back().second = std::move(text);
    } else {
        statuses_.emplace_back(std::move(key), std::move(text));
    }
}

/// The one run that has every text of `key` that is not empty, or nullptr.
RawRun* Importer::find_run(const RunKey& key) {
    RawRun* match = nullptr;
    for (const auto& [run, place] : index_) {
        const bool fits = std::equal(key.begin(), key.end(), run.begin(),
                                     [](const auto& a, const auto& b) { return a.empty() || a == b; });
        if (fits && match != nullptr) {
            return nullptr;
        }
        match = fits ? &runs_[place] : match;
    }
    return match;
}

void Importer::set_statuses() {
    std::map<RawRun*, std::string> last; // in the order of the rows
    for (const auto& [key, text] : statuses_) {
        const auto exact = index_.find(key);
        auto* run = exact != index_.end() ? &runs_[exact->second] : find_run(key);
        lost_statuses_ += run == nullptr ? 1 : 0;
        if (run != nullptr) {
            last[run] = text;
        }
    }
    for (const auto& [run, text] : last) {
        if (const auto status = ended_status(text)) {
            run->record.status = *status;
        } else {
            ++unknown_status_[printable(text, 40)];
        }
    }
}

/// Of columns that are used for nothing.
std::vector<std::string> Importer::settings_in_columns() const {
    std::vector<std::optional<std::size_t>> run_of_row;
    for (const auto& row : table_.rows) {
        const auto run = index_.find(key_of(row));
        run_of_row.push_back(run == index_.end() ? std::nullopt : std::optional(run->second));
    }
    std::vector<Point> points;
    std::transform(runs_.begin(), runs_.end(), std::back_inserter(points),
                   [](const RawRun& run) { return run.facts.point; });
    return unused_settings(table_, mapping_.uses, run_of_row, points);
}

/// Names become a setting where they tell runs of a point apart that are no repeats of one another.
void Importer::settle_settings() {
    std::map<Point, std::vector<std::size_t>> of_point;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        of_point[runs_[i].record.spec.point()].push_back(i);
    }
    for (const auto& [point, members] : of_point) {
        std::vector<std::string> names;
        std::transform(members.begin(), members.end(), std::back_inserter(names),
                       [&](std::size_t member) { return runs_[member].label; });
        const auto settings = settings_in_names(names, alpha_ || mapping_.alpha || repeat_ || seed_);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!settings[i].empty()) {
                runs_[members[i]].record.spec.settings["run"] = told_apart(settings[i], longest_setting);
                ++by_names_;
            }
        }
        const bool are_apart =
            std::any_of(settings.begin(), settings.end(), [](auto& one) { return !one.empty(); });
        by_counters_ += !are_apart && differ_in_counters(names) ? std::ssize(members) : 0;
    }
    std::vector<RunSpec*> specs;
    for (auto& run : runs_) {
        specs.push_back(&run.record.spec);
    }
    keep_names_apart(specs);
    std::for_each(runs_.begin(), runs_.end(), [](auto& run) { run.facts.point = run.record.spec.point(); });
}

void Importer::note_settings(Import& import) const {
    if (auto note = note_on_columns(settings_in_columns()); !note.empty()) {
        import.notes.push_back(std::move(note));
    }
}

void Importer::take_metric(const MetricColumn& metric, const ImportTable::Row& row, EpochRecord& record) {
    std::string_view cell = trimmed(row.cells[metric.column]);
    if (is_no_value(cell)) {
        return;
    }
    const bool marked = metric.share && cell.ends_with('%');
    if (marked) {
        cell.remove_suffix(1);
    }
    auto value = cell_number(cell);
    if (!value) {
        refuse(row, metric.column, RETORT_TEXT("%1, line %2, column %3: must be a number, not “%4”"));
    }
    if (metric.share) {
        const bool percent = marked || metric.percent;
        *value /= percent ? 100.0 : 1.0;
        if (!(*value >= 0.0 && *value <= 1.0 + share_tolerance)) {
            refuse(row, metric.column,
                   percent ? RETORT_TEXT("%1, line %2, column %3: must be from 0 to 100 percent, not “%4”")
                           : RETORT_TEXT("%1, line %2, column %3: must be a fraction from 0 to 1, not “%4”; "
                                         "is it a percentage?"));
        }
        *value = std::min(*value, 1.0);
    }
    double& place = record.*metric.value;
    replaced_ += !std::isnan(place) && place != *value ? 1 : 0;
    place = *value;
}

/// Lightning's logger puts each set of images into rows of its own. A loss that diverged to nan is no empty
/// cell.
bool Importer::has_values(const ImportTable::Row& row) const {
    return std::any_of(metrics_.begin(), metrics_.end(), [&](const MetricColumn& metric) {
        const auto cell = trimmed(row.cells[metric.column]);
        return !is_no_value(cell) || lowered(cell).ends_with("nan");
    });
}

void Importer::take(const ImportTable::Row& row) {
    take_status(row);
    if (is_no_value(trimmed(row.cells[*epoch_]))) {
        ++without_epoch_;
        return;
    }
    const auto epoch = cell_integer(row.cells[*epoch_]);
    if (!epoch || *epoch < 0 || *epoch > largest_epoch) {
        refuse(row, *epoch_,
               RETORT_TEXT(
                   "%1, line %2, column %3: the epoch must be a whole number from 0 to 100000000, not “%4”"));
    }
    if (!has_values(row)) {
        ++without_values_;
        return;
    }
    auto& run = run_of(row);
    auto& record = run.epochs[static_cast<int>(*epoch)];
    record.epoch = static_cast<int>(*epoch);
    for (const auto& metric : metrics_) {
        take_metric(metric, row, record);
    }
}

void Importer::number_epochs() {
    std::vector<std::map<int, EpochRecord>*> runs;
    std::transform(runs_.begin(), runs_.end(), std::back_inserter(runs),
                   [](RawRun& run) { return &run.epochs; });
    settled_ = settle_epochs(runs, kinds_, counts_steps(table_.columns[*epoch_]));
}

void Importer::number_runs() {
    std::vector<RunFacts> facts;
    std::transform(runs_.begin(), runs_.end(), std::back_inserter(facts),
                   [](const RawRun& run) { return run.facts; });
    const auto numbers =
        number_repeats(facts, mapping_.repeat, mapping_.joins_others, mapping_.known_repeats);
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        runs_[i].record.spec.repeat = numbers.repeats[i];
    }
    if (!trained_with_.contains("folds")) {
        std::vector<std::string> labels;
        std::transform(runs_.begin(), runs_.end(), std::back_inserter(labels),
                       [](const RawRun& run) { return run.label; });
        fold_count_ = repeat_ ? count_folds(table_.columns[*repeat_], facts) : 0;
        fold_count_ = fold_count_ > 0 ? fold_count_ : count_folds_in_names(labels);
    }
    from_zero_ = numbers.from_zero;
    renumbered_ = numbers.renumbered;
    by_both_ = numbers.by_both;
    by_order_ = numbers.by_order;
}

void Importer::write_notes(Import& import) const {
    const auto note = [&](std::int64_t count, const char* text) {
        if (count > 0) {
            import.notes.push_back({text, { std::to_string(count) }});
        }
    };
    note(without_epoch_, RETORT_TEXT("rows without an epoch, ignored: %1"));
    note(without_values_, RETORT_TEXT("rows without a value of any metric, ignored: %1"));
    note(replaced_, RETORT_TEXT("repeated values for the same run and epoch, of which the last is used: %1. "
                                "Is a column missing that identifies the run?"));
    note(settled_.stepped,
         RETORT_TEXT("runs whose steps are no epochs, and whose measurements are counted as epochs "
                     "instead: %1"));
    note(settled_.apart,
         RETORT_TEXT("runs whose training values count other steps than their measurements do, and are left "
                     "out: %1"));
    note(settled_.accumulated,
         RETORT_TEXT("runs whose seconds add up from epoch to epoch, and are taken for totals: %1"));
    note(settled_.same_seconds,
         RETORT_TEXT("runs whose epochs all took the very same time: %1. Is it that of the whole run?"));
    if (!alpha_ && !mapping_.alpha) {
        import.notes.push_back(
            {RETORT_TEXT("nothing says α; the runs count as α %1, trained on labels alone"),
             { number_text(assumed_alpha) }});
    }
    note(renumbered_,
         RETORT_TEXT("runs with the same α and repeat as another, imported as additional repeats: %1"));
    if (mapping_.joins_others && repeat_ && from_zero_ == 0 && by_both_ == 0) {
        import.notes.push_back(
            {RETORT_TEXT("repeats are taken as the file numbers them; they pair wrongly with runs that were "
                         "imported with repeats from 0, which have one more, or by fold and seed together"),
             {}});
    }
    note(from_zero_, RETORT_TEXT("runs whose repeat was increased by one, because repeats count from 1: %1"));
    note(by_both_,
         RETORT_TEXT("runs numbered by repeat (or fold) and seed together, because an α has a repeat "
                     "with several seeds: %1. The same repeat and seed are a pair"));
    note(by_order_,
         RETORT_TEXT("runs numbered in their order, because nothing says which repeat they are: %1. "
                     "Differences between α pair runs by that number"));
    note(by_names_,
         RETORT_TEXT("runs that are told apart as different settings by their names: %1. Where they are "
                     "repeats, leave the column of the name unused"));
    note(by_counters_,
         RETORT_TEXT("runs that only a number in their names tells apart, and that count as repeats: %1"));
    note(fold_count_, RETORT_TEXT("repeats are the folds of a cross-validation, whose intervals are widened "
                                  "because training sets overlap; folds: %1"));
    note(settled_.shifted,
         RETORT_TEXT("runs whose epochs were increased by one, because epoch 0 has training values: %1"));
    note(lost_statuses_, RETORT_TEXT("statuses in rows that belong to no run, ignored: %1"));
    if (!unknown_status_.empty()) {
        std::string texts;
        for (const auto& [text, count] : unknown_status_) {
            texts += (texts.empty() ? "“" : ", “") + text + "” (" + std::to_string(count) + ")";
        }
        import.notes.push_back(
            {RETORT_TEXT(
                 "statuses that are not known and are taken for done, with their numbers of runs: %1"),
             { texts }});
    }
    if (other_alpha_ > 0) {
        import.notes.push_back({RETORT_TEXT("runs whose name says another α than %1, which counts: %2; the "
                                            "first: %3"),
                                { number_text(*mapping_.alpha),
                                  std::to_string(other_alpha_),
                                  other_name_ }});
    }
    note_settings(import);
    if (settled_.untrained > 0) {
        import.notes.push_back({RETORT_TEXT("no training values tell when epoch 0 was measured; it is taken "
                                            "for the student before training"),
                                {}});
    }
    import.notes.insert(import.notes.end(), unit_notes_.begin(), unit_notes_.end());
    const auto doubts = notes_on_runs(import.runs);
    import.notes.insert(import.notes.end(), doubts.begin(), doubts.end());
}

RunRecord Importer::finish(RawRun& run) const {
    auto& record = run.record;
    record.name = run_name(record.spec);
    if (fold_count_ > 1) {
        record.trained_with["folds"] = std::to_string(fold_count_);
    }
    for (const auto& [number, epoch] : run.epochs) {
        record.epochs.push_back(epoch);
    }
    record.num_epochs = record.epochs.empty() ? 0 : record.epochs.back().epoch;
    return std::move(record);
}

Import Importer::make(const std::stop_token& stop) {
    place_columns();
    look_at_columns();
    for (const auto& row : table_.rows) {
        if (stop.stop_requested()) {
            break;
        }
        take(row);
    }
    if (runs_.empty() && !stop.stop_requested()) {
        throw Error(without_values_ > 0 ? RETORT_TEXT("no row has a value of any metric")
                                        : RETORT_TEXT("no row has an epoch"));
    }
    set_statuses();
    settle_settings();
    number_epochs();
    number_runs();
    Import import;
    import.notes = table_.notes;
    for (auto& run : runs_) {
        import.runs.push_back(finish(run));
        if (is_worth_a_title(run.label, import.runs.back().name)) {
            import.annotations[import.runs.back().name].title = printable(run.label);
        }
    }
    std::sort(import.runs.begin(), import.runs.end(), [](const RunRecord& a, const RunRecord& b) {
        const auto point_a = a.spec.point();
        const auto point_b = b.spec.point();
        return std::tie(point_a, a.spec.repeat) < std::tie(point_b, b.spec.repeat);
    });
    write_notes(import);
    return import;
}

} // namespace

Import make_import(const ImportTable& table, const ImportMapping& mapping, const std::stop_token& stop) {
    return Importer(table, mapping).make(stop);
}

std::size_t longest_run(const Import& import) {
    std::size_t longest = 0;
    for (const auto& run : import.runs) {
        longest = std::max(longest, run.epochs.size());
    }
    return longest;
}

} // namespace retort
