// Successive halving: how many points and epochs its rounds have, and what it decides of made-up records.
#include "core/experiment/record/search.h"

#include "core/experiment/cost/cost.h"
#include "core/experiment/record/copies.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/results/verdict.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>

using namespace retort;
using namespace retort::test;

namespace {

using Names = std::vector<std::string>;

ExperimentSpec search_spec(const std::map<std::string, std::string>& values) {
    ExperimentSpec spec;
    spec.search = "halving";
    spec.repeats = 3;
    spec.num_epochs = 9;
    for (const auto& [name, text] : values) {
        const auto problem = set_from_text(spec, *find_parameter(name), text);
        CHECK_MESSAGE(problem.empty(), problem.str());
    }
    return spec;
}

/// Points α 0, 0.1, … as many as asked for, without a baseline.
ExperimentSpec points_spec(int count, std::int64_t factor) {
    auto spec = search_spec({});
    spec.search_factor = factor;
    spec.alphas.clear();
    for (int i = 0; i < count; ++i) {
        spec.alphas.push_back(0.1 * i);
    }
    return spec;
}

/// What training would make of a run: epochs up to the one that it is asked for, all of this accuracy.
void train(RunRecord& run, double accuracy) {
    for (int epoch = static_cast<int>(run.epochs.size()); epoch <= run.num_epochs; ++epoch) {
        run.epochs.push_back(epoch_record(epoch, accuracy));
    }
}

/// All runs of the round have `accuracy` of their α, but for those that have been trained already.
void train_round(std::vector<RunRecord>& runs, const std::map<double, double>& accuracy) {
    for (auto& run : runs) {
        if (run.search && run.status == RunStatus::queued) {
            train(run, accuracy.at(run.spec.alpha));
        }
    }
}

Names states(const std::vector<RunRecord>& runs) {
    Names texts;
    for (const auto& run : runs) {
        texts.push_back(run.name + " " + std::string(to_string(run.status)) + " " +
                        std::to_string(run.num_epochs));
    }
    return texts;
}

Names names_of(const std::vector<Point>& points) {
    Names names;
    for (const auto& point : points) {
        names.push_back(point_name(point));
    }
    return names;
}

Names run_names(const std::vector<RunRecord>& runs) {
    Names names;
    for (const auto& run : runs) {
        names.push_back(run.name);
    }
    return names;
}

std::string refusal(const ExperimentSpec& before, const ExperimentSpec& now,
                    const std::vector<RunRecord>& runs) {
    return error_of([&] { require_same_decisions(before, now, runs); });
}

/// Two rounds of a search over α 0, 0.1 and 0.2, of which 0.2 wins.
std::vector<RunRecord> decided_runs(const ExperimentSpec& spec) {
    auto runs = queued_runs(spec);
    train_round(runs, {{0.0, .1}, {0.1, .2}, {0.2, .3}});
    settle_search(spec, runs);
    train_round(runs, {{0.0, .1}, {0.1, .2}, {0.2, .3}});
    settle_search(spec, runs);
    return runs;
}

} // namespace

TEST_CASE("rounds leave a share of the points, for so many times the epochs") {
    using Rounds = std::vector<SearchRound>;
    auto spec = search_spec({});
    spec.num_epochs = 30;
    CHECK(search_rounds(spec, 9) == Rounds{{9, 4}, {3, 12}}); // 30 / 9 rounded up
    CHECK(search_rounds(spec, 10) == Rounds{{10, 2}, {4, 6}, {2, 18}});
    CHECK(search_rounds(spec, 2) == Rounds{{2, 10}});
    CHECK(search_rounds(spec, 1).empty());
    // A smaller group has the last rounds of a larger one, so that both are chosen after as many epochs.
    CHECK(search_rounds(spec, 3, 9) == Rounds{{3, 12}});
    CHECK(search_rounds(spec, 3, 10) == Rounds{{3, 18}});
    CHECK(search_rounds(spec, 4, 10) == Rounds{{4, 6}, {2, 18}});
    CHECK(search_rounds(spec, 1, 9).empty());
    spec.search_factor = 2;
    CHECK(search_rounds(spec, 5) == Rounds{{5, 4}, {3, 8}, {2, 16}});
    spec.search_epochs = 20;
    CHECK(search_rounds(spec, 5) == Rounds{{5, 20}, {3, 30}, {2, 30}}); // never more than all
    spec.num_epochs = 1;
    spec.search_epochs = 0;
    CHECK(search_rounds(spec, 4) == Rounds{{4, 1}, {2, 1}});
}

