// TensorBoard's event files as runs.
#include "core/experiment/import/import_events.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/record/run_events.h"
#include "core/files/tables/event_file.h"
#include "tests/core/experiment/import_notes.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

constexpr auto file_name = "events.out.tfevents.1700000000.host.1.0";

void write_events(const fs::path& file, const std::vector<ScalarEvent>& events) {
    auto bytes = event_file_header(1.0);
    for (const auto& event : events) {
        bytes += event_record(event);
    }
    write_text(file, bytes);
}

Import import_of(const fs::path& path) {
    const auto table = read_import({path});
    return make_import(table, {guess_uses(table), 0.5, 1, AccuracyUnit::automatic});
}

/// What is said of values that others replaced, before and after their number.
const std::string replaced = "values for the same step and tag, of which the last is used: ";
const std::string replaced_why =
    ". Do several runs share a folder, or is a tag logged more than once per step?\n";

/// What is said where an epoch 0 has values of validation alone.
const std::string untold =
    "no training values tell when epoch 0 was measured; it is taken for the student before training\n";

} // namespace

TEST_CASE("a file of one run: tags by step, a later write of a step wins") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "any name";
    write_events(file, {{1.0, 0, {{"Loss/train", 4.0F}}},
                        {2.0, 0, {{"Loss/val", 3.0F}, {"Accuracy/val", 0.1F}}},
                        {3.0, 1, {{"Loss/train", 9.0F}}},
                        {4.0, 1, {{"Loss/train", 2.0F}}}});
    CHECK(import_kind(file) == ImportKind::events);
    const auto table = read_import({file});
    CHECK((table.columns == std::vector<std::string>{"step", "Accuracy/val", "Loss/train", "Loss/val"}));
    CHECK((table.rows[0].cells == std::vector<std::string>{"0", "0.1", "4", "3"}));
    const auto import = import_of(file);
    REQUIRE(import.runs.size() == 1);
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[0].val_accuracy == 0.1); // the shortest number, not the float's 0.10000000149
    CHECK(import.runs[0].epochs[1].train_loss == 2.0);
    // It trained in its step 0, so that this is the first epoch.
    CHECK(import.runs[0].epochs[0].epoch == 1);
    CHECK(
        notes_of(import) ==
        replaced + "1" + replaced_why +
            "runs whose epochs were increased by one, because epoch 0 has training values: 1\n"
            "runs without validation accuracy at their last epoch, which the verdict goes by: 1; the first: "
            "alpha-0.5_rep-1. Best epochs can be compared all the same\n");
}

TEST_CASE("files of one folder are one run, the later name wins") {
    const TemporaryFolder folder;
    write_events(folder.path() / "events.out.tfevents.2.b", {{9.0, 1, {{"val_loss", 2.0F}}}});
    write_events(folder.path() / "events.out.tfevents.1.a",
                 {{1.0, 0, {{"val_loss", 3.0F}}}, {2.0, 1, {{"val_loss", 7.0F}}}});
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 1);
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 2.0);
    CHECK(notes_of(import) == replaced + "1" + replaced_why + untold);
}

TEST_CASE("files of one folder that continue or repeat each other are spliced without a word") {
    const TemporaryFolder folder;
    const auto nan = std::nanf("");
    write_events(folder.path() / "events.out.tfevents.1.a",
                 {{1.0, 1, {{"val_loss", 3.0F}}}, {2.0, 2, {{"val_loss", 7.0F}, {"train_loss", nan}}}});
    write_events(folder.path() / "events.out.tfevents.2.b",
                 {{9.0, 2, {{"val_loss", 7.0F}, {"train_loss", nan}}}, {9.0, 3, {{"val_loss", 2.0F}}}});
    CHECK(notes_of(import_of(folder.path())).empty());
    // Within a file, too, and batches that are logged by their epoch are told.
    write_events(folder.path() / "other/events.out.tfevents.1.a", {{1.0, 1, {{"val_loss", 3.0F}}},
                                                                   {2.0, 1, {{"val_loss", 3.0F}}},
                                                                   {3.0, 1, {{"val_loss", 4.0F}}},
                                                                   {4.0, 1, {{"val_loss", 5.0F}}}});
    CHECK(notes_of(import_of(folder.path()))
              .starts_with(replaced + "2" + replaced_why + "runs that end before"));
}

