// Teachers of every kind in real experiments, as small as they can be.
#include "core/base/cancelled.h"
#include "core/data/sample.h"
#include "core/engine/models/layers.h"
#include "core/engine/models/model.h"
#include "core/experiment/preflight/teacher_preview.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/layer_check.h"
#include "core/experiment/teacher/layer_kinds.h"
#include "core/experiment/teacher/program_trust.h"
#include "core/experiment/teacher/recognised_model.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/files/checkpoint.h"
#include "core/files/class_list.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/tables/logits_file.h"
#include "core/inspect/evaluate.h"
#include "tests/core/engine/programs.h"
#include "tests/core/experiment/support.h"
#include "tests/core/weights/support.h"

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <mutex>
#include <sys/stat.h>
#include <thread>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

class Notices : public RunObserver {
  public:
    void notice(const Message& message) override {
        const std::lock_guard guard(mutex_);
        said += message.str() + "\n";
    }
    std::string said;

  private:
    std::mutex mutex_;
};

bool has(const std::string& text, const std::string& part) {
    if (!contains(text, part)) {
        MESSAGE(text);
        return false;
    }
    return true;
}

std::int64_t class_count() {
    return static_cast<std::int64_t>(sample_classes().size());
}

Names sorted_classes() {
    auto names = sample_classes();
    std::sort(names.begin(), names.end());
    return {names.begin(), names.end()};
}

/// Data, and a teacher of untrained weights without names of classes.
struct Bench {
    TemporaryFolder folder;
    fs::path data = folder.path() / "data";
    fs::path teacher = folder.path() / "teacher.pth";

    Bench() {
        SampleOptions options;
        options.train_per_class = 4;
        options.val_per_class = 2;
        write_sample(data, options);
        write_state_dict(teacher, state_dict(*build_model("resnet20", class_count(), 3)));
    }
    [[nodiscard]] fs::path at(const std::string& name) const { return folder.path() / name; }
    [[nodiscard]] ExperimentSpec spec(const std::string& out) const {
        ExperimentSpec spec;
        spec.data_dir = data.string();
        spec.teacher_file = teacher.string();
        spec.out = at(out).string();
        spec.student = "resnet20";
        spec.alphas = {0.0};
        spec.repeats = 1;
        spec.num_epochs = 1;
        spec.batch_size = 8;
        spec.lr = 0.01;
        spec.augment = "none";
        spec.device = "cpu";
        spec.threads = 1;
        return spec;
    }
    [[nodiscard]] EvaluationRequest evaluation(const fs::path& model) const {
        EvaluationRequest request;
        request.data_dir = data;
        request.model.file = model;
        request.device = "cpu";
        request.threads = 1;
        request.batch_size = 16;
        return request;
    }
};

const Bench& bench() {
    static const Bench made;
    return made;
}

Evaluation evaluated(const EvaluationRequest& request) {
    Notices observer;
    return evaluate(request, observer, {});
}

/// The logits of `model` over all images, as a file called `name`.
fs::path logits_of(const fs::path& model, const std::string& name) {
    auto request = bench().evaluation(model);
    request.split = "all";
    request.logits_file = bench().at(name);
    evaluated(request);
    return request.logits_file;
}

RunRecord only_run(const ExperimentSpec& spec, Notices& observer) {
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].error == "");
    REQUIRE(runs[0].status == RunStatus::done);
    return runs[0];
}

RunRecord only_run(const ExperimentSpec& spec) {
    Notices observer;
    return only_run(spec, observer);
}

std::string refusal(const ExperimentSpec& spec) {
    const auto said = error_of([&] { only_run(spec); });
    CHECK_FALSE(fs::exists(spec.out));
    return said;
}

void check_same(const RunRecord& a, const RunRecord& b) {
    REQUIRE(a.epochs.size() == b.epochs.size());
    for (std::size_t i = 0; i < a.epochs.size(); ++i) {
        CAPTURE(i);
        const auto close = [](double x, double y) { return x == doctest::Approx(y).epsilon(2e-3); };
        CHECK(close(a.epochs[i].val_loss, b.epochs[i].val_loss));
        CHECK(close(a.epochs[i].logit_difference, b.epochs[i].logit_difference));
        CHECK(a.epochs[i].teacher_val_accuracy == b.epochs[i].teacher_val_accuracy);
        if (i > 0) {
            CHECK(close(a.epochs[i].train_loss, b.epochs[i].train_loss));
        }
    }
}

/// A head each of whose logits is one of the features. A sum of one term is the same to the bit in whatever
/// order a processor's kernel sums, and kernels differ in that with the number and the order of a head's
/// rows.
StateDict picking_features(StateDict tensors) {
    auto weight = find_tensor(tensors, "linear.weight");
    weight.copy_(torch::eye(weight.size(0), weight.size(1)));
    return tensors;
}

/// The head's rows `order`, in that order.
StateDict with_rows(StateDict tensors, const torch::Tensor& order) {
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("linear.")) {
            tensor = tensor.index_select(0, order).contiguous();
        }
    }
    return tensors;
}

/// A teacher that looks at the mean of each channel, as TorchScript.
fs::path write_program(const std::string& name, const std::string& body,
                       std::int64_t classes = class_count()) {
    const auto file = bench().at(name);
    program(body, classes).save(file.string());
    return file;
}

ModelSource as_program(const fs::path& file) {
    ModelSource request;
    request.file = file;
    request.format = "torchscript";
    request.image_size = 32;
    return request;
}

std::string probe_refusal(const fs::path& file, const ProbeLimits& limits = {}) {
    return error_of([&] { probe_torchscript(file, 32, {}, limits); });
}

/// For as long as it lives, a shell script stands in for the program that tries TorchScript files out.
class FakeProbe {
  public:
    explicit FakeProbe(const std::string& script) {
        const auto file = bench().at("fake-probe");
        write_text(file, "#!/bin/sh\n" + script + "\n");
        chmod(file.c_str(), 0755);
        setenv("RETORT_PROBE", file.c_str(), 1);
    }
    ~FakeProbe() { unsetenv("RETORT_PROBE"); }
    FakeProbe(const FakeProbe&) = delete;
    FakeProbe& operator=(const FakeProbe&) = delete;
};

} // namespace

TEST_CASE("logits computed beforehand teach as the model does that they are from") {
    auto model_spec = bench().spec("by-model");
    // At the usual rate these students diverge, and a comparison would be one of rounding.
    model_spec.lr = 1e-4;
    const auto by_model = only_run(model_spec);
    for (const auto* name : {"logits.csv", "logits.safetensors"}) {
        CAPTURE(name);
        auto spec = bench().spec(std::string("by-") + name);
        spec.lr = model_spec.lr;
        spec.teacher_file = logits_of(bench().teacher, name).string();
        spec.image_size = 32;
        Notices observer;
        check_same(only_run(spec, observer), by_model);
        CHECK(has(observer.said, "by name"));
        CHECK_FALSE(contains(observer.said, "augment"));
    }
}

