// What an import says where runs may be no finished repeats of one another, and what it reads of names.
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_events.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_run_names.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/report/csv_export.h"
#include "core/experiment/results/summary.h"
#include "core/files/tables/event_file.h"
#include "tests/core/experiment/import_notes.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

Import import_of(const ImportTable& table, bool joins_others = false) {
    return make_import(table, {guess_uses(table), 0.5, 1, AccuracyUnit::automatic, joins_others});
}

Import import_of(const std::string& text) {
    return import_of(parse_import_csv(text, "results.csv"));
}

void write_events(const fs::path& file, const std::vector<ScalarEvent>& events) {
    auto bytes = event_file_header(1.0);
    for (const auto& event : events) {
        bytes += event_record(event);
    }
    write_text(file, bytes);
}

} // namespace

TEST_CASE("runs that end before others are told, unless they say that they are not done") {
    const std::string rows = "a,1,2,\na,2,2,\nb,1,3,";
    CHECK(notes_of(import_of("run,epoch,val_loss,status\n" + rows)) ==
          "runs that end before epoch 2, as others do not, and count as done all the same: 1; the first: "
          "alpha-0.5_rep-2\n");
    CHECK(import_of("run,epoch,val_loss,status\n" + rows + "crashed").notes.empty());
}

TEST_CASE("the search of an experiment that was exported stays apart from its results") {
    ExperimentRecord experiment;
    for (const auto& [alpha, repeat, epochs] :
         {std::tuple{0.25, 1, 1}, {0.5, 1, 1}, {0.5, 2, 2}, {0.5, 3, 2}}) {
        auto& run = experiment.runs.emplace_back();
        run.spec = {alpha, repeat, static_cast<std::uint64_t>(repeat)};
        run.name = run_name(run.spec);
        run.search = repeat == 1;
        run.status = alpha < 0.5 ? RunStatus::dropped : RunStatus::done;
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            run.epochs.push_back(epoch_record(epoch, 0.1 * repeat));
            run.epochs.back().learning_rate = run.epochs.back().kl_to_teacher = 0.1; // as settings are
        }
    }
    for (const auto form : {CsvForm::wide, CsvForm::tall}) {
        const auto import = import_of(csv_text({{"searched", &experiment}}, form));
        CHECK(notes_of(import) == "");
        REQUIRE(import.runs.size() == 4);
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(import.runs[i].search == experiment.runs[i].search);
            CHECK(import.runs[i].status == experiment.runs[i].status);
        }
        REQUIRE(summarize(import.runs).size() == 1);
        CHECK(summarize(import.runs)[0].repeats == 2);
    }
}

TEST_CASE("runs with the seed of another, or with all of its numbers, are told") {
    const std::string header = "run,seed,epoch,val_loss\n";
    CHECK(contains(notes_of(import_of(header + "a,7,1,2\nb,7,1,3\nc,8,1,4\n")),
                   "the seed of another, which count as further repeats: 1; the first: alpha-0.5_rep-2."));
    CHECK(import_of(header + "a,7,1,2\nb,8,1,3\n").notes.empty());
    // Repeats may be folds, or the same runs again.
    CHECK(contains(notes_of(import_of("repeat,seed,epoch,val_loss\n1,7,1,2\n2,7,1,3\n")),
                   "the seed of another, which count as further repeats: 1;"));
    CHECK(contains(notes_of(import_of("run,epoch,val_loss\na,1,2\nb,1,2\nc,1,2\na,2,1\nb,2,1\nc,2,1.5\n")),
                   "exactly the numbers of another, which count as further repeats: 1;"));
    CHECK(import_of("run,alpha,epoch,val_loss\na,0,1,2\na,0,2,1\nb,1,1,2\nb,1,2,1\n").notes.empty());
}

