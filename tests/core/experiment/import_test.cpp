// Results of other programs: CSV files and their columns, and what becomes of them on disk.
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/import/import_settings.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "core/experiment/results/references.h"
#include "core/experiment/results/summary.h"
#include "tests/core/experiment/import_notes.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

using Uses = std::vector<std::string>;

ImportTable table_of(const std::string& text) {
    return parse_import_csv(text, "results.csv");
}

/// As it is imported when nobody changes anything; α 0.5 where no column says it.
Import import_of(const std::string& text, AccuracyUnit unit = AccuracyUnit::automatic) {
    const auto table = table_of(text);
    return make_import(table, {guess_uses(table), 0.5, 1, unit});
}

std::string refusal(const std::string& text, AccuracyUnit unit = AccuracyUnit::automatic) {
    return error_of([&] { import_of(text, unit); });
}

Uses guessed(const std::string& header) {
    return guess_uses(table_of(header + "\n"));
}

} // namespace

TEST_CASE("columns are known by the names that programs give them") {
    CHECK((guessed("epoch,train_loss,val_loss,train_acc,val_acc") ==
           Uses{"epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy"}));
    // Keras' CSVLogger
    CHECK((guessed("epoch,accuracy,loss,val_accuracy,val_loss") ==
           Uses{"epoch", "train_accuracy", "train_loss", "val_accuracy", "val_loss"}));
    CHECK((guessed("Epoch;Training Loss;Validation Loss;Accuracy") ==
           Uses{"epoch", "train_loss", "val_loss", "val_accuracy"}));
    CHECK((guessed("Epoch,trainLoss,testLoss,testTop1,top5") ==
           Uses{"epoch", "train_loss", "val_loss", "val_accuracy", ""}));
    CHECK(
        (guessed("step,loss/train,loss/val,accuracy/teacher,logit_difference,agreement,lr-SGD,epoch time") ==
         Uses{"epoch", "train_loss", "val_loss", "teacher_val_accuracy", "logit_difference", "agreement",
              "learning_rate", "seconds"}));
    CHECK((guessed("epoch,step,α,fold,run_id,Loss,learning rate") ==
           Uses{"epoch", "", "alpha", "repeat", "run", "train_loss", "learning_rate"}));
    // Nothing is guessed of parts of a loss, and no use is given twice.
    CHECK((guessed("epoch,train_kd_loss,train_loss,training_loss") == Uses{"epoch", "", "train_loss", ""}));
    CHECK((guessed("time,value,notes") == Uses{"", "", ""}));
}

TEST_CASE("every name that metrics.csv has is its own guess") {
    std::string header;
    auto uses = import_uses();
    std::erase(uses, "setting"); // which goes by what the columns hold
    for (const auto& use : uses) {
        header += (header.empty() ? "" : ",") + use;
    }
    CHECK((guessed(header) == uses));
}

TEST_CASE("names of runs tell α and repeat") {
    CHECK(read_run_name("alpha-0.5_rep-1").alpha == "0.5");
    CHECK(read_run_name("alpha-0.5_rep-12").repeat == "12");
    CHECK(read_run_name("kd_alpha=0.3.").alpha == "0.3");
    CHECK(read_run_name("α1-repeat2").alpha == "1");
    CHECK(read_run_name("α1-repeat2").repeat == "2");
    CHECK(read_run_name("run-alphabet-3").alpha.empty());
    CHECK(read_run_name("prep3").repeat.empty());
    CHECK(read_run_name("alpha").alpha.empty());
}

