// What ends an experiment, and how it goes on: divergence, longer plans, moved files, changed contents.
#include "core/experiment/cost/machine.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/resume_file.h"
#include "core/experiment/spec/plan.h"
#include "core/files/class_list.h"
#include "tests/core/experiment/bench.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

TEST_CASE("a run that diverges fails with epoch and step, and the others go on") {
    auto spec = bench().spec("diverging");
    spec.lr = 100.0;
    spec.momentum = 1.0;
    spec.alphas = {1.0};
    spec.num_epochs = 20;
    const auto runs = run(spec);
    for (const auto& failed : runs) {
        CHECK(failed.status == RunStatus::failed);
        CHECK(contains(failed.error, "diverged: "));
        CHECK(contains(failed.error, "epoch " + std::to_string(failed.epochs.size())));
        // What was measured before stays, in memory as on disk.
        REQUIRE(!failed.epochs.empty());
        const auto folder = run_folder(spec, failed.spec);
        CHECK(fs::exists(folder / "best.pth") == (best_epoch(failed.epochs) != nullptr));
        CHECK(read_resume_file(folder / "resume.pt", failed.spec).records.size() == failed.epochs.size());
    }
    auto teaching = bench().taught;
    teaching.out = (bench().folder.path() / "diverging-teacher").string();
    teaching.lr = 100.0;
    teaching.momentum = 1.0;
    teaching.num_epochs = 50;
    Recorder observer;
    CHECK(run_teaching(teaching, ResumeMode::fresh, observer, {}).status == RunStatus::failed);
    CHECK_FALSE(fs::exists(fs::path(teaching.out) / "teacher.pth"));
}

TEST_CASE("a last image left alone is trained with the batch before it") {
    auto spec = bench().spec("thirteen");
    spec.alphas = {0.5};
    spec.repeats = 1;
    spec.num_epochs = 1;
    spec.batch_size = 4 * class_count() - 1;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(statuses(runs) == "done");
    CHECK(std::count(observer.events.begin(), observer.events.end(), "0 step 1 1/1") == 1);
}

TEST_CASE("what cannot be trained is said in one line before anything is written") {
    auto spec = bench().spec("refused");
    spec.student = "squeezenet1_1";
    spec.image_size = 16;
    const auto small = refusal(spec);
    CHECK(contains(small, "images of 16 pixels are too small for squeezenet1_1; --image-size "));
    CHECK_FALSE(contains(small, "\n"));
    spec.student = "resnet18";
    spec.batch_size = 1;
    const auto lone = refusal(spec);
    CHECK(contains(lone, "batch normalisation"));
    CHECK(contains(lone, "--batch-size 2"));
}

TEST_CASE("an experiment goes on with more epochs as if they had been planned from the start") {
    auto spec = bench().spec("longer");
    spec.repeats = 1;
    spec.num_epochs = 1;
    run(spec);
    spec.num_epochs = 2;
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    CHECK(read_experiment(spec.out).complaints.empty());
    auto whole = bench().spec("longer-at-once");
    whole.repeats = 1;
    whole.views = 1; // as many as there were epochs in the beginning
    run(whole);
    check_same_results(whole, spec);
    // Less than was planned is refused, and so are epochs that would have learned at other rates.
    auto less = spec;
    less.num_epochs = 1;
    CHECK(contains(error_of([&] { run(less, ResumeMode::resume); }), "planned with --num-epochs 2"));
    less = spec;
    less.alphas = {0.0};
    CHECK(contains(error_of([&] { run(less, ResumeMode::resume); }), "planned with --alpha 0,1"));
    auto cosine = bench().spec("cosine");
    cosine.repeats = 1;
    cosine.alphas = {1.0};
    cosine.schedule = "cosine";
    run(cosine);
    cosine.num_epochs = 3;
    CHECK(contains(error_of([&] { run(cosine, ResumeMode::resume); }), "other learning rates"));
}

TEST_CASE("an experiment whose α follows a schedule is not made longer, and one with a warm-up is") {
    auto scheduled = bench().spec("scheduled");
    scheduled.repeats = 1;
    scheduled.alphas = {0.5};
    scheduled.num_epochs = 2;
    scheduled.distillation_warmup = 3;
    run(scheduled);
    scheduled.num_epochs = 3;
    CHECK(statuses(run(scheduled, ResumeMode::resume)) == "done");
    auto changing = bench().spec("changing");
    changing.repeats = 1;
    changing.alphas = {0.5};
    changing.num_epochs = 2;
    changing.alpha_schedule = "cosine";
    run(changing);
    changing.num_epochs = 3;
    CHECK(contains(error_of([&] { run(changing, ResumeMode::resume); }), "another α or temperature"));
}

