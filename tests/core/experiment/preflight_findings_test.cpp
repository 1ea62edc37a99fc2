// What is found before Start: for each finding a case that provokes it, and one like it that does not.
#include "core/base/cancelled.h"
#include "core/data/png.h"
#include "core/data/sample.h"
#include "core/experiment/preflight/image_checks.h"
#include "core/experiment/preflight/network_checks.h"
#include "core/experiment/preflight/preflight.h"
#include "core/experiment/preflight/student_checks.h"
#include "core/experiment/preflight/teacher_checks.h"
#include "core/experiment/teacher/program_trust.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "core/files/tables/logits_file.h"
#include "tests/core/engine/programs.h"
#include "tests/core/experiment/support.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

const PreflightFinding* finding_of(const PreflightReport& report, const std::string& id) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const auto& finding) { return finding.id == id; });
    return found == report.findings.end() ? nullptr : &*found;
}

/// The finding, which must be there, in one line.
std::string said(const PreflightReport& report, const std::string& id) {
    for (const auto& finding : report.findings) {
        CHECK_FALSE(finding.what.empty());
        CHECK_FALSE(finding.advice.empty());
        CHECK((finding.parameter.empty() || find_parameter(finding.parameter) != nullptr));
    }
    const auto* finding = finding_of(report, id);
    if (finding == nullptr) {
        MESSAGE("no finding " << id);
        return {};
    }
    return severity_name(finding->severity) + " --" + finding->parameter + ": " + finding->what.str() + "; " +
           finding->advice.str();
}

bool has(const PreflightReport& report, const std::string& id) {
    return finding_of(report, id) != nullptr;
}

/// A picture in one shade of grey, with a few pixels that make it one of its own.
Image grey(int shade, int number) {
    Image image{16, 16, std::vector<std::uint8_t>(16 * 16 * 3, static_cast<std::uint8_t>(shade))};
    for (int bit = 0; bit < 8; ++bit) {
        image.pixels[static_cast<std::size_t>(3 * (37 * bit % 256))] =
            static_cast<std::uint8_t>(shade + ((number >> bit) & 1));
    }
    return image;
}

/// Two classes that a network can tell by their brightness, and what is trained on them.
struct Greys {
    TemporaryFolder folder;
    fs::path data = folder.path() / "data";

    Greys() {
        int number = 0;
        for (const auto* split : {"train", "val"}) {
            for (const auto& [name, shade] : {std::pair("bright", 204), std::pair("dark", 51)}) {
                fs::create_directories(data / split / name);
                for (int i = 0; i < 20; ++i) {
                    write_png(data / split / name / (std::to_string(i) + ".png"), grey(shade, ++number));
                }
            }
        }
    }
    [[nodiscard]] fs::path at(const std::string& name) const { return folder.path() / name; }
    [[nodiscard]] ExperimentSpec spec() const {
        ExperimentSpec spec;
        spec.data_dir = data.string();
        spec.teacher_file = at("teacher.pth").string();
        spec.student = "resnet20";
        spec.alphas = {0.5};
        spec.repeats = 1;
        spec.num_epochs = 1;
        spec.batch_size = 8;
        spec.image_size = 16;
        spec.device = "cpu";
        spec.lanes = spec.threads = 1;
        return spec;
    }
    /// Writes an untrained teacher, and takes it away again with a spec of another test.
    void write_teacher(const std::string& architecture, std::int64_t classes = 2) const {
        write_state_dict(at("teacher.pth"), state_dict(*build_model(architecture, classes, 1)));
    }
    /// A program that is right where the mean of an image, as it sees it, is near 0.8 or is not.
    [[nodiscard]] ExperimentSpec with_program(const std::string& normalize) const {
        auto spec = this->spec();
        spec.teacher_file = at("bright.pt").string();
        spec.teacher_format = "torchscript";
        spec.normalize = normalize;
        program("y = 0.1 - (x.mean([1, 2, 3]) - 0.8).abs()\nreturn torch.stack([y, -y], 1)", 2)
            .save(spec.teacher_file);
        trust_program(spec);
        return spec;
    }
    /// Logits that get `right` of the 40 validation images right.
    [[nodiscard]] ExperimentSpec with_logits(std::int64_t right) const {
        LogitsFile file;
        file.classes = {"bright", "dark"};
        std::vector<float> values;
        for (const auto& split : {std::string("train"), std::string("val")}) {
            for (int i = 0; i < 40; ++i) {
                const bool is_bright = i % 2 == 0;
                file.paths.push_back(split + (is_bright ? "/bright/" : "/dark/") + std::to_string(i / 2) +
                                     ".png");
                const bool says_bright = is_bright == (i < right);
                values.insert(values.end(), {says_bright ? 1.0F : 0.0F, says_bright ? 0.0F : 1.0F});
            }
        }
        file.logits = torch::tensor(values).view({-1, 2});
        write_logits_file(at("logits.csv"), file);
        auto spec = this->spec();
        spec.teacher_file = at("logits.csv").string();
        return spec;
    }
};

