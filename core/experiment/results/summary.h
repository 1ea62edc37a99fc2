// The table at the end of a sweep: mean and standard deviation per point.
#pragma once

#include "core/engine/training/metric_lookup.h"
#include "core/experiment/record/records.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort {

/// Which epoch of a run counts: its last, or its trained epoch of highest validation accuracy.
enum class CountedEpoch { last, best };

/// The epoch of a run that counts where runs are pooled or compared, or nullptr where it has none: only runs
/// that are done count, none that a search chose points by, and only trained epochs.
const EpochRecord* counted_epoch(const RunRecord& run, CountedEpoch which);

/// Mean and sample standard deviation (n − 1) of `count` values. `std` is NaN for fewer than two values,
/// `mean` for none. NaN values are left out and not counted.
struct Statistic {
    double mean = EpochRecord::none;
    double std = EpochRecord::none;
    std::int64_t count = 0;
};

Statistic statistic(const std::vector<double>& values);

/// Whether values differ by more than rounding does: numbers that are the same on paper seldom are to the
/// bit.
bool varies(const Statistic& statistic);

/// Of the metrics of the summary; what is not in it is left empty.
using MetricStatistics = ByMetric<Statistic>;

/// One point. `all` is over all epochs ≥ 1 of all repeats (the seed experiment's table); `last` and `best`
/// are over repeats, taking each run's last epoch, or its epoch of highest validation accuracy. Only runs
/// that are done count, and only epochs ≥ 1.
struct PointSummary {
    Point point;
    std::int64_t repeats = 0;    ///< runs that are done, with at least one trained epoch
    std::int64_t unfinished = 0; ///< the other runs of this point, which are left out
    std::int64_t epochs = 0;     ///< trained epochs over all repeats: the N of `all`
    MetricStatistics all;
    MetricStatistics last;
    MetricStatistics best;
};

/// A column of the summary in tables for people.
struct SummaryColumn {
    const Metric* metric;
    MetricStatistics PointSummary::*part;

    [[nodiscard]] const Statistic& of(const PointSummary& row) const { return (row.*part)[*metric]; }
};

/// Every metric of the summary over all epochs, then the headline ones of last and of best epochs.
std::vector<SummaryColumn> summary_columns();

/// Those that tables of `rows` have: what is measured on a test set, only where there was one.
std::vector<SummaryColumn> summary_columns(const std::vector<PointSummary>& rows);

/// Whether one of `rows` has a value in `column`.
bool has_values(const SummaryColumn& column, const std::vector<PointSummary>& rows);

/// The accuracy that points are judged by: on the test set, where a run that is done was measured on one,
/// else on the validation set.
const Metric& judged_accuracy(const std::vector<RunRecord>& runs);

/// The metrics that points of `runs` are compared by, the judged accuracy first; what is measured on a test
/// set, only where one of them was.
std::vector<const Metric*> compared_metrics(const std::vector<RunRecord>& runs);

/// One row per point, by α and then by settings, those of which nothing is done yet among them. Copies (see
/// copies_among()) are left out, and so are the runs that a search chose points by.
std::vector<PointSummary> summarize(const std::vector<RunRecord>& runs);

/// The parameters beside α in which `points` differ, or some have a value and others none; sorted.
std::vector<std::string> differing_settings(const std::vector<Point>& points);

/// The value of a setting of `point`; empty where it has none.
std::string setting_of(const Point& point, const std::string& parameter);

/// The summary of an experiment, and what a table that holds several calls it.
struct TitledSummary {
    std::string title;
    std::vector<PointSummary> rows;
};

/// The summary as Markdown, as plain columns for a terminal, and as JSON (`{"alphas":[…]}`, an entry per
/// point, with its "settings" where it has any), in the C locale.
std::string summary_markdown(const std::vector<PointSummary>& summary);
std::string summary_text(const std::vector<PointSummary>& summary);
std::string summary_json(const std::vector<PointSummary>& summary);

/// One Markdown table, one LaTeX tabular (for the package booktabs) and one CSV of several experiments, in
/// the C locale. Where there is more than one, the first column has their titles; settings in which points
/// differ have columns behind α. The CSV has mean, standard deviation and number of values of every metric
/// over all epochs, the last and the best ones, as the shortest numbers that read back to the same value; a
/// cell is empty where there is none.
std::string summary_markdown(const std::vector<TitledSummary>& summaries);
std::string summary_latex(const std::vector<TitledSummary>& summaries);
std::string summary_csv(const std::vector<TitledSummary>& summaries);

} // namespace retort