TEST_CASE("delimiters, quotes, decimal commas and line ends are as spreadsheets write them") {
    for (const auto* text :
         {"epoch,train_loss,val_accuracy\n1,0.5,0.25\n2,0.25,0.5\n",
          "\xEF\xBB\xBF\"epoch\",\"train_loss\",\"val_accuracy\"\r\n1,\"0.5\",0.25\r\n2,0.25,0.5",
          "epoch;train_loss;val_accuracy\n1;0,5;0,25\n2;0,25;0,5\n",
          "epoch\ttrain_loss\tval_accuracy\n1\t5e-1\t25%\n2\t2.5E-01\t50 %\n",
          "\n\nepoch , train_loss, val_accuracy\n1.0 , 0.5, 25\n2.0,+0.25,50\n"}) {
        CAPTURE(text);
        const auto import = import_of(text);
        REQUIRE(import.runs.size() == 1);
        const auto& run = import.runs[0];
        REQUIRE(run.epochs.size() == 2);
        CHECK(run.epochs[0].epoch == 1);
        CHECK(run.epochs[0].train_loss == 0.5);
        CHECK(run.epochs[0].val_accuracy == 0.25);
        CHECK(run.epochs[1].train_loss == 0.25);
        CHECK(run.epochs[1].val_accuracy == 0.5);
        CHECK(std::isnan(run.epochs[1].val_loss));
        CHECK(run.spec == RunSpec{0.5, 1, {}});
        CHECK(run.num_epochs == 2);
        CHECK(import.notes.empty());
    }
}

TEST_CASE("percent and fraction are told apart column by column, unless somebody says which") {
    const auto mixed = import_of("epoch,train_accuracy,val_accuracy\n0,0.5,10\n1,1,0.9\n");
    CHECK(mixed.runs[0].epochs[0].train_accuracy == 0.5);
    CHECK(mixed.runs[0].epochs[1].train_accuracy == 1.0);
    CHECK(mixed.runs[0].epochs[0].val_accuracy == 0.1);
    CHECK(mixed.runs[0].epochs[1].val_accuracy == doctest::Approx(0.009));
    const auto percent = import_of("epoch,val_accuracy\n0,0.5\n", AccuracyUnit::percent);
    CHECK(percent.runs[0].epochs[0].val_accuracy == 0.005);
    CHECK(refusal("epoch,val_accuracy\n0,0.5\n1,83\n", AccuracyUnit::fraction) ==
          "results.csv, line 3, column val_accuracy: must be a fraction from 0 to 1, not “83”; is it a "
          "percentage?");
    CHECK(refusal("epoch,val_accuracy\n0,101\n") ==
          "results.csv, line 2, column val_accuracy: must be from 0 to 100 percent, not “101”");
    CHECK(contains(refusal("epoch,val_accuracy\n0,-0.1\n"), "must be a fraction"));
    // Rounding in single precision is no fault.
    CHECK(import_of("epoch,val_accuracy\n0,1.0000001\n").runs[0].epochs[0].val_accuracy == 1.0);
}

TEST_CASE("columns of α, repeat, run and seed make several runs of one file") {
    const auto import = import_of("alpha,repeat,seed,epoch,val_loss\n"
                                  "1,1,7,0,4\n1,1,7,1,3\n0,2,8,0,2\n0,1,7,0,1\n");
    REQUIRE(import.runs.size() == 3);
    CHECK(import.runs[0].spec == RunSpec{0.0, 1, 7});
    CHECK(import.runs[1].spec == RunSpec{0.0, 2, 8});
    CHECK(import.runs[2].spec == RunSpec{1.0, 1, 7});
    CHECK(import.runs[2].epochs.size() == 2);
    CHECK(import.runs[2].name == "alpha-1_rep-1");
    CHECK(longest_run(import) == 2);
    // Runs by name alone count as repeats, from the one that is asked for.
    const auto table = table_of("run,epoch,val_loss\nfirst,0,1\nsecond,0,2\nfirst,1,3\n");
    const auto named = make_import(table, {guess_uses(table), 0.25, 3, {}});
    REQUIRE(named.runs.size() == 2);
    CHECK(named.runs[0].spec == RunSpec{0.25, 3, {}});
    CHECK(named.runs[1].spec == RunSpec{0.25, 4, {}});
    CHECK(named.runs[0].epochs.size() == 2);
    CHECK(contains(named.runs[1].imported_from, "/results.csv (second)"));
    // A lone seed tells runs apart as well.
    CHECK(import_of("seed,epoch,val_loss\n1,0,1\n2,0,1\n").runs.size() == 2);
}

