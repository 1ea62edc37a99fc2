// What runs are trained, chosen and tested on.
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/results/verdict.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/run/trained_split.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/trained_student.h"
#include "core/export/export.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "core/inspect/evaluate.h"
#include "core/inspect/predict.h"
#include "tests/core/experiment/bench.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>

using namespace retort;
using namespace retort::test;

namespace {

/// The bench's data with a test set beside: its training images under another name.
fs::path data_with_test() {
    static const auto folder = [] {
        auto made = bench().folder.path() / "three";
        fs::create_directories(made);
        fs::copy(bench().data, made, fs::copy_options::recursive);
        fs::copy(bench().data / "train", made / "test", fs::copy_options::recursive);
        return made;
    }();
    return folder;
}

ExperimentSpec spec_of_one_epoch(const std::string& out) {
    auto spec = bench().spec(out);
    spec.num_epochs = 1;
    spec.repeats = 1;
    return spec;
}

fs::path last_weights(const ExperimentSpec& spec, const RunRecord& run) {
    return run_folder(spec, run.spec) / "last.pth";
}

Evaluation measured_on(const ExperimentSpec& spec, const RunRecord& run, const std::string& split) {
    EvaluationRequest request;
    request.data_dir = spec.data_dir;
    request.model.file = last_weights(spec, run);
    request.split = split;
    request.threads = 1;
    Recorder observer;
    return evaluate(request, observer, {});
}

/// The loss, too: after one epoch a student predicts one class, and all splits have as many images of each.
void check_same(const Evaluation& measured, double accuracy, double cross_entropy) {
    CHECK(measured.accuracy == doctest::Approx(accuracy).epsilon(1e-9));
    CHECK(measured.loss == doctest::Approx(cross_entropy).epsilon(1e-5));
}

/// The training images of the bench as folders of classes alone.
fs::path flat_copy(const std::string& name) {
    auto folder = bench().folder.path() / name;
    fs::copy(bench().data / "train", folder, fs::copy_options::recursive);
    return folder;
}

/// Of the first class.
void remove_one_image(const fs::path& classes) {
    fs::remove(fs::recursive_directory_iterator(classes / sample_classes()[0])->path());
}

/// Whether a distillation by `teacher` says that students are validated on what it has seen, as `remark`
/// words it.
bool is_told(const fs::path& teacher, const fs::path& data,
             const std::function<void(ExperimentSpec&)>& change,
             const char* remark = "trained on some of the images that students are validated on") {
    static int number = 0;
    auto spec = spec_of_one_epoch("told-" + std::to_string(number++));
    spec.data_dir = data.string();
    spec.teacher_file = teacher.string();
    spec.alphas = {1.0};
    change(spec);
    Recorder observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    return observer.noticed(remark);
}

/// A teacher of one epoch on `data`.
fs::path teach(const std::string& out, const fs::path& data, double val_fraction) {
    auto spec = spec_of_one_epoch(out);
    spec.data_dir = data.string();
    spec.val_fraction = val_fraction;
    Recorder nobody;
    run_teaching(spec, ResumeMode::fresh, nobody, {});
    return fs::path(spec.out) / "teacher.pth";
}

} // namespace

