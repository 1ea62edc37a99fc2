// Several teachers as one: an ensemble.
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/bytes/atomic_file.h"
#include "core/inspect/predict.h"
#include "tests/core/experiment/bench.h"

using namespace retort;
using namespace retort::test;

namespace {

/// Another teacher of the bench's classes, untrained.
fs::path other_teacher() {
    static const auto file = [] {
        auto made = bench().folder.path() / "other.pth";
        write_model(made, class_count(), 11);
        return made;
    }();
    return file;
}

ExperimentSpec spec_of(const std::string& out, const std::vector<fs::path>& teachers) {
    auto spec = bench().spec(out);
    std::vector<std::string> files;
    for (const auto& teacher : teachers) {
        files.push_back(teacher.string());
    }
    REQUIRE(set_values(spec, *find_parameter("teacher-file"), files).empty());
    spec.repeats = 1;
    return spec;
}

ExperimentSpec ensemble(const std::string& out, const std::string& weights = {}) {
    auto spec = spec_of(out, {bench().teacher, other_teacher()});
    spec.teacher_ensemble = true;
    spec.teacher_weights = weights;
    return spec;
}

RunPredictions predictions_of(const fs::path& experiment, const std::string& run) {
    Recorder observer;
    return predict({experiment, run}, observer, {});
}

} // namespace

TEST_CASE("all students of an ensemble learn from all its teachers, and no point is named by them") {
    auto spec = ensemble("ensemble");
    spec.loss = "kl";
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].name == "alpha-0_rep-1");
    CHECK(runs[1].name == "alpha-1_rep-1");
    for (const auto& run : runs) {
        CHECK(run.error == "");
        REQUIRE(run.status == RunStatus::done);
        CHECK(std::isfinite(run.epochs.back().agreement)); // at α = 1, too
        CHECK(run.cost->teacher_parameters == 2 * run.cost->parameters);
    }
    // The same by hand: the mean of what both say.
    const auto one = predictions_of(spec.out, runs[0].name);
    CHECK(one.no_teacher.str() == "");
    REQUIRE(one.has_teacher());
    const auto logits_of = [&](const fs::path& teacher, const std::string& out) {
        auto alone = spec_of(out, {teacher});
        const auto trained = run(alone);
        return predictions_of(alone.out, trained[0].name).teacher;
    };
    const auto rows = static_cast<std::int64_t>(one.paths.size());
    const auto tensor_of = [&](const LogitRows& table) {
        return torch::tensor(table).view({rows, class_count()}).to(torch::kFloat64);
    };
    const auto mean = (torch::softmax(tensor_of(logits_of(bench().teacher, "first")), 1) +
                       torch::softmax(tensor_of(logits_of(other_teacher(), "second")), 1)) /
                      2.0;
    CHECK(torch::allclose(torch::softmax(tensor_of(one.teacher), 1), mean, 1e-4, 1e-5));
    const auto right = mean.argmax(1).eq(torch::tensor(one.labels)).to(torch::kFloat64).mean().item<double>();
    CHECK(runs[0].epochs.back().teacher_val_accuracy == doctest::Approx(right));
    CHECK(observer.noticed("resnet20 + resnet20: Teacher: "));
    CHECK_FALSE(observer.noticed("at α = 1 there is no teacher"));
    const auto info = parse_info(read_text_file(fs::path(spec.out) / "experiment.json"));
    CHECK(info.teachers.size() == 2);
    CHECK(info.teacher == "resnet20, resnet20");
    CHECK(read_spec(fs::path(spec.out) / "experiment.json").teacher_ensemble);
}

TEST_CASE("an ensemble of one teacher twice teaches as the teacher alone") {
    const auto copy = bench().folder.path() / "copy.pth";
    fs::copy_file(bench().teacher, copy, fs::copy_options::overwrite_existing);
    for (const auto* loss : {"mse", "kl"}) {
        CAPTURE(loss);
        auto twice = spec_of(std::string("twice-") + loss, {bench().teacher, copy});
        twice.teacher_ensemble = true;
        twice.teacher_weights = "3,1";
        twice.alphas = {0.0};
        twice.loss = loss;
        auto alone = spec_of(std::string("alone-") + loss, {bench().teacher});
        alone.alphas = {0.0};
        alone.loss = loss;
        const auto ours = run(twice);
        const auto wanted = run(alone);
        for (std::size_t i = 0; i < 3; ++i) {
            CAPTURE(i);
            const auto& epoch = ours.at(0).epochs.at(i);
            const auto& expected = wanted.at(0).epochs.at(i);
            CHECK(epoch.val_loss == doctest::Approx(expected.val_loss).epsilon(2e-3));
            CHECK(epoch.kl_to_teacher == doctest::Approx(expected.kl_to_teacher).epsilon(2e-3));
            CHECK(epoch.logit_difference == doctest::Approx(expected.logit_difference).epsilon(2e-3));
            CHECK(epoch.teacher_val_accuracy == expected.teacher_val_accuracy);
        }
    }
}

