// Whether distillation helped, and how sure that is: each α against a reference, in a sentence.
#pragma once

#include "core/base/message.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/point_results.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace retort {

enum class Outcome {
    better,
    worse,
    undecided, ///< the difference may be chance
    none       ///< too few pairs to say anything
};

/// "better", "worse", "undecided", "none".
std::string_view to_string(Outcome outcome);

/// The fewest pairs of repeats that a verdict is passed on.
inline constexpr std::int64_t fewest_pairs = 3;

/// How many repeats more, of a point and of the reference, would find a difference as large as `difference`
/// with a probability of 80 %, going by the deviation that was measured.
struct MoreRepeats {
    std::int64_t repeats = 0;
    double difference = 0.0; ///< of accuracy, a share
};

/// One point against its reference, by judged_accuracy().
struct PointVerdict {
    Point point;
    Point reference;
    Outcome outcome = Outcome::none;
    PairedDifference accuracy;             ///< a share; its interval is of 95 %, not corrected
    double p_value = EpochRecord::none;    ///< of the two-sided paired t test
    double adjusted_p = EpochRecord::none; ///< after Holm's correction over the points compared
    std::optional<MoreRepeats> more = {};  ///< where it is undecided
};

struct Verdict {
    Point reference{1.0};
    CountedEpoch epoch = CountedEpoch::last;
    bool on_test = false; ///< by accuracy on the test set, else on the validation set
    Outcome outcome = Outcome::none;
    std::vector<PointVerdict> points; ///< by α, then settings; those without a pair are not among them
    /// Those without a reference that is like them otherwise; none while nothing at its α is done.
    std::vector<Point> alone;
    /// Of the point that has most of them, pairs that are done and have no accuracy at the last epoch.
    std::int64_t unmeasured = 0;
    std::vector<std::uint64_t> seeds; ///< of the pairs, ascending; those that are known
    std::vector<PointResult> results; ///< of every point, the reference among them, and what it costs
    std::optional<PointResult> teacher;
    /// How many numbers of repeats, each enough for a verdict, were planned one after the other; 0 where
    /// nobody says.
    std::int64_t looks = 0;
    std::int64_t searched = 0; ///< points among which a search chose those compared; 0 where there was none
    std::vector<std::uint64_t> search_seeds; ///< of the runs that it chose by, which are in no pair

    /// Points that were tested: how many Holm corrected over.
    [[nodiscard]] std::int64_t compared() const;
    /// The point of the highest difference among those of the experiment's outcome, or nullptr.
    [[nodiscard]] const PointVerdict* deciding() const;
};

/// What others are compared with, each with the one that is like it otherwise (see reference_of()): α 1,
/// which is no distillation, where there are runs of it, else the highest α; where there is but one, the
/// first point. Of a search, whose runs themselves are passed over, it is the α 1 that was chosen, whatever
/// its other settings. Nothing where all runs are of one point.
std::optional<Point> usual_reference(const std::vector<RunRecord>& runs);

/// Compares every point with the one that `reference` says, paired by repeat (see paired_differences()): a t
/// test at 5 % on judged_accuracy() at the last or the best epoch of each run, which training_overlap()
/// widens, corrected by Holm's step-down method over the points that have at least `fewest_pairs` pairs
/// (Holm, Scandinavian Journal of Statistics 6, 1979). Differences that do not vary at all decide nothing.
/// The experiment's outcome is better where a point is; worse where all that were tested are; else undecided,
/// and none where nothing could be tested.
Verdict verdict_of(const std::vector<RunRecord>& runs, const Point& reference, CountedEpoch epoch);

/// What an experiment is judged by wherever it is shown: every point against usual_reference() at last
/// epochs. Nothing where there is no reference.
std::optional<Verdict> usual_verdict(const std::vector<RunRecord>& runs);

/// Holm's adjusted p-values, in the order of `p_values`: none is above 1, and the order stays.
std::vector<double> holm_adjusted(const std::vector<double>& p_values);

/// What stands behind "α" for a point in a sentence.
using PointNames = std::function<std::string(const Point&)>;

/// For a person: "α 0.5 is better than α 1 by 1.3 points (0.6 to 2.0, 5 pairs)".
Message sentence(const PointVerdict& point, const PointNames& names = point_label);

/// The same of the whole experiment.
Message sentence(const Verdict& verdict, const PointNames& names = point_label);

/// What was compared and how: metric, epoch, pairs, seeds, level and corrections; what was not, and the
/// search before it.
Message basis(const Verdict& verdict, const PointNames& names = point_label);

/// The sentences one below the other, the experiment's first, and the results of every point, for a terminal.
std::string verdict_text(const Verdict& verdict);

/// The same as Markdown: a paragraph, a list, a paragraph and a table.
std::string verdict_markdown(const Verdict& verdict);

/// As JSON, in the C locale: `{"outcome", "sentence", "basis", "reference", "reference_settings", "metric",
/// "epoch", "correction", "unmeasured", "seeds", "searched", "search_seeds", "points": [{"alpha", "settings",
/// "outcome", "sentence", "mean", "std", "low", "high", "pairs", "p_value", "adjusted_p", "more_repeats",
/// "to_settle"}], "not_compared": [{"alpha", "settings"}], "results", "teacher"}`, the last two as
/// results_json() and teacher_json() have them, with null where there is no number.
std::string verdict_json(const Verdict& verdict);

} // namespace retort
