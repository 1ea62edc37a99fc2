// Where students begin: by chance, with a file, with layers of the teacher, with weights by name.
#include "core/experiment/teacher/student_init.h"

#include "core/data/sample.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/tables/logits_file.h"
#include "core/inspect/evaluate.h"
#include "tests/core/experiment/support.h"
#include "tests/core/weights/support.h"

#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

class Listener : public RunObserver {
  public:
    void notice(const Message& message) override { said += message.str() + "\n"; }
    std::string said;
};

std::int64_t class_count() {
    return static_cast<std::int64_t>(sample_classes().size());
}

/// As a data set has them: in sorted order.
std::vector<std::string> data_classes() {
    auto classes = sample_classes();
    std::sort(classes.begin(), classes.end());
    return classes;
}

fs::path write_model(const fs::path& file, const char* architecture, std::int64_t classes,
                     std::uint64_t seed) {
    write_state_dict(file, state_dict(*build_model(architecture, classes, seed)));
    return file;
}

/// A cache of PyTorch's with made-up weights of a resnet18 for 1000 classes, under the name that its hash
/// asks for; a teacher file of resnet32; a data set.
struct Bench {
    TemporaryFolder folder;
    Variable torch_home{"TORCH_HOME", (folder.path() / "torch").string()};
    fs::path cache = folder.path() / "torch" / "hub" / "checkpoints";
    fs::path data = folder.path() / "data";
    fs::path teacher = write_model(folder.path() / "teacher.pth", "resnet32", class_count(), 1);
    fs::path imagenet;

    Bench() {
        SampleOptions options;
        options.train_per_class = 3;
        options.val_per_class = 1;
        write_sample(data, options);
        fs::create_directories(cache);
        const auto unnamed = write_model(cache / "unnamed", "resnet18", 1000, 2);
        imagenet = cache / ("resnet18-" + hash_digits(read_text(unnamed)) + ".pth");
        fs::rename(unnamed, imagenet);
    }

    [[nodiscard]] ExperimentSpec spec(const std::string& student, const std::string& init) const {
        ExperimentSpec spec;
        spec.data_dir = data.string();
        spec.teacher_file = teacher.string();
        spec.student = student;
        spec.student_init = init;
        spec.alphas = {0.5};
        spec.repeats = 1;
        spec.num_epochs = 1;
        spec.batch_size = 9;
        spec.lr = 0.01;
        spec.image_size = 32;
        spec.device = "cpu";
        spec.threads = 1;
        return spec;
    }
};

const Bench& bench() {
    static const Bench made;
    return made;
}

/// As an experiment reads it: with the teacher opened and its classes matched.
StudentStart start_of(const ExperimentSpec& spec, RunObserver& observer) {
    auto teacher = load_model(teacher_source(spec), {});
    match_classes(teacher, spec.data_dir, data_classes());
    return read_student_start(spec, data_classes(), &teacher, observer);
}

StateDict begun(const ExperimentSpec& spec, RunObserver& observer, std::uint64_t seed = 5) {
    const auto start = start_of(spec, observer);
    return clone_to_cpu(state_dict(*make_student(spec, class_count(), start, seed)));
}

bool is_statistic(const std::string& name) {
    return contains(name, "running_") || contains(name, "num_batches_tracked");
}

/// How far the logits of `model` may lie, on average over images and classes, from those of the same weights
/// whose head was summed in another order. Each way stays within γ Σ|x·w| of the true sum of n products, with
/// γ = nu / (1 − nu) and u half of float's epsilon; the bias counts as one of them. The features come out of
/// a ReLU and are not negative: Σ|x·w| is what a head of absolute weights says.
double other_order_of_sums(const fs::path& model) {
    auto tensors = read_checkpoint(model).tensors;
    for (const auto* name : {"linear.weight", "linear.bias"}) {
        auto tensor = find_tensor(tensors, name);
        tensor.abs_();
    }
    const auto n = static_cast<double>(find_tensor(tensors, "linear.weight").size(1) + 1);
    EvaluationRequest request;
    request.data_dir = bench().data;
    request.model.file = bench().folder.path() / "absolute.pth";
    request.image_size = 32;
    request.device = "cpu";
    request.logits_file = bench().folder.path() / "absolute.csv";
    write_state_dict(request.model.file, tensors);
    Listener listener;
    evaluate(request, listener, {});
    const auto sums = read_logits_file(request.logits_file).logits.to(torch::kFloat64).mean().item<double>();
    const auto nu = n * std::numeric_limits<float>::epsilon() / 2;
    return 2 * nu / (1 - nu) * sums;
}

/// What the sentence says that an experiment is refused with.
std::string refusal(const ExperimentSpec& spec) {
    Listener listener;
    return error_of([&] { start_of(spec, listener); });
}

} // namespace