TEST_CASE("logits of the images as they are serve augmented ones as well, and that is said") {
    auto spec = bench().spec("augmented");
    spec.teacher_file = logits_of(bench().teacher, "plain.csv").string();
    spec.augment = "padded-crop";
    spec.lr = 1e-4; // at which the few steps do not diverge
    Notices observer;
    only_run(spec, observer);
    CHECK(has(observer.said, "--augment none"));
    spec.out += "-changed";
    spec.augment = "none";
    observer.said.clear();
    only_run(spec, observer);
    CHECK_FALSE(has(observer.said, "but the student trains on augmented ones"));
    spec.out += "-erased";
    spec.random_erasing = 0.5;
    only_run(spec, observer);
    CHECK(has(observer.said, "but the student trains on augmented ones"));

    spec.out += "-mixed";
    spec.mixup = 0.2;
    CHECK(contains(refusal(spec), "plain.csv: the logits are for the original images, not for mixed ones"));
    spec.mixup = 0.0;
    spec.cutmix = 1.0;
    CHECK(contains(refusal(spec), "not for mixed ones; set --cutmix 0"));
    spec.cutmix = 0.0;
    spec.feature_loss = "at";
    CHECK(contains(refusal(spec), "plain.csv: logits have no feature maps"));
}

TEST_CASE("logits evaluate as the model does that they are from") {
    const auto file = logits_of(bench().teacher, "evaluate.csv");
    for (const auto* split : {"train", "val", "all"}) {
        CAPTURE(split);
        auto by_model = bench().evaluation(bench().teacher);
        by_model.split = split;
        auto by_logits = by_model;
        by_logits.model.file = file;
        by_logits.teacher.file = bench().teacher;
        const auto expected = evaluated(by_model);
        by_logits.image_size = 32;
        const auto found = evaluated(by_logits);
        CHECK(found.architecture == "logits");
        CHECK(found.split == expected.split);
        CHECK(found.count == expected.count);
        CHECK(found.accuracy == expected.accuracy);
        CHECK(found.loss == doctest::Approx(expected.loss).epsilon(1e-4));
        CHECK(found.agreement == 1.0);
    }
    auto all = bench().evaluation(bench().teacher);
    all.split = "all";
    CHECK(evaluated(all).count == 6 * class_count());
    CHECK(evaluated(all).split == "train+val");
}

TEST_CASE("what one model states of its images changes nothing of another's numbers") {
    const auto tensors = read_checkpoint(bench().teacher).tensors;
    const auto stated = [&](const char* side, const char* normalize) {
        const auto file = bench().at(std::string("seen-") + normalize + ".pth");
        write_state_dict(file, tensors, {{"image_size", side}, {"normalize", normalize}});
        return file;
    };
    const auto half = stated("24", "half");
    const auto cifar = stated("32", "cifar10");
    const auto compared = [&](const fs::path& model, const fs::path& teacher) {
        auto request = bench().evaluation(model);
        const auto alone = evaluated(request);
        request.teacher.file = teacher;
        Notices notices;
        const auto found = evaluate(request, notices, {});
        CHECK(found.loss == alone.loss);
        CHECK(found.image_size == alone.image_size);
        CHECK(found.normalize == alone.normalize);
        return std::pair(found, notices.said);
    };
    const auto [one, said] = compared(half, cifar);
    CHECK(one.image_size == 24);
    CHECK(one.normalize == "half");
    CHECK(has(said, "seen-half.pth sees its images at 24 pixels with --normalize half, and " +
                        cifar.string() + " at 32 pixels with --normalize cifar10"));
    CHECK(has(compared(bench().teacher, half).second, "at 24 pixels with --normalize half"));
    CHECK(compared(bench().teacher, half).first.normalize == "imagenet");
    // A teacher that states nothing sees them as the model does, and that is said.
    const auto [other, unstated] = compared(half, bench().teacher);
    CHECK(other.agreement == 1.0);
    CHECK(has(unstated, "teacher.pth does not say all of how it was trained; it sees its images at 24 pixels "
                        "with --normalize half, as " +
                            half.string() + " does"));
    const auto [same, nothing] = compared(half, half);
    CHECK(same.agreement == 1.0);
    CHECK_FALSE(contains(nothing, "sees its images"));
    auto asked = bench().evaluation(half);
    asked.teacher.file = cifar;
    asked.image_size = 32;
    asked.normalize = "none";
    Notices notices;
    CHECK(evaluate(asked, notices, {}).agreement == 1.0);
    CHECK(has(notices.said, "was trained at 24 pixels, but sees its images at 32 pixels here"));
    CHECK(has(notices.said, "was trained with --normalize cifar10, but sees"));
}

TEST_CASE("outputs that are probabilities are told wherever they are read") {
    const auto file = logits_of(bench().teacher, "probabilities.csv");
    auto table = read_logits_file(file);
    table.logits = table.logits.softmax(1);
    write_logits_file(file, table);
    const std::string told = "probabilities.csv: its outputs are probabilities, not logits";
    Notices by_evaluation;
    evaluate(bench().evaluation(file), by_evaluation, {});
    CHECK(has(by_evaluation.said, told));
    auto spec = bench().spec("probabilities");
    spec.teacher_file = file.string();
    spec.image_size = 32;
    Notices by_experiment;
    only_run(spec, by_experiment);
    CHECK(has(by_experiment.said, told));
    Notices nothing;
    evaluate(bench().evaluation(bench().teacher), nothing, {});
    CHECK_FALSE(contains(nothing.said, "probabilities"));
}

TEST_CASE("every image needs its logits, under whatever path") {
    auto logits = read_logits_file(logits_of(bench().teacher, "whole.csv"));
    const auto whole = logits;
    const auto write = [&](const std::string& name) {
        write_logits_file(bench().at(name), logits);
        auto spec = bench().spec("paths-" + name);
        spec.teacher_file = bench().at(name).string();
        spec.image_size = 32;
        return spec;
    };
    // Absolute, with detours, and one image more than there is.
    logits.paths[0] = (bench().data / logits.paths[0]).string();
    logits.paths[1] = "./val/../" + logits.paths[1];
    logits.paths.emplace_back("train/nobody.png");
    logits.logits = torch::cat({logits.logits, torch::zeros({1, class_count()})});
    Notices observer;
    only_run(write("many.csv"), observer);
    CHECK(has(observer.said,
              "1 of its " + std::to_string(logits.paths.size()) + " images are not in the data"));

    logits = whole;
    logits.paths.resize(logits.paths.size() - 4);
    logits.logits = logits.logits.slice(0, 0, -4);
    const auto few = refusal(write("few.csv"));
    CHECK(has(few, "no logits for 4 of the " + std::to_string(whole.paths.size()) + " images"));
    CHECK(has(few, whole.paths[whole.paths.size() - 4]));
    CHECK(has(few, ", …"));
    auto folds = bench().spec("paths-in-folds"); // training and validation are one pool
    folds.teacher_file = bench().at("few.csv").string();
    folds.image_size = 32;
    folds.folds = 2;
    CHECK(has(refusal(folds), "no logits for 4 of the " + std::to_string(whole.paths.size()) + " images"));

    logits = whole;
    logits.paths[1] = "./" + logits.paths[0];
    CHECK(has(refusal(write("twice.csv")), "contains the image " + whole.paths[0] + " twice"));
}