TEST_CASE("a test set is measured in every epoch, as evaluate measures it") {
    auto spec = spec_of_one_epoch("tested");
    spec.data_dir = data_with_test().string();
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(observer.noticed("test images from test/, by which the verdict goes"));
    CHECK(observer.noticed("images in test/ that are also in train/"));
    REQUIRE(statuses(runs) == "done done");
    for (const auto& run : runs) {
        REQUIRE(run.epochs.size() == 2);
        const auto& last = run.epochs.back();
        check_same(measured_on(spec, run, "test"), last.test_accuracy, last.test_cross_entropy);
        check_same(measured_on(spec, run, "val"), last.val_accuracy, last.cross_entropy);
        CHECK(last.test_cross_entropy > 0.0);
        CHECK(std::abs(last.test_cross_entropy - last.cross_entropy) > 1e-3);
        CHECK(last.test_agreement >= 0.0);
        CHECK(last.teacher_test_accuracy > 0.0);
        CHECK_FALSE(std::isnan(run.epochs.front().test_accuracy));
    }
    // Runs of one repeat begin alike, and the second is told what the first predicted.
    CHECK(runs[0].epochs[0].test_cross_entropy == runs[1].epochs[0].test_cross_entropy);
    const auto read = read_experiment(spec.out);
    CHECK(read.runs[0].epochs[1].test_accuracy == runs[0].epochs[1].test_accuracy);
    CHECK(judged_accuracy(read.runs).name == "test_accuracy");

    // A test set changes nothing of training.
    auto without = spec_of_one_epoch("untested");
    const auto plain = run(without);
    CHECK(plain[0].epochs[1].val_loss == runs[0].epochs[1].val_loss);
    CHECK(std::isnan(plain[0].epochs[1].test_accuracy));
    CHECK(judged_accuracy(plain).name == "val_accuracy");
}

TEST_CASE("other test images are refused when an experiment is resumed") {
    auto spec = spec_of_one_epoch("tested-then-changed");
    const auto data = bench().folder.path() / "three-changed";
    fs::copy(data_with_test(), data, fs::copy_options::recursive);
    spec.data_dir = data.string();
    run(spec);
    const auto image = *fs::recursive_directory_iterator(data / "test" / sample_classes()[0]);
    fs::remove(image.path());
    spec.num_epochs = 2;
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }), "the test images in "));
}

TEST_CASE("a selection share is chosen by, and the validation folder tested on") {
    auto spec = spec_of_one_epoch("selection");
    spec.selection_fraction = 0.25;
    const auto runs = run(spec);
    const auto info = parse_info(read_text(fs::path(spec.out) / "experiment.json"));
    CHECK(info.val_split == "train");
    CHECK(info.test_split == "val");
    CHECK(info.train_counts[0] == 3);
    CHECK(info.val_counts[0] == 1);
    CHECK(info.test_counts[0] == 2);
    for (const auto& run : runs) {
        // Weights know their experiment, and it its splits: "val" is what was chosen by.
        const auto& last = run.epochs[1];
        check_same(measured_on(spec, run, "val"), last.val_accuracy, last.cross_entropy);
        CHECK(std::abs(last.test_cross_entropy - last.cross_entropy) > 1e-3);
        CHECK(std::abs(measured_on(spec, run, "train").loss - last.cross_entropy) > 1e-3);
    }
}

TEST_CASE("runs that a resumed experiment begins have their test numbers on disk, too") {
    auto spec = spec_of_one_epoch("tested-and-resumed");
    spec.data_dir = data_with_test().string();
    run(spec);
    spec.repeats = 2;
    const auto runs = run(spec, ResumeMode::resume);
    const auto read = read_experiment(spec.out);
    REQUIRE(read.runs.size() == 4);
    for (const auto& run : read.runs) {
        CAPTURE(run.name);
        REQUIRE(run.epochs.size() == 2);
        CHECK_FALSE(std::isnan(run.epochs[0].test_accuracy));
        CHECK_FALSE(std::isnan(run.epochs[1].test_accuracy));
    }
}

TEST_CASE("weights know their split where the images lie elsewhere, and say so where they are others") {
    auto spec = spec_of_one_epoch("moved-data");
    spec.selection_fraction = 0.25;
    const auto runs = run(spec);
    EvaluationRequest request;
    request.model.file = last_weights(spec, runs[0]);
    request.threads = 1;
    request.data_dir = bench().folder.path() / "data-elsewhere";
    fs::copy(bench().data, request.data_dir, fs::copy_options::recursive);
    Recorder observer;
    const auto& last = runs[0].epochs[1];
    check_same(evaluate(request, observer, {}), last.val_accuracy, last.cross_entropy);
    request.split = "test"; // the folder val, which no epoch was chosen by
    check_same(evaluate(request, observer, {}), last.test_accuracy, last.test_cross_entropy);
    CHECK_FALSE(observer.noticed("with a split of its own"));
    remove_one_image(request.data_dir / "train");
    request.split = "val";
    evaluate(request, observer, {});
    CHECK(observer.noticed("with a split of its own"));
}

