// The table at the end of a sweep, against numbers worked out here from the same text files in another way.
#include "core/experiment/results/summary.h"

#include "core/experiment/record/folder.h"
#include "core/files/tables/metrics_csv.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> columns{"val_loss", "val_accuracy", "teacher_val_accuracy", "logit_difference",
                                       "agreement"};

/// One run as somebody else's script would leave it: cells as text, an epoch a row from 0.
struct HandMade {
    std::string folder;
    std::string alpha;
    int repeat;
    std::vector<std::vector<std::string>> epochs;

    void write(const fs::path& experiment) const {
        const auto run = experiment / "runs" / folder;
        write_text(run / "run.json", "{\"alpha\": " + alpha + ", \"repeat\": " + std::to_string(repeat) +
                                         ", \"status\": \"done\"}");
        std::string text = "epoch";
        for (const auto& column : columns) {
            text += "," + column;
        }
        for (std::size_t epoch = 0; epoch < epochs.size(); ++epoch) {
            text += "\n" + std::to_string(epoch);
            for (const auto& cell : epochs[epoch]) {
                text += "," + cell;
            }
        }
        write_text(run / "metrics.csv", text + "\n");
    }
};

struct Expected {
    long double mean = 0;
    long double std = 0;
    std::int64_t count = 0;
};

/// Sample standard deviation by sums of squares of distances between all pairs: Σ(xi−xj)²/(2n(n−1)).
Expected expected_of(const std::vector<std::string>& cells) {
    std::vector<long double> values;
    for (const auto& cell : cells) {
        if (cell != "nan" && !cell.empty()) {
            values.push_back(std::stold(cell));
        }
    }
    const auto n = static_cast<long double>(values.size());
    Expected expected{0, 0, static_cast<std::int64_t>(values.size())};
    long double pairs = 0;
    for (const auto value : values) {
        expected.mean += value / n;
        for (const auto other : values) {
            pairs += (value - other) * (value - other);
        }
    }
    expected.std = std::sqrt(pairs / 2 / n / (n - 1));
    return expected;
}

void check_statistic(const Statistic& found, const std::vector<std::string>& cells) {
    const auto expected = expected_of(cells);
    CHECK(found.count == expected.count);
    CHECK(std::isnan(found.mean) == (expected.count < 1));
    CHECK(std::isnan(found.std) == (expected.count < 2));
    if (expected.count >= 1) {
        CHECK(std::abs(found.mean - static_cast<double>(expected.mean)) < 5e-7);
    }
    if (expected.count >= 2) {
        CHECK(std::abs(found.std - static_cast<double>(expected.std)) < 5e-7);
    }
}

/// Checks every metric against the cells of `rows`.
void check_metrics(const MetricStatistics& found, const std::vector<std::vector<std::string>>& rows) {
    const std::vector<Statistic> statistics{found[&EpochRecord::val_loss], found[&EpochRecord::val_accuracy],
                                            found[&EpochRecord::teacher_val_accuracy],
                                            found[&EpochRecord::logit_difference],
                                            found[&EpochRecord::agreement]};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        CAPTURE(columns[column]);
        std::vector<std::string> cells;
        for (const auto& row : rows) {
            cells.push_back(row[column]);
        }
        check_statistic(statistics[column], cells);
    }
}

// Validation accuracy, the second column, is best at another epoch than the last one; epoch 0 is better than
// all of them and must not count.
const std::vector<HandMade> runs{
    {"a0-1",
     "0",
     1,
     {{"0.001", "0.999", "0.9", "0.001", "0.99"},
      {"2.345678", "0.412345", "0.9", "3.1415926", "0.51"},
      {"1.987654", "0.623456", "0.9", "2.7182818", "0.63"},
      {"1.876543", "0.598765", "0.9", "2.2360679", "0.61"}}},
    {"a0-2",
     "0.0",
     2,
     {{"0.001", "0.999", "0.9", "0.001", "0.99"},
      {"2.111111", "0.444444", "0.9", "3.0000001", "0.49"},
      {"1.777777", "0.555555", "0.9", "2.5000005", "nan"},
      {"1.666666", "0.666666", "0.9", "2.1111117", "0.66"}}},
    {"a0-3",
     "0",
     3,
     {{"0.001", "0.999", "0.9", "0.001", "0.99"},
      {"1e1", "nan", "0.9", "", "0.25"},
      {"1.500001", "0.7", "0.9", "1.9", "0.75"}}},
    {"a0-untrained", "0", 4, {{"9.5", "0.25", "0.9", "9.5", "0.25"}}},
    {"a0-empty", "0", 5, {}},
    {"half", "0.5", 1, {{"0.001", "0.999", "0.9", "0.001", "0.99"}, {"0.75", "0.125", "0.9", "0.5", "0.25"}}},
    {"only-untrained", "1", 1, {{"9.5", "0.25", "0.9", "9.5", "0.25"}}},
};

/// Rows of trained epochs of the α = 0 runs, and each run's last and best one.
const std::vector<std::vector<std::string>> all_rows{runs[0].epochs[1], runs[0].epochs[2], runs[0].epochs[3],
                                                     runs[1].epochs[1], runs[1].epochs[2], runs[1].epochs[3],
                                                     runs[2].epochs[1], runs[2].epochs[2]};
