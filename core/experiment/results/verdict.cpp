#include "core/experiment/results/verdict.h"

#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/results/references.h"
#include "core/experiment/results/student_t.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <utility>

namespace retort {

namespace {

constexpr double level = 0.05;
constexpr double power = 0.8;

/// In points of accuracy, as a person would ask for them.
constexpr std::array round_differences{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0};

bool is_tested(const PointVerdict& point) {
    return point.accuracy.difference.count >= fewest_pairs;
}

double p_value_of(const PairedDifference& paired) {
    const auto& difference = paired.difference;
    if (!varies(difference)) {
        return 1.0; // equal differences say nothing of how far they would vary
    }
    const double error = standard_error(difference.std, difference.count, paired.overlap);
    return student_t_two_sided(difference.mean / error, static_cast<double>(difference.count - 1));
}

/// The smallest round difference that few enough repeats more would find.
std::optional<MoreRepeats> more_repeats(const PairedDifference& paired, std::int64_t compared) {
    const auto& difference = paired.difference;
    if (!varies(difference)) {
        return std::nullopt;
    }
    const auto affordable = std::max<std::int64_t>(10, 2 * difference.count);
    const auto most = difference.count + affordable;
    for (const double points : round_differences) {
        const auto pairs = pairs_needed(points / 100.0, difference.std, level / static_cast<double>(compared),
                                        power, most, paired.overlap);
        if (pairs > 0) {
            return MoreRepeats{std::max<std::int64_t>(pairs - difference.count, 1), points / 100.0};
        }
    }
    return std::nullopt;
}

void decide(std::vector<PointVerdict>& points) {
    std::vector<double> p_values;
    for (auto& point : points) {
        if (is_tested(point)) {
            point.p_value = p_value_of(point.accuracy);
            p_values.push_back(point.p_value);
        }
    }
    const auto adjusted = holm_adjusted(p_values);
    std::size_t next = 0;
    for (auto& point : points) {
        if (!is_tested(point)) {
            continue;
        }
        point.adjusted_p = adjusted[next++];
        const bool is_sure = point.adjusted_p <= level;
        point.outcome = !is_sure                               ? Outcome::undecided
                        : point.accuracy.difference.mean > 0.0 ? Outcome::better
                                                               : Outcome::worse;
        if (!is_sure) {
            point.more = more_repeats(point.accuracy, static_cast<std::int64_t>(p_values.size()));
        }
    }
}

Outcome outcome_of(const std::vector<PointVerdict>& points) {
    const auto count = [&](Outcome outcome) {
        return std::count_if(points.begin(), points.end(),
                             [&](const PointVerdict& point) { return point.outcome == outcome; });
    };
    if (count(Outcome::better) > 0) {
        return Outcome::better;
    }
    if (count(Outcome::undecided) > 0) {
        return Outcome::undecided;
    }
    return count(Outcome::worse) > 0 ? Outcome::worse : Outcome::none;
}

/// Whether both have the accuracy that is judged by.
bool is_measured(const RunPair& pair, const Verdict& verdict) {
    const auto accuracy = verdict.on_test ? &EpochRecord::test_accuracy : &EpochRecord::val_accuracy;
    return !std::isnan(counted_epoch(*pair.run, verdict.epoch)->*accuracy) &&
           !std::isnan(counted_epoch(*pair.reference, verdict.epoch)->*accuracy);
}

/// Of the pairs of all points.
std::vector<std::uint64_t> seeds_of(const std::vector<RunRecord>& runs, const Verdict& verdict) {
    std::set<std::uint64_t> seeds;
    for (const auto& point : verdict.points) {
        for (const auto& pair : pairs_of(runs, point.point, point.reference, verdict.epoch)) {
            if (!is_measured(pair, verdict)) {
                continue;
            }
            if (const auto seed = pair.run->spec.seed ? pair.run->spec.seed : pair.reference->spec.seed) {
                seeds.insert(*seed);
            }
        }
    }
    return {seeds.begin(), seeds.end()};
}

/// How often enough pairs for a verdict were planned, one number of repeats after the other.
std::int64_t looks_of(const std::vector<RunRecord>& runs) {
    std::set<std::int64_t> planned;
    for (const auto& run : runs) {
        if (!run.search && run.repeats_planned >= fewest_pairs) {
            planned.insert(run.repeats_planned);
        }
    }
    return std::ssize(planned);
}

/// What the points that are compared were chosen among, and on what seeds.
void note_search(const std::vector<RunRecord>& runs, Verdict& verdict) {
    std::set<Point> points;
    std::set<std::uint64_t> seeds;
    for (const auto& run : runs) {
        if (run.search) {
            points.insert(run.spec.point());
            if (run.spec.seed) {
                seeds.insert(*run.spec.seed);
            }
        }
    }
    verdict.searched = static_cast<std::int64_t>(points.size());
    verdict.search_seeds = {seeds.begin(), seeds.end()};
}

/// In points of accuracy, with the sign that a reader expects of a difference.
std::string points_text(double share) {
    const auto text = fmt::format("{:.1f}", 100.0 * share);
    return text == "-0.0" ? "0.0" : text.starts_with('-') ? "−" + text.substr(1) : text;
}

/// "0.5 points", "1 point".
Message points_message(double share) {
    const auto number = fmt::format("{:g}", 100.0 * share);
    return number == "1" ? Message{RETORT_TEXT("1 point"), {}} : Message{RETORT_TEXT("%1 points"), {number}};
}

std::string seeds_text(const std::vector<std::uint64_t>& seeds) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(seeds.size(), most); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(seeds[i]);
    }
    return seeds.size() > most ? text + ", …" : seeds.empty() ? "–" : text;
}