TEST_CASE("weights of an ensemble change what it teaches, and a bank is shared whatever they are") {
    const auto first = run(ensemble("weights-equal"));
    Recorder observer;
    const auto heavy = run_experiment(ensemble("weights-heavy", "9,1"), ResumeMode::fresh, observer, {});
    CHECK(first[0].epochs[0].val_loss != heavy[0].epochs[0].val_loss);
    CHECK(first[0].epochs[1].train_loss != heavy[0].epochs[1].train_loss);
    CHECK(observer.noticed("Teacher logits computed for 0 training views"));
}

TEST_CASE("an ensemble goes on with the same teachers alone") {
    auto spec = ensemble("resumed");
    run(spec);
    spec.repeats = 2;
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    const auto third = bench().folder.path() / "third.pth";
    write_model(third, class_count(), 12);
    auto more = spec_of("resumed", {bench().teacher, other_teacher(), third});
    more.teacher_ensemble = true;
    CHECK_THROWS_AS(run(more, ResumeMode::resume), Error);
    auto swapped = spec_of("resumed", {other_teacher(), bench().teacher});
    swapped.teacher_ensemble = true;
    CHECK_THROWS_AS(run(swapped, ResumeMode::resume), Error);
    auto apart = spec_of("resumed", {bench().teacher, other_teacher()});
    CHECK_THROWS_AS(run(apart, ResumeMode::resume), Error);
    auto weighed = ensemble("resumed", "2,1");
    CHECK_THROWS_WITH_AS(run(weighed, ResumeMode::resume), doctest::Contains("teacher-weights"), Error);
    // Another file under one of the names.
    write_model(other_teacher(), class_count(), 13);
    CHECK_THROWS_WITH_AS(run(spec, ResumeMode::resume), doctest::Contains("SHA-256"), Error);
    write_model(other_teacher(), class_count(), 11);
}

TEST_CASE("what is no ensemble is said") {
    CHECK(problem_with(ensemble("fine", "2,1")) == "");
    auto alone = spec_of("alone", {bench().teacher});
    alone.teacher_ensemble = true;
    CHECK(contains(problem_with(alone), "teacher-ensemble: one teacher is no ensemble"));
    CHECK(problem_with(ensemble("few", "2")) == "teacher-weights: names 1 weights for 2 teachers");
    for (const auto* text : {"2,0", "2,-1", "2,x", "2,", "nan,1", "inf,1"}) {
        CAPTURE(text);
        CHECK(contains(problem_with(ensemble("wrong", text)), "accepted are numbers greater than 0"));
    }
    auto layers = ensemble("layers");
    layers.student_init = "teacher";
    CHECK(contains(problem_with(layers), "student-init: an ensemble has no layers"));
    auto maps = ensemble("maps");
    maps.feature_loss = "at";
    CHECK(contains(problem_with(maps), "feature-loss: an ensemble has no feature maps"));
    CHECK(plan(ensemble("plan")).size() == 2);
    CHECK(choices(ensemble("plan")) == 2);
    CHECK(plan(spec_of("plan", {bench().teacher, other_teacher()})).size() == 3);
}

TEST_CASE("a run of other teachers, or of the same in another order, is not taken for one of these") {
    const auto third = bench().folder.path() / "joined.pth";
    write_model(third, class_count(), 14);
    auto pair = ensemble("joined-pair", "2,1");
    auto three = spec_of("joined-three", {bench().teacher, other_teacher(), third});
    three.teacher_ensemble = true;
    auto turned = spec_of("joined-turned", {other_teacher(), bench().teacher});
    turned.teacher_ensemble = true;
    turned.teacher_weights = "2,1";
    for (auto* spec : {&pair, &three, &turned}) {
        spec->num_epochs = 1;
        run(*spec);
    }
    pair.repeats = 2;
    for (const auto& [other, difference] :
         {std::pair{&three, "with --teacher-weights, not 2,1"}, {&turned, "another teacher"}}) {
        replace_run(*other, pair, "alpha-0_rep-1");
        CHECK_THROWS_WITH_AS(run(pair, ResumeMode::resume), doctest::Contains(difference), Error);
    }
}

TEST_CASE("weights of an ensemble have the sum 1, however large they are") {
    auto spec = ensemble("large", "1e308,1e308");
    CHECK(teacher_weights(spec) == std::vector<double>{0.5, 0.5});
    spec.teacher_weights = "3,1";
    CHECK(teacher_weights(spec) == std::vector<double>{0.75, 0.25});
    spec.teacher_ensemble = false;
    CHECK(teacher_weights(spec).empty());
    spec.num_epochs = 1;
    Recorder observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(observer.noticed("counts only with"));
}