TEST_CASE("an experiment says the names of its classes, and its students are known by them") {
    const auto spec = bench().spec("names");
    only_run(spec);
    CHECK(read_class_names(fs::path(spec.out) / "classes.json") == sorted_classes());
    Notices observer;
    const auto best = fs::path(spec.out) / "runs" / "alpha-0_rep-1" / "best.pth";
    evaluate(bench().evaluation(best), observer, {});
    CHECK(has(observer.said, "by name, with the names from classes.json"));
    Notices unnamed;
    evaluate(bench().evaluation(bench().teacher), unnamed, {});
    CHECK(has(unnamed.said, "in sorted order: "));
}

TEST_CASE("a teacher of another order of classes teaches the same once its names are known") {
    const auto tensors = picking_features(read_checkpoint(bench().teacher).tensors);
    write_state_dict(bench().at("straight.pth"), tensors);
    write_state_dict(bench().at("turned.pth"), with_rows(tensors, torch::arange(class_count() - 1, -1, -1)));
    auto names = sorted_classes();
    std::reverse(names.begin(), names.end());
    const auto straight = evaluated(bench().evaluation(bench().at("straight.pth")));
    CHECK(evaluated(bench().evaluation(bench().at("turned.pth"))).loss != straight.loss);
    write_class_names(bench().at("turned.pth.classes.json"), names);
    CHECK(evaluated(bench().evaluation(bench().at("turned.pth"))).loss == straight.loss);
    auto spec = bench().spec("turned");
    spec.teacher_file = bench().at("turned.pth").string();
    auto straight_spec = bench().spec("straight");
    straight_spec.teacher_file = bench().at("straight.pth").string();
    check_same(only_run(spec), only_run(straight_spec));
    // A student that begins as its teacher answers as it, in the data's order.
    spec.out = bench().at("turned-start").string();
    spec.student_init = "teacher";
    CHECK(only_run(spec).epochs[0].logit_difference == 0.0);
}

TEST_CASE("of a checkpoint with student and teacher the teacher teaches, and another where one asks for it") {
    StateDict both;
    for (const auto& [name, tensor] : read_checkpoint(bench().teacher).tensors) {
        both.emplace_back("teacher." + name, tensor);
    }
    const auto fitted = picking_features(read_checkpoint(bench().teacher).tensors);
    for (const auto& [name, tensor] : fitted) {
        both.emplace_back("student." + name, tensor);
    }
    write_state_dict(bench().at("both.pth"), both);
    write_state_dict(bench().at("student.pth"), fitted);
    auto spec = bench().spec("both");
    spec.teacher_file = bench().at("both.pth").string();
    Notices observer;
    const auto taught = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(has(observer.said, "both.pth: of its models, “student.” (resnet20), “teacher.” (resnet20), the one "
                             "under “teacher.” is used; --teacher-key chooses another"));
    check_same(taught.at(0), only_run(bench().spec("teacher-alone")));
    spec.out = bench().at("both-student").string();
    spec.teacher_key = "student"; // the same file: its logits in the bank are others
    auto alone = bench().spec("student-alone");
    alone.teacher_file = bench().at("student.pth").string();
    check_same(only_run(spec), only_run(alone));
}

TEST_CASE("a teacher whose weights or logits are not finite is named, and teaches nothing") {
    auto tensors = clone_to_cpu(read_checkpoint(bench().teacher).tensors);
    find_tensor(tensors, "linear.bias")[0] = NAN;
    write_state_dict(bench().at("nan.pth"), tensors);
    auto spec = bench().spec("nan");
    spec.teacher_file = bench().at("nan.pth").string();
    CHECK(has(refusal(spec), "nan.pth: its tensor linear.bias has values that are not finite"));
    CHECK_FALSE(fs::exists(fs::path(spec.out) / "runs"));
    tensors = clone_to_cpu(read_checkpoint(bench().teacher).tensors);
    find_tensor(tensors, "linear.weight").fill_(3e38F);
    find_tensor(tensors, "layer3.2.bn2.bias").fill_(3e38F);
    write_state_dict(bench().at("huge.pth"), tensors);
    spec.teacher_file = bench().at("huge.pth").string();
    CHECK(has(refusal(spec), "huge.pth: the logits for "));
}

TEST_CASE("of a teacher that knows more, a class map takes what is needed") {
    const auto tensors = picking_features(clone_to_cpu(state_dict(*build_model("resnet20", 50, 3))));
    write_state_dict(bench().at("many.pth"), tensors);
    auto spec = bench().spec("many");
    // At the usual rate these students diverge, and a comparison would be one of rounding.
    spec.lr = 1e-4;
    spec.teacher_file = bench().at("many.pth").string();
    CHECK(has(refusal(spec), "--class-map"));
    std::string map;
    std::vector<std::int64_t> columns;
    for (std::int64_t i = 0; i < class_count(); ++i) {
        columns.push_back(40 - 3 * i);
        map += sorted_classes()[static_cast<std::size_t>(i)] + "," + std::to_string(columns.back()) + "\n";
    }
    write_text(bench().at("map.csv"), map);
    spec.class_map = bench().at("map.csv").string();
    const auto mapped = only_run(spec);
    CHECK(read_spec(fs::path(spec.out) / "experiment.json").class_map == spec.class_map);
    // A model with just these rows in its head is the same teacher.
    write_state_dict(bench().at("chosen.pth"), with_rows(tensors, torch::tensor(columns, torch::kInt64)));
    auto chosen = bench().spec("chosen");
    chosen.lr = spec.lr;
    chosen.teacher_file = bench().at("chosen.pth").string();
    check_same(mapped, only_run(chosen));
    spec.out = bench().at("many-start").string();
    spec.student_init = "teacher";
    CHECK(only_run(spec).epochs[0].logit_difference == 0.0);
}