const Greys& greys() {
    static const Greys made;
    return made;
}

PreflightReport checked(const ExperimentSpec& spec, const NetworkScope& scope = {.seconds = no_limit}) {
    ProgressObserver observer;
    return check_networks(spec, scope, observer, {});
}

/// An image folder as it would be listed, with so many training and validation images of each class.
ImageFolder listed(const std::vector<std::string>& classes, const std::vector<std::int64_t>& train,
                   std::int64_t val) {
    ImageFolder folder;
    folder.classes = classes;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto label = static_cast<std::int64_t>(i);
        folder.train.samples.insert(folder.train.samples.end(), static_cast<std::size_t>(train[i]),
                                    Sample{"a.png", label});
        folder.val.samples.insert(folder.val.samples.end(), static_cast<std::size_t>(val),
                                  Sample{"b.png", label});
    }
    return folder;
}

/// Logits of two classes that are right where `right` says so.
torch::Tensor logits_with(const torch::Tensor& labels, const torch::Tensor& right) {
    const auto told = torch::where(right, labels, 1 - labels);
    return torch::one_hot(told, 2).to(torch::kFloat32);
}

/// `count` images, of which the teacher gets those before `right` right.
AskedNetworks answers(std::int64_t count, std::int64_t right) {
    AskedNetworks asked;
    asked.folder.classes = {"a", "b"};
    asked.labels = torch::arange(count).remainder(2);
    asked.preprocessing = preprocessing(32, "imagenet", "none");
    AskedTeacher teacher;
    teacher.file = "teacher.pth";
    teacher.chosen = {nullptr, asked.preprocessing, logits_with(asked.labels, torch::arange(count) < right)};
    asked.teachers.push_back(teacher);
    return asked;
}

AskedNetworks with_other_way(AskedNetworks asked, std::int64_t right) {
    auto way = asked.preprocessing;
    way.normalization = {"half", {}, {}};
    const auto count = asked.labels.size(0);
    asked.teachers[0].others.push_back(
        {{"normalize", "half"},
         {"normalize", "imagenet"},
         {nullptr, way, logits_with(asked.labels, torch::arange(count) < right)}});
    return asked;
}

AskedNetworks with_start(AskedNetworks asked, const std::string& weights, std::int64_t right) {
    const auto count = asked.labels.size(0);
    asked.students.push_back(
        {{"resnet20", weights, ""},
         1,
         {nullptr, asked.preprocessing, logits_with(asked.labels, torch::arange(count) < right)}});
    return asked;
}

template <typename Check>
PreflightReport found_by(const Check& check, const AskedNetworks& asked) {
    PreflightReport report;
    check(asked, report);
    return report;
}

} // namespace

TEST_CASE("settings that are refused") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    CHECK(check_settings(spec).findings.empty()); // without an output folder, too
    spec.lr = -1.0;
    CHECK(contains(said(check_settings(spec), "setting-refused"), "error --lr: "));
    spec = greys().spec();
    spec.teacher_file = greys().at("nothing.pth").string();
    CHECK(contains(said(check_settings(spec), "setting-refused"), "error --teacher-file: "));
}

