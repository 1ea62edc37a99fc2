#include "core/base/cancelled.h"
#include "core/inspect/student_cost.h"

#include "core/engine/models/model.h"
#include "tests/core/inspect/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

TEST_CASE("multiply-adds are those that are published") {
    const auto of = [](const char* name, std::int64_t classes, std::int64_t side) {
        return static_cast<double>(multiply_adds(*build_model(name, classes, 1), side));
    };
    CHECK(of("resnet18", 1000, 224) == doctest::Approx(1.814e9).epsilon(0.01));
    CHECK(of("resnet50", 1000, 224) == doctest::Approx(4.089e9).epsilon(0.01));
    CHECK(of("mobilenet_v2", 1000, 224) == doctest::Approx(0.30e9).epsilon(0.01));
    CHECK(of("resnet20", 10, 32) == doctest::Approx(40.8e6).epsilon(0.01));
}

TEST_CASE("attention's two products count") {
    // Patches 196·768·768; 12 layers of 197 tokens: projections and perceptron 12·768², attention 2·197·768
    // each; the head 768·1000.
    const double tokens = 197;
    const double expected =
        196.0 * 768 * 768 + 12 * tokens * (12.0 * 768 * 768 + 2 * tokens * 768) + 768.0 * 1000;
    const auto model = build_model("vit_b_16", 1000, 1);
    CHECK(static_cast<double>(multiply_adds(*model, 224)) == doctest::Approx(expected).epsilon(1e-9));
}

TEST_CASE("a trained run has a card") {
    const TrainedRun trained("resnet32", 1);
    const auto& spec = trained.spec;
    const auto card = measure_student({spec.out, trained.run.name}, {});
    std::int64_t parameters = 0;
    for (const auto& parameter : build_model("resnet20", trained.classes, 1)->parameters()) {
        parameters += parameter.numel();
    }
    CHECK(card.student.name == "resnet20");
    CHECK(card.student.parameters == parameters);
    CHECK(card.student.file_bytes > 4 * parameters);
    CHECK(card.student.accuracy == doctest::Approx(trained.best.val_accuracy));
    CHECK(card.student.seconds_of_1 > 0.0);
    CHECK(card.student.seconds_of_32 > 0.0);
    REQUIRE(card.teacher.has_value());
    CHECK(card.teacher->name == "resnet32");
    CHECK(card.teacher->multiply_adds > card.student.multiply_adds);
    CHECK(card.teacher->accuracy == doctest::Approx(trained.best.teacher_val_accuracy));

    std::filesystem::remove(spec.teacher_file);
    const auto orphan = measure_student({spec.out, trained.run.name}, {});
    CHECK(!orphan.teacher.has_value());
    CHECK(orphan.no_teacher.str().find("teacher.pth") != std::string::npos);
    CHECK_THROWS_AS(measure_student({spec.out, "alpha-9_rep-1"}, {}), Error);
    CHECK(error_of([&] {
              measure_student({trained.folder.path(), "x"}, {});
          }).find("experiment.json") != std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(measure_student({spec.out, trained.run.name}, stop.get_token()), Cancelled);
}