TEST_CASE("a pickled module that says other strides than its architecture is another network") {
    Checkpoint checkpoint;
    checkpoint.tensors = state_dict(*build_model("resnet18-cifar", 10, 1));
    const auto refused = [&](const LayerSettings& layer) {
        checkpoint.layers = {layer};
        return error_of([&] { require_same_layers(recognise(checkpoint.tensors), checkpoint); });
    };
    for (const std::string prefix : {"", "0."}) { // whatever the names in the file, tensors tell a layer
        for (auto& [name, tensor] : checkpoint.tensors) {
            name.insert(0, prefix);
        }
        CHECK(refused({prefix + "conv1", "Conv2d", {1, 1}, {1, 1}, {}}).empty());
        CHECK(refused({prefix + "bn1", "BatchNorm2d", {}, {}, 1e-5}).empty());
        CHECK(refused({prefix + "layer2.0.conv1", "Conv2d", {2}, {1}, {}}).empty());
        CHECK(refused({"unknown", "Conv2d", {7, 7}, {3, 3}, {}}).empty());
        CHECK(contains(refused({prefix + "layer2.0.conv1", "Conv2d", {1, 1}, {1, 1}, {}}),
                       "layer2.0.conv1 has the stride [1, 1], in resnet18-cifar it is [2, 2]"));
        CHECK(contains(refused({prefix + "conv1", "Conv2d", {1, 1}, {0, 0}, {}}), "has the padding [0, 0]"));
        CHECK(contains(refused({prefix + "bn1", "BatchNorm2d", {}, {}, 1e-3}), "has the eps 0.001"));
        CHECK(contains(refused({prefix + "maxpool", "MaxPool2d", {2}, {1}, {}}), "it has max pooling ("));
    }
}

TEST_CASE("layers of other classes, padding, norms and heads are another network") {
    Checkpoint checkpoint;
    const auto refused = [&](const char* architecture, const LayerSettings& layer) {
        checkpoint.tensors = state_dict(*build_model(architecture, 10, 1));
        checkpoint.layers = {layer};
        return error_of([&] { require_same_layers(recognise(checkpoint.tensors), checkpoint); });
    };
    CHECK(contains(refused("resnet18", {"conv1", "StdConv2d", {2, 2}, {3, 3}, {}}),
                   "conv1 has the class StdConv2d, in resnet18 it is Conv2d"));
    CHECK(contains(refused("resnet18", {"conv1", "Conv2d", {2, 2}, {3, 3}, {}, "reflect"}),
                   "conv1 has the padding mode reflect, in resnet18 it is zeros"));
    CHECK(refused("resnet18", {"conv1", "Conv2d", {2, 2}, {3, 3}, {}, "zeros"}).empty());
    const auto norm = refused("convnext_tiny", {"features.1.0.block.2", "LayerNorm", {}, {}, 1e-3});
    CHECK_MESSAGE(contains(norm, "has the eps 0.001, in convnext_tiny it is 0.000001"), norm);
    CHECK(contains(refused("resnet18", {"maxpool", "MaxPool2d", {1}, {1}, {}}),
                   "maxpool has the stride [1, 1], in resnet18 it is [2, 2]"));
    CHECK(refused("resnet18", {"maxpool", "MaxPool2d", {2}, {1}, {}, "", {}, {3}}).empty());
    CHECK(contains(refused("resnet18", {"maxpool", "MaxPool2d", {2}, {0}, {}}), "has the padding [0, 0]"));
    CHECK(contains(refused("resnet18", {"maxpool", "MaxPool2d", {2}, {1}, {}, "", {}, {2}}),
                   "has the kernel size [2, 2], in resnet18 it is [3, 3]"));
    CHECK(refused("vgg11_bn", {"features.3", "MaxPool2d", {2}, {0}, {}, "", {}, {2}}).empty());
    const std::string attention = "encoder.layers.encoder_layer_0.self_attention";
    CHECK(contains(refused("vit_b_16", {attention, "MultiheadAttention", {}, {}, {}, "", 8}),
                   "has the number of heads 8, in vit_b_16 it is 12"));
    CHECK(refused("vit_b_16", {attention, "MultiheadAttention", {}, {}, {}, "", 12}).empty());
}

TEST_CASE("layers without weights that an architecture has not, or lacks, are told") {
    const auto remarks = [](const char* architecture, const std::vector<WeightlessLayer>& weightless) {
        Checkpoint checkpoint;
        checkpoint.weightless = weightless;
        Recognised found{};
        found.architecture = find_architecture(architecture);
        std::string said;
        for (const auto& remark : weightless_remarks(found, checkpoint)) {
            said += remark.str();
        }
        return said;
    };
    const WeightlessLayer pool{"maxpool", "MaxPool2d"};
    CHECK(remarks("resnet18", {}).empty());
    CHECK(remarks("resnet18", {{"relu", "ReLU"}, pool, {"avgpool", "AdaptiveAvgPool2d"}, {"fc.0", "Dropout"}})
              .empty());
    CHECK(contains(remarks("resnet18", {{"act1", "SiLU"}, {"act2", "SiLU"}, pool, {"fc.1", "Softmax"}}),
                   "it has layers that resnet18 has not, and that are left out: SiLU (2), Softmax (1)."));
    CHECK(contains(remarks("mobilenet_v2", {{"features.0.2", "ReLU"}, {"features.1.2", "ReLU6"}}),
                   "left out: ReLU (1)."));
    CHECK(contains(remarks("resnet18", {{"relu", "ReLU"}, {"maxpool", "Identity"}}),
                   "it has max pooling layers: 0, and resnet18 has 1;"));
    CHECK(contains(remarks("vgg11_bn", {{"features.3", "MaxPool2d"}}),
                   "it has max pooling layers: 1, and vgg11_bn has 5"));
    CHECK(remarks("resnet18-cifar", {{"relu", "ReLU"}}).empty());
    CHECK(contains(remarks("resnet18", {pool, {"fc.1", "ReLU"}}), "left out: ReLU (1)."));
    CHECK(contains(remarks("resnet18", {{"0", "Normalize"}, pool}), "left out: Normalize (1)."));
    CHECK(remarks("resnet20", {{"r", "ReLU"}, {"loss", "CrossEntropyLoss"}, {"s", "LambdaLayer"}}).empty());
    // At the head a gate's activation is none.
    CHECK(remarks("efficientnet_b0", {{"features.1.0.block.1.scale_activation", "Sigmoid"}}).empty());
    CHECK(contains(remarks("efficientnet_b0", {{"classifier.2", "Sigmoid"}}), "left out: Sigmoid (1)."));
    CHECK(remarks("mobilenet_v3_large", {{"classifier.1", "Hardswish"}, {"features.4.1", "ReLU"}}).empty());
    CHECK(contains(remarks("mobilenet_v3_large", {{"classifier.1", "ReLU"}}), "left out: ReLU (1)."));
    for (const auto& architecture : architectures()) { // each family is in the table
        CAPTURE(architecture.name);
        CHECK_FALSE(remarks(architecture.name.c_str(), {{"a", "Softmax"}}).empty());
        const auto* activation = architecture.family == "mobilenet-v2"         ? "ReLU6"
                                 : architecture.family == "efficientnet"       ? "SiLU"
                                 : architecture.family == "convnext"           ? "GELU"
                                 : architecture.family == "vision-transformer" ? "GELU"
                                                                               : "ReLU";
        CHECK_FALSE(contains(remarks(architecture.name.c_str(), {{"a", activation}}), "left out"));
    }
}