TEST_CASE("a search plans the runs that it chooses by, apart for the baseline") {
    auto spec = search_spec({{"alpha", "0,0.5,1"}, {"lr", "0.1,0.01"}, {"search-repeats", "2"}});
    const auto runs = queued_runs(spec);
    CHECK(runs.size() == 12);
    CHECK(runs[0].name == "alpha-0_lr-0.1_rep-1");
    CHECK(runs[11].name == "alpha-1_lr-0.01_rep-2");
    for (const auto& run : runs) {
        CHECK(run.search);
        CHECK(run.num_epochs == (run.spec.alpha < 1.0 ? 1 : 3)); // four points take two rounds, two take one
    }
    // A point that has no other to be chosen from is not searched.
    spec = search_spec({{"alpha", "0,0.5,1"}, {"seed", "7"}});
    CHECK(run_names(queued_runs(spec)) ==
          Names{"alpha-0_rep-1", "alpha-0.5_rep-1", "alpha-1_rep-2", "alpha-1_rep-3", "alpha-1_rep-4"});
    CHECK_FALSE(queued_runs(spec)[2].search);
    CHECK(queued_runs(spec)[2].num_epochs == 9);
    CHECK(queued_runs(spec)[2].spec.seed == 8); // fresh
    spec.search = "grid";
    CHECK(run_names(queued_runs(spec))[0] == "alpha-0_rep-1");
    CHECK(queued_runs(spec).size() == 9);
    CHECK_FALSE(queued_runs(spec)[0].search);
}

TEST_CASE("points are decided on when all runs of a round are over, and the best go on") {
    const auto spec = points_spec(3, 2);
    auto runs = queued_runs(spec);
    CHECK(states(runs) ==
          Names{"alpha-0_rep-1 queued 3", "alpha-0.1_rep-1 queued 3", "alpha-0.2_rep-1 queued 3"});
    train(runs[0], .1);
    train(runs[1], .2);
    CHECK(settle_search(spec, runs).empty());
    CHECK(waits_for_decision(runs[0]));
    CHECK_FALSE(waits_for_decision(runs[2]));
    CHECK(search_standing(spec, runs)[0].decided.empty());
    train(runs[2], .3);
    CHECK(settle_search(spec, runs) == std::vector<std::size_t>{0, 1, 2});
    CHECK(states(runs) ==
          Names{"alpha-0_rep-1 dropped 3", "alpha-0.1_rep-1 queued 6", "alpha-0.2_rep-1 queued 6"});
    CHECK(queued_final_runs(spec, runs).empty());
    // Later epochs change nothing of an earlier decision.
    train(runs[1], .9);
    train(runs[2], .8);
    settle_search(spec, runs);
    CHECK(states(runs) ==
          Names{"alpha-0_rep-1 dropped 3", "alpha-0.1_rep-1 done 6", "alpha-0.2_rep-1 dropped 6"});
    const auto group = search_standing(spec, runs)[0];
    CHECK(names_of({*group.winner()}) == Names{"alpha-0.1"});
    CHECK(group.decided[0].accuracies == std::vector{.1, .2, .3});
    const auto finals = queued_final_runs(spec, runs);
    CHECK(run_names(finals) == Names{"alpha-0.1_rep-2", "alpha-0.1_rep-3", "alpha-0.1_rep-4"});
    CHECK_FALSE(finals[0].search);
    CHECK(finals[0].num_epochs == 9);
    CHECK(finals[0].spec.seed == 1);
}

TEST_CASE("the mean over search repeats decides, and ties go to the earlier point") {
    auto spec = points_spec(4, 2);
    spec.search_repeats = 2;
    auto runs = queued_runs(spec);
    const std::vector accuracies{.2, .5, .3, .2, .4, .1, .3, .4}; // means .3, .3, .3, .3 but for rounding
    for (std::size_t i = 0; i < runs.size(); ++i) {
        train(runs[i], accuracies[i]);
    }
    CHECK(names_of(search_standing(spec, runs)[0].left) == Names{"alpha-0", "alpha-0.1"});
    runs[7].epochs.back().val_accuracy = .5; // of α 0.3, now .35
    CHECK(names_of(search_standing(spec, runs)[0].left) == Names{"alpha-0", "alpha-0.30000000000000004"});
}

