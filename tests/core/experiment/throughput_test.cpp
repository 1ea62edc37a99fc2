// The measurement that lanes and costs are chosen by: what it gives, and that it leaves no trace. How fast
// this machine is, no test can say.
#include "core/base/cancelled.h"
#include "core/data/sample.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/throughput.h"
#include "core/experiment/preflight/throughput_preview.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/spec/plan.h"
#include "core/files/pickle/state_dict_writer.h"
#include "tests/core/experiment/support.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

ThroughputRequest small_request() {
    ThroughputRequest request;
    request.spec.student = "resnet20";
    request.spec.batch_size = 16;
    request.spec.alphas = {0.0, 1.0};
    request.spec.repeats = 1;
    request.classes = 10;
    request.side = 32;
    request.budget = 0.02;
    return request;
}

} // namespace

TEST_CASE("a student's pace and memory are measured") {
    const auto pace = measure_student(small_request(), {1, 1}, {});
    CHECK(pace.train_seconds > 0.0);
    CHECK(pace.val_seconds > 0.0);
    const auto parameters = find_architecture("resnet20")->parameters;
    CHECK(pace.model_bytes >= parameters * 4);
    CHECK(pace.model_bytes < parameters * 5);
    // Its 19 convolutions keep what they were given: 7 maps of 16×32², 6 of 32×16² and 6 of 64×8² at least.
    const std::int64_t activations = 4 * (7 * 16 * 32 * 32 + 6 * 32 * 16 * 16 + 6 * 64 * 8 * 8);
    CHECK(pace.bytes_per_image > activations);
    CHECK(pace.bytes_per_image < 10 * activations);
    CHECK(pace.fixed_bytes > 0);
}

TEST_CASE("the state of optimizer and average is counted") {
    auto request = small_request();
    const auto bytes = find_architecture("resnet20")->parameters * 4;
    const auto momentum = measure_student(request, {1, 1}, {});
    CHECK(momentum.state_bytes > bytes * 9 / 10);
    CHECK(momentum.state_bytes < bytes * 11 / 10);
    request.spec.momentum = 0.0;
    CHECK(measure_student(request, {1, 1}, {}).state_bytes == 0);
    request.spec.optimizer = "adamw";
    request.spec.ema_decay = 0.9;
    const auto adamw = measure_student(request, {1, 1}, {});
    CHECK(adamw.state_bytes > bytes * 29 / 10); // two moments and the average
    CHECK(adamw.fixed_bytes >= adamw.state_bytes + bytes * 9 / 10);
}

TEST_CASE("a frozen backbone needs less memory") {
    auto frozen = small_request();
    frozen.spec.freeze_backbone = true;
    const auto pace = measure_student(frozen, {1, 1}, {});
    CHECK(pace.train_seconds > 0.0);
    CHECK(pace.bytes_per_image < measure_student(small_request(), {1, 1}, {}).bytes_per_image);
}

TEST_CASE("measuring leaves threads and random numbers alone") {
    torch::manual_seed(5);
    const auto expected = torch::rand({8});
    torch::manual_seed(5);
    at::set_num_threads(1);
    // A student's weights are drawn from the global generator, which is seeded for that alone.
    measure_student(small_request(), {2, 1}, {});
    CHECK(at::get_num_threads() == 1);
    torch::manual_seed(5);
    CHECK(torch::equal(torch::rand({8}), expected));
}

TEST_CASE("a request to stop ends a measurement") {
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(measure_student(small_request(), {2, 1}, source.get_token()), Cancelled);
    const Teacher teacher(build_model("resnet20", 10, 0), torch::kCPU);
    CHECK_THROWS_AS(measure_teacher(teacher, 32, 4, 0.01, source.get_token()), Cancelled);
}

TEST_CASE("a teacher's pace is measured, and what cannot be trained is refused") {
    const Teacher teacher(build_model("resnet20", 10, 0), torch::kCPU);
    CHECK(measure_teacher(teacher, 32, 4, 0.01, {}) > 0.0);
    CHECK(measure_teacher(teacher, 32, 1, 0.01, {}) > 0.0);
    auto wrong = small_request();
    wrong.spec.student = "no such network";
    CHECK_THROWS_AS(measure_student(wrong, {2, 1}, {}), Error);
}