TEST_CASE("data that is none, and data that is") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    CHECK_FALSE(checked(spec).has_errors());
    spec.data_dir = greys().at("data/train/bright").string();
    CHECK(contains(said(checked(spec), "data-unusable"), "error --data-dir: "));
}

TEST_CASE("a folder of unlabelled images that holds none, and one that does") {
    const TemporaryFolder folder;
    auto spec = greys().spec();
    spec.unlabelled_dir = folder.path().string();
    CHECK(contains(said(checked(spec), "unlabelled-unusable"), "error --unlabelled-dir: "));
    fs::copy(greys().spec().data_dir, folder.path() / "images", fs::copy_options::recursive);
    CHECK_FALSE(has(checked(spec), "unlabelled-unusable"));
    CHECK_FALSE(has(checked(greys().spec()), "unlabelled-unusable"));
}

TEST_CASE("a teacher that does not fit the classes, and one that does") {
    greys().write_teacher("resnet20", 3);
    const auto report = checked(greys().spec());
    CHECK(contains(said(report, "teacher-unusable"), "error --teacher-file: "));
    CHECK(report.classes == 2); // what can be said without it is said
    CHECK(has(report, "tiny-validation-set"));
    greys().write_teacher("resnet20", 2);
    CHECK_FALSE(has(checked(greys().spec()), "teacher-unusable"));
}

TEST_CASE("an image size that a network refuses") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    CHECK_FALSE(has(checked(spec), "image-size-refused"));
    spec.student = "vit_b_16";
    CHECK(contains(said(checked(spec), "image-size-refused"), "error --image-size: "));
}

TEST_CASE("initial weights that do not fit the student") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    spec.student_init = spec.teacher_file;
    CHECK_FALSE(has(checked(spec), "student-weights-unusable"));
    spec.student = "resnet32";
    CHECK(contains(said(checked(spec), "student-weights-unusable"), "error --student-init: "));
}

TEST_CASE("a device that is not there") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    CHECK_FALSE(has(checked(spec), "device-unusable"));
    spec.device = "cuda:99";
    CHECK(contains(said(checked(spec), "device-unusable"), "error --device: "));
}

TEST_CASE("a teacher that cannot be applied to images of this size") {
    greys().write_teacher("squeezenet1_1");
    auto spec = greys().spec();
    spec.image_size = 32;
    CHECK_FALSE(has(checked(spec), "teacher-not-applicable"));
    spec.image_size = 8;
    CHECK(contains(said(checked(spec), "teacher-not-applicable"), "images of 8 pixels"));
}

TEST_CASE("the images that are counted are those that a run is trained on") {
    auto spec = greys().spec();
    const auto plain = checked(spec);
    spec.folds = 2;
    CHECK(checked(spec).train_images == (plain.train_images + plain.val_images) / 2);
    spec.folds = 0;
    spec.train_fraction = 0.5;
    CHECK(checked(spec).train_images == plain.train_images / 2);
}

TEST_CASE("a validation set that says little") {
    const auto small = check_classes(listed({"a", "b"}, {50, 50}, 40), 0);
    CHECK(
        contains(said(small, "tiny-validation-set"), "80 validation images is only known to ± 11.0 points"));
    CHECK_FALSE(has(check_classes(listed({"a", "b"}, {50, 50}, 200), 0), "tiny-validation-set"));
    auto with_test = listed({"a", "b"}, {50, 50}, 200);
    with_test.test.samples.assign(10, {"c.png", 0});
    CHECK(contains(said(check_classes(with_test, 0), "tiny-validation-set"), "10 test images"));
}