TEST_CASE("what failed or has no accuracy comes last") {
    const auto spec = points_spec(4, 2);
    const auto left_with = [&](const auto& change) {
        auto runs = queued_runs(spec);
        for (auto& run : runs) {
            train(run, .9 - run.spec.alpha); // the first are the best
        }
        change(runs);
        return names_of(search_standing(spec, runs)[0].left);
    };
    CHECK(left_with([](auto&) {}) == Names{"alpha-0", "alpha-0.1"});
    CHECK(left_with([](auto& runs) {
              runs[0].status = RunStatus::failed;
              runs[0].epochs.pop_back();
          }) == Names{"alpha-0.1", "alpha-0.2"});
    CHECK(left_with([](auto& runs) { runs[1].epochs.back().val_accuracy = NAN; }) ==
          Names{"alpha-0", "alpha-0.2"});
    CHECK(left_with([](auto& runs) { // it failed later, with what this round asks for
              runs[0].status = RunStatus::failed;
          }) == Names{"alpha-0", "alpha-0.1"});
    CHECK(left_with([](auto& runs) { // all fail: the earlier ones go on, so that the search ends
              for (auto& run : runs) {
                  run.status = RunStatus::failed;
                  run.epochs.clear();
              }
          }) == Names{"alpha-0"});
    CHECK(left_with([](auto& runs) { runs[2].epochs.pop_back(); }).size() == 4);
}

TEST_CASE("a run that ended early is judged by what it then was") {
    const auto spec = points_spec(2, 3);
    auto runs = queued_runs(spec);
    train(runs[0], .1);
    runs[1].epochs = {epoch_record(0, .1), epoch_record(1, .4)};
    CHECK_FALSE(search_standing(spec, runs)[0].is_over());
    runs[1].stopped_early = true;
    CHECK(waits_for_decision(runs[1]));
    CHECK(names_of(search_standing(spec, runs)[0].left) == Names{"alpha-0.1"});
}

TEST_CASE("points with and without distillation are searched apart") {
    const auto spec = search_spec({{"alpha", "0.5,1"}, {"lr", "0.1,0.01,0.001"}});
    auto runs = queued_runs(spec);
    const std::map<std::string, double> better_for_plain{{"0.1", .5}, {"0.01", .6}, {"0.001", .7}};
    for (auto& run : runs) {
        const auto accuracy = better_for_plain.at(run.spec.settings.at("lr"));
        train(run,
              run.spec.alpha < 1.0 ? accuracy / 2.0 : 1.0 - accuracy); // the baseline is better throughout
    }
    settle_search(spec, runs);
    CHECK(run_names(queued_final_runs(spec, runs)) ==
          Names{"alpha-0.5_lr-0.001_rep-2", "alpha-1_lr-0.1_rep-2", "alpha-0.5_lr-0.001_rep-3",
                "alpha-1_lr-0.1_rep-3", "alpha-0.5_lr-0.001_rep-4", "alpha-1_lr-0.1_rep-4"});
}

TEST_CASE("stopped runs leave a search open, and a search that goes on finds them queued") {
    const auto spec = points_spec(3, 2);
    auto runs = queued_runs(spec);
    train(runs[0], .1);
    train(runs[1], .2);
    runs[2].status = RunStatus::stopped;
    settle_search(spec, runs);
    CHECK(runs[2].status == RunStatus::stopped);
    CHECK(search_standing(spec, runs)[0].decided.empty());
    reopen_search(spec, runs);
    CHECK(runs[2].status == RunStatus::queued);
}

TEST_CASE("a search that goes on decides as before, and tries again only what nothing was decided without") {
    const auto spec = points_spec(3, 2);
    auto runs = queued_runs(spec);
    train(runs[0], .1);
    train(runs[1], .2);
    runs[2].status = RunStatus::failed;
    runs[2].error = "disk full";
    auto again = runs;
    reopen_search(spec, again);
    CHECK(states(again) ==
          Names{"alpha-0_rep-1 queued 3", "alpha-0.1_rep-1 queued 3", "alpha-0.2_rep-1 queued 3"});
    CHECK(again[2].error.empty());
    settle_search(spec, runs); // it counts as failed: the others go on
    CHECK(states(runs) ==
          Names{"alpha-0_rep-1 queued 6", "alpha-0.1_rep-1 queued 6", "alpha-0.2_rep-1 failed 3"});
    again = runs;
    reopen_search(spec, again);
    CHECK(states(again) == states(runs));
    train(runs[0], .1);
    train(runs[1], .2);
    settle_search(spec, runs);
    again = runs;
    reopen_search(spec, again);
    CHECK(states(again) == states(runs));
    CHECK(states(runs) ==
          Names{"alpha-0_rep-1 dropped 6", "alpha-0.1_rep-1 done 6", "alpha-0.2_rep-1 failed 3"});
}