TEST_CASE("runs that are there twice are told, however long they took and whatever repeat they are called") {
    const auto copies = "runs with the α, the seed and exactly the numbers of another, which do not count "
                        "beside it: 1; the first: alpha-0.5_rep-2. Is a file given twice?\n";
    CHECK(notes_of(import_of("repeat,seed,epoch,val_loss,epoch_time\n1,7,1,2,20\n1,7,2,1,21\n2,7,1,2,22\n"
                             "2,7,2,1,23\n3,8,1,2,24\n3,8,2,1.5,25\n")) == copies);
    CHECK(
        contains(notes_of(import_of("run,epoch,val_loss,seconds\na,1,2,20\nb,1,2,21\na,2,1,22\nb,2,1,23\n")),
                 "exactly the numbers of another, which count as further repeats: 1;"));
    // Two exports of one experiment, joined.
    const TemporaryFolder folder;
    const std::string rows = "alpha,repeat,seed,epoch,val_loss,seconds\n0.5,1,7,1,2,3\n0.5,1,7,2,1,3\n";
    write_text(folder.path() / "a.csv", rows);
    write_text(folder.path() / "b.csv", rows);
    CHECK(contains(notes_of(import_of(read_import({folder.path() / "a.csv", folder.path() / "b.csv"}))),
                   copies));
}

TEST_CASE("a last epoch that only measures is told") {
    const std::string rows = "1,2,3\n2,1,3\n3,,2\n";
    CHECK(contains(notes_of(import_of("epoch,train_loss,val_loss\n" + rows)),
                   "last epoch has no training values, as if it only measured the one before: 1;"));
    CHECK(import_of("epoch,notes,val_loss\n" + rows).notes.empty());
}

TEST_CASE("a last epoch that was not validated is told") {
    CHECK(notes_of(import_of("epoch,train_loss,val_acc\n1,3,.5\n2,2,.6\n3,1,\n")) ==
          "runs without validation accuracy at their last epoch, which the verdict goes by: 1; the first: "
          "alpha-0.5_rep-1. Best epochs can be compared all the same\n");
    CHECK(import_of("epoch,train_loss,val_acc\n1,3,\n2,2,.6\n").notes.empty());
}

TEST_CASE("settings that differ between the runs of an α are told, whether they are used or not") {
    const std::string differ = "count as repeats of one another, although these differ: ";
    const auto import = import_of("model,seed,epoch,val_loss\nresnet8,1,1,2\nresnet20,2,1,3\n");
    CHECK(import.runs.size() == 2);
    CHECK((import.runs[0].spec.settings == AxisValues{{"run", "resnet20"}})); // by its name
    CHECK(import_of("model,alpha,epoch,val_loss\nkd,0,1,2\nplain,1,1,3\n").notes.empty());
    CHECK(contains(notes_of(import_of("run_id,temperature,lr,epoch,val_loss\na,1,.1,1,2\na,1,.1,2,1\n"
                                      "b,4,.2,1,3\nb,4,.2,2,2\n")),
                   differ + "temperature, lr. "));
    // What changes within a run, or is the same in all of them, is none.
    CHECK(import_of("run_id,time,gpu,lr,epoch,val_loss\na,1,x,.1,1,2\na,2,x,.01,2,1\nb,3,x,.1,1,3\n"
                    "b,4,x,.01,2,2\n")
              .notes.empty());
}

