// Paired differences, against numbers worked out by hand and tables of Student's t.
#include "core/experiment/results/paired.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;

namespace {

RunRecord run_of(double alpha, std::int64_t repeat, std::vector<double> accuracies) {
    RunRecord run;
    run.spec = {alpha, repeat, static_cast<std::uint64_t>(repeat + 6)};
    run.status = RunStatus::done;
    int number = 0;
    for (const double accuracy : accuracies) {
        EpochRecord epoch;
        epoch.epoch = number++;
        epoch.val_accuracy = accuracy;
        epoch.val_loss = 1.0 - accuracy;
        epoch.cross_entropy = 1.0 - accuracy;
        epoch.agreement = accuracy;
        run.epochs.push_back(epoch);
    }
    return run;
}

} // namespace

TEST_CASE("differences are taken repeat by repeat") {
    // α 0 − α 1: 0.1, 0.2, 0.3 → mean 0.2, sample standard deviation 0.1, t(0.975, 2) = 4.302653.
    const std::vector<RunRecord> runs{
        run_of(0.0, 1, {0.1, 0.9, 0.6}), run_of(0.0, 2, {0.1, 0.6, 0.8}), run_of(0.0, 3, {0.1, 0.7, 0.7}),
        run_of(0.0, 4, {0.1, 0.7, 0.9}), // has no partner
        run_of(0.5, 1, {0.1}),           // was never trained
        run_of(1.0, 1, {0.1, 0.5, 0.5}), run_of(1.0, 2, {0.1, 0.5, 0.6}), run_of(1.0, 3, {0.1, 0.4, 0.4})};
    for (const auto status : {RunStatus::failed, RunStatus::stopped, RunStatus::running}) {
        auto some = runs;
        some[0].status = status;
        const auto rows = paired_differences(some, {1.0}, CountedEpoch::last);
        CHECK(rows.at(0).differences[&EpochRecord::val_accuracy].difference.count == 2);
        CHECK(counted_epoch(some[0], CountedEpoch::best) == nullptr);
    }
    const auto last = paired_differences(runs, {1.0}, CountedEpoch::last);
    REQUIRE(last.size() == 1);
    CHECK(last[0].point.alpha == 0.0);
    CHECK(last[0].differences[&EpochRecord::val_accuracy].difference.count == 3);
    CHECK(last[0].differences[&EpochRecord::val_accuracy].difference.mean ==
          doctest::Approx(0.2).epsilon(1e-12));
    CHECK(last[0].differences[&EpochRecord::val_accuracy].difference.std ==
          doctest::Approx(0.1).epsilon(1e-12));
    const double half = 4.302652729749464 * 0.1 / std::sqrt(3.0);
    CHECK(std::abs(last[0].differences[&EpochRecord::val_accuracy].low - (0.2 - half)) < 1e-6);
    CHECK(std::abs(last[0].differences[&EpochRecord::val_accuracy].high - (0.2 + half)) < 1e-6);
    CHECK(last[0].differences[&EpochRecord::cross_entropy].difference.mean ==
          doctest::Approx(-0.2).epsilon(1e-12));
    // The objective is another function at every α.
    CHECK(last[0].differences[&EpochRecord::val_loss].difference.count == 0);
    CHECK(last[0].differences[&EpochRecord::logit_difference].difference.count == 0);
    // Best epochs: 0.9 − 0.5, 0.8 − 0.6, 0.7 − 0.4.
    const auto best = paired_differences(runs, {1.0}, CountedEpoch::best);
    CHECK(best[0].differences[&EpochRecord::val_accuracy].difference.mean ==
          doctest::Approx(0.3).epsilon(1e-12));
    CHECK(paired_differences(runs, {0.5}, CountedEpoch::last).empty());
}