/// What a point is compared with, as far as it is another.
std::string reference_label(const PointVerdict& point, const PointNames& names) {
    auto other = point.reference;
    std::erase_if(other.settings, [&](const auto& setting) {
        return setting_of(point.point, setting.first) == setting.second;
    });
    return names(other);
}

/// An interval that leaves out 0 is one comparison's; it takes Holm's correction to make it undecided.
Message undecided_points(const PointVerdict& point) {
    const auto& [difference, low, high, overlap] = point.accuracy;
    const bool leaves_out_zero = low > 0.0 || high < 0.0;
    return {leaves_out_zero ? RETORT_TEXT("%1 to %2 points before Holm's correction")
                            : RETORT_TEXT("%1 to %2 points"),
            {points_text(low), points_text(high)}};
}

Message undecided_sentence(const PointVerdict& point, const PointNames& names) {
    const auto alpha = names(point.point);
    const auto reference = reference_label(point, names);
    const auto points = undecided_points(point);
    const auto pairs = std::to_string(point.accuracy.difference.count);
    if (!point.more) {
        return {RETORT_TEXT("α %1 against α %2: undecided, %3 (%4 pairs)"),
                {alpha, reference, points, pairs}};
    }
    return {point.more->repeats == 1 ? RETORT_TEXT("α %1 against α %2: undecided, %3 (%4 pairs); about one "
                                                   "more repeat would settle %6")
                                     : RETORT_TEXT("α %1 against α %2: undecided, %3 (%4 pairs); about %5 "
                                                   "more repeats would settle %6"),
            {alpha, reference, points, pairs, std::to_string(point.more->repeats),
             points_message(point.more->difference)}};
}

nlohmann::ordered_json number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// Other than the reference itself; none while no reference is done.
std::vector<Point> points_alone(const std::vector<RunRecord>& runs, const Point& reference,
                                CountedEpoch epoch) {
    const auto points = known_points(runs, epoch);
    std::vector<Point> alone;
    if (std::none_of(points.begin(), points.end(),
                     [&](const auto& item) { return item.first.alpha == reference.alpha; })) {
        return alone;
    }
    for (const auto& [point, known] : points) {
        if (point.alpha != reference.alpha && !reference_of(point, reference, points)) {
            alone.push_back(point);
        }
    }
    return alone;
}