TEST_CASE("a search can grow as long as it would have chosen the same") {
    const auto before = points_spec(3, 2);
    auto now = before;
    now.repeats = 9;
    const auto runs = decided_runs(before);
    CHECK(refusal(before, now, runs).empty());
    now = points_spec(4, 2);
    CHECK(contains(refusal(before, now, runs), "has already chosen between its points"));
    CHECK(refusal(before, now, queued_runs(before)).empty()); // nothing was chosen yet
    now = before;
    now.num_epochs = 18;
    CHECK(contains(refusal(before, now, runs), "has already chosen between its points"));
    auto fixed = before;
    fixed.search_epochs = 3;
    now.search_epochs = 3;
    CHECK(refusal(fixed, now, runs).empty()); // rounds of 3 and 6 epochs, both times
}

TEST_CASE("how a search is made cannot change, and is no part of what a run is trained with") {
    const auto before = search_spec({{"alpha", "0,0.5"}});
    const auto tried = [&](const char* name, const char* text) -> std::string {
        auto now = before;
        REQUIRE(set_from_text(now, *find_parameter(name), text).empty());
        return error_of([&] { require_continuation(before, now, [](const Parameter&) { return false; }); });
    };
    CHECK(contains(tried("search", "grid"), "was started with --search halving, not grid"));
    CHECK(contains(tried("search-factor", "4"), "was started with --search-factor 3, not 4"));
    CHECK(contains(tried("search-repeats", "2"), "--search-repeats"));
    CHECK(contains(tried("search-epochs", "2"), "--search-epochs"));
    CHECK(tried("n-exp", "9").empty());
    auto grid = before;
    grid.search = "grid";
    CHECK(trained_with(before, plan(before)[0]) == trained_with(grid, plan(grid)[0]));
}

TEST_CASE("files say what belongs to a search, and older programs do not open one") {
    auto spec = search_spec({{"alpha", "0,0.5"}, {"search-factor", "4"}});
    const auto text = experiment_json(spec);
    CHECK(contains(text, "\"schema\": 3"));
    CHECK(parse_experiment_json(text) == spec);
    spec.search = "grid";
    CHECK(contains(experiment_json(spec), "\"schema\": 1"));
    auto run = queued_runs(search_spec({}))[0];
    run.status = RunStatus::dropped;
    CHECK(contains(run_json(run), "\"search\": true"));
    CHECK(parse_run_json(run_json(run)).search);
    CHECK(parse_run_json(run_json(run)).status == RunStatus::dropped);
    run.search = false;
    CHECK_FALSE(contains(run_json(run), "search"));
}

TEST_CASE("a run is no copy of one that points were chosen by, which counts nowhere") {
    RunRecord chosen;
    chosen.spec = {0.5, 1, 7};
    chosen.status = RunStatus::done;
    chosen.device = "cpu";
    chosen.search = true;
    chosen.epochs = {epoch_record(1, 0.5)};
    auto reported = chosen;
    reported.search = false;
    reported.spec.repeat = 2;
    CHECK(copies_among({chosen, reported}).empty());
    chosen.search = false;
    CHECK(copies_among({chosen, reported}).size() == 1);
}