const std::vector<std::vector<std::string>> last_rows{runs[0].epochs[3], runs[1].epochs[3],
                                                      runs[2].epochs[2]};
const std::vector<std::vector<std::string>> best_rows{runs[0].epochs[2], runs[1].epochs[3],
                                                      runs[2].epochs[2]};

std::vector<PointSummary> summary_of_hand_made_folder() {
    const TemporaryFolder folder;
    for (const auto& run : runs) {
        run.write(folder.path());
    }
    const auto experiment = read_experiment(folder.path());
    REQUIRE(experiment.complaints.size() ==
            2); // a run that is done and has no epochs, and ones that end early
    CHECK(contains(experiment.complaints[0].str(), "a0-empty"));
    CHECK(experiment.runs.size() == runs.size());
    CHECK_FALSE(experiment.spec.has_value());
    return summarize(experiment.runs);
}

} // namespace

TEST_CASE("results made elsewhere are summarised as the seed experiment does it") {
    const auto summary = summary_of_hand_made_folder();
    REQUIRE(summary.size() == 3);
    const auto& zero = summary[0];
    CHECK(zero.point.alpha == 0.0);
    CHECK(zero.repeats == 3);
    CHECK(zero.unfinished == 2);
    CHECK(summary[2].repeats == 0); // α = 1 has trained nothing
    CHECK(summary[2].unfinished == 1);
    CHECK(summary[2].all[&EpochRecord::val_loss].count == 0);
    CHECK(zero.epochs == 8);
    check_metrics(zero.all, all_rows);
    check_metrics(zero.last, last_rows);
    check_metrics(zero.best, best_rows);
}

TEST_CASE("one value has a mean and no deviation") {
    const auto summary = summary_of_hand_made_folder();
    REQUIRE(summary.size() == 3);
    const auto& half = summary[1];
    CHECK(half.point.alpha == 0.5);
    CHECK(half.repeats == 1);
    CHECK(half.epochs == 1);
    CHECK(half.all[&EpochRecord::val_loss].mean == 0.75);
    CHECK(half.all[&EpochRecord::val_loss].count == 1);
    CHECK(std::isnan(half.all[&EpochRecord::val_loss].std));
    CHECK(half.best[&EpochRecord::val_accuracy].mean == 0.125);
}

TEST_CASE("NaN is left out and not counted") {
    const auto found = statistic({EpochRecord::none, 1.0, EpochRecord::none, 3.0});
    CHECK(found.count == 2);
    CHECK(found.mean == 2.0);
    CHECK(found.std == doctest::Approx(std::sqrt(2.0)).epsilon(1e-15));
    CHECK(statistic({EpochRecord::none}).count == 0);
    CHECK(std::isnan(statistic({}).mean));
}

TEST_CASE("a large common offset does not wash the deviation away") {
    const auto found = statistic({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16});
    CHECK(found.mean == 1e9 + 10);
    CHECK(found.std == doctest::Approx(std::sqrt(30.0)).epsilon(1e-12));
}

TEST_CASE("the best epoch is the earliest of the best, trained, and never one without accuracy") {
    const auto record = [](int epoch, double accuracy) {
        EpochRecord made;
        made.epoch = epoch;
        made.val_accuracy = accuracy;
        return made;
    };
    CHECK(best_epoch({}) == nullptr);
    CHECK(best_epoch({record(0, 1.0)}) == nullptr);
    CHECK(best_epoch({record(0, 1.0), record(1, 0.2), record(2, 0.4), record(3, 0.4)})->epoch == 2);
    CHECK(best_epoch({record(1, EpochRecord::none), record(2, 0.1)})->epoch == 2);
    CHECK(best_epoch({record(1, 0.1), record(2, EpochRecord::none)})->epoch == 1);
}

TEST_CASE("only runs that are done count, and the others are listed beside them") {
    const TemporaryFolder folder;
    for (const auto& run : runs) {
        run.write(folder.path());
    }
    auto records = read_experiment(folder.path()).runs;
    for (const auto status : {RunStatus::failed, RunStatus::stopped, RunStatus::running, RunStatus::queued}) {
        records[0].status = status;
        const auto summary = summarize(records);
        CHECK(summary[0].repeats == 2);
        CHECK(summary[0].unfinished == 3);
        CHECK(summary[0].epochs == 5);
    }
}

TEST_CASE("an epoch whose loss is not finite is never the best") {
    const auto record = [](int epoch, double accuracy, double loss) {
        EpochRecord made;
        made.epoch = epoch;
        made.val_accuracy = accuracy;
        made.val_loss = loss;
        return made;
    };
    CHECK(best_epoch({record(1, 0.2, 1.0), record(2, 0.9, NAN)})->epoch == 1);
    CHECK(best_epoch({record(1, 0.2, 1.0), record(2, 0.9, INFINITY)})->epoch == 1);
    CHECK(best_epoch({record(0, 0.2, 1.0), record(1, 0.9, NAN)}) == nullptr);
    // Where no loss was ever measured, as in results from elsewhere, nothing is against an epoch.
    CHECK(best_epoch({record(1, 0.2, NAN), record(2, 0.9, NAN)})->epoch == 2);
}

