#include "core/base/cancelled.h"
#include "core/inspect/predict.h"
#include "tests/core/inspect/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

constexpr float nan_logit = std::numeric_limits<float>::quiet_NaN();

/// Four images of three classes, the last class without an image.
RunPredictions made_up() {
    RunPredictions predictions;
    predictions.classes = {"a", "b", "c"};
    predictions.paths = {"0.png", "1.png", "2.png", "3.png"};
    predictions.labels = {0, 0, 1, 1};
    predictions.student = {2, 1, 0, /**/ 0, 3, 0, /**/ 0, 1, 5, /**/ 1, nan_logit, 0};
    predictions.teacher = {4, 1, 0, /**/ 1, 0, 0, /**/ 0, 1, 0, /**/ 0, 2, 0};
    return predictions;
}

} // namespace

TEST_CASE("softened probabilities are softmax(logits / T)") {
    const std::vector<float> logits{1, 2, 3};
    const auto sharp = softened(logits, 1.0);
    CHECK(sharp[0] == doctest::Approx(0.09003057).epsilon(1e-6));
    CHECK(sharp[2] == doctest::Approx(0.66524096).epsilon(1e-6));
    const auto soft = softened(logits, 4.0);
    CHECK(soft[2] == doctest::Approx(1 / (1 + std::exp(-0.25) + std::exp(-0.5))).epsilon(1e-12));
    const std::vector<float> huge{1000, 0};
    CHECK(softened(huge, 0.5)[0] == 1.0);
    const std::vector<float> broken{1, nan_logit};
    CHECK(std::isnan(softened(broken, 1.0)[0]));
    CHECK(softened({}, 1.0).empty());
}

TEST_CASE("the divergence is that of the kl loss without T²") {
    const std::vector<float> student{1, 2, 3};
    const std::vector<float> teacher{3, 2, 0.5};
    CHECK(divergence(teacher, student, 1.0) == doctest::Approx(1.2738818).epsilon(1e-7));
    CHECK(4.0 * divergence(teacher, student, 2.0) == doctest::Approx(1.5246269).epsilon(1e-7));
    CHECK(16.0 * divergence(teacher, student, 4.0) == doctest::Approx(1.6293797).epsilon(1e-7));
    CHECK(divergence(teacher, teacher, 4.0) == 0.0);
}

TEST_CASE("a confusion counts true classes by predicted ones, and what is no answer apart") {
    const auto predictions = made_up();
    const auto student = confusion(predictions, predictions.student);
    CHECK(student.counts == std::vector<std::int64_t>{1, 1, 0, 0, 0, 1, 0, 0, 0});
    CHECK(student.unanswered == std::vector<std::int64_t>{0, 1, 0});
    CHECK(student.accuracy(0) == 0.5);
    CHECK(student.accuracy(1) == 0.0);
    CHECK(std::isnan(student.accuracy(2)));
    CHECK(student.accuracy() == 0.25);
    const auto teacher = confusion(predictions, predictions.teacher);
    CHECK(teacher.accuracy() == 1.0);
    CHECK(difference(student, teacher) == std::vector<std::int64_t>{-1, 1, 0, 0, -2, 1, 0, 0, 0});
    CHECK_THROWS_AS(difference(student, Confusion{1, {0}, {0}}), Error);
}

TEST_CASE("rankings put first what is worth a look") {
    const auto predictions = made_up();
    using Indices = std::vector<std::size_t>;
    CHECK(ranked(predictions, Ranking::all, 4.0) == Indices{0, 1, 2, 3});
    CHECK(ranked(predictions, Ranking::disagreeing, 1.0) == Indices{2, 1, 0});
    CHECK(ranked(predictions, Ranking::confident_wrong, 1.0) == Indices{2, 1});
    CHECK(ranked(predictions, Ranking::all, 4.0, {.truth = 1}) == Indices{2, 3});
    CHECK(ranked(predictions, Ranking::all, 4.0, {.truth = 0, .predicted = 1}) == Indices{1});
    CHECK(ranked(predictions, Ranking::all, 4.0, {.predicted = 1, .by_teacher = true}) == Indices{2, 3});
    auto alone = predictions;
    alone.teacher.clear();
    CHECK(ranked(alone, Ranking::disagreeing, 1.0).empty());
    CHECK(ranked(RunPredictions{}, Ranking::all, 1.0).empty());
    CHECK(std::isnan(confusion(RunPredictions{}, {}).accuracy()));
}