TEST_CASE("summary and verdict stand on the final runs alone") {
    const auto spec = search_spec({{"alpha", "0.5,1"}, {"lr", "0.1,0.01"}});
    auto runs = queued_runs(spec);
    for (auto& run : runs) {
        // Distillation likes one learning rate, the baseline the other.
        train(run, (run.spec.alpha < 1.0) == (run.spec.settings.at("lr") == "0.1") ? .9 : .2);
    }
    settle_search(spec, runs);
    for (auto& run : queued_final_runs(spec, runs)) {
        runs.push_back(run);
        train(runs.back(), (run.spec.alpha < 1.0 ? .8 : .7) + .01 * static_cast<double>(run.spec.repeat));
        const double more = run.spec.alpha < 1.0 && run.spec.repeat == 3 ? .01 : 0.0;
        runs.back().epochs.back().val_accuracy += more;
        runs.back().epochs.back().test_accuracy += more;
        runs.back().status = RunStatus::done;
    }
    const auto summary = summarize(runs);
    REQUIRE(summary.size() == 2);
    CHECK(point_name(summary[0].point) == "alpha-0.5_lr-0.1");
    CHECK(point_name(summary[1].point) == "alpha-1_lr-0.01");
    CHECK(summary[0].repeats == 3);
    CHECK(summary[0].unfinished == 0);
    CHECK(summary[1].last[metric_of(&EpochRecord::val_accuracy)].mean == doctest::Approx(.73));
    const auto verdict = usual_verdict(runs);
    REQUIRE(verdict.has_value());
    CHECK(point_name(verdict->reference) == "alpha-1_lr-0.01");
    CHECK(verdict->outcome == Outcome::better);
    CHECK(verdict->seeds == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(verdict->searched == 4);
    CHECK(verdict->search_seeds == std::vector<std::uint64_t>{0});
    CHECK(contains(sentence(*verdict).str(), "α 0.5, lr 0.1 is better than α 1, lr 0.01 by 10.3 points"));
    CHECK(contains(basis(*verdict).str(), "(seeds 1, 2, 3)"));
    CHECK(contains(basis(*verdict).str(), "chosen by a search over 4: successive halving"));
    CHECK(contains(basis(*verdict).str(), "(seeds 0), in runs that do not count here"));
    CHECK(contains(verdict_json(*verdict), "\"searched\": 4"));
}

TEST_CASE("the budget of a search is said and counted, and falls as it goes on") {
    auto spec = search_spec({{"alpha", "0,0.5,1"}, {"lr", "0.1,0.05,0.01,0.005,0.001"}});
    spec.num_epochs = 27;
    CHECK(search_budget(spec).str() ==
          "Search: α < 1: 10 → 4 → 2 → 1 points (10 × 1 + 4 × 2 + 2 × 6 epochs); α = 1: 5 → 2 → 1 points (5 "
          "× 3 + 2 × 6 epochs); then 2 × 3 runs of 27 epochs. Epochs in all: 219, instead of 1215 for the "
          "whole grid");
    auto single = points_spec(2, 3);
    single.alphas = {0.5, 1.0};
    CHECK(contains(search_budget(single).str(), "α < 1: one point, nothing to search; α = 1: one point"));
    spec.search = "grid";
    CHECK(search_budget(spec).empty());

    spec = points_spec(3, 2); // rounds of 3 × 3 and 2 × 3 epochs, then 3 × 9
    auto runs = queued_runs(spec);
    auto inputs = cost_inputs(spec, runs);
    inputs.train_images = 1;
    inputs.student.train_seconds = 1.0;
    CHECK(estimate_cost(inputs).total_seconds == doctest::Approx(9.0 + 6.0 + 27.0));
    CHECK(estimate_cost(inputs).grid_seconds == doctest::Approx(3.0 * 3.0 * 9.0));
    CHECK(estimate_cost(inputs).runs == 6);
    CHECK(contains(cost_message(estimate_cost(inputs)).str(), "Estimate: 42 s, instead of 1 min 21 s"));
    inputs.teacher_seconds = 1.0; // without kept logits each training image is asked for
    CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(42.0));
    inputs.views = 9; // kept: no view more than once
    CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(9.0));

    train_round(runs, {{0.0, .1}, {0.1, .2}, {0.2, .3}});
    settle_search(spec, runs);
    inputs = cost_inputs(spec, runs);
    inputs.train_images = 1;
    inputs.student.train_seconds = 1.0;
    CHECK(estimate_cost(inputs).total_seconds == doctest::Approx(6.0 + 27.0));
    CHECK(runs_to_come(spec, runs).size() == 3);
    train_round(runs, {{0.0, .1}, {0.1, .2}, {0.2, .3}});
    settle_search(spec, runs);
    CHECK(runs_to_come(spec, runs).size() == 3);
    for (const auto& run : queued_final_runs(spec, runs)) {
        runs.push_back(run);
    }
    CHECK(runs_to_come(spec, runs).empty());
    inputs = cost_inputs(spec, runs);
    CHECK(inputs.search.empty());
    CHECK(inputs.distilling_runs == 3);
}
