// What is known of a student that is about to leave: from its run, its experiment and the data set.
#include "core/data/sample.h"
#include "core/engine/models/model.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/trained_student.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace retort;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t classes = 6; // of the sample set

/// An experiment of one run with two trained epochs, the first of which is the better one.
class Experiment {
  public:
    /// `teacher` is a file's name; empty where the run itself trains one.
    explicit Experiment(const std::string& teacher = "teacher.pth") {
        SampleOptions options;
        options.train_per_class = 1;
        options.val_per_class = 2;
        write_sample(folder_.path() / "data", options);
        spec_.data_dir = folder_.path() / "data";
        spec_.teacher_file = teacher.empty() ? teacher : (folder_.path() / teacher).string();
        spec_.out = folder_.path() / "experiment";
        spec_.student = "resnet20";
        spec_.alphas = {0.25};
        spec_.loss = "kl";
        spec_.temperature = 3.0;
        spec_.image_size = 32;
        spec_.normalize = "cifar10";
        const auto writer = ExperimentWriter::create(spec_);
        RunRecord run;
        run.spec = {.alpha = 0.25, .repeat = 1, .seed = 0};
        run.status = RunStatus::done;
        writer.write_run(run);
        for (const auto& [epoch, accuracy] : {std::pair{0, 0.1}, {1, 0.75}, {2, 0.5}}) {
            EpochRecord record;
            record.epoch = epoch;
            record.val_accuracy = accuracy;
            writer.append_epoch(run.spec, record);
        }
        run_ = writer.run_folder(run.spec);
        write_state_dict(run_ / "best.pth", state_dict(*build_model("resnet20", classes, 1)));
        write_state_dict(run_ / "last.pth", state_dict(*build_model("resnet20", classes, 2)));
    }
    [[nodiscard]] const fs::path& run() const { return run_; }
    fs::path operator/(const std::string& name) const { return folder_.path() / name; }

  private:
    test::TemporaryFolder folder_;
    ExperimentSpec spec_;
    fs::path run_;
};