TEST_CASE("classes of very different sizes, and names that mean one class") {
    const auto uneven = check_classes(listed({"cat", "dog"}, {10, 100}, 200), 0);
    CHECK(contains(said(uneven, "class-imbalance"), "“dog” has 100 training images, “cat” only 10"));
    CHECK_FALSE(has(check_classes(listed({"cat", "dog"}, {11, 100}, 200), 0), "class-imbalance"));
    const auto similar =
        check_classes(listed({"Golden Retriever", "cat", "golden_retriever"}, {9, 9, 9}, 200), 0);
    CHECK(contains(said(similar, "similar-class-names"), "“Golden Retriever” and “golden_retriever”"));
    CHECK_FALSE(has(check_classes(listed({"cat", "cats"}, {9, 9}, 200), 0), "similar-class-names"));
}

TEST_CASE("files that are corrupt, duplicate, leaking or labelled twice") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    SampleOptions few;
    few.train_per_class = 3;
    few.val_per_class = 2;
    write_sample(data, few);
    const auto check = [&](double seconds = no_limit) { return check_images(data, {}, seconds, {}, {}); };
    CHECK(check().findings.empty());
    CHECK(check().not_checked.empty());

    const auto images = list_image_folder(data);
    const auto first = images.train.samples.front().path;
    const auto other = images.train.samples.back().path.parent_path();
    const auto val = images.val.samples.front().path.parent_path();
    const auto name = first.lexically_relative(data).string();
    fs::copy_file(first, first.parent_path() / "copy.png");
    CHECK(contains(said(check(), "duplicate-images"), "more than once: 1, first "));
    CHECK(check().findings.size() == 1);
    fs::remove(first.parent_path() / "copy.png");
    fs::copy_file(first, val / "copy.png");
    CHECK(contains(said(check(), "leaking-images"), "1, first val/"));
    CHECK(contains(said(check(), "leaking-images"), name));
    CHECK(check().findings.size() == 1);
    fs::remove(val / "copy.png");
    fs::copy_file(first, other / "copy.png");
    CHECK(contains(said(check(), "contradictory-labels"), "two classes: 1, first "));
    fs::remove(other / "copy.png");
    write_text(first.parent_path() / "cut.png", read_text(first).substr(0, 100));
    CHECK(contains(said(check(), "unreadable-images"), "cut.png"));
    CHECK_FALSE(check().has_errors());
    fs::remove(first.parent_path() / "cut.png");
    for (const auto& entry : fs::directory_iterator(val)) {
        write_text(entry.path(), "no picture");
    }
    CHECK(contains(said(check(), "unreadable-class"), "error --data-dir: no image of the class “"));

    // What there was no time for is said.
    REQUIRE(check(0.0).not_checked.size() == 1);
    CHECK(contains(check(0.0).not_checked[0].str(), "only 1 of "));
}

TEST_CASE("where validation images are drawn, two of a kind may be parted") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    for (int label = 0; label < 2; ++label) {
        const auto of_class = data / ("class" + std::to_string(label));
        fs::create_directories(of_class);
        for (int i = 0; i < 4; ++i) {
            write_png(of_class / (std::to_string(i) + ".png"), draw_picture(4 * label + i, 24, 24));
        }
    }
    SplitOptions options;
    options.val_fraction = 0.5;
    CHECK(check_images(data, options, no_limit, {}, {}).findings.empty());
    const auto split = open_image_folder(data, options);
    const auto part = [&](const Split& one, std::size_t i) { return one.samples[i].path; };
    REQUIRE(split.train.samples.size() == 4);
    const auto picture = read_text(part(split.train, 0));
    const auto own = read_text(part(split.val, 0));
    write_text(part(split.val, 0), picture); // both of the first class
    const auto parted = check_images(data, options, no_limit, {}, {});
    CHECK(has(parted, "leaking-images"));
    CHECK_FALSE(has(parted, "duplicate-images"));
    write_text(part(split.val, 0), own);
    write_text(part(split.train, 1), picture);
    const auto together = check_images(data, options, no_limit, {}, {});
    CHECK_FALSE(has(together, "leaking-images"));
    CHECK(has(together, "duplicate-images"));
    // Some fold parts any two.
    CHECK(has(check_images(data, {.folds = 2}, no_limit, {}, {}), "leaking-images"));
}