TEST_CASE("an epoch whose loss was only not measured may be the best, until training diverged") {
    std::vector<EpochRecord> epochs;
    for (int epoch = 0; epoch <= 4; ++epoch) {
        epochs.push_back(epoch_record(epoch, 0.1 * epoch));
        epochs.back().val_loss = epoch % 2 == 0 ? 0.5 : std::nan(""); // every other epoch
    }
    CHECK(best_epoch(epochs)->epoch == 4);
    epochs[4].val_accuracy = 0.2;
    CHECK(best_epoch(epochs)->epoch == 3);
    epochs[4].val_loss = std::nan(""); // nothing after epoch 2 has a loss
    CHECK(best_epoch(epochs)->epoch == 2);
    epochs[2].val_loss = epochs[0].val_loss = std::nan(""); // nobody measured any, but of training
    epochs[4].train_loss = std::nan("");
    CHECK(best_epoch(epochs)->epoch == 3);
    epochs[3].val_loss = INFINITY;
    CHECK(best_epoch(epochs)->epoch == 2);
}

TEST_CASE("the table reads the same as Markdown and as text") {
    const auto summary = summary_of_hand_made_folder();
    const auto markdown = summary_markdown(summary);
    CHECK(std::count(markdown.begin(), markdown.end(), '\n') == 5);
    CHECK(markdown.starts_with("| α |"));
    // val accuracy over all epochs, worked out by expected_of: seven values, for one is NaN.
    const auto expected =
        expected_of({"0.412345", "0.623456", "0.598765", "0.444444", "0.555555", "0.666666", "0.7"});
    char cell[64];
    std::snprintf(cell, sizeof cell, "%.4Lf ± %.4Lf", expected.mean, expected.std);
    CHECK(contains(markdown, std::string("| ") + cell + " (N=7) |"));
    CHECK(contains(summary_text(summary), cell));
    CHECK(contains(markdown, "| 0.5 | 1 | 0 | 1 | 0.7500 |"));
    CHECK(summary_text({}).find('\n') == summary_text({}).size() - 1);
}

TEST_CASE("several summaries make one table, their titles escaped") {
    const auto summary = summary_of_hand_made_folder();
    const auto markdown = summary_markdown({{"a|b", summary}, {"c", summary}});
    CHECK(markdown.starts_with("| experiment | α | runs |"));
    CHECK(contains(markdown, "\n|---|---:|"));
    CHECK(contains(markdown, "\n| a\\|b | 0.5 | 1 | 0 | 1 | 0.7500 |"));
    CHECK(std::count(markdown.begin(), markdown.end(), '\n') == 2 + 6);
    const auto latex = summary_latex({{"50%_of $x", summary}, {"c", summary}});
    CHECK(contains(
        latex,
        "\\begin{tabular}{lrrrrrrrrrrrrrrrrrr}\n\\toprule\n& & & & & \\multicolumn{10}{c}{all epochs}"));
    CHECK(contains(latex, "\\cmidrule(lr){6-15} \\cmidrule(lr){16-17} \\cmidrule(lr){18-19}\n"));
    CHECK(contains(
        latex, "\n50\\%\\_of \\$x & 0.5 & 1 & 0 & 1 & $0.7500$ & $0.1250$ & -- & -- & -- & -- & $0.9000$ &"));
    CHECK(contains(latex, "\\bottomrule\n\\end{tabular}\n"));
    for (const char* line : {"\n0 & 3 & 2 & 8 & $", "\\pm"}) {
        CHECK(contains(summary_latex({{"alone", summary}}), line));
    }
}

TEST_CASE("the CSV has the numbers in full, and nothing where there is none") {
    const auto summary = summary_of_hand_made_folder();
    const auto csv = summary_csv({{"", summary}});
    CHECK(csv.starts_with("alpha,runs,unfinished,epochs,val_loss,val_loss_std,val_loss_n,val_accuracy,"));
    CHECK(contains(csv, ",last_val_loss,last_val_loss_std,last_val_loss_n,"));
    CHECK(contains(csv, ",best_agreement,best_agreement_std,best_agreement_n,best_kl_to_teacher,best_kl_to_"
                        "teacher_std,best_kl_to_teacher_n\n"));
    CHECK(contains(
        csv, "\n0.5,1,0,1,0.75,,1,0.125,,1,,,0,,,0,,,0,,,0,0.9,,1,0.5,,1,0.25,,1,,,0,0.75,,1,0.125,,1,"));
    CHECK(contains(csv, "\n0,3,2,8," + metric_text(summary[0].all[&EpochRecord::val_loss].mean) + "," +
                            metric_text(summary[0].all[&EpochRecord::val_loss].std) + ","));
    CHECK(contains(summary_csv({{"x,y", summary}, {"z", summary}}), "\n\"x,y\",0.5,1,0,1,0.75,,1,"));
}