TEST_CASE("Retort's own events come back whole, α and repeat by the folders' names") {
    const TemporaryFolder folder;
    EpochRecord epoch;
    epoch.epoch = 3;
    double value = 0.0;
    for (const auto& metric : metrics()) {
        epoch.*metric.value = value += 0.03125;
    }
    for (const auto* name : {"alpha-0.25_rep-2", "alpha-1_rep-1"}) {
        fs::create_directories(folder.path() / name);
        append_events(folder.path() / name, epoch);
    }
    CHECK(import_kind(folder.path()) == ImportKind::events);
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].spec == RunSpec{0.25, 2, {}});
    CHECK(import.runs[1].spec == RunSpec{1.0, 1, {}});
    for (const auto& metric : metrics()) {
        CAPTURE(metric.name);
        CHECK(import.runs[0].epochs[0].*metric.value == epoch.*metric.value);
    }
    // One of them alone is one run, and still says its α.
    const auto single = import_of(folder.path() / "alpha-0.25_rep-2");
    REQUIRE(single.runs.size() == 1);
    CHECK(single.runs[0].spec == RunSpec{0.25, 2, {}});
}

TEST_CASE("folders called train and validation are parts of one run") {
    const TemporaryFolder folder;
    write_events(folder.path() / "logs/train" / file_name,
                 {{1.0, 0, {{"epoch_loss", 2.0F}, {"epoch_accuracy", 0.5F}}}});
    write_events(folder.path() / "logs/validation" / file_name,
                 {{1.0, 0, {{"epoch_loss", 3.0F}, {"epoch_accuracy", 0.25F}}}});
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 1);
    REQUIRE(import.runs[0].epochs.size() == 1);
    const auto& epoch = import.runs[0].epochs[0];
    CHECK(epoch.train_loss == 2.0);
    CHECK(epoch.val_loss == 3.0);
    CHECK(epoch.train_accuracy == 0.5);
    CHECK(epoch.val_accuracy == 0.25);
}

TEST_CASE("folders that PyTorch makes for one chart are parts of one run") {
    const TemporaryFolder folder;
    write_events(folder.path() / "run-a" / file_name, {{1.0, 0, {{"lr", 0.5F}}}});
    write_events(folder.path() / "run-a/Loss_all_train" / file_name, {{1.0, 0, {{"Loss/all", 2.0F}}}});
    write_events(folder.path() / "run-a/Loss_all_val" / file_name, {{1.0, 0, {{"Loss/all", 3.0F}}}});
    write_events(folder.path() / "loss_train-b" / file_name, {{1.0, 0, {{"train_loss", 4.0F}}}});
    const auto table = read_import({folder.path()});
    CHECK((table.columns ==
           std::vector<std::string>{"run", "step", "lr", "train/Loss/all", "train_loss", "val/Loss/all"}));
    REQUIRE(table.rows.size() == 2);
    CHECK((table.rows[1].cells == std::vector<std::string>{"run-a", "0", "0.5", "2", "", "3"}));
}

TEST_CASE("a tag that counts epochs counts more than steps") {
    const TemporaryFolder folder;
    const auto file = folder.path() / file_name;
    write_events(file, {{1.0, 99, {{"train_loss", 2.0F}, {"epoch", 0.0F}}},
                        {1.0, 150, {{"lr", 0.1F}}},
                        {1.0, 199, {{"train_loss", 1.0F}, {"epoch", 1.0F}}}});
    const auto import = import_of(file);
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].epoch == 2);
    REQUIRE(import.notes.size() == 2);
    CHECK(contains(import.notes[0].str(), "ignored: 1"));
    CHECK(contains(import.notes[1].str(), "epoch 0 has training values: 1"));
}