TEST_CASE("class folders that are numbers, sorted as text") {
    auto asked = answers(10, 10);
    asked.teachers[0].opened.model.classes.count = 3;
    asked.folder.classes = {"0", "1", "2"};
    CHECK_FALSE(has(found_by(check_numbered_classes, asked), "numbered-classes"));
    asked.folder.classes = {"1", "10", "2"};
    CHECK(contains(said(found_by(check_numbered_classes, asked), "numbered-classes"), "(1, 10, 2, …)"));
    asked.teachers[0].opened.model.classes.names = {"1", "10", "2"};
    CHECK_FALSE(has(found_by(check_numbered_classes, asked), "numbered-classes"));
}

TEST_CASE("a teacher whose classes have other names") {
    greys().write_teacher("resnet20");
    const auto list = greys().at("teacher.classes.txt");
    write_text(list, "Bright\nDark\n");
    CHECK_FALSE(has(checked(greys().spec()), "class-names"));
    write_text(list, "hell\ndunkel\n");
    CHECK(contains(said(checked(greys().spec()), "class-names"),
                   "warning --class-map: the teacher's classes (hell"));
    fs::remove(list);
    CHECK_FALSE(has(checked(greys().spec()), "class-names"));
}

TEST_CASE("a teacher that states how it was trained") {
    auto spec = greys().spec();
    spec.teacher_file = greys().at("stated.safetensors").string();
    const auto write = [&](const char* side, const char* normalize) {
        write_safetensors(spec.teacher_file, state_dict(*build_model("resnet20", 2, 1)),
                          {{"image_size", side}, {"normalize", normalize}});
    };
    write("16", "imagenet");
    CHECK_FALSE(has(checked(spec), "teacher-trained-otherwise"));
    write("16", "half");
    CHECK(contains(said(checked(spec), "teacher-trained-otherwise"), "set --normalize half"));
    const auto write_resized = [&](const char* interpolation) {
        write_safetensors(spec.teacher_file, state_dict(*build_model("resnet20", 2, 1)),
                          {{"image_size", "16"},
                           {"normalize", "imagenet"},
                           {"val_resize_size", "20"},
                           {"interpolation", interpolation}});
    };
    write_resized("bilinear");
    CHECK(contains(said(checked(spec), "teacher-trained-otherwise"), "set --resize-side 20"));
    write_resized("bicubic");
    const auto resized = checked(spec);
    CHECK(contains(said(resized, "teacher-trained-otherwise"), "set --interpolation bicubic"));
    const auto has_way = [&](const ParameterReference& set) {
        const auto& others = resized.teachers.at(0).others;
        return std::any_of(others.begin(), others.end(),
                           [&](const OtherAccuracy& other) { return other.set == set; });
    };
    CHECK(has_way({"interpolation", "bicubic"}));
    CHECK(has_way({"resize-side", "20"}));
    spec.interpolation = "bicubic";
    spec.resize_side = 20;
    CHECK_FALSE(has(checked(spec), "teacher-trained-otherwise"));
    spec.interpolation = "bilinear";
    spec.resize_side = 0;
    write("24", "imagenet");
    const auto report = checked(spec);
    CHECK(contains(said(report, "teacher-trained-otherwise"), "set --image-size 24"));
    // It is asked at that size, too.
    REQUIRE(report.teachers.size() == 1);
    REQUIRE_FALSE(report.teachers[0].others.empty());
    CHECK(report.teachers[0].others.back().set == ParameterReference{"image-size", "24"});
    // Where nobody states a size, at the usual one of the architecture.
    greys().write_teacher("resnet20");
    CHECK(checked(greys().spec()).teachers.at(0).others.back().set == ParameterReference{"image-size", "32"});
    // What the run itself says when it follows is not said twice.
    CHECK_FALSE(has(checked(spec, {.seconds = no_limit, .run_follows = true}), "teacher-trained-otherwise"));
}