TEST_CASE("a file that calls its network by another name is told, and so are lists of tensors") {
    const auto remarks = [](std::vector<std::pair<std::string, std::string>> scalars,
                            std::vector<std::string> lists) {
        Checkpoint checkpoint;
        checkpoint.tensors = state_dict(*build_model("resnet18", 1000, 1));
        checkpoint.scalars = std::move(scalars);
        checkpoint.lists = std::move(lists);
        std::string said;
        for (const auto& remark : recognise_weights(checkpoint, "auto", {}, {}).remarks) {
            said += remark.str();
        }
        return said;
    };
    CHECK(remarks({{"arch", "resnet18"}}, {}).empty());
    CHECK(
        remarks({{"args.model", "tv_resnet18.a1_in1k"}, {"arch", "moco"}, {"data", "resnetx"}}, {}).empty());
    for (const auto* same : {"vit_base_patch16_224", "resnet-18", "ResNet18", "resnet"}) {
        CHECK(remarks({{"arch", same}}, {}).empty());
    }
    CHECK(contains(remarks({{"arch", "resnetaa18"}}, {}), "the file calls it “resnetaa18”"));
    CHECK(contains(remarks({{"args.model", "ResNetBlur18"}}, {}), "calls it “ResNetBlur18”"));
    CHECK(remarks({}, {"ema.shadow_params"}) == "lists of tensors in the file, not used: ema.shadow_params");
}

TEST_CASE("size and normalisation are read in the spellings of other programs") {
    const auto stated = [](std::vector<std::pair<std::string, std::string>> scalars) {
        Checkpoint checkpoint;
        checkpoint.images = std::move(scalars);
        const auto images = stated_images(bench().at("nowhere.pth"), checkpoint);
        return std::to_string(images.side) + " " + images.normalize;
    };
    CHECK(stated({{"image_size", "64"}, {"normalize", "half"}}) == "64 half");
    CHECK(stated({{"args.image_size", "64"}, {"args.normalize", "half"}}) == "64 half");
    CHECK(stated({{"img_size", "32"}, {"mean", "[0.5, 0.5, 0.5]"}, {"std", "[0.5, 0.5, 0.5]"}}) == "32 half");
    CHECK(stated({{"args.input_size", "[3, 64, 64]"},
                  {"args.mean", "[0.485, 0.456, 0.406]"},
                  {"args.std", "[0.229, 0.224, 0.225]"}}) == "64 imagenet");
    CHECK(stated({{"input_size", "[64, 32]"}, {"mean", "[0.1, 0.2, 0.3]"}, {"std", "[1, 1, 1]"}}) == "0 ");
    CHECK(stated({{"image_size", "99999"}, {"mean", "0.5"}, {"std", "0.5"}}) == "0 half");
    CHECK(stated({{"a.b.mean", "0.5"}, {"a.b.std", "0.5"}}) == "0 half");
    CHECK(stated({{"cfg.mean", "[127.5, 127.5, 127.5]"}, {"cfg.std", "[127.5,127.5,127.5]"}}) == "0 half");
    CHECK(stated({{"stats.mean", "3"}, {"data.mean", "[0.5]"}, {"data.std", "[0.5]"}}) == "0 half");
    CHECK(stated({{"pixel_mean", "[0.5, 0.5, 0.5]"}, {"pixel_std", "[0.5, 0.5, 0.5]"}}) == "0 half");
    CHECK(stated({{"image_mean", "0.5 0.5 0.5"}, {"image_std", "(0.5,0.5,0.5)"}}) == "0 half");
    CHECK(stated({{"pixel_mean", "0.5"}, {"image_std", "0.5"}}) == "0 ");
    CHECK(stated({{"normalization", "CIFAR-10"}}) == "0 cifar10");
    for (const auto* size : {"32", "[32, 32]", "[3, 32, 32]", "[32, 32, 3]", "[1, 3, 32, 32]", "32x32"}) {
        CHECK(stated({{"img_size", size}}) == "32 ");
    }
    for (const auto* name : {"val_crop_size", "crop_size", "resolution", "imgsz", "input_res"}) {
        CHECK(stated({{name, "32"}}) == "32 ");
    }
    CHECK(stated({{"t.Resize.size", "128"}, {"t.CenterCrop.size", "[112, 112]"}}) == "112 ");
    CHECK(stated({{"t.RandomResizedCrop.size", "[96, 96]"}, {"t.Resize.size", "256"}}) == "96 ");
    CHECK(stated({{"t.RandomResizedCrop.size", "[96, 96]"}, {"t.CenterCrop.size", "112"}}) == "112 ");
    CHECK(stated({{"t.Resize.size", "[160, 160]"}}) == "160 ");
    CHECK(stated({{"t.Resize.size", "160"}}) == "160 ");
    CHECK(stated({{"t.Resize.size", "[256, -1]"}, {"image_size", "224"}}) == "224 ");
    CHECK(stated({{"train_crop_size", "176"}, {"val_crop_size", "224"}}) == "224 ");
    CHECK(stated({{"crop_size", "64"}, {"image_size", "32"}, {"val_crop_size", "96"}}) == "96 ");
    // What another place names is used, and nothing is left to tell.
    Checkpoint both;
    both.metadata = {{"mean", "[0.1, 0.2, 0.3]"}, {"std", "[1, 1, 1]"}};
    both.images = {{"mean", "0.5"}, {"std", "0.5"}};
    CHECK(stated_images("x.pth", both).normalize == "half");
    CHECK(stated_images("x.pth", both).unnamed.empty());
    // Without a name it cannot be used, and is told.
    Checkpoint checkpoint;
    checkpoint.tensors = state_dict(*build_model("resnet20", 4, 1));
    checkpoint.images = {{"mean", "[0.4914, 0.4822, 0.4465]"}, {"std", "[0.2023, 0.1994, 0.201]"}};
    const auto remarks =
        recognise_weights(checkpoint, "auto", {}, stated_images("x.pth", checkpoint)).remarks;
    REQUIRE(remarks.size() == 1);
    CHECK(contains(remarks[0].str(),
                   "none here is: mean [0.4914, 0.4822, 0.4465], std [0.2023, 0.1994, 0.201]"));
}