TEST_CASE("by chance: the seed decides") {
    Listener listener;
    const auto spec = bench().spec("resnet20", "random");
    const auto one = begun(spec, listener, 5);
    const auto other = begun(spec, listener, 6);
    const auto drawn = state_dict(*build_model("resnet20", class_count(), 5));
    CHECK(torch::equal(find_tensor(one, "conv1.weight"), find_tensor(drawn, "conv1.weight")));
    CHECK_FALSE(torch::equal(find_tensor(one, "conv1.weight"), find_tensor(other, "conv1.weight")));
    CHECK(listener.said.empty());
}

TEST_CASE("layers of the teacher, each told") {
    Listener listener;
    const auto student = begun(bench().spec("resnet20", "teacher"), listener);
    const auto teacher = read_checkpoint(bench().teacher).tensors;
    const auto same = [&](const char* to, const char* from) {
        CAPTURE(to);
        CHECK(torch::equal(find_tensor(student, to), find_tensor(teacher, from)));
    };
    same("conv1.weight", "conv1.weight");
    same("layer1.1.conv1.weight", "layer1.2.conv1.weight"); // 5 blocks → 3: 0 2 3
    same("layer3.2.conv2.weight", "layer3.3.conv2.weight");
    same("linear.weight", "linear.weight");
    CHECK(contains(listener.said, "layer1 0 1 2 ← 0 2 3, layer2 0 1 2 ← 0 2 3"));
    CHECK(contains(listener.said, ", linear\n"));
}

TEST_CASE("a teacher of the same architecture gives everything: the untouched student answers as it does") {
    const auto spec = [] {
        auto made = bench().spec("resnet32", "teacher");
        made.out = (bench().folder.path() / "same").string();
        return made;
    }();
    Listener listener;
    const auto runs = run_experiment(spec, ResumeMode::fresh, listener, {});
    REQUIRE(runs[0].epochs.size() == 2);
    CHECK(runs[0].epochs[0].logit_difference == 0.0);
    CHECK(runs[0].epochs[0].agreement == 1.0);
    CHECK(runs[0].epochs[0].val_accuracy == runs[0].epochs[0].teacher_val_accuracy);
    CHECK(read_experiment(spec.out).spec->student_init == "teacher");
}

TEST_CASE("a head whose classes stand in another order is brought into the data's") {
    auto spec = bench().spec("resnet32", "teacher");
    spec.teacher_file =
        write_model(bench().folder.path() / "backward.pth", "resnet32", class_count(), 3).string();
    spec.out = (bench().folder.path() / "backward").string();
    const auto classes = data_classes();
    std::string names;
    for (auto name = classes.rbegin(); name != classes.rend(); ++name) {
        names += *name + "\n";
    }
    write_text(bench().folder.path() / "backward.classes.txt", names);
    Listener listener;
    const auto student = begun(spec, listener);
    const auto teacher = read_checkpoint(spec.teacher_file).tensors;
    for (const auto* name : {"linear.weight", "linear.bias"}) {
        CHECK(torch::equal(find_tensor(student, name), find_tensor(teacher, name).flip(0)));
    }
    const auto runs = run_experiment(spec, ResumeMode::fresh, listener, {});
    CHECK(runs[0].epochs.at(0).logit_difference <= other_order_of_sums(spec.teacher_file));
}

TEST_CASE("of a teacher for more classes those outputs are taken that stand for the data's") {
    auto spec = bench().spec("resnet20", "teacher");
    spec.teacher_file = write_model(bench().folder.path() / "more.pth", "resnet56", 100, 3).string();
    CHECK(contains(refusal(spec), "has 100 classes"));
    std::string map;
    std::vector<std::int64_t> rows;
    for (const auto& name : data_classes()) {
        rows.push_back(90 - 7 * static_cast<std::int64_t>(rows.size()));
        map += name + "," + std::to_string(rows.back()) + "\n";
    }
    write_text(bench().folder.path() / "more.csv", map);
    spec.class_map = (bench().folder.path() / "more.csv").string();
    Listener listener;
    const auto student = begun(spec, listener);
    const auto teacher = read_checkpoint(spec.teacher_file).tensors;
    const auto chosen = torch::tensor(rows);
    CHECK(torch::equal(find_tensor(student, "linear.weight"),
                       find_tensor(teacher, "linear.weight").index_select(0, chosen)));
    CHECK(torch::equal(find_tensor(student, "layer1.1.conv1.weight"),
                       find_tensor(teacher, "layer1.3.conv1.weight")));
}

TEST_CASE("a teacher that does not fit is refused: why, and which students would do") {
    const auto said = refusal(bench().spec("resnet18", "teacher"));
    CHECK(said.starts_with(bench().teacher.string() + ": "));
    CHECK(contains(said, "another family"));
    CHECK(contains(said, "can start from this teacher: resnet20, resnet32"));
    CHECK(contains(refusal(bench().spec("resnet56", "teacher")), "9 blocks in layer1, the teacher only 5"));
}