TEST_CASE("a column of folds makes a cross-validation, whose intervals are widened, and that is told") {
    const auto import = import_of("alpha,fold,epoch,val_accuracy\n"
                                  "0,1,1,0.5\n0,2,1,0.6\n0,3,1,0.7\n1,1,1,0.4\n1,2,1,0.5\n1,3,1,0.6\n");
    REQUIRE(import.runs.size() == 6);
    for (const auto& run : import.runs) {
        CHECK(training_overlap(run) == 0.5);
    }
    CHECK(contains(notes_of(import),
                   "repeats are the folds of a cross-validation, whose intervals are widened"));
    // In tables of others, folds may be the number of one.
    CHECK(training_overlap(import_of("alpha,folds,epoch,val_accuracy\n0,4,1,0.5\n0,5,1,0.5\n").runs[0]) ==
          0.0);
    CHECK(training_overlap(import_of("alpha,repeat,epoch,val_accuracy\n0,1,1,0.5\n0,2,1,0.5\n").runs[0]) ==
          0.0);
}

TEST_CASE("repeats from 0 and repeats that clash are counted anew, and that is told") {
    const auto zero = import_of("repeat,epoch,val_loss\n0,1,1\n1,1,2\n");
    CHECK(zero.runs[0].spec.repeat == 1);
    CHECK(zero.runs[1].spec.repeat == 2);
    REQUIRE(zero.notes.size() == 1);
    CHECK(contains(zero.notes[0].str(), "count from 1"));
    const auto clash =
        import_of("experiment,alpha,repeat,epoch,val_loss\nrun1,0,1,1,1\nrun2,0,1,1,2\nrun2,0,2,1,3\n");
    REQUIRE(clash.runs.size() == 3);
    CHECK(clash.runs[0].epochs[0].val_loss == 1.0);
    CHECK(clash.runs[1].epochs[0].val_loss == 3.0);
    CHECK(clash.runs[2].epochs[0].val_loss == 2.0);
    CHECK(clash.runs[2].spec.repeat == 3);
    REQUIRE(clash.notes.size() == 1);
    CHECK(contains(clash.notes[0].str(), "additional repeats: 1"));
}

TEST_CASE("rows of one epoch are one, and the later number counts") {
    // A logger that writes training and validation in rows of their own loses nothing.
    const auto split = import_of("epoch,step,train_loss,val_loss\n1,9,,2\n1,9,3,\n2,19,,1\n2,19,2.5,\n");
    REQUIRE(split.runs[0].epochs.size() == 2);
    CHECK(split.runs[0].epochs[1].train_loss == 2.5);
    CHECK(split.runs[0].epochs[1].val_loss == 1.0);
    CHECK(split.notes.empty());
    const auto twice = import_of("epoch,val_loss\n2,5\n1,4\n2,3\n,9\n");
    REQUIRE(twice.runs[0].epochs.size() == 2);
    CHECK(twice.runs[0].epochs[0].epoch == 1);
    CHECK(twice.runs[0].epochs[1].val_loss == 3.0);
    REQUIRE(twice.notes.size() == 2);
    CHECK(contains(twice.notes[0].str(), "without an epoch, ignored: 1"));
    CHECK(contains(twice.notes[1].str(), "of which the last is used: 1"));
}

TEST_CASE("what is no value stays out, and a loss may be infinite") {
    const auto import = import_of("epoch,train_loss,val_loss,val_accuracy\n"
                                  "0,nan,NaN,\n1,NA,null,-\n2,inf,-inf,none\n3,1,2,0.5\n");
    const auto& epochs = import.runs[0].epochs;
    REQUIRE(epochs.size() == 2); // rows without any value are none
    CHECK(epochs[0].epoch == 2);
    CHECK(std::isinf(epochs[0].train_loss));
    CHECK(std::isnan(epochs[0].val_accuracy));
    CHECK(epochs[1].val_accuracy == 0.5);
    // What a run that diverged ends with is no row without a value.
    CHECK(import_of("epoch,train_loss\n1,2\n2,nan\n3,nan\n").runs[0].epochs.size() == 3);
}