Message accuracy_basis(const Verdict& verdict) {
    if (verdict.epoch == CountedEpoch::last) {
        return {verdict.on_test ? RETORT_TEXT("Accuracy on the test images at the last epoch")
                                : RETORT_TEXT("Accuracy on the validation images at the last epoch"),
                {}};
    }
    return {
        verdict.on_test
            ? RETORT_TEXT("Accuracy on the test images at the epoch that is best on the validation images")
            : RETORT_TEXT("Accuracy on the validation images at the best epoch, which is chosen on the "
                          "same images and so looks too good"),
        {}};
}

/// How, apart from Holm's correction, which a single comparison does without.
Message method(const Verdict& verdict) {
    const auto seeds = seeds_text(verdict.seeds);
    if (verdict.compared() < 2) {
        return {RETORT_TEXT("%1, paired by repeat (seeds %2); t interval of 95 %."),
                {accuracy_basis(verdict), seeds}};
    }
    return {RETORT_TEXT("%1, paired by repeat (seeds %2); t intervals of 95 %; Holm's correction over %3 "
                        "comparisons."),
            {accuracy_basis(verdict), seeds, std::to_string(verdict.compared())}};
}

Message not_compared(const Verdict& verdict, const PointNames& names) {
    std::string labels;
    for (const auto& point : verdict.alone) {
        labels += (labels.empty() ? "" : "; ") + names(point);
    }
    return {RETORT_TEXT("Not compared, because nothing at α %1 is like it otherwise: α %2."),
            {names(verdict.reference), labels}};
}

/// What a reader would otherwise take for compared; each a sentence behind the others.
std::vector<Message> caveats(const Verdict& verdict, const PointNames& names) {
    std::vector<Message> found;
    const auto overlaps = [](const PointVerdict& point) { return point.accuracy.overlap > 0.0; };
    if (std::any_of(verdict.points.begin(), verdict.points.end(), overlaps)) {
        found.push_back({RETORT_TEXT("Intervals are widened because the training sets of folds overlap "
                                     "(Nadeau and Bengio 2003)."),
                         {}});
    }
    if (verdict.unmeasured > 0) {
        found.push_back(
            {RETORT_TEXT("Pairs that are done and have no such accuracy, which are left out: %1."),
             {std::to_string(verdict.unmeasured)}});
    }
    if (!verdict.alone.empty()) {
        found.push_back(not_compared(verdict, names));
    }
    if (verdict.looks > 1) {
        found.push_back({RETORT_TEXT("Repeats were added after a first result (%1 looks in all): who goes on "
                                     "until a difference shows finds one by chance more often than in 5 %."),
                         {std::to_string(verdict.looks)}});
    }
    if (verdict.searched > 0) {
        found.push_back(
            {RETORT_TEXT(
                 "These points were chosen by a search over %1: successive halving by mean validation "
                 "accuracy (seeds %2), in runs that do not count here. With and without distillation "
                 "the best was chosen, so that other settings may differ."),
             {std::to_string(verdict.searched), seeds_text(verdict.search_seeds)}});
    }
    return found;
}

} // namespace

std::string_view to_string(Outcome outcome) {
    constexpr std::array<std::string_view, 4> names{"better", "worse", "undecided", "none"};
    return names[static_cast<std::size_t>(outcome)];
}

std::int64_t Verdict::compared() const {
    return std::count_if(points.begin(), points.end(), is_tested);
}

const PointVerdict* Verdict::deciding() const {
    const PointVerdict* highest = nullptr;
    for (const auto& point : points) {
        if (outcome != Outcome::none && point.outcome == outcome &&
            (highest == nullptr || point.accuracy.difference.mean > highest->accuracy.difference.mean)) {
            highest = &point;
        }
    }
    return highest;
}

std::vector<double> holm_adjusted(const std::vector<double>& p_values) {
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.size());
    double highest = 0.0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto left = static_cast<double>(order.size() - rank);
        highest = std::max(highest, std::min(1.0, left * p_values[order[rank]]));
        adjusted[order[rank]] = highest;
    }
    return adjusted;
}