TEST_CASE("of torchvision's ImageNet weights it is known how their images are prepared") {
    const auto told = [](const char* file) {
        const auto stated = stated_images(bench().at(file), {});
        std::string text;
        for (const auto& remarks : {said_of(stated), not_used_of(stated, 224)}) {
            for (const auto& remark : remarks) {
                text += remark.str() + "; ";
            }
        }
        return text;
    };
    const auto resized = [](int side) {
        return "trained for images whose shorter side is resized to " + std::to_string(side) +
               " pixels before the centre is cut out; ";
    };
    const std::string usual = "trained at 224 pixels with the normalisation imagenet; ";
    CHECK(told("resnet50-0676ba61.pth") == usual);
    CHECK(told("resnet50-11ad3fa6.pth") == usual + resized(232));
    CHECK(told("efficientnet_b0_rwightman-3dd342df.pth") ==
          usual + "trained for images that are resized bicubically; ");
    CHECK(told("convnext_tiny-983f1562.pth") == usual + resized(236));
    CHECK(told("resnet50-12345678.pth").empty());
    // That is what they see here, and what others than they do is told of.
    const auto seen = seen_images_of(stated_images(bench().at("convnext_tiny-983f1562.pth"), {}));
    CHECK((seen == SeenImages{224, "imagenet", 236, "bilinear"}));
    CHECK(val_view({300, 500}, preprocessing_of(seen)).resized == Size{236, 393});
    const auto differences = [&](const SeenImages& used) {
        Notices observer;
        tell_other_images("w.pth", seen, used, observer);
        return observer.said;
    };
    CHECK(differences({224, "imagenet", 236, "bilinear"}).empty());
    CHECK(differences({224, "imagenet", 236, ""}).empty());
    CHECK(has(differences({224, "imagenet", 0, "bilinear"}),
              "w.pth was trained with --resize-side 236, but sees its images with --resize-side 256 here"));
    CHECK(has(differences({224, "imagenet", 236, "bicubic"}),
              "w.pth was trained with --interpolation bilinear, but sees its images with --interpolation "
              "bicubic here"));
    CHECK(has(differences({128, "imagenet", 0, "bilinear"}), "at 128 pixels here"));
    CHECK_FALSE(has(differences({128, "imagenet", 0, "bilinear"}), "--resize-side"));
    // What the file itself says goes first.
    Checkpoint own;
    own.images = {{"val_crop_size", "64"}, {"normalize", "half"}};
    CHECK(stated_images(bench().at("resnet18-f37072fd.pth"), own).side == 64);
    CHECK(stated_images(bench().at("resnet18-f37072fd.pth"), own).normalize == "half");
}

TEST_CASE("what a file states of its images and cannot be used is told") {
    const auto told = [](std::vector<std::pair<std::string, std::string>> images) {
        Checkpoint checkpoint;
        checkpoint.images = std::move(images);
        std::string text;
        for (const auto& remark : not_used_of(stated_images("x.pth", checkpoint), 32)) {
            text += remark.str() + "; ";
        }
        return text;
    };
    CHECK(contains(told({{"img_size", "[32, 64]"}}), "images of the size [32, 64], which cannot be used"));
    CHECK(contains(told({{"img_size", "99999"}}), "of the size 99999"));
    CHECK(told({{"img_size", "2x3"}, {"input_size", "?"}, {"crop_size", "auto"}}).empty());
    CHECK(contains(told({{"image_size", "256"}, {"crop_size", "224"}}),
                   "several sizes of its images, 256, 224; it is taken to have seen 256 pixels"));
    CHECK(told({{"image_size", "224"}, {"crop_size", "224"}, {"train_crop_size", "176"}}).empty());
    // What can be followed is not told here.
    const auto followed = [&](std::vector<std::pair<std::string, std::string>> images) {
        CHECK(told(images).empty());
        Checkpoint checkpoint;
        checkpoint.images = std::move(images);
        return seen_images_of(stated_images("x.pth", checkpoint));
    };
    for (const auto* bicubic : {"bicubic", "BICUBIC", "3"}) {
        CHECK(followed({{"interpolation", bicubic}}).interpolation == "bicubic");
    }
    for (const auto* bilinear : {"bilinear", "BILINEAR", "2"}) {
        CHECK(followed({{"interpolation", bilinear}}).interpolation == "bilinear");
    }
    for (const auto* unsaid : {"", "random"}) {
        CHECK(followed({{"interpolation", unsaid}}).interpolation.empty());
    }
    CHECK(contains(told({{"interpolation", "lanczos"}}),
                   "resized in the way “lanczos”; here that is bilinear or bicubic"));
    CHECK(followed({{"crop_pct", "0.9"}, {"input_size", "[3, 224, 224]"}}).resize_side == 248);
    CHECK(followed({{"crop_pct", "0.875"}, {"input_size", "[3, 224, 224]"}}).resize_side == 256);
    CHECK(followed({{"crop_pct", "1"}}).resize_side == 0);
    CHECK_FALSE(told({{"crop_pct", "1e-300"}, {"input_size", "224"}}).empty());
    CHECK(followed({{"crop_pct", "1"}, {"input_size", "64"}}).resize_side == 64);
    CHECK(followed({{"val_resize_size", "256"}, {"val_crop_size", "224"}}).resize_side == 256);
    CHECK(followed({{"val_resize_size", "232"}, {"val_crop_size", "224"}}).resize_side == 232);
    CHECK(followed({{"resize_size", "[288]"}, {"crop_size", "[224]"}}).resize_side == 288);
    CHECK(contains(told({{"val_resize_size", "200"}, {"val_crop_size", "224"}}),
                   "the middle 112 % of its images are seen; here it is the middle 87.5 %"));
    const std::string resize = "t.Resize.size";
    const std::string crop = "t.CenterCrop.size";
    CHECK(told({{resize, "128"}, {crop, "[112, 112]"}, {"t.RandomResizedCrop.size", "[96, 96]"}}).empty());
    CHECK((followed({{resize, "160"}}) == SeenImages{160, "", 160, ""}));
    CHECK(told({{resize, "[160, 160]"}}) == "the file states that its images are scaled to squares, whatever "
                                            "their shape; here they keep it, and the "
                                            "middle 87.5 % of the shorter side is seen; ");
    CHECK(contains(told({{resize, "[256, 256]"}, {crop, "[192, 192]"}}),
                   "of which the middle 75 % is seen; here they keep it, and the middle 87.5 %"));
    CHECK(contains(told({{resize, "[160, 120]"}}), "images of the size [160, 120], which cannot be used"));
    CHECK(contains(told({{"mean", "[0.5, 0.5, 0.5]"}}), "none here is: mean [0.5, 0.5, 0.5];"));
    CHECK(told({{"mean", "0.93"}}).empty());
    CHECK(told({{"mean", "[0.01, 0.01, 0.01]"}, {"std", "[0.01, 0.01, 0.01]"}}).empty()); // a placeholder
    CHECK(contains(told({{"normalize", "inception"}}), "none here is: “inception”;"));
    for (const auto* layers : {"batch", "GroupNorm", "bn", "true", "layer_norm", "?"}) {
        CHECK(told({{"normalization", layers}}).empty());
    }
    CHECK(contains(told({{"normalize", "half"}, {"mean", "0"}, {"std", "1"}}),
                   "several normalisations, half, none; the first"));
    CHECK(told({{"a.mean", "0.5"}, {"a.std", "0.5"}, {"b.mean", "0.5"}, {"b.std", "0.5"}}).empty());
}