TEST_CASE("the window can show what a student would take, without a file") {
    const auto teacher = preview_model(bench().teacher);
    const auto origin = preview_student_start(teacher, "resnet20", class_count());
    CHECK(origin.head);
    CHECK(contains(origin.listing, "layer1 0 1 2 ← 0 2 3"));
    CHECK(std::find(origin.taken.begin(), origin.taken.end(),
                    std::pair<std::string, std::string>("layer2.2", "layer2.3")) != origin.taken.end());
    CHECK_FALSE(preview_student_start(teacher, "resnet20", 1000).head);
    CHECK(contains(error_of([&] { preview_student_start(teacher, "resnet110", 10); }),
                   "can start from this teacher: resnet20"));
}

TEST_CASE("weights by name: found in the cache, verified, their head replaced") {
    Listener listener;
    const auto student = begun(bench().spec("resnet18", "imagenet"), listener);
    const auto weights = read_checkpoint(bench().imagenet).tensors;
    const auto drawn = state_dict(*build_model("resnet18", class_count(), 5));
    for (const auto& [name, tensor] : student) {
        CAPTURE(name);
        CHECK(torch::equal(tensor, find_tensor(name.starts_with("fc.") ? drawn : weights, name)));
    }
    CHECK(contains(listener.said, "imagenet: using " + bench().imagenet.string()));
    CHECK(contains(listener.said, "fc.weight in " + bench().imagenet.string()));
}

TEST_CASE("weights by name serve wherever a file does") {
    const auto& made = bench();
    const auto summary = preview_model("imagenet:resnet18");
    CHECK(summary.architecture == "resnet18");
    CHECK(summary.classes == 1000);
    EvaluationRequest request;
    request.data_dir = made.data;
    request.model.file = "imagenet:resnet18";
    Listener listener;
    CHECK(contains(error_of([&] { evaluate(request, listener, {}); }), "1000 classes"));
    CHECK(contains(listener.said, "imagenet:resnet18: using " + made.imagenet.string()));
}

TEST_CASE("a file whose bytes are not those that its name promises is refused") {
    const TemporaryFolder folder;
    const Variable torch_home("TORCH_HOME", folder.path().string());
    const auto file = folder.path() / "hub" / "checkpoints" / "resnet18-f37072fd.pth";
    write_text(file, read_text(bench().imagenet));
    const auto said = refusal(bench().spec("resnet18", "imagenet"));
    CHECK(contains(said, file.string() + " is damaged or incomplete"));
    CHECK(contains(said, "f37072fd"));
    CHECK(said == error_of([] { preview_model("imagenet:resnet18"); }));
}

TEST_CASE("weights that are not there: the error says what a download would bring") {
    const TemporaryFolder folder;
    const Variable torch_home("TORCH_HOME", folder.path().string());
    const Variable mirror("RETORT_WEIGHTS_URL", std::nullopt);
    bool told = false;
    try {
        resolve_weights("imagenet-v2:resnet50");
    } catch (const MissingWeights& missing) {
        told = true;
        CHECK(missing.weights().file_name == "resnet50-11ad3fa6.pth");
        CHECK(contains(missing.what(), "https://download.pytorch.org/models/resnet50-11ad3fa6.pth"));
        CHECK(contains(missing.what(), (torch_cache_folder() / "resnet50-11ad3fa6.pth").string()));
    }
    CHECK(told);
    auto spec = bench().spec("resnet18", "imagenet");
    CHECK(missing_weights(spec).size() == 1);
    spec.teacher_file = "imagenet:resnet18";
    CHECK(missing_weights(spec).size() == 1); // the same file twice
    spec.teacher_file = "imagenet:resnet34";
    CHECK(missing_weights(spec).size() == 2);
    CHECK(missing_weights(bench().spec("resnet18", "random")).empty());
}

TEST_CASE("a file without a head gives the rest, said aloud") {
    auto tensors = state_dict(*build_model("resnet20", class_count(), 8));
    std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("linear."); });
    const auto file = bench().folder.path() / "headless.pth";
    write_state_dict(file, tensors);
    Listener listener;
    const auto student = begun(bench().spec("resnet20", file.string()), listener);
    CHECK(torch::equal(find_tensor(student, "conv1.weight"), find_tensor(tensors, "conv1.weight")));
    CHECK(contains(listener.said, file.string() + " contains no linear.weight"));
}

