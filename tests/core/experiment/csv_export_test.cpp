// One CSV of all runs, wide and tall.
#include "core/experiment/report/csv_export.h"

#include "core/engine/training/metric_lookup.h"
#include "core/files/tables/metrics_csv.h"

#include "core/base/message.h"
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/results/references.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

RunRecord run_of(const std::string& name, double alpha, std::vector<EpochRecord> epochs) {
    RunRecord run;
    run.name = name;
    run.spec = {alpha, 2, 41};
    run.epochs = std::move(epochs);
    return run;
}

} // namespace

TEST_CASE("all runs go into one CSV") {
    const TemporaryFolder folder;
    ExperimentRecord experiment;
    for (const auto& [name, alpha] : {std::pair("first", 0.0), std::pair("second", 0.1)}) {
        experiment.runs.push_back(
            run_of(name, alpha, {epoch_record(0, EpochRecord::none), epoch_record(1, 0.25)}));
    }
    experiment.runs.push_back(run_of("empty", 0.1, {}));
    const auto file = folder.path() / "all.csv";
    write_text(file, "what stood there before");
    export_csv(experiment, CsvForm::wide, file);
    const auto line = [](const std::string& run, const std::string& value) {
        auto text = run;
        for (std::size_t column = 0; column < metrics().size(); ++column) {
            text += "," + value;
        }
        return text + "\n";
    };
    CHECK(read_text(file) ==
          "run,alpha,repeat,seed,status," + metrics_header(true) + line("first,0,2,41,queued,0", "nan") +
              line("first,0,2,41,queued,1", "0.25") + line("second,0.1,2,41,queued,0", "nan") +
              line("second,0.1,2,41,queued,1", "0.25"));
}

TEST_CASE("a CSV says of how many folds its runs are, and is read so again") {
    ExperimentRecord experiment;
    for (const std::int64_t repeat : {1, 2}) {
        auto run = run_of("run", 0.5, {epoch_record(1, 0.25)});
        run.spec.repeat = repeat;
        run.status = RunStatus::done;
        run.trained_with["folds"] = "3";
        run.trained_with["train-fraction"] = "0.25";
        experiment.runs.push_back(run);
    }
    for (const auto form : {CsvForm::wide, CsvForm::tall}) {
        const auto text = csv_text({{"", &experiment}}, form);
        CHECK(text.starts_with("run,alpha,train-fraction,repeat,seed,status,folds,"));
        CHECK(contains(text, "\nrun,0.5,0.25,1,41,done,3,"));
    }
    auto unknown = experiment;
    for (auto& run : unknown.runs) {
        run.trained_with.erase("train-fraction");
    }
    CHECK(csv_text({{"", &unknown}}, CsvForm::wide).starts_with("run,alpha,repeat,seed,status,folds,"));
    const auto table = parse_import_csv(csv_text({{"", &experiment}}, CsvForm::wide), "results.csv");
    const auto import = make_import(table, {guess_uses(table), std::nullopt, 1, AccuracyUnit::automatic});
    REQUIRE(import.runs.size() == 2);
    CHECK(folds_of(import.runs[0]) == 3);
    CHECK(training_overlap(import.runs[1]) == 2.0);
}

TEST_CASE("a CSV cell that holds a comma, a quote or a line break is quoted") {
    ExperimentRecord experiment;
    experiment.runs = {run_of("mine, \"new\"", 0.0, {epoch_record(0, 1.0)})};
    const auto quoted = "\n\"mine, \"\"new\"\"\",0,2,41,queued,0,";
    CHECK(contains(csv_text({{"", &experiment}}, CsvForm::wide), std::string(quoted) + "1,"));
    CHECK(contains(csv_text({{"", &experiment}}, CsvForm::tall), std::string(quoted) + "train,loss,1\n"));
    CHECK(contains(csv_text({{"a\nb", &experiment}, {"c", &experiment}}, CsvForm::wide),
                   "\n\"a\nb\",\"mine, "));
}

TEST_CASE("the name of a run or a folder is no formula for a spreadsheet") {
    ExperimentRecord experiment;
    experiment.runs = {run_of("=cmd()", 0.0, {epoch_record(0, -1.0)})};
    const auto text = csv_text({{"=HYPERLINK(\"x\")", &experiment}, {"-2+3", &experiment}}, CsvForm::wide);
    CHECK(contains(text, "\n\"'=HYPERLINK(\"\"x\"\")\",'=cmd(),0,2,41,queued,0,-1,"));
    CHECK(contains(text, "\n'-2+3,'=cmd(),0,"));
}