std::optional<Point> usual_reference(const std::vector<RunRecord>& runs) {
    std::set<Point> points;
    bool is_searched = false;
    for (const auto& run : runs) {
        is_searched = is_searched || run.search;
        if (!run.search) {
            points.insert(run.spec.point());
        }
    }
    if (points.size() < 2) {
        return std::nullopt;
    }
    const bool has_one_alpha = points.begin()->alpha == points.rbegin()->alpha;
    const bool has_plain = points.rbegin()->alpha == 1.0;
    if (is_searched && has_plain) {
        return *points.rbegin();
    }
    return has_one_alpha ? *points.begin() : Point{has_plain ? 1.0 : points.rbegin()->alpha};
}

Verdict verdict_of(const std::vector<RunRecord>& runs, const Point& reference, CountedEpoch epoch) {
    Verdict verdict;
    verdict.reference = reference;
    verdict.epoch = epoch;
    const auto& accuracy = judged_accuracy(runs);
    verdict.on_test = is_on_test(accuracy);
    verdict.alone = points_alone(runs, reference, epoch);
    for (const auto& row : paired_differences(runs, reference, epoch)) {
        const auto& difference = row.differences[accuracy];
        verdict.unmeasured = std::max(verdict.unmeasured, row.pairs - difference.difference.count);
        if (difference.difference.count > 0) {
            verdict.points.push_back(
                {.point = row.point, .reference = row.reference, .accuracy = difference});
        }
    }
    decide(verdict.points);
    verdict.outcome = outcome_of(verdict.points);
    verdict.seeds = seeds_of(runs, verdict);
    verdict.results = point_results(runs);
    verdict.teacher = teacher_result(runs);
    verdict.looks = looks_of(runs);
    note_search(runs, verdict);
    return verdict;
}

std::optional<Verdict> usual_verdict(const std::vector<RunRecord>& runs) {
    const auto reference = usual_reference(runs);
    return reference ? std::optional(verdict_of(runs, *reference, CountedEpoch::last)) : std::nullopt;
}

Message sentence(const PointVerdict& point, const PointNames& names) {
    const auto alpha = names(point.point);
    const auto reference = reference_label(point, names);
    const auto& paired = point.accuracy;
    const auto pairs = std::to_string(paired.difference.count);
    switch (point.outcome) {
    case Outcome::better:
        return {RETORT_TEXT("α %1 is better than α %2 by %3 points (%4 to %5, %6 pairs)"),
                {alpha, reference, points_text(paired.difference.mean), points_text(paired.low),
                 points_text(paired.high), pairs}};
    case Outcome::worse:
        return {RETORT_TEXT("α %1 is worse than α %2 by %3 points (%4 to %5, %6 pairs)"),
                {alpha, reference, points_text(-paired.difference.mean), points_text(-paired.high),
                 points_text(-paired.low), pairs}};
    case Outcome::undecided:
        return undecided_sentence(point, names);
    case Outcome::none:
        break;
    }
    return {RETORT_TEXT("α %1 against α %2: no verdict on fewer than %3 pairs (%4)"),
            {alpha, reference, std::to_string(fewest_pairs), pairs}};
}

Message sentence(const Verdict& verdict, const PointNames& names) {
    const auto* point = verdict.deciding();
    const auto reference = names(verdict.reference);
    const bool is_plain = verdict.reference.alpha == 1.0 && (point == nullptr || point->point.alpha < 1.0);
    if (point != nullptr && !is_plain) { // both distil
        return {RETORT_TEXT("%1."), {sentence(*point, names)}};
    }
    switch (point == nullptr ? Outcome::none : verdict.outcome) {
    case Outcome::better:
        return {RETORT_TEXT("Distillation helped: %1."), {sentence(*point, names)}};
    case Outcome::worse:
        return {RETORT_TEXT("Distillation did not help: %1."), {sentence(*point, names)}};
    case Outcome::undecided:
        return {RETORT_TEXT("Whether distillation helped is open. %1."), {sentence(*point, names)}};
    case Outcome::none:
        break;
    }
    if (verdict.unmeasured > 0) {
        return {
            RETORT_TEXT("No verdict: it takes at least %1 pairs of repeats with validation accuracy at the "
                        "last epoch; pairs that are done without it: %2. Validate at the last epoch, too, "
                        "or compare best epochs."),
            {std::to_string(fewest_pairs), std::to_string(verdict.unmeasured)}};
    }
    if (verdict.points.empty() && !verdict.alone.empty()) { // more repeats would not help
        return {RETORT_TEXT("No verdict. %1"), {not_compared(verdict, names)}};
    }
    return {
        RETORT_TEXT("No verdict yet: it takes at least %1 repeats of α %2 and of another α that are done, "
                    "with the same seeds."),
        {std::to_string(fewest_pairs), reference}};
}

