// Verdicts, and the statistics below them, against SciPy 1.17.1 and statsmodels 0.15.0.
#include "core/experiment/results/student_t.h"
#include "core/experiment/results/verdict.h"
#include "tests/core/experiment/support.h"

#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace retort;
using namespace retort::test;

namespace {

bool is_near(double value, double expected, double tolerance = 1e-9) {
    CAPTURE(value);
    CAPTURE(expected);
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// Finished runs of `alpha`, one epoch each, of these accuracies, with the seeds 7, 8, …
std::vector<RunRecord> runs_of(double alpha, const std::vector<double>& accuracies) {
    std::vector<RunRecord> runs;
    for (const double accuracy : accuracies) {
        const auto repeat = static_cast<std::int64_t>(runs.size()) + 1;
        auto& run = runs.emplace_back();
        run.spec = {alpha, repeat, static_cast<std::uint64_t>(repeat + 6)};
        run.status = RunStatus::done;
        run.epochs.resize(2);
        run.epochs[1].epoch = 1;
        run.epochs[1].val_loss = 1.0;
        run.epochs[1].val_accuracy = accuracy;
    }
    return runs;
}

std::vector<RunRecord> together(const std::vector<std::vector<RunRecord>>& groups) {
    std::vector<RunRecord> runs;
    for (const auto& group : groups) {
        runs.insert(runs.end(), group.begin(), group.end());
    }
    return runs;
}

const std::vector<double> baseline{.78, .78, .80, .79, .79};
const std::vector<double> higher{.81, .79, .84, .80, .83};
const std::vector<double> similar{.79, .77, .81, .78, .80};

} // namespace

TEST_CASE("Student's t is SciPy's") {
    for (const auto& [probability, freedom, quantile] : {std::array{0.975, 1.0, 12.706204736174694},
                                                         {0.975, 2.0, 4.302652729749464},
                                                         {0.975, 4.0, 2.7764451051977934},
                                                         {0.975, 9.0, 2.262157162798205},
                                                         {0.995, 5.0, 4.032142983555228},
                                                         {0.01, 3.5, -4.0607113593000825},
                                                         {0.5, 3.0, 0.0}}) {
        CHECK(is_near(student_t_quantile(probability, freedom), quantile));
    }
    CHECK(std::isnan(student_t_quantile(1.0, 3.0)));
    CHECK(std::isnan(student_t_quantile(0.9, 0.0)));
    for (const auto& [t, freedom, p] : {std::array{2.0, 4.0, 0.11611652351681556},
                                        {-3.5, 2.0, 0.07282735005446933},
                                        {0.0, 7.0, 1.0},
                                        {12.0, 9.0, 7.699886222985653e-07},
                                        {INFINITY, 4.0, 0.0}}) {
        CHECK(is_near(student_t_two_sided(t, freedom), p));
    }
    CHECK(std::isnan(student_t_two_sided(NAN, 3.0)));
}

TEST_CASE("the power of a paired t test, and the pairs it takes, are statsmodels'") {
    struct Golden {
        std::int64_t pairs;
        double difference;
        double std;
        double level;
        double power;
    };
    for (const auto& golden : {Golden{5, 1.0, 1.0, .05, 0.4013899173717948},
                               {3, 2, 1, .05, 0.4707494312784346},
                               {10, 0.5, 1.2, .025, 0.13615412708151084},
                               {30, 0.3, 1, .01, 0.15267885957955055},
                               {4, 0.0, 1, .05, 0.05},
                               {6, 20, 1, .05, 1.0},
                               {400, -3, 1, .05, 1.0}}) {
        CHECK(is_near(paired_t_power(golden.pairs, golden.difference, golden.std, golden.level), golden.power,
                      1e-8));
    }
    CHECK(std::isnan(paired_t_power(1, 1.0, 1.0, 0.05)));
    CHECK(std::isnan(paired_t_power(5, 1.0, 0.0, 0.05)));
    CHECK(pairs_needed(1.0, 1.0, 0.05, 0.8, 100) == 10);   // 9.94
    CHECK(pairs_needed(0.5, 1.0, 0.05, 0.8, 100) == 34);   // 33.37
    CHECK(pairs_needed(-0.5, 1.0, 0.025, 0.8, 100) == 41); // 40.58
    CHECK(pairs_needed(2.0, 1.0, 0.05, 0.8, 100) == 5);    // 4.22
    CHECK(pairs_needed(0.5, 1.0, 0.05, 0.8, 33) == 0);
    CHECK(pairs_needed(0.5, 0.0, 0.05, 0.8, 33) == 0);
}

TEST_CASE("Holm's correction is statsmodels'") {
    using Values = std::vector<double>;
    const auto same = [](const Values& p_values, const Values& expected) {
        const auto adjusted = holm_adjusted(p_values);
        REQUIRE(adjusted.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            CHECK(is_near(adjusted[i], expected[i]));
        }
    };
    same({.01, .04, .03, .005}, {.03, .06, .06, .02});
    same({.5, .02, .9}, {1.0, .06, 1.0});
    same({.6, .6, .5}, {1.0, 1.0, 1.0});
    same({.02}, {.02});
    same({}, {});
}

TEST_CASE("where the last epoch was not validated the verdict says so") {
    auto runs = together({runs_of(0.5, higher), runs_of(1.0, baseline)});
    for (auto& run : runs) {
        run.epochs.resize(3);
        run.epochs[2].epoch = 2;
    }
    const auto verdict = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(verdict.outcome == Outcome::none);
    CHECK(
        sentence(verdict).str() ==
        "No verdict: it takes at least 3 pairs of repeats with validation accuracy at the last epoch; pairs "
        "that are done without it: 5. Validate at the last epoch, too, or compare best epochs.");
    CHECK(verdict_of(runs, {1.0}, CountedEpoch::best).outcome == Outcome::better);
    runs.resize(5); // none of α 1
    CHECK(contains(sentence(verdict_of(runs, {1.0}, CountedEpoch::last)).str(), "No verdict yet: "));
}

TEST_CASE("a point is better, worse or undecided, and the experiment with it") {
    const auto verdict =
        verdict_of(together({runs_of(0.0, similar), runs_of(0.5, higher), runs_of(1.0, baseline)}), {1.0},
                   CountedEpoch::last);
    REQUIRE(verdict.points.size() == 2);
    CHECK(verdict.points[0].outcome == Outcome::undecided);
    CHECK(is_near(verdict.points[0].p_value, 0.704));
    const auto& best = verdict.points[1];
    CHECK(best.outcome == Outcome::better);
    CHECK(is_near(best.p_value, 0.018562564501560356));
    CHECK(is_near(best.adjusted_p, 2 * 0.018562564501560356));
    CHECK(is_near(best.accuracy.low, 0.0071692331165156414));
    CHECK(is_near(best.accuracy.high, 0.044830766883484315));
    CHECK_FALSE(best.more.has_value());
    CHECK(verdict.outcome == Outcome::better);
    CHECK(verdict.compared() == 2);
    CHECK((verdict.seeds == std::vector<std::uint64_t>{7, 8, 9, 10, 11}));
    CHECK(sentence(verdict).str() ==
          "Distillation helped: α 0.5 is better than α 1 by 2.6 points (0.7 to 4.5, 5 pairs).");
    CHECK(basis(verdict).str() ==
          "Accuracy on the validation images at the last epoch, paired by repeat (seeds 7, 8, 9, 10, 11); t "
          "intervals of 95 %; Holm's correction over 2 comparisons.");

    // The other way round it is worse, and what was better is the reference.
    const auto turned =
        verdict_of(together({runs_of(0.5, baseline), runs_of(1.0, higher)}), {1.0}, CountedEpoch::last);
    CHECK(turned.outcome == Outcome::worse);
    CHECK(sentence(turned).str() ==
          "Distillation did not help: α 0.5 is worse than α 1 by 2.6 points (0.7 to 4.5, 5 pairs).");
}

TEST_CASE("Holm's correction takes away what one comparison of many would give") {
    std::vector<std::vector<RunRecord>> groups{runs_of(0.5, higher), runs_of(1.0, baseline)};
    for (const double alpha : {0.1, 0.2}) {
        groups.push_back(runs_of(alpha, similar));
    }
    const auto verdict = verdict_of(together(groups), {1.0}, CountedEpoch::last);
    CHECK(verdict.outcome == Outcome::undecided);
    const auto* point = verdict.deciding();
    REQUIRE(point != nullptr);
    CHECK(point->point.alpha == 0.5);
    CHECK(is_near(point->adjusted_p, 3 * 0.018562564501560356));
    // Standard deviation 1.517 points, level 0.05 / 3: 10 pairs more find 2 points (12.3 pairs), not 1
    // (34.9).
    REQUIRE(point->more.has_value());
    CHECK(point->more->difference == 0.02);
    CHECK(point->more->repeats == pairs_needed(0.02, point->accuracy.difference.std, 0.05 / 3, 0.8, 100) - 5);
    CHECK(contains(sentence(verdict).str(),
                   "Whether distillation helped is open. α 0.5 against α 1: "
                   "undecided, 0.7 to 4.5 points before Holm's correction (5 pairs); "
                   "about "));
}

TEST_CASE("there is no verdict on fewer than three pairs, on other seeds or on runs that are not done") {
    const auto outcome = [](const std::vector<RunRecord>& runs) {
        return verdict_of(runs, {1.0}, CountedEpoch::last).outcome;
    };
    CHECK(outcome(together({runs_of(0.5, {.9, .91}), runs_of(1.0, {.1, .12})})) == Outcome::none);
    auto runs = together({runs_of(0.5, {.9, .91, .92}), runs_of(1.0, {.1, .12, .11})});
    CHECK(outcome(runs) == Outcome::better);
    runs[0].spec.seed = 99;
    CHECK(outcome(runs) == Outcome::none);
    runs[0].spec.seed = 7;
    runs[5].status = RunStatus::failed;
    CHECK(outcome(runs) == Outcome::none);
    const auto none = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(sentence(none).str() ==
          "No verdict yet: it takes at least 3 repeats of α 1 and of another α that are "
          "done, with the same seeds.");
    CHECK(sentence(none.points[0]).str() == "α 0.5 against α 1: no verdict on fewer than 3 pairs (2)");
    CHECK(none.deciding() == nullptr);
    CHECK(outcome({}) == Outcome::none);
    // Differences that are all the same tell nothing of how far they would vary.
    CHECK(outcome(together({runs_of(0.5, {.5, .5, .5}), runs_of(1.0, {.25, .25, .25})})) ==
          Outcome::undecided);
    // … also where they are equal on paper alone.
    const auto rounded = verdict_of(together({runs_of(0.5, {.82, .83, .85}), runs_of(1.0, {.80, .81, .83})}),
                                    {1.0}, CountedEpoch::last);
    REQUIRE(rounded.points.size() == 1);
    CHECK(rounded.points[0].accuracy.difference.std > 0.0);
    CHECK(rounded.outcome == Outcome::undecided);
    CHECK_FALSE(rounded.points[0].more.has_value());
}

TEST_CASE("seeds are those of the pairs") {
    auto runs = together({runs_of(0.5, {.9, .91, .93, .9}), runs_of(1.0, {.1, .12, .11, .1, .2})});
    runs[3].spec.seed = 99;
    const auto verdict = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(verdict.points[0].accuracy.difference.count == 3);
    CHECK((verdict.seeds == std::vector<std::uint64_t>{7, 8, 9}));
}

TEST_CASE("the reference is α 1 where it is there, and two that distil are only compared") {
    CHECK(usual_reference(together({runs_of(0.5, {.5}), runs_of(1.0, {.5}), runs_of(0.0, {.5})})) ==
          Point{1.0});
    CHECK(usual_reference(together({runs_of(0.5, {.5}), runs_of(0.9, {.5})})) == Point{0.9});
    CHECK_FALSE(usual_reference(runs_of(0.5, {.5, .5})).has_value());
    const auto verdict =
        verdict_of(together({runs_of(0.5, higher), runs_of(0.9, baseline)}), {0.9}, CountedEpoch::last);
    CHECK(sentence(verdict).str() == "α 0.5 is better than α 0.9 by 2.6 points (0.7 to 4.5, 5 pairs).");
}

TEST_CASE("each point is compared with the one that is like it otherwise") {
    const auto with = [](std::vector<RunRecord> runs, const AxisValues& settings) {
        for (auto& run : runs) {
            run.spec.settings = settings;
        }
        return runs;
    };
    // A baseline for each learning rate, and none for a temperature, which it does not have.
    const auto runs = together({with(runs_of(0.5, higher), {{"lr", "0.1"}, {"temperature", "4"}}),
                                with(runs_of(0.5, similar), {{"lr", "0.01"}, {"temperature", "4"}}),
                                with(runs_of(1.0, baseline), {{"lr", "0.1"}}),
                                with(runs_of(1.0, higher), {{"lr", "0.01"}})});
    const auto verdict = usual_verdict(runs);
    REQUIRE(verdict.has_value());
    REQUIRE(verdict->points.size() == 2);
    const auto& slow = verdict->points[0];
    CHECK(slow.point.settings.at("lr") == "0.01");
    CHECK((slow.reference == Point{1.0, {{"lr", "0.01"}}}));
    CHECK(slow.accuracy.difference.mean < 0.0);
    CHECK(verdict->points[1].outcome == Outcome::better);
    CHECK(sentence(*verdict).str() ==
          "Distillation helped: α 0.5, lr 0.1, temperature 4 is better than α 1 by "
          "2.6 points (0.7 to 4.5, 5 pairs).");
    const auto json = nlohmann::json::parse(verdict_json(*verdict));
    CHECK(json["points"][1]["settings"]["temperature"] == "4");
    // Without labels there is nothing to smooth: then it is the baseline with the least of it.
    const auto smoothed =
        together({runs_of(0.0, higher), with(runs_of(1.0, higher), {{"label-smoothing", "0.1"}}),
                  with(runs_of(1.0, baseline), {{"label-smoothing", "0"}})});
    const auto least = usual_verdict(smoothed);
    REQUIRE(least->points.size() == 1);
    CHECK(least->alone.empty());
    CHECK(sentence(*least).str() == "Distillation helped: α 0 is better than α 1, label-smoothing 0 by "
                                    "2.6 points (0.7 to 4.5, 5 pairs).");
    // Of several baselines that labels alone tell apart it is the usual one, whatever their names are.
    const auto weighted =
        together({runs_of(0.0, higher), with(runs_of(1.0, higher), {{"class-weights", "balanced"}}),
                  with(runs_of(1.0, baseline), {{"class-weights", "none"}})});
    const auto unweighted = usual_verdict(weighted);
    REQUIRE(unweighted->points.size() == 1);
    CHECK((unweighted->points[0].reference == Point{1.0, {{"class-weights", "none"}}}));
    // Of one α alone, the first point is what others are compared with.
    const auto hot = together({with(runs_of(0.5, higher), {{"temperature", "10"}}),
                               with(runs_of(0.5, baseline), {{"temperature", "4"}})});
    CHECK((usual_reference(hot) == Point{0.5, {{"temperature", "4"}}}));
    const auto hotter = usual_verdict(hot);
    REQUIRE(hotter->points.size() == 1);
    CHECK(sentence(*hotter).str() ==
          "α 0.5, temperature 10 is better than α 0.5, temperature 4 by 2.6 points (0.7 "
          "to 4.5, 5 pairs).");
}

TEST_CASE("a baseline of another student, or of who knows which, is no reference") {
    const auto of_student = [](std::vector<RunRecord> runs, const AxisValues& settings,
                               const AxisValues& trained_with) {
        for (auto& run : runs) {
            run.spec.settings = settings;
            run.trained_with = trained_with;
        }
        return runs;
    };
    const auto first = of_student(runs_of(0.5, higher), {{"student", "resnet20"}}, {{"student", "resnet20"}});
    const auto second = of_student(runs_of(0.5, similar), {{"student", "resnet8"}}, {{"student", "resnet8"}});
    // Trained alone, and joined with the others: its name does not say its student, its run.json does.
    const auto alone = of_student(runs_of(1.0, baseline), {}, {{"student", "resnet20"}});
    const auto verdict = verdict_of(together({first, second, alone}), {1.0}, CountedEpoch::last);
    REQUIRE(verdict.points.size() == 1);
    CHECK(verdict.points[0].point.settings.at("student") == "resnet20");
    CHECK(verdict.compared() == 1);
    REQUIRE(verdict.alone.size() == 1);
    CHECK(verdict.alone[0].settings.at("student") == "resnet8");
    CHECK(basis(verdict).str().ends_with(
        "Not compared, because nothing at α 1 is like it otherwise: α 0.5, student resnet8."));
    const auto said = nlohmann::json::parse(verdict_json(verdict)).at("not_compared");
    REQUIRE(said.size() == 1);
    CHECK(said[0] == nlohmann::json{{"alpha", 0.5}, {"settings", {{"student", "resnet8"}}}});
    const auto unknown = of_student(runs_of(1.0, baseline), {}, {});
    const auto none = verdict_of(together({first, second, unknown}), {1.0}, CountedEpoch::last);
    CHECK(none.points.empty());
    // More repeats, which are asked for otherwise, would not help.
    CHECK(sentence(none).str() == "No verdict. Not compared, because nothing at α 1 is like it otherwise: "
                                  "α 0.5, student resnet20; 0.5, student resnet8.");
    const auto waiting = verdict_of(together({first, second}), {1.0}, CountedEpoch::last);
    CHECK(waiting.alone.empty()); // nothing at α 1 is done yet
    CHECK(sentence(waiting).str().starts_with("No verdict yet"));
    // What has no part in training on labels alone is not asked for.
    const auto warm = of_student(runs_of(0.5, higher), {{"temperature", "4"}}, {});
    CHECK(verdict_of(together({warm, unknown}), {1.0}, CountedEpoch::last).points.size() == 1);
}

TEST_CASE("where repeats were added after a first result, the verdict says so") {
    const auto planned = [](std::vector<RunRecord> runs, std::int64_t first, std::int64_t rest) {
        for (auto& run : runs) {
            run.repeats_planned = run.spec.repeat <= first ? first : rest;
        }
        return runs;
    };
    const auto runs = together({runs_of(0.5, higher), runs_of(1.0, baseline)});
    CHECK(usual_verdict(runs)->looks == 0);
    CHECK(usual_verdict(planned(runs, 5, 5))->looks == 1);
    CHECK_FALSE(contains(basis(*usual_verdict(planned(runs, 5, 5))).str(), "looks"));
    CHECK(usual_verdict(planned(runs, 2, 5))->looks == 1); // two pairs are no verdict
    const auto again = usual_verdict(planned(runs, 3, 5));
    CHECK(contains(basis(*again).str(), "Repeats were added after a first result (2 looks in all)"));
    CHECK(nlohmann::json::parse(verdict_json(*again))["looks"] == 2);
}

TEST_CASE("where there is a test set, the verdict goes by it") {
    auto runs = together({runs_of(0.5, baseline), runs_of(1.0, higher)}); // worse on validation images
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].epochs[1].test_accuracy = i < 5 ? higher[i] : baseline[i - 5];
    }
    const auto verdict = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(verdict.on_test);
    CHECK(verdict.outcome == Outcome::better);
    CHECK(basis(verdict).str().starts_with("Accuracy on the test images at the last epoch, paired by"));
    const auto json = nlohmann::json::parse(verdict_json(verdict));
    CHECK(json["metric"] == "test_accuracy");
    CHECK(basis(verdict_of(runs, {1.0}, CountedEpoch::best))
              .str()
              .starts_with("Accuracy on the test images at the epoch that is best on the validation images"));
    CHECK(compared_metrics(runs).front()->name == "test_accuracy");
    // Runs of before the test set was there are left out, and that is said.
    runs[0].epochs[1].test_accuracy = NAN;
    const auto partly = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(partly.points[0].accuracy.difference.count == 4);
    CHECK(basis(partly).str().ends_with(
        "Pairs that are done and have no such accuracy, which are left out: 1."));
    CHECK(summary_columns(summarize(runs)).size() > summary_columns(summarize(runs_of(0.5, higher))).size());
}