TEST_CASE("logits that are no numbers") {
    auto asked = answers(10, 10);
    CHECK_FALSE(has(found_by(check_finite, asked), "teacher-not-finite"));
    asked.teachers[0].chosen.logits[3][1] = std::numeric_limits<float>::quiet_NaN();
    CHECK(contains(said(found_by(check_finite, asked), "teacher-not-finite"), "error --teacher-file: "));
}

TEST_CASE("a teacher that is no better than chance") {
    // Of 40 guesses among two classes, 27 or more are right in 1.9 % of cases, and 26 or more in 4 %.
    CHECK(contains(said(checked(greys().with_logits(26)), "teacher-no-better-than-chance"),
                   "26 of 40 validation images right, no more than chance would (50.0 %)"));
    CHECK_FALSE(has(checked(greys().with_logits(27)), "teacher-no-better-than-chance"));
    CHECK(checked(greys().with_logits(27)).teachers.at(0).accuracy.value() == doctest::Approx(0.675));
    // Of several of one name, it is told which.
    auto several = greys().with_logits(26);
    const auto other = greys().at("other") / fs::path(several.teacher_file).filename();
    fs::create_directories(other.parent_path());
    fs::copy_file(several.teacher_file, other, fs::copy_options::overwrite_existing);
    REQUIRE(
        set_values(several, *find_parameter("teacher-file"), {several.teacher_file, other.string()}).empty());
    std::set<std::string> named;
    for (const auto& finding : checked(several).findings) {
        if (finding.id == "teacher-no-better-than-chance") {
            named.insert(finding.what.str());
        }
    }
    REQUIRE(named.size() == 2);
    CHECK(std::count_if(named.begin(), named.end(),
                        [](const auto& what) { return what.starts_with("other/"); }) == 1);
    // On labels alone nobody asks the teacher.
    auto spec = greys().with_logits(0);
    spec.alphas = {1.0};
    CHECK_FALSE(has(checked(spec), "teacher-no-better-than-chance"));
    CHECK(checked(spec).asked_images == 0);
    // Who always says the most frequent class knows nothing, though most answers are right.
    auto asked = answers(100, 100);
    asked.labels = (torch::arange(100) < 10).to(torch::kInt64);
    asked.teachers[0].chosen.logits = torch::tensor({1.0F, 0.0F}).repeat({100, 1});
    CHECK(has(found_by(check_chance, asked), "teacher-no-better-than-chance"));
}

TEST_CASE("a teacher that does better with another normalisation") {
    const auto wrong = checked(greys().with_program("half"));
    const auto text = said(wrong, "teacher-normalization");
    CHECK(contains(text, "warning --normalize: "));
    CHECK(contains(text, "100.0 % of 40 validation images right with --normalize none, and only 50.0 % with "
                         "--normalize half: 50.0 points less"));
    CHECK(contains(text, "set --normalize none"));
    CHECK(has(wrong, "teacher-no-better-than-chance"));
    CHECK(wrong.asked_images == 40);
    REQUIRE(wrong.teachers.size() == 1);
    CHECK(wrong.teachers[0].accuracy.value() == 0.5);
    CHECK(wrong.teachers[0].others.size() == normalizations().size()); // and the other interpolation
    const auto right = checked(greys().with_program("none"));
    CHECK_FALSE(has(right, "teacher-normalization"));
    CHECK_FALSE(has(right, "teacher-no-better-than-chance"));
    CHECK(right.teachers.at(0).accuracy.value() == 1.0);
}