TEST_CASE("each repeat is validated on its own fold, and trained on the others") {
    auto spec = spec_of_one_epoch("folds");
    spec.folds = 3;
    spec.repeats = 3;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(statuses(runs) == "done done done done done done");
    CHECK(observer.noticed("36 images in all folds"));
    // 24 of the 36 images, in batches of 8.
    const auto has = [&](const char* event) {
        return std::find(observer.events.begin(), observer.events.end(), event) != observer.events.end();
    };
    CHECK(has("0 step 1 3/3"));
    CHECK(has("5 step 1 3/3"));
    for (const auto& run : runs) {
        CAPTURE(run.name);
        CHECK(run.trained_with.at("folds") == "3");
        check_same(measured_on(spec, run, "val"), run.epochs[1].val_accuracy, run.epochs[1].cross_entropy);
        Recorder nobody;
        const auto predicted = predict({.experiment = spec.out, .run = run.name}, nobody, {});
        CHECK(predicted.paths.size() == 12);
    }
    const auto paths_of = [&](const char* run) {
        Recorder nobody;
        const auto found = predict({.experiment = spec.out, .run = run}, nobody, {}).paths;
        return std::set<fs::path>(found.begin(), found.end());
    };
    auto all = paths_of("alpha-0_rep-1");
    CHECK(paths_of("alpha-1_rep-1") == all);
    all.merge(paths_of("alpha-0_rep-2"));
    all.merge(paths_of("alpha-0_rep-3"));
    CHECK(all.size() == 36);

    spec.repeats = 4;
    Recorder uneven;
    run_experiment(spec, ResumeMode::resume, uneven, {});
    CHECK(uneven.noticed("4 repeats over 3 folds do not validate on each image equally often"));
    CHECK(training_overlap(read_experiment(spec.out).runs.front()) == 0.5);
}

TEST_CASE("a share of the training images is an axis, from whose bank the same logits come") {
    auto spec = spec_of_one_epoch("shares");
    spec.alphas = {0.0};
    set_from_text(spec, *find_parameter("train-fraction"), "0.5,1");
    const auto runs = run(spec);
    REQUIRE(runs.size() == 2);
    REQUIRE(statuses(runs) == "done done");
    CHECK(runs[0].spec.settings.at("train-fraction") == "0.5");
    auto alone = spec_of_one_epoch("half");
    alone.alphas = {0.0};
    alone.train_fraction = 0.5;
    const auto half = run(alone);
    CHECK(half[0].epochs[1].train_loss == runs[0].epochs[1].train_loss);
    CHECK(half[0].epochs[1].val_loss == runs[0].epochs[1].val_loss);
    CHECK(runs[1].epochs[1].train_loss != runs[0].epochs[1].train_loss);
}