TEST_CASE("intervals of folds are widened, for their training sets overlap") {
    auto runs = together({runs_of(0.5, higher), runs_of(1.0, baseline)});
    CHECK(training_overlap(runs.front()) == 0.0);
    for (auto& run : runs) {
        run.trained_with = {{"folds", "5"}};
    }
    CHECK(training_overlap(runs.front()) == 0.25); // one part in validation, four in training
    auto half = runs.front();
    half.trained_with["train-fraction"] = "0.5";
    CHECK(training_overlap(half) == 0.5);
    const auto verdict = verdict_of(runs, {1.0}, CountedEpoch::last);
    const auto& point = verdict.points[0];
    CHECK(is_near(point.accuracy.low, -0.0022461503252265286));
    CHECK(is_near(point.accuracy.high, 0.054246150325226485));
    CHECK(is_near(point.p_value, student_t_two_sided(2.5556605733515543, 4.0)));
    CHECK(point.outcome == Outcome::undecided);
    REQUIRE(point.more.has_value());
    const auto pairs =
        pairs_needed(point.more->difference, point.accuracy.difference.std, 0.05, 0.8, 100, 0.25);
    CHECK(point.more->repeats == std::max<std::int64_t>(pairs - 5, 1));
    // Overlap is a deviation √(1 + n · overlap) times as large, whose power others have computed, too.
    CHECK(is_near(paired_t_power(10, 0.03, 0.015, 0.05, 0.25),
                  paired_t_power(10, 0.03, 0.015 * std::sqrt(3.5), 0.05)));
    CHECK(pairs_needed(0.03, 0.015, 0.05, 0.8, 1000, 0.25) > pairs_needed(0.03, 0.015, 0.05, 0.8, 1000));
    CHECK(contains(basis(verdict).str(), "training sets of folds overlap (Nadeau and Bengio 2003)"));
}