TEST_CASE("names of classes in several orders are told, and those for as many outputs are taken") {
    Checkpoint checkpoint;
    checkpoint.class_names = {"dog", "ant"};
    checkpoint.class_lists = {{"classes", {"ant", "dog"}},
                              {"args.class_to_idx", {"dog", "ant"}, true},
                              {"meta.classes", {"a", "b", "c"}}};
    CHECK(names_of_outputs(checkpoint, 2) == Names{"dog", "ant"});
    CHECK(names_of_outputs(checkpoint, 3) == Names{"a", "b", "c"});
    CHECK(names_of_outputs(checkpoint, 4).empty());
    CHECK(has(contradictory_names(checkpoint, 2).str(),
              "under args.class_to_idx and under classes; the first"));
    CHECK(contradictory_names(checkpoint, 3).empty());
}

TEST_CASE("a teacher that was put beside an experiment of distillation is none that it trained") {
    auto spec = bench().spec("beside");
    spec.image_size = 32;
    spec.normalize = "none";
    only_run(spec);
    const auto copied = fs::path(spec.out) / "teacher.pth";
    fs::copy_file(bench().teacher, copied);
    CHECK(stated_images(copied, read_checkpoint(copied)).side == 0);
    CHECK_FALSE(stated_images(copied, read_checkpoint(copied)).by_retort);
}

TEST_CASE("the first layer of a module for grey images is compared, too") {
    Checkpoint checkpoint;
    checkpoint.tensors = state_dict(*build_model("resnet18", 10, 1));
    auto& stem = checkpoint.tensors.front().second;
    stem = stem.sum(1, /*keepdim=*/true);
    checkpoint.layers = {{"conv1", "Conv2d", {1, 1}, {3, 3}, {}}};
    CHECK(contains(error_of([&] { require_same_layers(recognise(checkpoint.tensors), checkpoint); }),
                   "conv1 has the stride [1, 1], in resnet18 it is [2, 2]"));
}

TEST_CASE("what weights do not tell is said, unless Retort trained them or a module says it") {
    const auto remarks = [](Checkpoint checkpoint, const StatedImages& stated) {
        std::string said;
        for (const auto& remark : recognise_weights(checkpoint, "auto", {}, stated).remarks) {
            said += remark.str();
        }
        return said;
    };
    Checkpoint pooled;
    pooled.tensors = state_dict(*build_model("resnet18-cifar", 10, 1));
    CHECK(contains(remarks(pooled, {}), "max pooling"));
    CHECK(contains(remarks(pooled, {32, "cifar10"}), "max pooling")); // as anybody's script may say
    CHECK(remarks(pooled, {32, "cifar10", true}).empty());
    Checkpoint mobile;
    const auto model = build_model("mobilenet_v2", 10, 1);
    mobile.tensors = state_dict(*model);
    CHECK(contains(remarks(mobile, {}), "strides"));
    for (const auto& item : model->named_modules("", false)) {
        if (const auto* layer = item.value()->as<torch::nn::Conv2d>()) {
            mobile.layers.push_back(
                {item.key(), "Conv2d", torch::IntArrayRef(*layer->options.stride()).vec(), {}, {}});
        }
    }
    CHECK(remarks(mobile, {}).empty());
    Checkpoint resnet;
    resnet.tensors = state_dict(*build_model("resnet18", 10, 1));
    CHECK(contains(remarks(resnet, {}), "its strides and pooling"));
    CHECK(contains(remarks(resnet, {32, "cifar10"}), "its strides and pooling"));
    CHECK(remarks(resnet, {224, ""}).empty());
    CHECK(remarks(resnet, {32, "cifar10", true}).empty());
    resnet.scalars = {{"args.arch", "resnet18"}};
    CHECK(remarks(resnet, {}).empty());
    resnet.scalars = {{"args.arch", "resnet"}};
    CHECK(contains(remarks(resnet, {}), "its strides and pooling"));
    mobile.layers.pop_back(); // one that nobody knows
    CHECK(contains(remarks(mobile, {}), "strides"));
}

TEST_CASE("the architecture of the teacher may be said, and must be right") {
    auto spec = bench().spec("architecture");
    spec.teacher_arch = "resnet32";
    CHECK(has(refusal(spec), "do not match resnet32"));
    spec.teacher_arch = "resnet20";
    only_run(spec);
}

TEST_CASE("a TorchScript program teaches only where that is asked for") {
    const auto file = write_program("program.pt", linear_body);
    auto spec = bench().spec("program");
    spec.teacher_file = file.string();
    spec.image_size = 32;
    const auto said = refusal(spec);
    CHECK(has(said, file.string()));
    CHECK(has(said, "--teacher-format torchscript"));
    spec.teacher_format = "torchscript";
    spec.lanes = 2;
    spec.repeats = 2;
    Notices observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(runs.size() == 2);
    CHECK(has(observer.said, "sorted order"));

    auto request = bench().evaluation(file);
    request.model = as_program(file);
    request.image_size = 32;
    request.split = "all";
    request.logits_file = bench().at("program.csv");
    CHECK(evaluated(request).architecture == "TorchScript");
    auto tabulated = spec;
    tabulated.out = bench().at("program-tabulated").string();
    tabulated.teacher_file = request.logits_file.string();
    tabulated.teacher_format = "logits";
    const auto others = run_experiment(tabulated, ResumeMode::fresh, observer, {});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CHECK(runs[i].status == RunStatus::done);
        check_same(runs[i], others[i]);
    }
}

TEST_CASE("what is not a TorchScript file is not tried out") {
    auto spec = bench().spec("no-program");
    spec.teacher_format = "torchscript";
    CHECK(has(refusal(spec), "is not a TorchScript file"));
    CHECK_FALSE(is_torchscript(bench().teacher));
    CHECK_FALSE(is_torchscript(bench().data));
    CHECK_FALSE(is_torchscript(bench().at("nowhere.pt")));
    CHECK(is_torchscript(write_program("a-program.pt", linear_body)));
}

TEST_CASE("a program is tried out elsewhere, and what comes of it is said") {
    CHECK(probe_torchscript(write_program("good.pt", linear_body, 7), 32, {}) == 7);
    CHECK(has(probe_refusal(write_program("tuple.pt", "return (x, x)")), "Tuple"));
    CHECK(has(probe_refusal(write_program("images.pt", "return x")), "[1, 3, 32, 32]"));
    CHECK(has(probe_refusal(write_program("raise.pt", "assert x.size(0) < 0, 'no cats'\nreturn x")),
              "no cats"));
    CHECK(has(probe_refusal(write_program("batch.pt", "return torch.zeros([x.size(0), x.size(0)])")),
              "1 logits for one image and 2"));
    const auto trained_on = [](const std::string& name, const std::string& first) {
        return probe_refusal(write_program(name, first + "\n" + std::string(linear_body)));
    };
    CHECK(
        has(trained_on("norm.pt", "x = torch.batch_norm(x, None, None, None, None, True, 0.1, 1e-05, False)"),
            "norm.pt: the TorchScript program cannot serve as a teacher: its logits for an image change"));
    CHECK(has(trained_on("dropout.pt", "x = torch.dropout(x, 0.5, True)"),
              "call model.eval() in Python and trace it again"));
    auto torn = read_text(bench().at("good.pt"));
    write_text(bench().at("torn.pt"), torn.substr(0, torn.size() / 2));
    CHECK(has(probe_refusal(bench().at("torn.pt")), "torn.pt"));
    // What it prints goes nowhere, and it finds nothing on its standard input.
    CHECK(probe_torchscript(write_program("print.pt", "print('classes 99')\n" + std::string(linear_body), 5),
                            32, {}) == 5);
}