TEST_CASE("weights on a split that was drawn are known by their images, wherever weights and images lie") {
    const auto flat = flat_copy("flat");
    const auto moved = flat_copy("flat-elsewhere");
    auto spec = spec_of_one_epoch("drawn");
    spec.data_dir = flat.string();
    spec.alphas = {1.0};
    spec.split_seed = 3;
    const auto runs = run(spec);
    const auto weights = last_weights(spec, runs[0]);
    const auto copied = bench().folder.path() / "copied.pth";
    fs::copy_file(weights, copied);
    const auto silent = weights.parent_path() / "silent.pth"; // which says nothing of itself
    StudentRequest student;
    student.model = weights;
    write_state_dict(silent, open_student(student).tensors);
    EvaluationRequest request;
    request.threads = 1;
    const auto check_known = [&](const fs::path& file, const fs::path& data) {
        CAPTURE(file);
        CAPTURE(data);
        request.model.file = file;
        request.data_dir = data.string();
        Recorder observer;
        check_same(evaluate(request, observer, {}), runs[0].epochs[1].val_accuracy,
                   runs[0].epochs[1].cross_entropy);
        CHECK_FALSE(observer.noticed("may have been trained on"));
    };
    const auto is_said = [&](const fs::path& file, const char* remark) {
        request.model.file = file;
        request.data_dir = flat.string();
        Recorder observer;
        evaluate(request, observer, {});
        return observer.noticed(remark);
    };
    for (const auto& file : {weights, copied, silent}) {
        check_known(file, flat);
        check_known(file, moved);
    }
    write_text(weights.parent_path() / "run.json", "{");
    check_known(weights, flat); // by its own word
    CHECK(is_said(silent, "cannot be read"));
    // One image less makes another draw, of which some have been trained on.
    remove_one_image(flat);
    for (const auto& file : {weights, copied}) {
        CHECK(is_said(file, "these are other images"));
    }
}

TEST_CASE("weights of folds that do not say theirs are evaluated with a remark") {
    auto spec = spec_of_one_epoch("unknown-fold");
    spec.folds = 3;
    spec.repeats = 3;
    spec.alphas = {1.0};
    const auto runs = run(spec);
    const auto weights = last_weights(spec, runs[2]);
    EvaluationRequest request;
    request.data_dir = spec.data_dir;
    request.threads = 1;
    request.model.file = bench().folder.path() / "folded.pth"; // which says its fold itself
    fs::copy_file(weights, request.model.file);
    Recorder told;
    const auto measured = evaluate(request, told, {});
    check_same(measured, runs[2].epochs[1].val_accuracy, runs[2].epochs[1].cross_entropy);
    CHECK_FALSE(told.noticed("may have been trained on"));
    StudentRequest student;
    student.model = weights;
    request.model.file = fs::path(spec.out) / "student.pth"; // which says nothing
    write_state_dict(request.model.file, open_student(student).tensors);
    Recorder observer;
    evaluate(request, observer, {});
    CHECK(observer.noticed("nothing says which fold"));
}

TEST_CASE("images of a folder that folds are of are evaluated with a remark, and its own fold without") {
    const auto data = bench().folder.path() / "renamed";
    fs::copy(bench().data, data, fs::copy_options::recursive);
    fs::rename(data / "val", data / "validation");
    auto spec = spec_of_one_epoch("pooled");
    spec.data_dir = data.string();
    spec.folds = 2;
    spec.repeats = 2;
    spec.alphas = {1.0};
    const auto runs = run(spec);
    EvaluationRequest request;
    request.data_dir = data.string();
    request.threads = 1;
    request.model.file = last_weights(spec, runs[1]);
    request.split = "validation";
    Recorder told;
    CHECK(evaluate(request, told, {}).part.empty());
    CHECK(told.noticed("was trained on"));
    CHECK(told.noticed("images in validation/, which its folds are of"));
    request.split = "val";
    Recorder observer;
    const auto held_out = evaluate(request, observer, {});
    CHECK(held_out.part == "val");
    CHECK_FALSE(observer.noticed("was trained on"));
    check_same(held_out, runs[1].epochs[1].val_accuracy, runs[1].epochs[1].cross_entropy);
}