TEST_CASE("names that say different settings are told, and those of repeats are not") {
    using Names = std::vector<std::string>;
    CHECK(names_of_settings({"kd_T1_s0", "kd_T1_s1", "kd_T4_s0"}) == Names{"kd_T1_s0", "kd_T4_s0"});
    CHECK(names_of_settings({"alpha0.5_T1_seed1", "alpha0.5_T4_seed3"}) ==
          Names{"alpha0.5_T1_seed1", "alpha0.5_T4_seed3"});
    CHECK(names_of_settings({"kd-T1", "kd-T2", "kd-T4"}).size() == 3);
    CHECK(names_of_settings({"lr_0.1_run1", "lr_0.01_run1"}).size() == 2);
    CHECK(names_of_settings({"T_1_rep1", "T_4_rep1"}).size() == 2);
    CHECK(names_of_settings({"relu_s0", "relu_s1", "gelu_s0", "gelu_s1"}).size() == 2);
    for (const Names& repeats :
         {Names{"a", "b"}, Names{"tmp-x3k", "other"}, Names{"kd_1", "kd_2"},
          Names{"kd-T4-seed1", "kd-T4-seed2"}, Names{"kd_T4 (1)", "kd_T4 (2)"},
          Names{"alpha0_5_rep1", "alpha-0.5_rep-2"}, Names{"fluffy-lion-12", "wise-sun-13"},
          Names{"fold1", "fold2"}, Names{"Nov30_12-00-01_host", "Dec01_09-10-11_host"},
          Names{"kd_20240101", "kd_20240102"}, Names{"resnet20_3f9a01bc", "resnet20_77aa01b"},
          Names{"version_0", "version_1"}, Names{}}) {
        CAPTURE(repeats.empty() ? "" : repeats.front());
        CHECK(names_of_settings(repeats).empty());
    }
    const std::string differ = "count as repeats of one another, although these differ: ";
    const auto named = import_of("run,epoch,val_loss\nkd_T1_s0,1,2\nkd_T4_s0,1,3\n");
    CHECK_FALSE(contains(notes_of(named), differ));
    CHECK((named.runs[1].spec.settings == AxisValues{{"run", "kd_T4_s0"}}));
    // Other settings at another α are a comparison.
    CHECK_FALSE(
        contains(notes_of(import_of("run,alpha,epoch,val_loss\nkd_T1,0,1,2\nkd_T4,1,1,3\n")), differ));
}

TEST_CASE("the names of several tables say seeds and repeats, and settings that differ") {
    const TemporaryFolder folder;
    std::vector<fs::path> files;
    for (const auto* name : {"alpha0.5_T1_seed4.csv", "alpha0.5_T4_seed3.csv"}) {
        files.push_back(folder.path() / name);
        write_text(files.back(), "epoch,val_loss\n1," + std::to_string(files.size()) + "\n");
    }
    const auto table = read_import(files);
    CHECK(table.columns == std::vector<std::string>{"file", "epoch", "val_loss", "seed"});
    CHECK(table.from_names == std::set<std::size_t>{3});
    const auto import = import_of(table);
    REQUIRE(import.runs.size() == 2);
    CHECK((import.runs[0].spec.settings == AxisValues{{"run", "alpha0.5_T1_seed4"}}));
    CHECK(import.runs[0].spec.seed == 4);
    CHECK(import.runs[1].spec.seed == 3);
    CHECK(import.runs[1].epochs[0].val_loss == 2.0);
    // A column of a file goes first.
    write_text(files[0], "epoch,val_loss,seed\n1,1,9\n");
    write_text(files[1], "epoch,val_loss,seed\n1,1,8\n");
    CHECK(import_of(read_import(files)).runs[0].spec.seed == 9);
    // Repeats, where all names have one.
    files = {folder.path() / "kd_run2.csv", folder.path() / "kd_run1.csv"};
    write_text(files[0], "epoch,val_loss\n1,5\n");
    write_text(files[1], "epoch,val_loss\n1,6\n");
    CHECK(import_of(read_import(files)).runs[0].epochs[0].val_loss == 6.0);
    files.push_back(folder.path() / "other.csv");
    write_text(files[2], "epoch,val_loss\n1,7\n");
    CHECK(read_import(files).columns.size() == 3);
}

TEST_CASE("names of experiments tell runs apart") {
    const auto import = import_of("Name,State,alpha,epoch,val_acc\nsea-6,finished,1,55,.73\n"
                                  "leaf-5,finished,1,47,.70\nsun-4,crashed,1,41,.71\n");
    REQUIRE(import.runs.size() == 3);
    CHECK(import.runs[2].status == RunStatus::failed);
    CHECK(import_of("exp_name,epoch,val_acc\nkd_T1,35,.70\nkd_T4,40,.72\n").runs.size() == 2);
    CHECK(import_of("experiment name,epoch,val_acc\na,35,.70\nb,40,.72\n").runs.size() == 2);
}