Message basis(const Verdict& verdict, const PointNames& names) {
    auto text = method(verdict);
    for (auto& caveat : caveats(verdict, names)) {
        text = {RETORT_TEXT("%1 %2"), {std::move(text), std::move(caveat)}};
    }
    return text;
}

std::string verdict_text(const Verdict& verdict) {
    auto text = sentence(verdict).str() + "\n";
    if (verdict.outcome == Outcome::none && verdict.points.empty()) {
        return text;
    }
    for (const auto& point : verdict.points) {
        if (verdict.points.size() > 1 || verdict.outcome == Outcome::none) {
            text += "  " + sentence(point).str() + "\n";
        }
    }
    text += verdict.outcome == Outcome::none ? "" : basis(verdict).str() + "\n";
    const auto results = results_text(verdict.results, verdict.teacher);
    return results.empty() ? text : text + "\n" + results;
}

std::string verdict_markdown(const Verdict& verdict) {
    auto text = "**" + sentence(verdict).str() + "**\n";
    if (verdict.points.size() > 1) {
        text += '\n';
        for (const auto& point : verdict.points) {
            text += "- " + sentence(point).str() + "\n";
        }
    }
    text += verdict.outcome == Outcome::none ? "" : "\n" + basis(verdict).str() + "\n";
    const auto results = results_markdown(verdict.results, verdict.teacher);
    return results.empty() ? text : text + "\n" + results;
}

std::string verdict_json(const Verdict& verdict) {
    auto points = nlohmann::ordered_json::array();
    auto not_compared = nlohmann::ordered_json::array();
    for (const auto& point : verdict.alone) {
        not_compared.push_back({{"alpha", point.alpha}, {"settings", point.settings}});
    }
    for (const auto& point : verdict.points) {
        const auto& paired = point.accuracy;
        points.push_back(
            {{"alpha", point.point.alpha},
             {"settings", point.point.settings},
             {"outcome", to_string(point.outcome)},
             {"sentence", sentence(point).str()},
             {"mean", number(paired.difference.mean)},
             {"std", number(paired.difference.std)},
             {"low", number(paired.low)},
             {"high", number(paired.high)},
             {"pairs", paired.difference.count},
             {"p_value", number(point.p_value)},
             {"adjusted_p", number(point.adjusted_p)},
             {"more_repeats", point.more ? nlohmann::ordered_json(point.more->repeats) : nullptr},
             {"to_settle", number(point.more ? point.more->difference : EpochRecord::none)}});
    }
    return nlohmann::ordered_json{{"outcome", to_string(verdict.outcome)},
                                  {"sentence", sentence(verdict).str()},
                                  {"basis", basis(verdict).str()},
                                  {"reference", verdict.reference.alpha},
                                  {"reference_settings", verdict.reference.settings},
                                  {"metric", verdict.on_test ? "test_accuracy" : "val_accuracy"},
                                  {"epoch", verdict.epoch == CountedEpoch::last ? "last" : "best"},
                                  {"correction", "holm"},
                                  {"unmeasured", verdict.unmeasured},
                                  {"seeds", verdict.seeds},
                                  {"looks", verdict.looks},
                                  {"searched", verdict.searched},
                                  {"search_seeds", verdict.search_seeds},
                                  {"points", points},
                                  {"not_compared", not_compared},
                                  {"results", nlohmann::ordered_json::parse(results_json(verdict.results))},
                                  {"teacher", nlohmann::ordered_json::parse(teacher_json(verdict.teacher))}}
               .dump(2) +
           "\n";
}

} // namespace retort