TEST_CASE("the answers of a trained run are those that its metrics were measured on") {
    const TrainedRun trained("resnet20", 2);
    const auto& spec = trained.spec;
    const auto& best = trained.best;

    struct Counter : ProgressObserver {
        void progress(const Message&, std::int64_t, std::int64_t) override { ++calls; }
        std::int64_t calls = 0;
    } counter;
    const auto predictions = predict({spec.out, trained.run.name}, counter, {});
    CHECK(counter.calls > 0);
    ProgressObserver silent;
    CHECK(predictions.weights.path.filename() == "best.pth");
    CHECK(predictions.weights == weights_now(spec.out, trained.run.name));
    CHECK(!weights_now(spec.out, "alpha-9_rep-1"));
    CHECK(predictions.count() == static_cast<std::size_t>(5 * trained.classes));
    CHECK(predictions.classes.size() == static_cast<std::size_t>(trained.classes));
    CHECK(confusion(predictions, predictions.student).accuracy() == doctest::Approx(best.val_accuracy));
    CHECK(confusion(predictions, predictions.teacher).accuracy() ==
          doctest::Approx(best.teacher_val_accuracy));
    double difference = 0.0;
    for (std::size_t i = 0; i < predictions.student.size(); ++i) {
        difference += std::abs(predictions.student[i] - predictions.teacher[i]);
    }
    CHECK(difference / static_cast<double>(predictions.student.size()) ==
          doctest::Approx(best.logit_difference).epsilon(1e-3));

    const auto known = std::make_shared<const RunPredictions>(predictions);
    write_state_dict(spec.teacher_file, state_dict(*build_model("resnet20", trained.classes, 2)));
    const auto changed = predict({spec.out, trained.run.name, known}, silent, {});
    CHECK(!changed.has_teacher());
    CHECK(changed.no_teacher.str() ==
          spec.teacher_file + " is no longer the file that this experiment was trained with");
    std::filesystem::remove(spec.teacher_file);
    const auto orphan = predict({spec.out, trained.run.name, known}, silent, {});
    CHECK(!orphan.has_teacher());
    CHECK(orphan.no_teacher.str().find("teacher.pth") != std::string::npos);
    CHECK(orphan.student == predictions.student);
    CHECK(error_of([&] {
              predict({spec.out, "alpha-9_rep-1"}, silent, {});
          }).find("best.pth") != std::string::npos);
    // Another picture of the same name is another accuracy.
    const auto image = std::filesystem::path(predictions.paths.front());
    const auto kept = read_text(image);
    write_text(image, read_text(predictions.paths.back()));
    const auto refused = [&] { return error_of([&] { predict({spec.out, trained.run.name}, silent, {}); }); };
    CHECK(refused().find("are no longer those that this experiment was trained with") != std::string::npos);
    write_text(image, kept);
    CHECK(refused().empty());
    const auto data = std::filesystem::path(spec.data_dir);
    std::filesystem::rename(data / "val", data / "test");
    CHECK_FALSE(refused().empty());
    std::filesystem::rename(data / "test", data / "val");
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(predict({spec.out, trained.run.name}, silent, stop.get_token()), Cancelled);
    CHECK(error_of([&] {
              predict({trained.folder.path(), "x"}, silent, {});
          }).find("experiment.json") != std::string::npos);
}
