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
RunAnswers made_up() {
    RunAnswers answers;
    answers.classes = {"a", "b", "c"};
    answers.paths = {"0.png", "1.png", "2.png", "3.png"};
    answers.labels = {0, 0, 1, 1};
    answers.student = {2, 1, 0, /**/ 0, 3, 0, /**/ 0, 1, 5, /**/ 1, nan_logit, 0};
    answers.teacher = {4, 1, 0, /**/ 1, 0, 0, /**/ 0, 1, 0, /**/ 0, 2, 0};
    return answers;
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
    const auto answers = made_up();
    const auto student = confusion(answers, answers.student);
    CHECK(student.counts == std::vector<std::int64_t>{1, 1, 0, 0, 0, 1, 0, 0, 0});
    CHECK(student.unanswered == std::vector<std::int64_t>{0, 1, 0});
    CHECK(student.accuracy(0) == 0.5);
    CHECK(student.accuracy(1) == 0.0);
    CHECK(std::isnan(student.accuracy(2)));
    CHECK(student.accuracy() == 0.25);
    const auto teacher = confusion(answers, answers.teacher);
    CHECK(teacher.accuracy() == 1.0);
    CHECK(difference(student, teacher) == std::vector<std::int64_t>{-1, 1, 0, 0, -2, 1, 0, 0, 0});
    CHECK_THROWS_AS(difference(student, Confusion{1, {0}, {0}}), Error);
}

TEST_CASE("rankings put first what is worth a look") {
    const auto answers = made_up();
    using Indices = std::vector<std::size_t>;
    CHECK(ranked(answers, Ranking::all, 4.0) == Indices{0, 1, 2, 3});
    CHECK(ranked(answers, Ranking::disagreeing, 1.0) == Indices{2, 1, 0});
    CHECK(ranked(answers, Ranking::confident_wrong, 1.0) == Indices{2, 1});
    CHECK(ranked(answers, Ranking::all, 4.0, {.truth = 1}) == Indices{2, 3});
    CHECK(ranked(answers, Ranking::all, 4.0, {.truth = 0, .predicted = 1}) == Indices{1});
    CHECK(ranked(answers, Ranking::all, 4.0, {.predicted = 1, .by_teacher = true}) == Indices{2, 3});
    auto alone = answers;
    alone.teacher.clear();
    CHECK(ranked(alone, Ranking::disagreeing, 1.0).empty());
    CHECK(ranked(RunAnswers{}, Ranking::all, 1.0).empty());
    CHECK(std::isnan(confusion(RunAnswers{}, {}).accuracy()));
}

TEST_CASE("the answers of a trained run are those that its metrics were measured on") {
    const TrainedRun trained("resnet20", 2);
    const auto& spec = trained.spec;
    const auto& best = trained.best;

    std::int64_t told = 0;
    const auto answers =
        look_at_answers({spec.out, trained.run.name}, [&](const Message&, auto, auto) { ++told; }, {});
    CHECK(told > 0);
    CHECK(answers.weights.path.filename() == "best.pth");
    CHECK(answers.weights == weights_now(spec.out, trained.run.name));
    CHECK(!weights_now(spec.out, "alpha-9_rep-1"));
    CHECK(answers.count() == static_cast<std::size_t>(5 * trained.classes));
    CHECK(answers.classes.size() == static_cast<std::size_t>(trained.classes));
    CHECK(confusion(answers, answers.student).accuracy() == doctest::Approx(best.val_accuracy));
    CHECK(confusion(answers, answers.teacher).accuracy() == doctest::Approx(best.teacher_val_accuracy));
    double difference = 0.0;
    for (std::size_t i = 0; i < answers.student.size(); ++i) {
        difference += std::abs(answers.student[i] - answers.teacher[i]);
    }
    CHECK(difference / static_cast<double>(answers.student.size()) ==
          doctest::Approx(best.logit_difference).epsilon(1e-3));

    const auto known = std::make_shared<const RunAnswers>(answers);
    std::filesystem::remove(spec.teacher_file);
    const auto orphan = look_at_answers({spec.out, trained.run.name, known}, {}, {});
    CHECK(!orphan.has_teacher());
    CHECK(orphan.no_teacher.str().find("teacher.pth") != std::string::npos);
    CHECK(orphan.student == answers.student);
    CHECK(error_of([&] {
              look_at_answers({spec.out, "alpha-9_rep-1"}, {}, {});
          }).find("best.pth") != std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(look_at_answers({spec.out, trained.run.name}, {}, stop.get_token()), Stopped);
    CHECK(error_of([&] {
              look_at_answers({trained.folder.path(), "x"}, {}, {});
          }).find("experiment.json") != std::string::npos);
}