TEST_CASE("a step is no epoch: each measurement ends one") {
    const auto import = import_of("step,train_loss,val_loss\n0,,9\n50,5,\n100,4,\n100,,3\n150,2,\n200,,2.5\n"
                                  "250,1.5,\n");
    const auto& run = import.runs[0];
    REQUIRE(run.epochs.size() == 3);
    CHECK(run.num_epochs == 2);
    CHECK(run.epochs[0].epoch == 0);
    CHECK(run.epochs[0].val_loss == 9.0);
    CHECK(run.epochs[1].train_loss == 4.0);
    CHECK(run.epochs[1].val_loss == 3.0);
    CHECK(run.epochs[2].train_loss == 2.0);
    CHECK(run.epochs[2].val_loss == 2.5);
    CHECK(contains(notes_of(import), "whose steps are no epochs"));
    // Where nothing was measured on held-out images, each row ends one.
    CHECK(import_of("global_step,train_loss\n500,2\n1000,1\n").runs[0].num_epochs == 2);
    // One that was not, beside one that was, loses nothing.
    const auto both =
        import_of("run,step,train_loss,val_loss\na,50,5,\na,100,4,3\na,200,3,2\nb,50,6,\nb,100,5,\n");
    REQUIRE(both.runs.size() == 2);
    CHECK(both.runs[0].num_epochs == 2);
    CHECK(both.runs[1].num_epochs == 2);
    // A writer that is given the epoch as its step counts epochs, and so does a column of epochs.
    CHECK(import_of("step,val_loss\n1,3\n2,2\n3,1\n").runs[0].num_epochs == 3);
    CHECK(import_of("epoch,val_loss\n10,3\n20,2\n30,1\n").runs[0].num_epochs == 30);
}

TEST_CASE("α is not asked of results that have none: they count as trained on labels alone") {
    const auto table = table_of("epoch,val_loss\n1,2\n");
    const auto import = make_import(table, {guess_uses(table), std::nullopt, 1, {}});
    CHECK(import.runs[0].spec.alpha == assumed_alpha);
    CHECK(contains(notes_of(import), "nothing says α"));
    CHECK_FALSE(contains(notes_of(make_import(table, {guess_uses(table), 1.0, 1, {}})), "nothing says α"));
}

TEST_CASE("columns that runs differ in are settings, and runs keep their names") {
    const auto table = table_of("run,optimizer,width,host,created_at,final_loss,constant,epoch,val_loss\n"
                                "quiet-sun,sgd,1,a,7,.5,x,1,3\nquiet-sun,sgd,1,a,7,.5,x,2,2\n"
                                "bold-moon,adam,2,a,8,.6,x,1,4\nbold-moon,adam,2,a,8,.6,x,2,3\n"
                                "red-star,adam,1,b,9,.7,x,1,5\nred-star,adam,1,b,9,.7,x,2,4\n");
    const auto uses = guess_uses_and_settings(table);
    CHECK((uses == Uses{"run", "setting", "setting", "", "", "", "", "epoch", "val_loss"}));
    const auto import = make_import(table, {uses, std::nullopt, 1, {}});
    REQUIRE(import.runs.size() == 3);
    std::set<Point> points;
    for (const auto& run : import.runs) {
        points.insert(run.spec.point());
        CHECK(run.spec.repeat == 1);
        CHECK_FALSE(import.annotations.at(run.name).title.empty());
    }
    CHECK(points.size() == 3);
    CHECK((import.runs[0].spec.settings == AxisValues{{"optimizer", "adam"}, {"width", "1"}}));
    CHECK(import.annotations.at(import.runs[0].name).title == "red-star");
    const TemporaryFolder folder;
    write_import(import.runs, folder.path() / "out", false, import.annotations);
    const auto read = read_experiment(folder.path() / "out");
    CHECK(read.complaints.empty());
    REQUIRE(read.runs.size() == 3);
    CHECK((read.runs[0].spec.settings == AxisValues{{"optimizer", "adam"}, {"width", "1"}}));
    CHECK(read.annotations.of(read.runs[0].name).title == "red-star");
}