TEST_CASE("the verdict as text and as JSON") {
    const auto verdict =
        verdict_of(together({runs_of(0.0, similar), runs_of(0.5, higher), runs_of(1.0, baseline)}), {1.0},
                   CountedEpoch::last);
    const auto text = verdict_text(verdict);
    CHECK(text.starts_with("Distillation helped: α 0.5 is better"));
    CHECK(contains(text, "\n  α 0 against α 1: undecided, −1.2 to 1.6 points (5 pairs); about "));
    CHECK(contains(text, "\n  α 0.5 is better than α 1 by 2.6 points"));
    const auto json = nlohmann::json::parse(verdict_json(verdict));
    CHECK(json["outcome"] == "better");
    CHECK(json["points"][1]["pairs"] == 5);
    CHECK(json["points"][1]["more_repeats"].is_null());
    CHECK(json["points"][0]["more_repeats"].is_number());
    CHECK(json["points"][0]["outcome"] == "undecided");
    CHECK(json["seeds"].size() == 5);
    const auto nothing = nlohmann::json::parse(verdict_json(verdict_of({}, {1.0}, CountedEpoch::last)));
    CHECK(nothing["outcome"] == "none");
    CHECK(nothing["points"].empty());
    CHECK(nothing["results"].empty());
    CHECK(nothing["teacher"].is_null());
}