std::string refusal(const StudentRequest& request) {
    try {
        open_student(request);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a run's folder says all there is to know") {
    const Experiment experiment;
    const auto student = open_student({.model = experiment.run()});
    CHECK(student.file == experiment.run() / "best.pth");
    const auto& card = student.card;
    CHECK(card.architecture == "resnet20");
    CHECK(card.class_count == classes);
    CHECK(card.classes == sample_classes());
    CHECK(card.image_size == 32);
    CHECK(card.normalization == "cifar10");
    CHECK(card.mean[0] == 0.4914F);
    CHECK(card.alpha == 0.25);
    CHECK(card.loss == "kl");
    CHECK(card.temperature == 3.0);
    CHECK(card.accuracy == 0.75);
    CHECK(card.epoch == 1);
    CHECK(student.images_from == experiment / "data");
    CHECK(student.images.sizes() == torch::IntArrayRef({8, 3, 32, 32}));
    CHECK(student.images.std().item<double>() > 0.1);
    const auto model = build_model("resnet20", classes, 1);
    CHECK(torch::equal(find_tensor(student.tensors, "linear.weight"),
                       find_tensor(state_dict(*model), "linear.weight")));
    CHECK(student.tensors.size() == state_dict(*model).size());
}

TEST_CASE("the last epoch, by name and by file") {
    const Experiment experiment;
    for (const auto& request : {StudentRequest{.model = experiment.run() / "", .epoch = "last"},
                                StudentRequest{.model = experiment.run() / "last.pth"}}) {
        const auto student = open_student(request);
        CHECK(student.file == experiment.run() / "last.pth");
        CHECK(student.card.epoch == 2);
        CHECK(student.card.accuracy == 0.5);
        CHECK(student.card.alpha == 0.25);
    }
}

TEST_CASE("what weights say of their epoch counts before what they are called") {
    const Experiment experiment;
    const auto weights = state_dict(*build_model("resnet20", classes, 2));
    write_state_dict(experiment.run() / "last.pth", weights,
                     {{"epoch", "1"}}); // its run ended before epoch 2 was kept
    const auto last = open_student({.model = experiment.run(), .epoch = "last"});
    CHECK(last.card.epoch == 1);
    CHECK(last.card.accuracy == 0.75);
    write_state_dict(experiment.run() / "best.pth", weights, {{"epoch", "3"}}); // was never measured
    const auto best = open_student({.model = experiment.run()});
    CHECK_FALSE(best.card.epoch.has_value());
    CHECK_FALSE(best.card.accuracy.has_value());
}

TEST_CASE("what was taken of a file with several models is said") {
    const Experiment experiment;
    StateDict both;
    for (const auto* prefix : {"model.", "model_ema."}) {
        for (const auto& [name, tensor] : state_dict(*build_model("resnet20", classes, 1))) {
            both.emplace_back(prefix + name, tensor);
        }
    }
    write_state_dict(experiment / "both.pth", both);
    const auto student = open_student({.model = experiment / "both.pth"});
    REQUIRE(student.remarks.size() == 3); // and what is not used, and that nothing says the size
    CHECK(student.remarks[0].str().find("the one under “model_ema.” is used") != std::string::npos);
    CHECK(open_student({.model = experiment.run()}).remarks.empty());
}

TEST_CASE("a file alone: little is known, and pictures are drawn") {
    const Experiment experiment;
    fs::copy_file(experiment.run() / "best.pth", experiment / "alone.pth");
    const auto student = open_student({.model = experiment / "alone.pth", .images = 3});
    CHECK(student.card.architecture == "resnet20");
    CHECK(student.card.class_count == classes);
    CHECK(student.card.classes.empty());
    CHECK(student.card.normalization.empty());
    CHECK(student.card.image_size == 32);
    CHECK_FALSE(student.card.alpha.has_value());
    CHECK_FALSE(student.card.epoch.has_value());
    CHECK(student.images_from.empty());
    CHECK(student.images.sizes() == torch::IntArrayRef({3, 3, 32, 32}));
    CHECK_FALSE(torch::equal(student.images[0], student.images[1]));

    const auto told = open_student({.model = experiment / "alone.pth",
                                    .data_dir = experiment / "data",
                                    .image_size = 40,
                                    .normalize = "half",
                                    .architecture = "resnet20"});
    CHECK(told.card.classes == sample_classes());
    CHECK(told.card.normalization == "half");
    CHECK(told.card.mean[1] == 0.5F);
    CHECK(told.images_from == experiment / "data");
    CHECK(told.images.sizes() == torch::IntArrayRef({8, 3, 40, 40}));

    // What is written down all the same was said by nobody.
    REQUIRE(student.remarks.size() == 1);
    CHECK(student.remarks[0].str() ==
          "nothing says the size of its images; the usual one of resnet20 is stated: 32");
    REQUIRE(told.remarks.size() == 1);
    CHECK(test::contains(told.remarks[0].str(), "nothing says the names of its classes; those of "));
}

TEST_CASE("a file that states its images") {
    const Experiment experiment;
    const auto file = experiment / "stated.safetensors";
    write_safetensors(file, state_dict(*build_model("resnet20", 2, 1)),
                      {{"image_size", "24"}, {"normalize", "half"}, {"classes", R"(["ant", "bee"])"}});
    const auto student = open_student({.model = file, .images = 2});
    CHECK(student.card.image_size == 24);
    CHECK(student.card.normalization == "half");
    CHECK(student.card.mean[1] == 0.5F);
    CHECK(student.card.classes == std::vector<std::string>{"ant", "bee"});
    CHECK(student.images.sizes() == torch::IntArrayRef({2, 3, 24, 24}));
    const auto asked = open_student({.model = file, .image_size = 40, .normalize = "cifar10", .images = 1});
    CHECK(asked.card.image_size == 40);
    CHECK(asked.card.normalization == "cifar10");
}

TEST_CASE("an experiment says more than a file of its run") {
    const Experiment experiment;
    const auto file = experiment.run() / "stated.safetensors";
    write_safetensors(file, state_dict(*build_model("resnet20", classes, 1)),
                      {{"image_size", "24"}, {"normalize", "half"}});
    const auto loaded = load_model({.file = file}, {});
    CHECK(loaded.image_size == 32);
    CHECK(loaded.stated.normalize == "cifar10");
    CHECK(open_student({.model = file}).card.normalization == "cifar10");
}

TEST_CASE("the teacher that an experiment trained") {
    const Experiment experiment("");
    const auto file = experiment / "experiment/teacher.pth";
    fs::copy_file(experiment.run() / "best.pth", file);
    const auto teacher = open_student({.model = file});
    CHECK(teacher.card.image_size == 32);
    CHECK(teacher.card.normalization == "cifar10");
    CHECK(teacher.card.classes == sample_classes());
    CHECK(teacher.card.alpha == 0.25);
    CHECK(teacher.card.accuracy == 0.75);
    CHECK(teacher.card.epoch == 1);
    CHECK(teacher.images_from == experiment / "data");
    // Elsewhere, and beside an experiment that has another teacher, it is a file like any other.
    fs::copy_file(file, experiment / "teacher.pth");
    CHECK(open_student({.model = experiment / "teacher.pth"}).card.normalization.empty());
    const Experiment distilled;
    fs::copy_file(file, distilled / "experiment/teacher.pth");
    const auto other = open_student({.model = distilled / "experiment/teacher.pth"});
    CHECK_FALSE(other.card.accuracy.has_value());
    CHECK(other.images_from.empty());
}

TEST_CASE("an experiment whose data are gone, and images that cannot be read") {
    const Experiment experiment;
    const auto pictures = experiment / "data/val/cross";
    for (const auto& entry : fs::directory_iterator(pictures)) {
        std::ofstream(entry.path()) << "no picture";
    }
    const auto student = open_student({.model = experiment.run(), .images = 100});
    CHECK(student.images.size(0) == 2 * (classes - 1));

    fs::rename(experiment / "data", experiment / "elsewhere");
    const auto without = open_student({.model = experiment.run()});
    CHECK(without.images_from.empty());
    CHECK(without.images.size(0) == 8);
    CHECK(without.card.classes.empty());
    CHECK(without.card.normalization == "cifar10");

    write_file_atomically(experiment / "experiment/classes.json", R"(["f","e","d","c","b","a"])");
    CHECK(open_student({.model = experiment.run()}).card.classes ==
          std::vector<std::string>{"f", "e", "d", "c", "b", "a"});
    CHECK(test::contains(refusal({.model = experiment.run(), .data_dir = experiment / "data"}), "data"));
}

TEST_CASE("what is no student") {
    const Experiment experiment;
    CHECK(test::contains(refusal({.model = experiment / "experiment"}),
                         "is a whole experiment; choose one of its runs"));
    CHECK(test::contains(refusal({.model = experiment.run(), .epoch = "first"}),
                         "the epoch must be best or last, not “first”"));
    CHECK(test::contains(refusal({.model = experiment / "nowhere.pth"}), "nowhere.pth"));
    CHECK(test::contains(refusal({.model = experiment.run(), .architecture = "resnet19"}), "resnet19"));
    CHECK(test::contains(refusal({.model = experiment.run(), .architecture = "resnet18"}),
                         "the weights do not match resnet18"));
    CHECK(test::contains(refusal({.model = experiment.run(), .architecture = "resnet32"}),
                         "the weights do not match resnet32"));
    fs::remove(experiment.run() / "best.pth");
    CHECK(test::contains(refusal({.model = experiment.run()}), "best.pth"));
    for (const auto* split : {"train", "val"}) {
        fs::remove_all(experiment / ("data/" + std::string(split) + "/cross"));
    }
    CHECK(test::contains(refusal({.model = experiment.run(), .epoch = "last"}),
                         "has 6 classes, but the data set"));
}