TEST_CASE("an experiment whose settings were edited does not go on") {
    auto spec = bench().spec("edited");
    spec.repeats = 1;
    spec.num_epochs = 1;
    for (const auto& finished : run(spec)) {
        CHECK(finished.trained_with.contains("lr"));
        CHECK(finished.made_from.at("data-dir").size() == 64);
        CHECK(finished.made_from.contains("teacher-file") == (finished.spec.alpha < 1.0));
    }
    CHECK(read_experiment(spec.out).complaints.empty());
    const auto file = fs::path(spec.out) / "experiment.json";
    auto settled = read_spec(file);
    settled.lr = spec.lr * 2.0;
    write_text(file, experiment_json(settled, parse_info(read_text(file))));
    spec.lr = settled.lr;
    spec.repeats = 2;
    const auto runs = paths_below(spec.out);
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }), " was trained with --lr "));
    CHECK(paths_below(spec.out) == runs);
    CHECK(read_experiment(spec.out).complaints.size() == 1);
}

TEST_CASE("an experiment goes on with the same files wherever they lie, and with no others") {
    const TemporaryFolder folder;
    auto spec = bench().spec("moved");
    spec.repeats = 1;
    spec.num_epochs = 1;
    run(spec);
    const auto classes = read_text(fs::path(spec.out) / "classes.json");

    auto moved = spec;
    moved.data_dir = (folder.path() / "images").string();
    moved.teacher_file = (folder.path() / "t.pth").string();
    fs::copy(bench().data, moved.data_dir, fs::copy_options::recursive);
    fs::copy_file(bench().teacher, moved.teacher_file);
    moved.num_epochs = 2;
    CHECK(statuses(run(moved, ResumeMode::resume)) == "done done");

    auto retaught = moved;
    retaught.teacher_file = (folder.path() / "other" / "t.pth").string();
    fs::create_directories(folder.path() / "other");
    write_model(retaught.teacher_file, class_count(), 5);
    const auto other = error_of([&] { run(retaught, ResumeMode::resume); });
    CHECK(contains(other, "--teacher-file " + retaught.teacher_file + " is not the file"));
    CHECK(contains(other, "SHA-256"));

    const auto first = fs::path(moved.data_dir) / "train" / sample_classes()[0];
    const auto image = fs::directory_iterator(first)->path();
    const auto kept = read_text(image);
    write_text(
        image,
        read_text(fs::directory_iterator(fs::path(moved.data_dir) / "train" / sample_classes()[1])->path()));
    CHECK(contains(error_of([&] { run(moved, ResumeMode::resume); }), "other contents"));
    fs::remove(image);
    CHECK(contains(error_of([&] { run(moved, ResumeMode::resume); }), "now there are"));
    write_text(image, kept);
    for (const char* split : {"train", "val"}) {
        fs::rename(fs::path(moved.data_dir) / split / sample_classes()[0],
                   fs::path(moved.data_dir) / split / "a-new-name");
    }
    CHECK_FALSE(error_of([&] { run(moved, ResumeMode::resume); }).empty());
    CHECK(read_text(fs::path(spec.out) / "classes.json") == classes);
}

TEST_CASE("resume.pt of another run is refused, and a damaged one says how to begin again") {
    auto spec = bench().spec("swapped");
    spec.alphas = {1.0};
    Recorder first;
    first.stop_run = 1;
    first.stop_epoch = 2;
    run_experiment(spec, ResumeMode::fresh, first, first.source.get_token());
    const auto planned = plan(spec);
    fs::copy_file(run_folder(spec, planned[0]) / "resume.pt", run_folder(spec, planned[1]) / "resume.pt",
                  fs::copy_options::overwrite_existing);
    const auto runs = run(spec, ResumeMode::resume);
    CHECK(statuses(runs) == "done failed");
    CHECK(contains(runs[1].error, "it is of another run (alpha 1, repeat 1, seed 0)"));
    write_text(run_folder(spec, planned[1]) / "resume.pt", "damaged");
    CHECK(contains(run(spec, ResumeMode::resume)[1].error, "delete the file"));
}

TEST_CASE("a schedule that ends at 0 is said, and so are more threads than cores") {
    auto spec = bench().spec("zero-gamma");
    spec.alphas = {1.0};
    spec.repeats = 1;
    spec.lr_step_size = 1;
    spec.lr_gamma = 0.0;
    spec.threads = machine_cores() + 1;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(statuses(runs) == "done");
    CHECK(runs[0].epochs[2].learning_rate == 0.0);
    CHECK(observer.noticed("the learning rate is 0 after epoch 1"));
    CHECK(observer.noticed(std::to_string(spec.threads) + " threads compete for"));
}