TEST_CASE("a CSV that cannot be written is an error, and leaves nothing") {
    const TemporaryFolder folder;
    write_text(folder.path() / "file", "");
    CHECK(contains(
        error_of([&] { export_csv(ExperimentRecord(), CsvForm::tall, folder.path() / "file" / "all.csv"); }),
        "cannot be written"));
    CHECK(paths_below(folder.path()) == std::set<std::string>{"file"});
}

TEST_CASE(
    "the tall form has a line per value, says what it was measured on, and leaves out what is not there") {
    EpochRecord before;
    before.val_loss = 1.5;
    before.val_accuracy = 1e-5;
    before.seconds = std::numeric_limits<double>::infinity();
    EpochRecord trained;
    trained.epoch = 1;
    double value = 0.1;
    for (const auto& metric : metrics()) {
        if (!is_on_test(metric)) {
            trained.*metric.value = value;
            value += 0.2;
        }
    }
    trained.test_accuracy = 0.5;
    trained.teacher_test_accuracy = 0.75;
    ExperimentRecord experiment;
    experiment.runs = {run_of("only", 0.5, {before, trained}), run_of("empty", 1.0, {})};
    // 0.1 + 0.2 and so on, as they are in binary.
    CHECK(csv_text({{"", &experiment}}, CsvForm::tall) ==
          "run,alpha,repeat,seed,status,epoch,split,metric,value\n"
          "only,0.5,2,41,queued,0,val,loss,1.5\n"
          "only,0.5,2,41,queued,0,val,accuracy,1e-05\n"
          "only,0.5,2,41,queued,0,run,seconds,inf\n"
          "only,0.5,2,41,queued,1,train,loss,0.1\n"
          "only,0.5,2,41,queued,1,train,accuracy,0.30000000000000004\n"
          "only,0.5,2,41,queued,1,val,loss,0.5\n"
          "only,0.5,2,41,queued,1,val,accuracy,0.7\n"
          "only,0.5,2,41,queued,1,val,top5,0.8999999999999999\n"
          "only,0.5,2,41,queued,1,val,macro_accuracy,1.0999999999999999\n"
          "only,0.5,2,41,queued,1,val,ece,1.2999999999999998\n"
          "only,0.5,2,41,queued,1,val,cross_entropy,1.4999999999999998\n"
          "only,0.5,2,41,queued,1,teacher-val,accuracy,1.6999999999999997\n"
          "only,0.5,2,41,queued,1,teacher-val,top5,1.8999999999999997\n"
          "only,0.5,2,41,queued,1,teacher-val,macro_accuracy,2.0999999999999996\n"
          "only,0.5,2,41,queued,1,teacher-val,ece,2.3\n"
          "only,0.5,2,41,queued,1,val,logit_difference,2.5\n"
          "only,0.5,2,41,queued,1,val,agreement,2.7\n"
          "only,0.5,2,41,queued,1,val,kl_to_teacher,2.9000000000000004\n"
          "only,0.5,2,41,queued,1,test,accuracy,0.5\n"
          "only,0.5,2,41,queued,1,teacher-test,accuracy,0.75\n"
          "only,0.5,2,41,queued,1,run,learning_rate,3.1000000000000005\n"
          "only,0.5,2,41,queued,1,run,seconds,3.3000000000000007\n");
}

TEST_CASE("several experiments are told apart by a first column") {
    ExperimentRecord one;
    one.runs = {run_of("a", 0.0, {epoch_record(1, 0.5)})};
    ExperimentRecord two;
    two.runs = {run_of("a", 1.0, {epoch_record(2, 0.25)})};
    const auto wide = csv_text({{"first", &one}, {"second", &two}}, CsvForm::wide);
    CHECK(wide.starts_with("experiment,run,alpha,repeat,seed,status,epoch,train_loss"));
    CHECK(contains(wide, "\nfirst,a,0,2,41,queued,1,0.5,"));
    CHECK(contains(wide, "\nsecond,a,1,2,41,queued,2,0.25,"));
    const auto tall = csv_text({{"first", &one}, {"second", &two}}, CsvForm::tall);
    CHECK(tall.starts_with("experiment,run,alpha,repeat,seed,status,epoch,split,metric,value\n"
                           "first,a,0,2,41,queued,1,train,loss,0.5\n"));
    CHECK(std::count(tall.begin(), tall.end(), '\n') ==
          1 + 2 * static_cast<std::ptrdiff_t>(metrics().size()));
}