TEST_CASE("of folds a teacher is counted once a repeat, whatever the number of points") {
    auto runs = together({runs_of(0.0, {.8, .7, .9}), runs_of(0.5, {.8, .7, .9}), runs_of(1.0, {.5, .4})});
    const std::vector<double> teacher{.6, .7, .9}; // each fold has images of its own
    for (auto& run : runs) {
        for (auto& epoch : run.epochs) {
            epoch.teacher_val_accuracy = teacher.at(static_cast<std::size_t>(run.spec.repeat - 1));
        }
    }
    const auto json = nlohmann::json::parse(verdict_json(verdict_of(runs, {0.5}, CountedEpoch::last)));
    CHECK(is_near(json["teacher"]["accuracy"], 2.2 / 3.0));
    CHECK(contains(verdict_text(verdict_of(runs, {0.5}, CountedEpoch::last)), "73.3 ± 15.3 %"));
}

TEST_CASE("beside the verdict stands what came out at each point, and at what cost") {
    auto runs = together({runs_of(0.5, {.81, .79, .84, .80, .86}), runs_of(1.0, baseline)});
    for (auto& run : runs) { // a last epoch that is not the best
        run.epochs.push_back(run.epochs.back());
        run.epochs.back().epoch = 2;
        run.epochs.back().val_accuracy -= 0.1;
        run.epochs.back().agreement = 0.5;
    }
    const auto old = verdict_of(runs, {1.0}, CountedEpoch::last);
    CHECK(contains(verdict_text(old), "\nα    Last accuracy  Best accuracy     Agreement\n"
                                      "0.5   72.0 ± 2.9 %   82.0 ± 2.9 %  50.0 ± 0.0 %\n"));
    CHECK_FALSE(contains(verdict_text(old), "Parameters"));
    auto json = nlohmann::json::parse(verdict_json(old));
    CHECK(json["results"][0]["parameters"].is_null());
    CHECK(json["results"][0]["latency"].is_null());
    CHECK(json["teacher"].is_null());
    for (auto& run : runs) {
        run.epochs.back().teacher_val_accuracy = 0.9;
        run.cost = {269462, 1108369, {0.00214, 32, 2, "cpu"}, 463894};
    }
    const auto verdict = verdict_of(runs, {1.0}, CountedEpoch::last);
    const auto text = verdict_text(verdict);
    CHECK(contains(text, "Parameters  File size  Latency\n"));
    CHECK(contains(text, "269.5 k    1.11 MB  2.14 ms\n"));
    CHECK(contains(
        text, "\nteacher         90.0 %         90.0 %             –     463.9 k          –        –\n"));
    CHECK(contains(text, "\nLatency: one image of 32 pixels at a time on CPU, threads: 2.\n"));
    const auto markdown = verdict_markdown(verdict);
    CHECK(contains(markdown, "| α | Last accuracy | Best accuracy | Agreement | Parameters |"));
    CHECK(contains(markdown, "|---|---:|"));
    CHECK(contains(markdown, "| 269.5 k | 1.11 MB | 2.14 ms |\n"));
    json = nlohmann::json::parse(verdict_json(verdict));
    REQUIRE(json["results"].size() == 2);
    CHECK(json["results"][0]["alpha"] == 0.5);
    CHECK(json["results"][0]["last_accuracy"]["count"] == 5);
    CHECK(is_near(json["results"][0]["best_accuracy"]["mean"], 0.82));
    CHECK(json["results"][1]["file_bytes"] == 1108369);
    CHECK(json["results"][1]["latency"]["threads"] == 2);
    CHECK(json["results"][1]["latency"]["batch"] == 1);
    CHECK(json["teacher"]["parameters"] == 463894);
    CHECK(is_near(json["teacher"]["accuracy"], 0.9));
    // Times of different machines are not to be compared.
    runs.back().cost->latency.threads = 8;
    runs[runs.size() - 5].cost->latency.threads = 8;
    CHECK(contains(verdict_text(verdict_of(runs, {1.0}, CountedEpoch::last)), "cannot be compared"));
}
