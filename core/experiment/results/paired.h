// Differences between points, repeat by repeat: repeats share seed and batches, so that what they have in
// common falls out.
#pragma once

#include "core/experiment/results/references.h"

#include <string>
#include <vector>

namespace retort {

/// Mean difference over pairs, their sample standard deviation and number, and the interval that covers the
/// true mean with 95 % probability where differences are normally distributed: mean ± t(0.975, n−1) ·
/// standard_error(). Its ends are NaN for less than two pairs.
struct PairedDifference {
    Statistic difference;
    double low = EpochRecord::none;
    double high = EpochRecord::none;
    double overlap = 0.0; ///< as standard_error() takes it
};

/// 95 % interval of the mean of `values`, as above.
PairedDifference mean_interval(const std::vector<double>& values, double overlap = 0.0);

/// One point against its reference: its value minus the reference's.
struct PairedRow {
    Point point;
    Point reference;
    ByMetric<PairedDifference> differences; ///< of what metrics_by(&Metric::compared) has
    std::int64_t pairs = 0;                 ///< whatever values they have
};

/// A run and the reference's of the same repeat.
struct RunPair {
    const RunRecord* run = nullptr;
    const RunRecord* reference = nullptr;
};

/// The pairs of finished runs of `point` and `reference`: the same repeat, with the same seed where it is
/// known of both. Copies (see copies_among()) are left out, and no run is in two pairs.
std::vector<RunPair> pairs_of(const std::vector<RunRecord>& runs, const Point& point, const Point& reference,
                              CountedEpoch which);

/// Every point that has a reference_of(), by α and then by settings, over the repeats that both have, with
/// the same seed where it is known of both; intervals go by training_overlap(). Empty where nothing was
/// trained at `reference`.
std::vector<PairedRow> paired_differences(const std::vector<RunRecord>& runs, const Point& reference,
                                          CountedEpoch which);

/// As Markdown, as plain columns for a terminal, and as LaTeX (booktabs), in the C locale. Metrics of a test
/// set are left out where there was none.
std::string paired_markdown(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which);
std::string paired_text(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which);
std::string paired_latex(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which);

/// As JSON: `{"reference", "reference_settings", "epoch", "differences": [{"alpha", "settings",
/// "val_accuracy": {"mean", "std", "count", "low", "high"}, …}]}`, with null where there is no number;
/// "epoch" is "best" or "last".
std::string paired_json(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which);

/// The differences of an experiment, and what a table that holds several calls it.
struct TitledPaired {
    std::string title;
    std::vector<PairedRow> rows;
};

/// One CSV of several experiments, in the C locale: mean, standard deviation, ends of the interval and number
/// of pairs of every metric, as the shortest numbers that read back to the same value; a cell is empty where
/// there is none. Where there is more than one, the first column has their titles.
std::string paired_csv(const std::vector<TitledPaired>& experiments, const Point& reference);

} // namespace retort