TEST_CASE("another way to see images must win by more than a point, and by more than chance") {
    const auto found = [](std::int64_t count, std::int64_t right, std::int64_t other) {
        return has(found_by(check_other_ways, with_other_way(answers(count, right), other)),
                   "teacher-normalization");
    };
    CHECK(found(400, 300, 320));
    CHECK_FALSE(found(400, 300, 303));    // 0.75 points
    CHECK_FALSE(found(40, 30, 33));       // 7.5 points, of which chance explains 8.5
    CHECK(found(40, 30, 34));             // 10, of 9.8
    CHECK_FALSE(found(400, 320, 300));    // worse
    CHECK_FALSE(found(4000, 3000, 3020)); // surely better, by half a point
    // What the teacher states goes before what is luckier here.
    auto stated = with_other_way(answers(400, 300), 320);
    stated = with_other_way(stated, 340);
    stated.teachers[0].others[0].network.preprocessing.normalization.name = "cifar10";
    stated.teachers[0].others[0].set.value = "cifar10";
    CHECK(
        contains(said(found_by(check_other_ways, stated), "teacher-normalization"), "set --normalize half"));
    stated.teachers[0].opened.model.stated.normalize = "cifar10";
    CHECK(contains(said(found_by(check_other_ways, stated), "teacher-normalization"),
                   "set --normalize cifar10"));
    auto asked = with_other_way(answers(400, 300), 320);
    asked.teachers[0].others[0].set = {"image-size", "64"};
    CHECK(contains(said(found_by(check_other_ways, asked), "teacher-image-size"), "set --image-size 64"));
    CHECK_FALSE(has(found_by(check_other_ways, asked), "teacher-normalization"));
    asked.teachers[0].others[0].set = {"interpolation", "bicubic"};
    CHECK(contains(said(found_by(check_other_ways, asked), "teacher-interpolation"),
                   "set --interpolation bicubic"));
    asked.teachers[0].others[0].set = {"resize-side", "72"};
    CHECK(contains(said(found_by(check_other_ways, asked), "teacher-resize-side"), "set --resize-side 72"));
}

TEST_CASE("a program that nobody chose is not run") {
    auto spec = greys().with_program("none");
    spec.teacher_file = greys().at("stranger.pt").string();
    program("assert x.size(0) < 0, 'it ran'\nreturn x", 2).save(spec.teacher_file);
    const auto report = checked(spec);
    CHECK(report.findings.size() == 1); // the small validation set
    REQUIRE(report.not_checked.size() == 1);
    CHECK(contains(report.not_checked[0].str(), "TorchScript"));
}

TEST_CASE("a student that is larger than its teacher") {
    greys().write_teacher("resnet32");
    auto spec = greys().spec();
    CHECK_FALSE(has(checked(spec), "student-larger-than-teacher"));
    spec.student = "resnet56";
    CHECK(contains(said(checked(spec), "student-larger-than-teacher"),
                   "warning --student: the student resnet56 has"));
}

TEST_CASE("a student that knows the classes before it is trained") {
    const auto found = [](const std::string& weights, std::int64_t right) {
        return has(found_by(check_student_starts, with_start(answers(400, 380), weights, right)),
                   "student-not-untrained");
    };
    CHECK(found("student.pth", 300));
    CHECK_FALSE(found("student.pth", 205)); // chance
    CHECK_FALSE(found("teacher", 300));     // layers of the teacher: that is what was asked for
}

TEST_CASE("a teacher that is no better than where its student begins") {
    const auto found = [](std::int64_t teacher, std::int64_t start) {
        return found_by(check_teacher_against_start, with_start(answers(400, teacher), "student.pth", start));
    };
    CHECK(contains(said(found(300, 320), "teacher-no-better-than-start"), "75.0 % of 400 validation images"));
    CHECK(has(found(300, 300), "teacher-no-better-than-start"));
    CHECK_FALSE(has(found(380, 300), "teacher-no-better-than-start"));
    // The same through files: a student that begins as its teacher.
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    CHECK(checked(spec).starts.empty());
    spec.student_init = "teacher";
    const auto report = checked(spec);
    CHECK(has(report, "teacher-no-better-than-start"));
    REQUIRE(report.starts.size() == 1);
    CHECK(report.starts[0].accuracy == report.teachers.at(0).accuracy.value());
}