TEST_CASE("what is torn costs its own records, and what holds nothing is refused") {
    const TemporaryFolder folder;
    const auto good = folder.path() / "runs-of/good" / file_name;
    write_events(good, {{1.0, 0, {{"val_loss", 3.0F}}}, {1.0, 1, {{"val_loss", 2.0F}}}});
    const auto whole = read_text(good);
    write_text(good, whole.substr(0, whole.size() - 1));
    write_text(folder.path() / "runs-of/broken" / file_name, "not at all");
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 1);
    CHECK(import.runs[0].epochs.size() == 1);
    const auto kept = event_file_header(1.0).size() + event_record({1.0, 0, {{"val_loss", 3.0F}}}).size();
    const auto torn = good.string() + " is damaged or still being written; everything after byte " +
                      std::to_string(kept) + " is ignored";
    REQUIRE(import.notes.size() == 3);
    CHECK(contains(import.notes[0].str(), "event files that cannot be read, ignored: 1"));
    CHECK(import.notes[1].str() == torn);
    write_text(folder.path() / "runs-of/torn" / file_name, whole + "x");
    CHECK(import_of(folder.path()).notes[1].str() ==
          "event files that cannot be read to their end: 2; the first: " + torn);
    CHECK(contains(error_of([&] { read_import({folder.path() / "runs-of/broken"}); }),
                   "not a TensorBoard event file"));
    write_events(folder.path() / "empty" / file_name, {});
    CHECK(contains(error_of([&] { read_import({folder.path() / "empty"}); }), "no scalars"));
    fs::create_directories(folder.path() / "bare");
    CHECK(contains(error_of([&] { read_import({folder.path() / "bare"}); }),
                   "nor its subfolders contain TensorBoard event files"));
    write_events(folder.path() / "negative" / file_name, {{1.0, -1, {{"val_loss", 3.0F}}}});
    CHECK(contains(error_of([&] { import_of(folder.path() / "negative"); }),
                   "the epoch must be a whole number from 0 to 100000000, not “-1”"));
}

TEST_CASE("a file without the record of a version is one, and empty ones beside it cost nothing") {
    const TemporaryFolder folder;
    const auto bare = folder.path() / "one" / file_name;
    write_text(bare, event_record({1.0, 0, {{"val_loss", 3.0F}}}));
    CHECK(import_kind(bare) == ImportKind::events);
    CHECK(import_of(bare).runs[0].epochs[0].val_loss == 3.0);
    const auto empty = folder.path() / "two" / file_name;
    write_text(empty, "");
    const auto header_only = folder.path() / "three" / file_name;
    write_events(header_only, {});
    const auto table = read_import({empty, bare, header_only});
    CHECK(table.rows.size() == 1);
    REQUIRE(table.notes.size() == 2);
    CHECK(table.notes[0].str() == empty.string() + " is empty; the file is ignored");
    CHECK(contains(table.notes[1].str(), "but no scalars; the file is ignored"));
    CHECK(contains(error_of([&] { read_import({empty, header_only}); }), "is empty"));
    // In a folder, too.
    const auto import = import_of(folder.path());
    REQUIRE(import.notes.size() == 2);
    CHECK(contains(import.notes[0].str(), "event files that cannot be read, ignored: 1"));
    CHECK(import.notes[1].str() + "\n" == untold);
}

TEST_CASE("runs in deep folders and in many are found, and what is too much is refused") {
    const TemporaryFolder folder;
    auto deep = folder.path();
    for (int level = 0; level < 32; ++level) {
        deep /= "d";
    }
    write_events(deep / file_name, {{1.0, 1, {{"val_loss", 1.0F}}}});
    for (int run = 0; run < 1001; ++run) {
        write_events(folder.path() / "many" / ("r" + std::to_string(run)) / file_name, {});
    }
    CHECK(event_files_below(folder.path()).size() == 1002);
    CHECK(import_of(folder.path()).runs.size() == 1);
    CHECK(import_kind(folder.path()) == ImportKind::events);
    fs::create_directory(deep / "d");
    CHECK(error_of([&] { read_import({folder.path()}); }) ==
          folder.path().string() +
              " contains folders more than 32 levels below it; import fewer folders at a time");
    fs::remove(deep / "d");
    for (int file = 0; file < 10'000; ++file) {
        write_text(folder.path() / "many" / (file_name + std::to_string(file)), "");
    }
    CHECK(error_of([&] { read_import({folder.path()}); }) ==
          folder.path().string() + " contains more than 10000 event files; import fewer folders at a time");
    CHECK(import_kind(folder.path()) == ImportKind::events);
}