TEST_CASE("weights that students begin with and that have seen what is validated on are told") {
    const auto flat = flat_copy("flat-begun");
    const auto begun = teach("flat-beginning", flat, 0.2);
    const char* remark = "with which training begins, was trained on some of the images";
    const auto is_told_with = [&](std::int64_t split_seed) {
        return is_told(
            bench().teacher, flat,
            [&](ExperimentSpec& spec) {
                spec.student_init = begun.string();
                spec.split_seed = split_seed;
            },
            remark);
    };
    CHECK_FALSE(is_told_with(0));
    CHECK(is_told_with(5));
    auto again = spec_of_one_epoch("flat-again");
    again.data_dir = flat.string();
    again.student_init = begun.string();
    again.split_seed = 5;
    Recorder observer;
    run_teaching(again, ResumeMode::fresh, observer, {});
    CHECK(observer.noticed(remark));
}

TEST_CASE("a teacher that was trained on what students are validated on is told") {
    const auto flat = flat_copy("flat-taught");
    const auto teacher = teach("flat-teaching", flat, 0.2);
    CHECK_FALSE(is_told(teacher, flat, [](ExperimentSpec&) {}));
    CHECK(is_told(teacher, flat, [](ExperimentSpec& spec) { spec.split_seed = 5; }));
    CHECK(is_told(teacher, flat, [](ExperimentSpec& spec) { spec.folds = 2; }));
    CHECK(is_told(teacher, flat, [](ExperimentSpec& spec) { spec.selection_fraction = 0.3; }));
    CHECK_FALSE(is_told(teacher, bench().data, [](ExperimentSpec&) {}));
    remove_one_image(flat);
    CHECK(is_told(
        teacher, flat, [](ExperimentSpec&) {},
        "may have been trained on images that students are validated on"));
}

TEST_CASE(
    "what a teacher has seen is known by its images, wherever it lies, and a smaller share is none of it") {
    const auto flat = flat_copy("flat-shares");
    const auto elsewhere = flat_copy("flat-copied");
    const auto original = teach("share-teaching", flat, 0.5);
    const auto copied = bench().folder.path() / "teacher-copied.pth";
    fs::copy_file(original, copied);
    for (const auto& teacher : {original, copied}) {
        for (const auto& data : {flat, elsewhere}) {
            CAPTURE(teacher);
            CAPTURE(data);
            // The same seed takes fewer of the same images.
            CHECK_FALSE(is_told(teacher, data, [](ExperimentSpec& spec) { spec.val_fraction = 0.25; }));
            CHECK(is_told(teacher, data, [](ExperimentSpec& spec) { spec.val_fraction = 0.75; }));
            CHECK(is_told(teacher, data, [](ExperimentSpec& spec) { spec.folds = 2; }));
        }
    }
}

TEST_CASE("a converted student is still known by the images that it was trained on") {
    auto spec = spec_of_one_epoch("converted-fold");
    spec.folds = 3;
    spec.repeats = 2;
    spec.alphas = {1.0};
    const auto runs = run(spec);
    StudentRequest request;
    request.model = last_weights(spec, runs[1]);
    const auto student = open_student(request);
    for (const auto* name : {"converted.pth", "converted.safetensors"}) {
        CAPTURE(name);
        const auto file = bench().folder.path() / name;
        if (file.extension() == ".pth") {
            write_state_dict(file, student.tensors, metadata_of(student.card));
        } else {
            write_safetensors(file, student.tensors, metadata_of(student.card));
        }
        const auto split = trained_split(file);
        REQUIRE(split.has_value());
        CHECK(split->repeat == 2);
        CHECK(split->spec.folds == 3);
        CHECK_FALSE(split->data.empty());
    }
}

TEST_CASE("folds and a selection share are not for one experiment, and one fold is none") {
    auto spec = spec_of_one_epoch("refused");
    spec.folds = 3;
    spec.selection_fraction = 0.2;
    CHECK(contains(refusal(spec), "selection-fraction"));
    spec.selection_fraction = 0.0;
    spec.folds = 1;
    CHECK(contains(refusal(spec), "one fold is no cross-validation"));
    spec.folds = 3;
    spec.search = "halving";
    CHECK(contains(refusal(spec), "points would be chosen on the images that they are reported on"));
}