TEST_CASE("a status is known in many spellings, and the last of a run counts wherever it stands") {
    const auto import = import_of("run,epoch,val_loss,State\na,1,2,\nb,1,2,\nc,1,2,running\nd,1,2,\n"
                                  "a,,,early_stopped\nb,1,,Out-Of-Memory\nc,2,1,odd\nd,2,1,137\n");
    REQUIRE(import.runs.size() == 4);
    CHECK(import.runs[0].status == RunStatus::done);
    CHECK(import.runs[1].status == RunStatus::failed);
    CHECK(import.runs[2].status == RunStatus::done);
    CHECK(import.runs[3].status == RunStatus::done);
    CHECK(contains(notes_of(import), "taken for done, with their numbers of runs: “137” (1), “odd” (1)\n"));
    // A closing row may leave out what else tells the run; of two that fit, none is meant.
    const auto closing = import_of("run,alpha,epoch,val_loss,status\na,0,1,2,\nb,1,1,2,\na,,,,crashed\n");
    CHECK(closing.runs[0].status == RunStatus::failed);
    CHECK(closing.runs[1].status == RunStatus::done);
    const auto last = import_of("run,alpha,epoch,val_loss,status\na,0,1,2,running\nb,1,1,2,running\n"
                                "b,1,2,1,finished\nb,,,,failed\na,,,,finished\n");
    CHECK(last.runs[0].status == RunStatus::done);
    CHECK(last.runs[1].status == RunStatus::failed);
    const auto lost = import_of("run,alpha,epoch,val_loss,status\na,0,1,2,\na,1,1,2,\na,,,,crashed\n");
    CHECK(lost.runs[0].status == RunStatus::done);
    CHECK(contains(notes_of(lost), "statuses in rows that belong to no run, ignored: 1\n"));
}

TEST_CASE("one α for all is told where names of runs say another") {
    const auto named = "runs whose name says another α than 0.5, which counts: 1; the first: ";
    CHECK(contains(notes_of(import_of("run,epoch,val_loss\nalpha0_seed1,1,2\nalpha0.5,1,3\nbaseline,1,4\n")),
                   std::string(named) + "alpha0_seed1\n"));
    const TemporaryFolder folder;
    const std::vector<fs::path> files{folder.path() / "alpha-0.5.csv", folder.path() / "alpha-1.csv"};
    write_text(files[0], "epoch,val_loss\n1,2\n");
    write_text(files[1], "epoch,val_loss\n1,3\n");
    CHECK(contains(notes_of(import_of(read_import(files))), std::string(named) + "alpha-1\n"));
    CHECK(import_of(read_import({files[0]})).notes.empty());
    CHECK(contains(notes_of(import_of(read_import({files[1]}))), std::string(named) + "alpha-1\n"));
}

TEST_CASE("one α in two spellings is one run") {
    CHECK(import_of("alpha,epoch,train_loss,val_loss\n0.50,1,2,\n0.5,1,,3\n").runs.size() == 1);
}

TEST_CASE("runs that join others are numbered by themselves, also by their seeds") {
    const auto table = parse_import_csv("run,seed,epoch,val_loss\na,42,1,2\nb,7,1,3\n", "results.csv");
    CHECK(import_of(table).notes.empty());
    CHECK(contains(notes_of(import_of(table, true)), "nothing says which repeat they are: 2."));
    // Where they count from 0 hangs on the file alone.
    const auto later = parse_import_csv("repeat,epoch,val_loss\n1,1,2\n2,1,3\n", "results.csv");
    CHECK(import_of(later).notes.empty());
    CHECK(contains(notes_of(import_of(later, true)), "repeats are taken as the file numbers them"));
}