TEST_CASE("where rows would replace one another, what tells them apart is a setting") {
    const std::string text = "student,note,alpha,seed,epoch,val_acc\n"
                             "resnet8,first,1,0,10,60\nresnet8,first,0.1,0,10,62\n"
                             "resnet20,second,1,0,10,68\nresnet20,second,0.1,0,10,71\n"
                             "resnet8,third,1,1,10,61\nresnet8,third,0.1,1,10,63\n"
                             "resnet20,fourth,1,1,10,69\nresnet20,fourth,0.1,1,10,72\n";
    const auto table = parse_import_csv(text, "results.csv");
    const auto uses = guess_uses_and_settings(table);
    CHECK((uses == std::vector<std::string>{"setting", "", "alpha", "seed", "epoch", "val_accuracy"}));
    const auto import = make_import(table, {uses, std::nullopt, 1, AccuracyUnit::automatic});
    CHECK(import.runs.size() == 8);
    // Without epochs, too; a number that only differs is a result, unless it is called as settings are.
    CHECK((guess_uses_and_settings(parse_import_csv("alpha,seed,temperature,speed,val_acc\n1,0,1,7,60\n"
                                                    "1,0,4,8,61\n",
                                                    "results.csv")) ==
           std::vector<std::string>{"alpha", "seed", "setting", "", "val_accuracy"}));
    // Rows that are told apart by nothing stay what they are.
    CHECK(
        (guess_uses_and_settings(parse_import_csv("alpha,epoch,val_acc\n1,1,60\n1,1,61\n", "results.csv")) ==
         std::vector<std::string>{"alpha", "epoch", "val_accuracy"}));
}

TEST_CASE("what numbers repeats makes no settings of names, and where nothing does names are settings") {
    const auto uses_of = [](const std::string& text) { return guess_uses_and_settings(table_of(text)); };
    // A number or a text that every run has for itself would leave no repeats.
    CHECK((uses_of("run,seed,note_a,epoch,val_loss\na,1,x,1,2\nb,2,y,1,3\n") ==
           Uses{"run", "seed", "", "epoch", "val_loss"}));
    CHECK((uses_of("run,temperature,score_x,epoch,val_loss\na,1,.25,1,2\nb,4,.5,1,3\n") ==
           Uses{"run", "setting", "", "epoch", "val_loss"}));
    const auto import = [](const std::string& text, std::optional<double> alpha) {
        const auto table = table_of(text);
        return make_import(table, {guess_uses_and_settings(table), alpha, 1, {}});
    };
    const std::string named = "run,epoch,val_loss\nquiet-sun,1,2\nbold-moon,1,3\n";
    CHECK((import(named, std::nullopt).runs[0].spec.settings == AxisValues{{"run", "bold-moon"}}));
    CHECK(import(named, 0.5).runs[0].spec.settings.empty()); // repeats of the α that was said
    const auto seeds = import("run,epoch,val_loss\nkd_T1_s1,1,2\nkd_T4_s1,1,3\nkd_T4_s2,1,4\n", 0.5).runs;
    REQUIRE(seeds.size() == 3);
    CHECK((seeds[0].spec.settings == AxisValues{{"run", "kd_T1_s1"}}));
    CHECK((seeds[1].spec.settings == AxisValues{{"run", "kd_t4"}}));
    CHECK(seeds[2].spec.repeat == 2);
}

TEST_CASE("long forms are spread: a metric's name in one column, its value in another") {
    const auto table = table_of("run,alpha,repeat,seed,epoch,split,metric,value\n"
                                "a,0.5,1,3,0,val,loss,2\n"
                                "a,0.5,1,3,1,train,loss,1.5\n"
                                "a,0.5,1,3,1,val,loss,1.25\n"
                                "a,0.5,1,3,1,val,accuracy,0.75\n"
                                "a,0.5,1,3,1,teacher-val,accuracy,0.875\n"
                                "a,0.5,1,3,1,val,logit_difference,0.5\n"
                                "a,0.5,1,3,1,val,agreement,0.625\n"
                                "a,0.5,1,3,1,run,learning_rate,0.001\n"
                                "a,0.5,1,3,1,run,seconds,4\n"
                                "b,1,1,3,0,train,accuracy,0.25\n");
    CHECK(table.rows.size() == 3);
    const auto import = make_import(table, {guess_uses(table), {}, 1, {}});
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].spec == RunSpec{0.5, 1, 3});
    REQUIRE(import.runs[0].epochs.size() == 2);
    const auto& last = import.runs[0].epochs[1];
    CHECK(last.train_loss == 1.5);
    CHECK(last.val_loss == 1.25);
    CHECK(last.val_accuracy == 0.75);
    CHECK(last.teacher_val_accuracy == 0.875);
    CHECK(last.logit_difference == 0.5);
    CHECK(last.agreement == 0.625);
    CHECK(last.learning_rate == 0.001);
    CHECK(last.seconds == 4.0);
    CHECK(import.runs[1].epochs[0].train_accuracy == 0.25);
    // Only the split in a column, as training loops over phases write it.
    const auto phases = import_of("epoch,phase,loss,acc\n0,train,2,0.5\n0,val,3,0.25\n");
    REQUIRE(phases.runs[0].epochs.size() == 1);
    CHECK(phases.runs[0].epochs[0].train_loss == 2.0);
    CHECK(phases.runs[0].epochs[0].val_accuracy == 0.25);
}