TEST_CASE("layouts are compared where there is something to choose") {
    auto request = small_request();
    request.spec.num_epochs = 100000; // long enough to be worth it
    std::vector<std::int64_t> told;
    const auto chosen =
        choose_lanes(request, 2, 1000, 0, [&](std::int64_t done, std::int64_t) { told.push_back(done); }, {});
    CHECK(told == std::vector<std::int64_t>{0, 1});
    CHECK(chosen.gain >= 1.0);
    CHECK(chosen.lanes.lanes * chosen.lanes.threads == 2);
    CHECK(chosen.compared_with.lanes != chosen.lanes.lanes);
    CHECK_FALSE(lane_plan_message(chosen).empty());
    // Two lanes do not fit.
    const auto narrow = choose_lanes(request, 2, 1000, 1, {}, {});
    CHECK(narrow.lanes == LanePlan{1, 2});

    request.spec.num_epochs = 1;
    const auto short_sweep = choose_lanes(request, 2, 4, 0, {}, {});
    CHECK(short_sweep.lanes == LanePlan{1, 2});
    CHECK(short_sweep.gain == 0.0);
    CHECK(short_sweep.student.train_seconds > 0.0);

    request.spec.lanes = 3;
    request.spec.threads = 1;
    CHECK(choose_lanes(request, 2, 1000, 0, {}, {}).lanes == LanePlan{3, 1});
}

TEST_CASE("a look before the start finds everything a cost follows from") {
    const TemporaryFolder folder;
    SampleOptions options;
    options.train_per_class = 2;
    options.val_per_class = 1;
    write_sample(folder.path() / "data", options);
    const auto data = preview_data(folder.path() / "data");
    const auto classes = static_cast<std::int64_t>(data.classes.size());
    ExperimentSpec spec;
    spec.data_dir = (folder.path() / "data").string();
    spec.teacher_file = (folder.path() / "teacher.pth").string();
    spec.student = "resnet20";
    spec.batch_size = 4;
    spec.lanes = 1;
    spec.threads = 1;
    spec.device = "cpu";
    write_state_dict(spec.teacher_file, state_dict(*build_model("resnet20", classes, 1)));

    const auto question = throughput_query(spec, data, 32);
    CHECK(question.side == 32);
    CHECK(question.classes == classes);
    CHECK(question.train_images == 2 * classes);
    const auto found = preview_throughput(question, {});
    CHECK(found.throughput.lanes == LanePlan{1, 1});
    CHECK(found.teacher_seconds > 0.0);
    CHECK(found.load_seconds > 0.0);
    CHECK(found.image_bytes > 0);
    const auto cost = cost_of(spec, data, found);
    CHECK(cost.runs == 12);
    CHECK(cost.total_seconds > cost.teacher_seconds);
    CHECK(cost.teacher_seconds > 0.0);
    CHECK(cost.memory_bytes > found.resident_bytes);
    CHECK(cost.logit_disk_bytes == 25 * 2 * classes * classes * 4); // views × images × classes
    CHECK_FALSE(cost.disk_shortage.has_value());

    // What a query holds is what the table says: of α and repeats only whether they are enough for all cores.
    const auto busy_cores = [](const ExperimentSpec& some) {
        return std::min(static_cast<int>(plan(some).size()), machine_cores());
    };
    const ExperimentSpec usual;
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        auto changed = usual;
        REQUIRE(set_from_text(changed, parameter, other_text(parameter)).empty());
        const bool same = throughput_query(changed, data, 32) == throughput_query(usual, data, 32);
        const bool is_about_runs = plan(changed).size() != plan(usual).size();
        CHECK(same ==
              (is_about_runs ? busy_cores(changed) == busy_cores(usual) : !parameter.affects_throughput));
    }

    // Most of a spec does not matter.
    auto other = spec;
    other.num_epochs = 3;
    other.lr = 0.5;
    other.alphas = {0.25, 0.75};
    other.out = "elsewhere";
    other.repeats = 1000;
    other.seed = 9;
    CHECK(throughput_query(other, data, 32) == throughput_query(spec, data, 32));
    other.batch_size = 5;
    CHECK_FALSE(throughput_query(other, data, 32) == throughput_query(spec, data, 32));
    spec.image_size = 48;
    CHECK(throughput_query(spec, data, 32).side == 48);
    spec.image_size = 0;
    CHECK(seen_side(spec, 64) == 64);
    auto fixed = spec;
    fixed.student = "vit_b_16";
    CHECK(seen_side(fixed, 32) == 224); // it takes no other
    fixed.image_size = 48;
    CHECK(seen_side(fixed, 32) == 48);
    CHECK(throughput_query(spec, data, 0).side == 32); // what the student is usually trained at
}