TEST_CASE("seeds in the folders' names pair the runs of every α") {
    const TemporaryFolder folder;
    for (const auto* name : {"alpha0p5_seed-30", "alpha0p5_seed-4", "alpha1_seed-30"}) {
        write_events(folder.path() / name / file_name, {{1.0, 1, {{"val_loss", 1.0F}}}});
    }
    const auto table = read_import({folder.path()});
    CHECK((table.columns == std::vector<std::string>{"run", "alpha", "seed", "step", "val_loss"}));
    CHECK((table.from_names == std::set<std::size_t>{1, 2}));
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 3);
    CHECK(import.runs[0].spec == RunSpec{0.5, 1, 4});
    CHECK(import.runs[1].spec == RunSpec{0.5, 2, 30});
    CHECK(import.runs[2].spec == RunSpec{1.0, 2, 30});
}

TEST_CASE("folds and seeds in the folders' names pair the runs of every α") {
    const TemporaryFolder folder;
    for (const auto* name : {"alpha0.5_fold1_seed1", "alpha0.5_fold1_seed2", "alpha0.5_fold2_seed1",
                             "alpha0.5_fold2_seed2", "alpha1_fold1_seed2", "alpha1_fold2_seed1"}) {
        write_events(folder.path() / name / file_name, {{1.0, 1, {{"val_loss", 1.0F}}}});
    }
    const auto import = import_of(folder.path());
    REQUIRE(import.runs.size() == 6);
    CHECK(import.runs[3].spec == RunSpec{0.5, 4, 2});
    CHECK(import.runs[4].spec == RunSpec{1.0, 2, 2});
    CHECK(import.runs[5].spec == RunSpec{1.0, 3, 1});
}

TEST_CASE("versions in the folders' names are repeats, and runs without a number are told") {
    const TemporaryFolder folder;
    for (const auto* name : {"alpha0/version_0", "alpha0/version_2", "alpha1/version_0"}) {
        write_events(folder.path() / "numbered" / name / file_name, {{1.0, 1, {{"val_loss", 1.0F}}}});
    }
    const auto numbered = import_of(folder.path() / "numbered");
    REQUIRE(numbered.runs.size() == 3);
    CHECK(numbered.runs[1].spec == RunSpec{0.0, 3, {}});
    CHECK(numbered.runs[2].spec == RunSpec{1.0, 1, {}});
    CHECK(notes_of(numbered) == "runs whose repeat was increased by one, because repeats count from 1: 3\n");
    for (const auto* name : {"alpha0/b", "alpha0/a", "alpha1/x", "alpha1/y"}) {
        write_events(folder.path() / "named" / name / file_name, {{1.0, 1, {{"val_loss", 1.0F}}}});
    }
    CHECK(notes_of(import_of(folder.path() / "named")) ==
          "runs numbered in their order, because nothing says which repeat they are: 4. "
          "Differences between α pair runs by that number\n");
}

TEST_CASE("an event folder's runs are looked at one by one for their unit") {
    const TemporaryFolder folder;
    write_events(folder.path() / "a" / file_name, {{1.0, 1, {{"val_accuracy", 1.0F}}}});
    write_events(folder.path() / "b" / file_name, {{1.0, 1, {{"val_accuracy", 40.0F}}}});
    CHECK(notes_of(import_of(folder.path())) ==
          "runs in which “val_accuracy” is never above 1, read as percent like the other runs: 1\n");
}

TEST_CASE("too many tags or too large a file are refused, and links make no circle") {
    const TemporaryFolder folder;
    ScalarEvent event{1.0, 0, {}};
    for (std::size_t i = 0; i < most_import_columns; ++i) {
        event.values.emplace_back("tag" + std::to_string(i), 1.0F);
    }
    write_events(folder.path() / "wide" / file_name, {event});
    CHECK(contains(error_of([&] { read_import({folder.path() / "wide"}); }), "different tags"));
    write_events(folder.path() / "large" / file_name, {});
    fs::resize_file(folder.path() / "large" / file_name, largest_import + 1);
    CHECK(contains(error_of([&] { read_import({folder.path() / "large"}); }), "larger than 64 MiB"));
    fs::create_directory_symlink(folder.path(), folder.path() / "wide/circle");
    CHECK(event_files_below(folder.path()).size() == 2);
}