TEST_CASE("a mapping that makes no sense is refused before anything is read") {
    const auto table = table_of("epoch,a,b\n0,1,2\n");
    const auto why = [&](Uses uses, std::optional<double> alpha = 0.5) {
        return error_of([&] { make_import(table, {std::move(uses), alpha, 1, {}}); });
    };
    CHECK(why({"", "train_loss", ""}) == "no column gives the epoch");
    CHECK(why({"epoch", "", ""}) == "no column gives a loss, an accuracy or another metric");
    CHECK(why({"epoch", "val_loss", "val_loss"}) == "more than one column is used as “val_loss”");
    CHECK(why({"epoch", "speed", ""}) == "a column cannot be used as “speed”");
    CHECK(why({"epoch", "val_loss", "setting"}, std::nullopt).empty());
    CHECK(why({"epoch", "val_loss", ""}, 1.5) == "α must be a number from 0 to 1, not 1.5");
    CHECK(why({"epoch", "val_loss", ""}, std::nan("")) == "α must be a number from 0 to 1, not nan");
    CHECK(why({"epoch", "val_loss", "alpha"}, std::nullopt) ==
          "results.csv, line 2, column b: α must be a number from 0 to 1, not “2”");
}

TEST_CASE("files that are no results are refused, with the place") {
    CHECK(refusal("") == "results.csv is empty");
    CHECK(refusal(" \n\r\n\t\n") == "results.csv is empty");
    CHECK(contains(refusal(std::string("epoch,loss\n0,\0001\n", 16)), "is not a text"));
    CHECK(contains(refusal("\xFF\xFE"
                           "e"),
                   "UTF-16"));
    CHECK(refusal("1,2\n3,4\n") == "results.csv, line 1: the column names are missing");
    CHECK(refusal("loss,accuracy\n1,2\n") == "no column gives the epoch");
    CHECK(refusal("epoch,val_loss\n") == "no row has an epoch");
    CHECK(refusal("epoch,val_loss\n0,1\n1,2,3\n") == "results.csv, line 3 has 3 cells, but the header has 2");
    CHECK(refusal("epoch,val_loss\n0,1\n1,\"2\n") == "results.csv, line 3: an opening quote is never closed");
    CHECK(refusal("epoch,val_loss\n0,1\n1,low\n") ==
          "results.csv, line 3, column val_loss: must be a number, not “low”");
    CHECK(contains(refusal("epoch,val_loss\n1.5,1\n"), "not “1.5”"));
    CHECK(contains(refusal("epoch,val_loss\n-1,1\n"),
                   "the epoch must be a whole number from 0 to 100000000, not “-1”"));
    CHECK(contains(refusal("epoch,val_loss\n1e300,1\n"), "the epoch must be"));
    CHECK(contains(refusal("epoch,val_loss,repeat\n1,1,x\n"),
                   "must be a whole number from 0 to 1000000, not “x”"));
    CHECK(contains(refusal("epoch,val_loss\n0,\x1b[2J\n"), "must be a number, not “?[2J”"));
}

TEST_CASE("whatever a file holds, it is read or refused") {
    const std::vector<std::string> pieces{
        "epoch", "alpha", "val_loss", "split", "metric", "value", ",", ";", "\t",   "\n", "\r\n", "\"",
        "\"\"",  "0",     "-1",       "1e999", "0,5",    "nan",   " ", "%", "\xFF", "α",  "train"};
    std::uint64_t state = 1;
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        const bool table = round % 2 == 0;
        std::string text = table ? "epoch,val_loss,alpha\n" : "";
        for (int i = 0; i < (table ? 3 : 8); ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            text += pieces[(state >> 33U) % pieces.size()];
            text += table && i < 2 ? "," : "";
        }
        CAPTURE(text);
        const auto why = refusal(text); // any other exception fails the test
        read += why.empty() ? 1 : 0;
    }
    CHECK(read > 0); // some of it makes sense
}