TEST_CASE("a batch of one with batch normalisation, and images too small for the student") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    spec.student = "resnet18";
    spec.batch_size = 1;
    spec.image_size = 16;
    const auto one = checked(spec);
    CHECK(contains(said(one, "batch-of-one"), "error --batch-size: resnet18 cannot be trained on one image"));
    CHECK(contains(said(one, "batch-of-one"), "set --batch-size 2"));
    spec.batch_size = 2;
    CHECK_FALSE(checked(spec).has_errors());
    spec.student = "squeezenet1_1";
    spec.image_size = 8;
    CHECK(contains(said(checked(spec), "images-too-small"),
                   "error --image-size: images of 8 pixels are too small"));
    spec.image_size = 32;
    CHECK_FALSE(has(checked(spec), "images-too-small"));
}

TEST_CASE("memory and disk that are not there") {
    auto spec = greys().spec();
    spec.out = greys().at("out").string();
    const DataSummary data{{"bright", "dark"}, {20, 20}, {20, 20}, "val"};
    ThroughputPreview measured;
    measured.side = 16;
    measured.available_bytes = std::int64_t{1} << 33U;
    measured.throughput.student.model_bytes = 1000;
    CHECK(check_cost(spec, data, measured).findings.empty());
    CHECK(check_cost(spec, data, measured).not_checked.empty());
    measured.throughput.student.bytes_per_image = std::int64_t{1} << 40U;
    CHECK(contains(said(check_cost(spec, data, measured), "memory-too-small"),
                   "warning --batch-size: training needs"));
    measured.throughput.student.bytes_per_image = 0;
    measured.throughput.student.state_bytes = std::int64_t{1} << 60U;
    CHECK(contains(said(check_cost(spec, data, measured), "disk-too-small"),
                   "warning --out: the experiment needs"));
    spec.out.clear();
    CHECK_FALSE(has(check_cost(spec, data, measured), "disk-too-small"));
    CHECK(check_cost(spec, data, measured).not_checked.size() == 1);
}

TEST_CASE("all of it, errors first") {
    greys().write_teacher("resnet20");
    auto spec = greys().spec();
    ProgressObserver observer;
    const auto clean = preflight(spec, {}, observer, {});
    CHECK_FALSE(clean.has_errors());
    CHECK(clean.train_images == 40);
    CHECK(clean.val_images == 40);
    spec.student = "resnet18";
    spec.batch_size = 1;
    const auto report = preflight(spec, {}, observer, {});
    REQUIRE(report.findings.size() >= 2);
    CHECK(report.findings.front().id == "batch-of-one");
    CHECK(report.count(Severity::error) == 1);
    CHECK(report.count(Severity::warning) == std::ssize(report.findings) - 1);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(preflight(spec, {}, observer, stop.get_token()), Cancelled);
}

TEST_CASE("a sample of the validation images has each class in its share, wherever it ends") {
    Split split;
    for (int i = 0; i < 300; ++i) {
        split.samples.push_back({std::to_string(i), i < 200 ? 0 : 1});
    }
    const auto sample = stratified_sample(split, 60, 7);
    REQUIRE(sample.size() == 60);
    const auto of_first = [&](std::size_t count) {
        return std::count_if(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(count),
                             [](const auto& one) { return one.label == 0; });
    };
    CHECK(of_first(60) == 40);
    CHECK(of_first(30) == 20);
    const auto names = [](const std::vector<Sample>& samples) {
        std::set<std::string> all;
        for (const auto& one : samples) {
            all.insert(one.path.string());
        }
        return all;
    };
    CHECK(names(sample).size() == 60);
    CHECK(names(stratified_sample(split, 60, 7)) == names(sample));
    CHECK(names(stratified_sample(split, 60, 8)) != names(sample));
    CHECK(names(stratified_sample(split, 1000, 7)).size() == 300);
}

TEST_CASE("where there is little time, fewer images are asked about, and that is said") {
    greys().write_teacher("resnet20");
    const auto report = checked(greys().spec(), {.seconds = 0.0});
    CHECK(report.asked_images > 0);
    CHECK(report.asked_images < 40);
    REQUIRE(report.not_checked.size() == 1);
    CHECK(contains(report.not_checked[0].str(), "of 40 validation images"));
    CHECK(checked(greys().spec()).not_checked.empty());
}