TEST_CASE("a head in a file for the data's classes in another order is matched by name") {
    const auto file = write_model(bench().folder.path() / "turned.pth", "resnet20", class_count(), 8);
    const auto tensors = read_checkpoint(file).tensors;
    const auto list = bench().folder.path() / "turned.classes.txt";
    const auto named = [&](const std::vector<std::string>& names) {
        std::string text;
        for (const auto& name : names) {
            text += name + "\n";
        }
        write_text(list, text);
        Listener listener;
        auto student = begun(bench().spec("resnet20", file.string()), listener);
        return std::pair(std::move(student), listener.said);
    };
    auto names = data_classes();
    const auto [same, nothing] = named(names);
    CHECK(torch::equal(find_tensor(same, "linear.weight"), find_tensor(tensors, "linear.weight")));
    CHECK(nothing.empty());
    std::reverse(names.begin(), names.end());
    const auto [turned, said] = named(names);
    CHECK(contains(said, "they are matched by name"));
    for (const auto* name : {"linear.weight", "linear.bias"}) {
        CHECK(torch::equal(find_tensor(turned, name), find_tensor(tensors, name).flip(0)));
    }
    CHECK(torch::equal(find_tensor(turned, "conv1.weight"), find_tensor(tensors, "conv1.weight")));
    const auto [foreign, kept] = named({"a", "b", "c", "d", "e", "f"});
    CHECK(contains(kept, "have other names than the data set's; they are matched by their order"));
    CHECK(torch::equal(find_tensor(foreign, "linear.weight"), find_tensor(tensors, "linear.weight")));
    // Others than the data's: no order is right.
    names.front() = "unheard of";
    const auto [other, refused] = named(names);
    CHECK(contains(refused, "is for other classes; a new one is trained"));
    const auto drawn = state_dict(*build_model("resnet20", class_count(), 5));
    CHECK(torch::equal(find_tensor(other, "linear.weight"), find_tensor(drawn, "linear.weight")));
    fs::remove(list);
}

TEST_CASE("a head without names, and images that a file was not trained with, are told") {
    const auto file = bench().folder.path() / "stated.pth";
    write_state_dict(file, state_dict(*build_model("resnet20", class_count(), 8)),
                     {{"image_size", "24"}, {"normalize", "half"}});
    auto spec = bench().spec("resnet20", file.string());
    const auto said = [&] {
        Listener listener;
        begun(spec, listener);
        return listener.said;
    };
    CHECK(
        contains(said(), "the classes of the head in " + file.string() +
                             " have no names; they are assumed to be those of the data set in sorted order"));
    CHECK(contains(said(), file.string() + " was trained with --normalize half, but sees its images with "
                                           "--normalize imagenet here"));
    CHECK(
        contains(said(), file.string() + " was trained at 24 pixels, but sees its images at 32 pixels here"));
    spec.image_size = 24;
    spec.normalize = "half";
    CHECK_FALSE(contains(said(), "was trained"));
    // A teacher is trained from a file in the same way.
    auto teaching = spec;
    teaching.teacher_file.clear();
    teaching.normalize = "none";
    Listener listener;
    read_student_start(teaching, data_classes(), nullptr, listener);
    CHECK(contains(listener.said, "was trained with --normalize half"));
}

TEST_CASE("of a file with student and teacher the student is where students start") {
    const auto file = bench().folder.path() / "both.pth";
    StateDict both;
    for (const auto* part : {"teacher.", "student."}) {
        for (const auto& [name, tensor] : state_dict(*build_model("resnet20", class_count(), part[0]))) {
            both.emplace_back(part + name, tensor);
        }
    }
    write_state_dict(file, both);
    Listener listener;
    const auto student = begun(bench().spec("resnet20", file.string()), listener);
    CHECK(torch::equal(find_tensor(student, "conv1.weight"), find_tensor(both, "student.conv1.weight")));
    CHECK(contains(listener.said, "the one under “student.” is used"));
}

TEST_CASE("a frozen backbone keeps its weights however it began, while its statistics follow the data") {
    const std::vector<std::pair<const char*, const char*>> starts{
        {"resnet20", "random"}, {"resnet20", "teacher"}, {"resnet18", "imagenet"}};
    for (const auto& [student, init] : starts) {
        CAPTURE(init);
        auto spec = bench().spec(student, init);
        spec.out = (bench().folder.path() / (std::string("frozen-") + init)).string();
        spec.freeze_backbone = true;
        spec.weight_decay = 0.1; // which would shrink whatever is trained
        Listener listener;
        const auto runs = run_experiment(spec, ResumeMode::fresh, listener, {});
        REQUIRE(runs[0].status == RunStatus::done);
        const auto before = begun(spec, listener, runs[0].spec.seed.value());
        const auto after = read_checkpoint(fs::path(spec.out) / "runs" / runs[0].name / "last.pth").tensors;
        const auto& head = find_architecture(student)->head;
        for (const auto& [name, tensor] : after) {
            CAPTURE(name);
            const bool constant = !name.starts_with(head + ".") && !is_statistic(name);
            CHECK(torch::equal(tensor, find_tensor(before, name)) == constant);
        }
    }
}