TEST_CASE("bounds hold against what is too large") {
    std::string wide = "epoch";
    for (std::size_t i = 0; i < most_import_columns; ++i) {
        wide += ",x";
    }
    CHECK(refusal(wide + "\n") == "results.csv, line 1 has more than 1000 cells");
    CHECK(contains(refusal("epoch,val_loss\n0," + std::string(2'000'000, '9') + "x\n"), "must be a number"));
    CHECK(
        contains(refusal("epoch,val_loss\n0," + std::string(2'000'000, ',') + "\n"), "more than 1000 cells"));
    std::string many = "run,epoch,val_loss\n";
    for (std::size_t i = 0; i <= most_import_runs; ++i) {
        many += std::to_string(i) + ",0,1\n";
    }
    CHECK(contains(refusal(many), "more than 1000 runs"));
    std::string metrics_of = "epoch,metric,value\n";
    for (std::size_t i = 0; i <= most_import_columns; ++i) {
        metrics_of += "0,m" + std::to_string(i) + ",1\n";
    }
    CHECK(contains(refusal(metrics_of), "more than 1000 different metrics"));
    const TemporaryFolder folder;
    const auto file = folder.path() / "large.csv";
    write_text(file, "epoch,val_loss\n");
    fs::resize_file(file, largest_import + 1);
    CHECK(contains(error_of([&] { read_import({file}); }), "larger than 64 MiB"));
    CHECK(contains(error_of([&] { read_import({folder.path() / "missing.csv"}); }), "missing.csv"));
}

TEST_CASE("several files are one table, told apart by their names") {
    const TemporaryFolder folder;
    write_text(folder.path() / "a.csv", "epoch,val_loss\n0,1\n1,2\n");
    write_text(folder.path() / "b.csv", "val_accuracy,epoch\n0.5,0\n");
    const auto table = read_import({folder.path() / "a.csv", folder.path() / "b.csv"});
    CHECK((table.columns == std::vector<std::string>{"file", "epoch", "val_loss", "val_accuracy"}));
    const auto import = make_import(table, {guess_uses(table), 1.0, 1, {}});
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 2.0);
    CHECK(import.runs[1].spec.repeat == 2);
    CHECK(import.runs[1].epochs[0].val_accuracy == 0.5);
    // What is called differently and means the same is one column, in one unit.
    write_text(folder.path() / "d.csv", "Epoch,test_acc\n0,50\n");
    const auto joined = read_import({folder.path() / "b.csv", folder.path() / "d.csv"});
    CHECK((joined.columns == std::vector<std::string>{"file", "val_accuracy", "epoch"}));
    const auto same = make_import(joined, {guess_uses(joined), 1.0, 1, {}});
    CHECK(same.runs[0].epochs[0].val_accuracy == 0.005);
    CHECK(same.runs[1].epochs[0].val_accuracy == 0.5);
    write_text(folder.path() / "c.csv", "epoch,val_loss\n0,bad\n");
    const auto broken = read_import({folder.path() / "a.csv", folder.path() / "c.csv"});
    CHECK(contains(error_of([&] {
                       make_import(broken, {guess_uses(broken), 1.0, 1, {}});
                   }),
                   "c.csv, line 2, column val_loss: must be a number, not “bad”"));
}

TEST_CASE("a path is known by its content") {
    const TemporaryFolder folder;
    write_text(folder.path() / "results.dat", "epoch,val_loss\n0,1\n");
    write_text(folder.path() / "picture.csv", std::string("\x89PNG\0\0", 6));
    write_text(folder.path() / "nothing.csv", "");
    write_text(folder.path() / "experiment/runs/a/run.json", "{}");
    write_text(folder.path() / "other/notes.txt", "x");
    CHECK(import_kind(folder.path() / "results.dat") == ImportKind::csv);
    CHECK(import_kind(folder.path() / "picture.csv") == ImportKind::nothing);
    CHECK(import_kind(folder.path() / "nothing.csv") == ImportKind::nothing);
    CHECK(import_kind(folder.path() / "experiment") == ImportKind::experiment);
    CHECK(import_kind(folder.path() / "other") == ImportKind::nothing);
    CHECK(import_kind(folder.path() / "missing") == ImportKind::nothing);
}