TEST_CASE("sources are called by their names, with folders above where those are the same") {
    const auto names = [](const std::vector<fs::path>& paths) { return source_names(paths); };
    using Names = std::vector<std::string>;
    CHECK((names({"x/a.csv", "x/b.log"}) == Names{"a", "b"}));
    CHECK((names({"x/kd_T0.5", "x/kd_T0.25/"}) == Names{"kd_T0.5", "kd_T0.25"}));
    CHECK((names({"a/metrics.csv", "b/metrics.csv", "b/other.csv"}) ==
           Names{"a/metrics", "b/metrics", "other"}));
    CHECK((names({"p/v/a/m.csv", "q/v/a/m.csv"}) == Names{"p/v/a/m", "q/v/a/m"}));
    CHECK((names({"a/m.csv", "a/m.csv"}).size() == 2));
    const TemporaryFolder folder;
    for (const auto* name : {"a", "b"}) {
        fs::create_directories(folder.path() / name);
        write_text(folder.path() / name / "metrics.csv",
                   std::string("epoch,val_loss\n") + (name[0] == 'a' ? "10,2\n" : "11,3\n"));
    }
    CHECK(import_of(read_import({folder.path() / "a/metrics.csv", folder.path() / "b/metrics.csv"}))
              .runs.size() == 2);
}

TEST_CASE("what add_hparams writes is no run of its own") {
    const TemporaryFolder folder;
    for (const auto* run : {"r1", "r2"}) {
        const auto at = folder.path() / run;
        fs::create_directories(at / "1700000000.1234567");
        write_events(at / "events.out.tfevents.1.host",
                     {{1.0, 1, {{"val_loss", 2.0F}}}, {1.0, 2, {{"val_loss", run[1] == '1' ? 1.0F : 1.5F}}}});
        write_events(at / "1700000000.1234567/events.out.tfevents.2.host", {{1.0, 0, {{"val/acc", 0.5F}}}});
    }
    const auto import = import_of(read_import({folder.path()}));
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].epochs.size() == 2);
    CHECK(contains(notes_of(import), "folders that add_hparams made inside a run's, ignored: 2\n"));
    CHECK(import_of(read_import({folder.path() / "r1"})).runs.size() == 1);
}

TEST_CASE("runs of Retort are opened, not imported") {
    const TemporaryFolder folder;
    const auto run = folder.path() / "runs/alpha-1_rep-1";
    fs::create_directories(run);
    write_text(run / "run.json", R"({"alpha": 1, "repeat": 1, "status": "failed"})");
    write_events(run / "events.out.tfevents.1.host", {{1.0, 1, {{"val_loss", 2.0F}}}});
    for (const auto& source : {folder.path(), folder.path() / "runs", run}) {
        CHECK(contains(error_of([&] { read_import({source}); }), "is a run of an experiment of Retort"));
    }
    write_text(run / "metrics.csv", "epoch,val_loss\n1,2\n");
    CHECK(contains(error_of([&] { read_import({run / "metrics.csv"}); }),
                   "is a run of an experiment of Retort"));
    write_text(run / "run.json", R"({"status": "COMPLETED", "host": {}})"); // Sacred's
    CHECK(read_import({run}).rows.size() == 1);
}

TEST_CASE("percent in a column's name, and runs at 1 throughout") {
    CHECK(import_of("epoch,val_acc_pct\n1,0.5\n").runs[0].epochs[0].val_accuracy == 0.005);
    CHECK(import_of("epoch,Val Accuracy (%)\n1,0.5\n").runs[0].epochs[0].val_accuracy == 0.005);
    CHECK(contains(notes_of(import_of("epoch,val_acc\n1,1.00\n2,1.00\n")),
                   "runs in which “val_acc” is 1 in every epoch, read as 100 %: 1."));
    CHECK(import_of("epoch,val_acc\n1,0.99\n2,1.00\n").notes.empty());
    CHECK(import_of("epoch,val_acc\n1,0\n2,0\n").notes.empty());
}