TEST_CASE(
    "what was measured is never lost where a checkpoint is missing, and other results stay what they are") {
    auto spec = bench().spec("no-checkpoint");
    spec.alphas = {1.0};
    spec.num_epochs = 1;
    run(spec);
    const auto planned = plan(spec);
    const auto first = run_folder(spec, planned[0]);
    const auto second = run_folder(spec, planned[1]);
    const auto before = read_text(first / "metrics.csv");
    fs::remove(first / "resume.pt");
    write_text(second / "run.json", R"({"alpha": 1, "repeat": 2, "status": "done"})"); // brought in by hand
    const auto imported = read_text(second / "metrics.csv");

    spec.num_epochs = 2;
    Recorder observer;
    CHECK(statuses(run_experiment(spec, ResumeMode::resume, observer, {})) == "done done");
    CHECK(observer.noticed(run_name(planned[0]) + " cannot be continued and is trained from the start"));
    CHECK(read_text(first / "metrics.before.csv") == before);
    CHECK(read_experiment(spec.out).runs.at(0).epochs.size() == 3);
    CHECK(read_text(second / "metrics.csv") == imported);

    // The next time nothing takes the place of what was kept.
    const auto later = read_text(first / "metrics.csv");
    fs::remove(first / "resume.pt");
    spec.num_epochs = 3;
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    CHECK(read_text(first / "metrics.before.csv") == before);
    CHECK(read_text(first / "metrics.before-2.csv") == later);
}

TEST_CASE("a run whose best weights are gone is trained again, and a run is what the plan says it is") {
    auto spec = bench().spec("no-best");
    spec.alphas = {1.0};
    run(spec);
    const auto planned = plan(spec);
    const auto first = run_folder(spec, planned[0]);
    const auto second = run_folder(spec, planned[1]);
    const auto best = best_epoch(read_experiment(spec.out).runs.at(0).epochs)->epoch;
    fs::remove(first / "best.pth");
    auto json = read_text(second / "run.json");
    const auto seed = json.find("\"seed\": 1");
    REQUIRE(seed != std::string::npos);
    json.replace(seed, 9, "\"seed\": 7");
    write_text(second / "run.json", json);
    fs::remove(second / "last.pth");

    Recorder observer;
    const auto again = run_experiment(spec, ResumeMode::resume, observer, {});
    CHECK(statuses(again) == "done done");
    CHECK(observer.noticed("its best.pth is missing or empty"));
    CHECK(fs::exists(first / "best.pth"));
    // Only weights of the last epoch are in the checkpoint.
    CHECK(fs::exists(first / "metrics.before.csv") == (best != 2));
    CHECK(stated_epoch(first / "best.pth") == best);
    CHECK(again[1].spec.seed == 1);
    CHECK(fs::exists(second / "last.pth"));

    write_text(second / "run.json", "{");
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    check_same_results(spec, straight());
}

TEST_CASE("a finished run that lost an epoch gets it back from its checkpoint") {
    auto spec = bench().spec("lost-epoch");
    spec.alphas = {1.0};
    run(spec);
    for (const auto& [planned, line] : {std::pair{plan(spec)[0], "1,"}, std::pair{plan(spec)[1], "2,"}}) {
        const auto file = run_folder(spec, planned) / "metrics.csv";
        auto text = read_text(file);
        const auto start = text.find(std::string("\n") + line) + 1;
        text.erase(start, text.find('\n', start) + 1 - start);
        write_text(file, text);
    }
    const auto cut = read_experiment(spec.out);
    CHECK(statuses(cut.runs) == "stopped stopped");
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    check_same_results(spec, straight());
}

TEST_CASE("another class list is refused before anything is written") {
    auto spec = bench().spec("renamed-classes");
    spec.repeats = 1;
    spec.num_epochs = 1;
    spec.alphas = {1.0};
    run(spec);
    const auto file = fs::path(spec.out) / "experiment.json";
    // Experiments of former versions have no fingerprint of the data.
    auto json = read_text(file);
    const auto start = json.find("\"data\":");
    REQUIRE(start != std::string::npos);
    json.replace(start, 6, "\"none\"");
    write_text(file, json);
    auto names = read_class_names(fs::path(spec.out) / "classes.json");
    std::swap(names[0], names[1]);
    write_class_names(fs::path(spec.out) / "classes.json", names);
    spec.num_epochs = 2;
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }), "classes.json"));
    CHECK(read_text(file) == json);
    CHECK(read_class_names(fs::path(spec.out) / "classes.json") == names);
}

TEST_CASE("classes of the teacher that are matched in another way are refused") {
    const TemporaryFolder folder;
    const auto teacher = folder.path() / "t.pth";
    fs::copy_file(bench().teacher, teacher);
    auto names = sample_classes();
    std::sort(names.begin(), names.end());
    std::reverse(names.begin(), names.end());
    write_class_names(folder.path() / "t.classes.json", names);
    auto spec = bench().spec("matched");
    spec.teacher_file = teacher.string();
    spec.alphas = {0.0};
    spec.repeats = 1;
    spec.num_epochs = 1;
    run(spec);
    fs::remove(folder.path() / "t.classes.json");
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }),
                   "are not matched with the data's as they were"));
}