TEST_CASE("what was imported is an experiment like any other") {
    const TemporaryFolder folder;
    const auto out = folder.path() / "new/experiment";
    const auto import = import_of("alpha,epoch,train_loss,val_loss,val_accuracy\n"
                                  "0,0,,2,10\n0,1,1.5,1,50\n0,2,1,0.5,70\n1,0,,3,10\n1,1,2,2.5,30\n");
    write_import(import.runs, out, false);
    CHECK((paths_below(out) ==
           std::set<std::string>{".lock", "runs", "runs/alpha-0_rep-1", "runs/alpha-0_rep-1/metrics.csv",
                                 "runs/alpha-0_rep-1/run.json", "runs/alpha-1_rep-1",
                                 "runs/alpha-1_rep-1/metrics.csv", "runs/alpha-1_rep-1/run.json"}));
    const auto experiment = read_experiment(out);
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(contains(experiment.complaints[0].str(), "alpha-1_rep-1 ends with epoch 1 and alpha-0_rep-1 with"));
    REQUIRE(experiment.runs.size() == 2);
    CHECK(experiment.runs[0].status == RunStatus::done);
    CHECK(experiment.runs[0].imported_from == fs::absolute("results.csv").lexically_normal().string());
    CHECK(experiment.runs[0].epochs[2].val_accuracy == 0.7);
    const auto summary = summarize(experiment.runs);
    REQUIRE(summary.size() == 2);
    CHECK(summary[0].all[&EpochRecord::val_loss].mean == 0.75);
}

TEST_CASE("nothing is ever overwritten") {
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto runs = import_of("epoch,val_loss\n0,1\n").runs;
    write_text(out / "notes.txt", "mine");
    CHECK(contains(error_of([&] { write_import(runs, out, true); }), "is not empty"));
    fs::remove(out / "notes.txt");
    write_import(runs, out, false);
    const auto before = read_text(out / "runs/alpha-0.5_rep-1/metrics.csv");
    const auto others = import_of("epoch,val_loss,repeat\n0,7,1\n0,8,2\n").runs;
    CHECK(contains(error_of([&] { write_import(others, out, false); }), "already contains an experiment"));
    CHECK(contains(error_of([&] { write_import(others, out, true); }), "already has a run alpha-0.5_rep-1"));
    CHECK(read_text(out / "runs/alpha-0.5_rep-1/metrics.csv") == before);
    CHECK(!fs::exists(out / "runs/alpha-0.5_rep-2"));
    const std::vector<RunRecord> second{others[1]};
    CHECK(import_obstacle(second, out, true).empty());
    {
        const FolderLock training(out);
        CHECK(contains(error_of([&] { write_import(second, out, true); }), "is writing to"));
    }
    write_import(second, out, true);
    CHECK(read_experiment(out).runs.size() == 2);
    // A file in the way is no folder to write into.
    write_text(folder.path() / "file", "x");
    CHECK(contains(error_of([&] { write_import(runs, folder.path() / "file", false); }), "is not empty"));
}

TEST_CASE("an import that fails half way is taken back, and can be tried again") {
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    std::string text = "alpha,epoch,val_loss\n0,0,1\n";
    for (int epoch = 0; epoch < 1000; ++epoch) {
        text += "1," + std::to_string(epoch) + ",2\n";
    }
    const auto runs = import_of(text).runs;
    // No file may grow beyond 8 KiB, as on a full disk: enough for the first run, too little for the second.
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit tight{8192, before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &tight) == 0);
    const auto error = error_of([&] { write_import(runs, out, false); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(contains(error, "alpha-1_rep-1"));
    CHECK(fs::is_empty(out / "runs"));
    write_import(runs, out, false);
    CHECK(read_experiment(out).runs.size() == 2);
}