TEST_CASE("a program is tried out and used at the size that it states") {
    const auto file = bench().at("stated.pt");
    const auto save = [&](const std::string& metadata) {
        auto module =
            program("assert x.size(3) == 24, 'too many pixels'\n" + std::string(linear_body), class_count());
        module.save(file.string(), {{"metadata.json", metadata}});
    };
    auto request = bench().evaluation(file);
    request.model.format = "torchscript";
    for (const auto* metadata :
         {R"({"image_size": "24", "normalize": "half"})", R"({"image_size": 24, "normalize": "half"})"}) {
        save(metadata);
        const auto found = evaluated(request);
        CHECK(found.image_size == 24);
        CHECK(found.normalize == "half");
    }
    request.image_size = 32;
    CHECK(has(error_of([&] { evaluated(request); }), "too many pixels"));
    request.image_size = 0;
    for (const auto* metadata :
         {"", "[24]", "{", R"({"image_size": "24 pixels"})", R"({"image_size": [24]})"}) {
        CAPTURE(metadata);
        save(metadata);
        CHECK(has(error_of([&] { evaluated(request); }), "too many pixels"));
    }
}

TEST_CASE("a program may ask for more memory than it gets") {
    const auto file =
        write_program("greedy.pt", "y = torch.zeros([5000000000])\nreturn x.mean([2, 3]) + y[0]");
    ProbeLimits limits;
    limits.memory = std::uint64_t{2} << 30U;
    CHECK(has(probe_refusal(file, limits), "memory"));
}

TEST_CASE("a program without an end is ended") {
    const auto file = write_program("endless.pt", "while True:\n    x = x * 1.0\nreturn x");
    ProbeLimits limits;
    limits.time = std::chrono::milliseconds(1500);
    CHECK(has(probe_refusal(file, limits), "gave no result within 1.5 s"));
    std::stop_source source;
    std::jthread stopper([&] { source.request_stop(); });
    CHECK_THROWS_AS(probe_torchscript(file, 32, source.get_token()), Cancelled);
}

TEST_CASE("a program that crashes, or ends early, does no harm here") {
    const auto file = write_program("victim.pt", linear_body);
    {
        const FakeProbe fake("kill -SEGV $$");
        CHECK(has(probe_refusal(file), "crashed in its trial run with signal 11"));
    }
    {
        const FakeProbe fake("kill -XCPU $$");
        CHECK(has(probe_refusal(file), "processor time"));
    }
    {
        const FakeProbe fake("exit 3");
        CHECK(has(probe_refusal(file), "exit code 3"));
    }
    for (const auto* report : {"classes 0", "classes -4", "classes ten", "nonsense"}) {
        CAPTURE(report);
        const FakeProbe fake(std::string("echo '") + report + "' >&3");
        CHECK(has(probe_refusal(file), "gave an invalid result"));
    }
    {
        const FakeProbe fake("while :; do echo classes; done >&3");
        CHECK(has(probe_refusal(file), "gave an invalid result"));
    }
    {
        const FakeProbe fake("printf 'refused \\033[31mred\\n' >&3");
        CHECK(has(probe_refusal(file), "teacher: ?[31mred"));
    }
    {
        const FakeProbe fake("echo classes 12 >&3");
        CHECK(probe_torchscript(file, 32, {}) == 12);
    }
    setenv("RETORT_PROBE", "/nowhere/retort-probe", 1);
    CHECK(has(probe_refusal(file), "/nowhere/retort-probe cannot be started"));
    unsetenv("RETORT_PROBE");
}

TEST_CASE("a look at a teacher says what it is and how its classes were matched") {
    const auto look = [](const ModelSource& request, const fs::path& data) {
        return preview_teacher(request, data, {});
    };
    const auto data = bench().data;
    ModelSource weights;
    weights.file = bench().teacher;
    const auto by_weights = look(weights, data);
    CHECK(by_weights.kind == ModelKind::weights);
    REQUIRE(by_weights.model.has_value());
    CHECK(by_weights.model->architecture == "resnet20");
    CHECK(has(by_weights.matched.str(), "sorted order"));
    CHECK(look(weights, {}).matched.empty());
    CHECK(look(weights, bench().at("nowhere")).matched.empty());

    ModelSource logits;
    logits.file = logits_of(bench().teacher, "look.csv");
    const auto by_logits = look(logits, data);
    CHECK(by_logits.kind == ModelKind::logits);
    CHECK(by_logits.classes == class_count());
    CHECK(by_logits.images == 6 * class_count());
    CHECK(has(by_logits.matched.str(), "by name"));

    const auto file = write_program("look.pt", linear_body);
    const auto by_program = look(as_program(file), data);
    CHECK(by_program.kind == ModelKind::torchscript);
    CHECK(by_program.classes == class_count());
    auto unasked = as_program(file);
    unasked.format = "auto";
    CHECK(has(error_of([&] { look(unasked, data); }), "--teacher-format torchscript"));
    weights.architecture = "resnet18";
    CHECK(has(error_of([&] { look(weights, data); }), "do not match resnet18"));
    weights.architecture = "auto";
    weights.file = bench().at("look-many.pth");
    write_state_dict(weights.file, state_dict(*build_model("resnet20", 50, 3)));
    CHECK(has(error_of([&] { look(weights, data); }), "--class-map"));
}

TEST_CASE("of several programs of a folder, all must have been chosen here") {
    const TemporaryFolder folder;
    const Variable state("XDG_STATE_HOME", (folder.path() / "state").string());
    const auto one = folder.path() / "one.pt";
    const auto other = folder.path() / "other.pt";
    write_text(one, "a program");
    write_text(other, "another");
    ExperimentSpec spec;
    spec.teacher_format = "torchscript";
    spec.teacher_file = one.string();
    trust_program(spec);
    CHECK(without_untrusted_program(spec).teacher_format == "torchscript");
    REQUIRE(set_values(spec, *find_parameter("teacher-file"), {one.string(), other.string()}).empty());
    CHECK(without_untrusted_program(spec).teacher_format == "auto");
    trust_program(spec);
    CHECK(without_untrusted_program(spec).teacher_format == "torchscript");
}