TEST_CASE("where a seed is not known the repeat makes the pair, and 0 is a seed like others") {
    auto runs = std::vector<RunRecord>{run_of(0.0, 1, {0.1, 0.5}), run_of(1.0, 1, {0.1, 0.4}),
                                       run_of(0.0, 2, {0.1, 0.5}), run_of(1.0, 2, {0.1, 0.4})};
    const auto pairs = [&] {
        return paired_differences(runs, {1.0}, CountedEpoch::last)[0]
            .differences[&EpochRecord::val_accuracy]
            .difference.count;
    };
    runs[0].spec.seed = runs[2].spec.seed = std::nullopt;
    runs[1].spec.seed = 0;
    runs[3].spec.seed = 1;
    CHECK(pairs() == 2);
    runs[2].spec.seed = 0;
    CHECK(pairs() == 1);
}

TEST_CASE("other seeds are no pairs, and one pair has no interval") {
    auto runs = std::vector<RunRecord>{run_of(0.0, 1, {0.1, 0.5}), run_of(1.0, 1, {0.1, 0.4}),
                                       run_of(0.0, 2, {0.1, 0.5}), run_of(1.0, 2, {0.1, 0.4})};
    runs[0].spec.seed = runs[1].spec.seed = 1;
    runs[2].spec.seed = 2;
    runs[3].spec.seed = 99;
    const auto rows = paired_differences(runs, {1.0}, CountedEpoch::last);
    CHECK(rows[0].differences[&EpochRecord::val_accuracy].difference.count == 1);
    CHECK(std::isnan(rows[0].differences[&EpochRecord::val_accuracy].low));
    CHECK(
        paired_markdown(rows, {1.0}, CountedEpoch::best).find("| 0 | +0.1000 (n=1) | -0.1000 (n=1) | – |") !=
        std::string::npos);
    CHECK(paired_latex(rows, {1.0}, CountedEpoch::best).find("0 & $+0.1000$ ($n=1$) &") != std::string::npos);
    CHECK(paired_text(rows, {1.0}, CountedEpoch::best).find("Differences to α 1") != std::string::npos);
    CHECK(paired_csv({{"", rows}}, {1.0})
              .find("\n0,1,0.09999999999999998,,,,1,-0.09999999999999998,,,,1,,,,,0,") != std::string::npos);
    CHECK(paired_csv({{"a,b", rows}, {"c", rows}}, {1.0}).find("\n\"a,b\",0,1,0.0") != std::string::npos);
}

TEST_CASE("what is no repeat of its own makes no pair") {
    const auto pairs_in = [](const std::vector<RunRecord>& runs) {
        return pairs_of(runs, {0.0}, {1.0}, CountedEpoch::last).size();
    };
    std::vector<RunRecord> runs;
    for (const double alpha : {0.0, 1.0}) {
        for (const std::int64_t repeat : {1, 2, 3, 4}) { // of which the last two are the first two
            runs.push_back(
                run_of(alpha, repeat, {0.1, 0.5 - alpha / 10 + 0.01 * static_cast<double>(repeat % 2)}));
            runs.back().spec.seed = static_cast<std::uint64_t>(repeat % 2);
            runs.back().epochs[1].seconds = static_cast<double>(runs.size());
        }
    }
    CHECK(pairs_in(runs) == 2);
    CHECK(summarize(runs).at(0).repeats == 2);
    // Folds from elsewhere may share a seed; Retort's own runs differ in nothing else.
    runs[2].epochs[1].val_loss = 0.7;
    CHECK(pairs_in(runs) == 2); // its reference is a copy still
    runs[6].epochs[1].val_loss = 0.7;
    CHECK(pairs_in(runs) == 3);
    for (auto& run : runs) {
        run.device = "cpu";
    }
    CHECK(pairs_in(runs) == 2);
    // Without seeds nobody can know.
    for (auto& run : runs) {
        run.spec.seed = std::nullopt;
    }
    CHECK(pairs_in(runs) == 4);
    // A repeat that is there twice in one α alone makes one pair.
    runs[1].spec.repeat = 1;
    CHECK(pairs_in(runs) == 3);
}
