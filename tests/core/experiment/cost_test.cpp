// What an experiment costs and which layout it takes, from numbers given here.
#include "core/experiment/cost/cost.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/time_left.h"
#include "core/experiment/spec/plan.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

using Layouts = std::vector<LanePlan>;

/// 100 images at 10 ms, 50 at 2 ms: 1.1 s an epoch.
CostInputs small_sweep() {
    CostInputs inputs;
    inputs.train_images = 100;
    inputs.val_images = 50;
    inputs.classes = 10;
    inputs.epochs = 5;
    inputs.batch_size = 8;
    inputs.distilling_runs = 4;
    inputs.plain_runs = 2;
    inputs.repeats = 2;
    inputs.lanes = {2, 1};
    inputs.student = {.train_seconds = 0.010,
                      .val_seconds = 0.002,
                      .model_bytes = 1'000'000,
                      .state_bytes = 1'000'000,
                      .fixed_bytes = 2'000'000,
                      .bytes_per_image = 100'000};
    inputs.teacher_seconds = 0.020;
    return inputs;
}

RunRecord run_of(double alpha, std::int64_t repeat, RunStatus status,
                 const std::vector<double>& seconds = {}) {
    RunRecord run;
    run.spec = {alpha, repeat, 0};
    run.status = status;
    run.num_epochs = 4;
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        EpochRecord record;
        record.epoch = static_cast<int>(i) + 1;
        record.seconds = seconds[i];
        run.epochs.push_back(record);
    }
    return run;
}

std::optional<double> left_of(const std::vector<RunRecord>& runs, std::int64_t lanes,
                              const std::optional<CostEstimate>& estimate = {}) {
    return seconds_left(runs, std::vector<RunProgress>(runs.size()), lanes, estimate);
}

} // namespace

TEST_CASE("what is left to choose are lanes that divide the cores and have a run each") {
    CHECK((candidate_lane_plans({}, 2, 12) == Layouts{{1, 2}, {2, 1}}));
    CHECK((candidate_lane_plans({}, 8, 12) == Layouts{{1, 8}, {2, 4}, {4, 2}, {8, 1}}));
    CHECK((candidate_lane_plans({}, 8, 3) == Layouts{{1, 8}, {2, 4}}));
    CHECK((candidate_lane_plans({}, 6, 12) == Layouts{{1, 6}, {2, 3}}));
    CHECK((candidate_lane_plans({}, 64, 100) == Layouts{{1, 64}, {16, 4}, {32, 2}, {64, 1}}));
    // Nothing to choose.
    CHECK((candidate_lane_plans({}, 1, 12) == Layouts{{1, 1}}));
    CHECK((candidate_lane_plans({}, 8, 1) == Layouts{{1, 8}}));
    CHECK((candidate_lane_plans({.lanes = 3}, 8, 12) == Layouts{{3, 2}}));
    CHECK((candidate_lane_plans({.lanes = 3, .threads = 4}, 8, 12) == Layouts{{3, 4}}));
    CHECK((candidate_lane_plans({.lanes = 16}, 8, 12) == Layouts{{16, 1}}));
    // Threads that were asked for stay.
    CHECK((candidate_lane_plans({.threads = 2}, 8, 12) == Layouts{{1, 2}, {2, 2}, {4, 2}}));
    CHECK((candidate_lane_plans({.threads = 16}, 8, 12) == Layouts{{1, 16}}));
}

TEST_CASE("the fastest layout that fits into memory is taken") {
    const std::vector<MeasuredLanePlan> measured{
        {{1, 4}, 100.0, 1000}, {{2, 2}, 130.0, 2000}, {{4, 1}, 150.0, 4000}};
    CHECK(best_lane_plan(measured, std::numeric_limits<std::int64_t>::max()).lanes == LanePlan{4, 1});
    CHECK(best_lane_plan(measured, 4000).lanes == LanePlan{4, 1});
    CHECK(best_lane_plan(measured, 3999).lanes == LanePlan{2, 2});
    CHECK(best_lane_plan(measured, 1500).lanes == LanePlan{1, 4});
    CHECK(best_lane_plan(measured, 10).lanes == LanePlan{1, 4});
    CHECK(best_lane_plan({{{1, 2}, 5.0, 1}, {{2, 1}, 5.0, 1}}, 10).lanes == LanePlan{1, 2});
    CHECK(best_lane_plan({{{1, 2}, 5.0, 1}, {{2, 1}, 5.4, 1}}, 10).lanes ==
          LanePlan{1, 2}); // not worth the memory
}

TEST_CASE("a layout says what it was compared with") {
    CHECK(lane_plan_message({{2, 1}, {}}).empty());
    CHECK(lane_plan_message({{2, 1}, {}, 1.314, {1, 2}}).str() ==
          "Lanes × threads: 2 × 1, measured 1.31 times as fast as 1 × 2");
}

TEST_CASE("the time of a sweep is that of its rounds and of the teacher") {
    auto inputs = small_sweep();
    auto cost = estimate_cost(inputs);
    CHECK(cost.runs == 6);
    CHECK(cost.epoch_seconds == doctest::Approx(1.1));
    CHECK(cost.run_seconds == doctest::Approx(5.6)); // validation before the first epoch, too
    CHECK(cost.teacher_seconds == doctest::Approx(4 * 5 * 100 * 0.020));
    CHECK(cost.total_seconds == doctest::Approx(3 * 5.6 + 40.0));
    CHECK(cost.teacher_share() == doctest::Approx(40.0 / 56.8));
    CHECK_FALSE(cost.teacher_once);

    inputs.lanes = {4, 1};
    CHECK(estimate_cost(inputs).total_seconds == doctest::Approx(2 * 5.6 + 40.0));

    SUBCASE("views whose answers are kept are asked about once") {
        inputs.views = 5;
        cost = estimate_cost(inputs);
        CHECK(cost.teacher_once);
        CHECK(cost.teacher_seconds == doctest::Approx(5 * 100 * 0.020));
        inputs.known_logits = 400;
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(100 * 0.020));
        inputs.known_logits = 4000;
        CHECK(estimate_cost(inputs).teacher_seconds == 0.0);
        inputs.pending_logits = 50;
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(50 * 0.020));
    }
    SUBCASE("each of several teachers has its views asked about") {
        inputs.views = 5;
        const auto one = estimate_cost(inputs);
        inputs.teachers = 2;
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(2.0 * one.teacher_seconds));
        ExperimentSpec spec;
        spec.alphas = {0.5, 1.0};
        REQUIRE(set_from_text(spec, *find_parameter("teacher-file"), "a.pth,b.pth,c.pth").empty());
        CHECK(cost_inputs(spec, queued_runs(spec)).teachers == 3);
        CHECK(cost_inputs(ExperimentSpec(), queued_runs(ExperimentSpec())).teachers == 1);
    }
    SUBCASE("of every way that images look the teacher is asked about its views") {
        inputs.views = 5;
        const auto one = estimate_cost(inputs);
        inputs.augmentations = 3;
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(3.0 * one.teacher_seconds));
        ExperimentSpec spec;
        spec.alphas = {0.5, 1.0};
        for (const auto& [name, values] : {std::pair{"cutmix", "0,1"},
                                           {"rand-augment", "0,9"},
                                           {"rand-augment-ops", "1,2"},
                                           {"lr", "0.1,0.2"}}) {
            REQUIRE(set_from_text(spec, *find_parameter(name), values).empty());
        }
        CHECK(cost_inputs(spec, queued_runs(spec)).augmentations ==
              6); // none, 1 and 2 operations, cut and not
        CHECK(cost_inputs(ExperimentSpec(), queued_runs(ExperimentSpec())).augmentations == 1);
    }
    SUBCASE("runs with fresh views ask about every one of theirs, beside those that are kept") {
        inputs.views = 5;
        const auto kept = estimate_cost(inputs).teacher_seconds;
        inputs.fresh_runs = 1;
        const auto passes = static_cast<double>(inputs.train_images * inputs.epochs);
        CHECK(estimate_cost(inputs).teacher_seconds ==
              doctest::Approx(kept + passes * inputs.teacher_seconds));
    }
    SUBCASE(
        "runs with a feature loss have the teacher see every batch, and their logits are kept all the same") {
        inputs.views = 5;
        const auto kept = estimate_cost(inputs);
        inputs.feature_runs = inputs.distilling_runs;
        const auto passes = static_cast<double>(inputs.train_images * inputs.epochs * inputs.distilling_runs);
        CHECK(estimate_cost(inputs).teacher_seconds ==
              doctest::Approx(kept.teacher_seconds + passes * inputs.teacher_seconds));
        CHECK(estimate_cost(inputs).memory_bytes == kept.memory_bytes);
        ExperimentSpec spec;
        spec.alphas = {0.5, 1.0};
        spec.feature_loss = "at";
        CHECK(cost_inputs(spec, queued_runs(spec)).feature_runs == spec.repeats);
        CHECK(cost_inputs(spec, queued_runs(spec)).fresh_runs == 0);
    }
    SUBCASE("fewer views than epochs are all seen, of more only some") {
        inputs.views = 2;
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(2 * 100 * 0.020));
        inputs.views = 10; // half of them in the first repeat, half of the other half in the second
        CHECK(estimate_cost(inputs).teacher_seconds == doctest::Approx(7.5 * 100 * 0.020));
    }
    SUBCASE("without distilling runs nobody asks the teacher") {
        inputs.distilling_runs = 0;
        inputs.views = 5;
        inputs.pending_logits = 50;
        CHECK(estimate_cost(inputs).teacher_seconds == 0.0);
    }
    SUBCASE("nothing to train costs nothing") {
        inputs.distilling_runs = 0;
        inputs.plain_runs = 0;
        CHECK(estimate_cost(inputs).total_seconds == 0.0);
        CHECK(estimate_cost(inputs).teacher_share() == 0.0);
        CHECK(estimate_cost(inputs).disk_bytes == 0);
    }
}

TEST_CASE("making batches takes its share of the cores, or hides behind a GPU") {
    auto inputs = small_sweep();
    inputs.lanes = {1, 2};
    inputs.load_seconds = 0.022;
    const auto cost = estimate_cost(inputs);
    CHECK(cost.epoch_seconds == doctest::Approx(2.2));
    CHECK(cost.load_share == doctest::Approx(0.5));
    inputs.load_takes_cores = false;
    CHECK(estimate_cost(inputs).epoch_seconds == doctest::Approx(1.2));
}

TEST_CASE("memory is that of all lanes, images and answers, and is compared with what there is") {
    auto inputs = small_sweep();
    inputs.resident_bytes = 300'000'000;
    inputs.images_bytes = 10'000'000;
    inputs.available_bytes = 27'120'000;
    CHECK(lane_memory(inputs.student, 8) == 8'560'000);
    const auto cost = estimate_cost(inputs);
    CHECK(cost.memory_bytes == 327'120'000);
    CHECK(cost.fits_memory);
    CHECK(cost_warning(cost, inputs.available_bytes).empty());
    CHECK(cost.disk_bytes == 6 * 4 * 1'000'000);

    inputs.views = 5; // 100 images × 5 views × (10 classes × 4 bytes, and 16 to find them by)
    const auto more = estimate_cost(inputs);
    CHECK(more.memory_bytes == 327'148'000);
    CHECK_FALSE(more.fits_memory);
    CHECK(cost_warning(more, inputs.available_bytes).str() ==
          "training needs about 327 MB of memory, but only 27 MB is available; reduce --batch-size, "
          "--lanes or --cache-mib");
    inputs.available_bytes = 0; // nobody knows
    CHECK(estimate_cost(inputs).fits_memory);

    inputs.lanes.lanes = 60; // six runs need no more than six lanes
    CHECK(estimate_cost(inputs).memory_bytes == 300'000'000 + 6 * 8'560'000 + 10'028'000);
}

TEST_CASE("the teacher's logits take what they may, in memory and on disk") {
    auto inputs = small_sweep();
    const auto without = estimate_cost(inputs).memory_bytes;
    inputs.views = 5;
    constexpr std::int64_t index = 500 * 16;
    inputs.logit_memory_bytes = 15'000;
    CHECK(estimate_cost(inputs).memory_bytes == without + 15'000 + index);
    CHECK(estimate_cost(inputs).logit_disk_bytes == 0);
    inputs.logit_disk_bytes = 12'000;
    CHECK(estimate_cost(inputs).logit_disk_bytes == 12'000);
    inputs.logit_disk_bytes = 1'000'000;
    CHECK(estimate_cost(inputs).logit_disk_bytes == 20'000);
    inputs.logit_memory_bytes = -5; // the bank has more than it should already
    CHECK(estimate_cost(inputs).memory_bytes == without + index);
    inputs.known_logits = 400;
    CHECK(estimate_cost(inputs).logit_disk_bytes == 4'000);
    inputs.known_logits = 0;
    inputs.views = 1'000'000; // of which the two repeats see ten
    CHECK(estimate_cost(inputs).logit_disk_bytes < 40'001);
    inputs.distilling_runs = 0;
    CHECK(estimate_cost(inputs).logit_disk_bytes == 0);
}

TEST_CASE("what goes on with the weights is in memory and on disk, too") {
    auto inputs = small_sweep();
    const auto sgd = estimate_cost(inputs);
    inputs.student.state_bytes = 3'000'000; // two moments and an average
    const auto adamw = estimate_cost(inputs);
    CHECK(adamw.disk_bytes - sgd.disk_bytes == 6 * 2'000'000);
    CHECK(adamw.memory_bytes - sgd.memory_bytes == 2 * 2 * 2'000'000);
}

TEST_CASE("disk that is not there is said with both figures") {
    auto inputs = small_sweep();
    CHECK(disk_warning(estimate_cost(inputs)).empty());
    inputs.free_bytes = 24'000'000;
    CHECK(disk_warning(estimate_cost(inputs)).empty());
    inputs.free_bytes = 23'000'000;
    CHECK(disk_warning(estimate_cost(inputs)).str() ==
          "the experiment needs about 24 MB of disk space, but only 23 MB is free in its output folder");
    inputs.free_bytes = 25'000'000;
    inputs.views = 5;
    inputs.train_images = 100'000;
    inputs.logit_disk_bytes = 9'000'000;
    CHECK(disk_warning(estimate_cost(inputs)).empty()); // they go elsewhere
    inputs.logits_on_same_disk = true;
    CHECK(disk_warning(estimate_cost(inputs)).str() ==
          "the experiment needs about 33 MB of disk space, but only 25 MB is free in its output folder");
    CHECK(free_disk("/").value_or(0) > 0);
    CHECK(free_disk("/no/such/folder/yet").value_or(0) > 0);
    // Where others write meanwhile, two questions have two answers: /proc never has room.
    CHECK(free_disk("/proc/no/such/folder/yet") == free_disk("/proc"));
    CHECK(on_same_disk("/", "/no/such/folder/yet"));
    CHECK_FALSE(on_same_disk("/", "/proc/self"));
}

TEST_CASE("the cost is told in a line") {
    auto cost = estimate_cost(small_sweep());
    CHECK(cost_message(cost).str() ==
          "Runs: 6, epochs: 5. Estimate: 57 s with 2 lanes × 1 threads (teacher: 70 %), "
          "17 MB of memory, 24 MB of disk space");
    ExperimentSpec spec;
    spec.alphas = {0.0, 0.5, 1.0};
    spec.repeats = 4;
    const auto inputs = cost_inputs(spec, queued_runs(spec));
    CHECK(inputs.distilling_runs == 8);
    CHECK(inputs.plain_runs == 4);
    CHECK(inputs.repeats == 4);
    CHECK(inputs.epochs == 25);
    CHECK(duration_text(0.4) == "0 s");
    CHECK(duration_text(59.6) == "1 min 00 s");
    CHECK(duration_text(200) == "3 min 20 s");
    CHECK(duration_text(2040) == "34 min");
    CHECK(duration_text(7500) == "2 h 05 min");
    CHECK(bytes_text(0) == "0 MB");
    CHECK(bytes_text(10) == "1 MB");
    CHECK(bytes_text(540'400'000) == "540 MB");
    CHECK(bytes_text(1'340'000'000) == "1.3 GB");
}

TEST_CASE("the machine's memory is read from what Linux says") {
    CHECK(parse_available_memory("MemTotal:  16 kB\nMemAvailable:    2048 kB\nBuffers: 1 kB\n") ==
          2048 * 1024);
    CHECK(parse_available_memory("MemTotal: 16 kB\n") == 0);
    CHECK(parse_available_memory("MemAvailable: many\n") == 0);
    CHECK(parse_available_memory("") == 0);
    CHECK(machine_cores() >= 1);
#ifdef __linux__
    CHECK(available_memory() > 0);
    CHECK(resident_memory() > 0);
#endif
}

TEST_CASE("decoded images take no more than half of the memory that is available") {
    constexpr std::int64_t mebibyte = 1024 * 1024;
    CHECK(image_cache_bytes(-1, 16'000 * mebibyte) == 8'000 * mebibyte);
    CHECK(image_cache_bytes(4096, 16'000 * mebibyte) == 4096 * mebibyte);
    CHECK(image_cache_bytes(4096, 1'000 * mebibyte) == 500 * mebibyte);
    CHECK(image_cache_bytes(0, 1'000 * mebibyte) == 0);
    CHECK(image_cache_bytes(-1, 0) == 4096 * mebibyte); // nobody knows
    CHECK(image_cache_bytes(100, 0) == 100 * mebibyte);
}

TEST_CASE("the narrowest control group around the process counts, in either version") {
    const TemporaryFolder folder;
    constexpr auto none = std::numeric_limits<std::int64_t>::max();
    const auto& mount = folder.path();
    CHECK(group_memory("0::/user.slice/job\n", mount) == none);
    write_text(mount / "user.slice/memory.max", "1000\n");
    write_text(mount / "user.slice/memory.current", "700\n");
    write_text(mount / "user.slice/job/memory.max", "max\n");
    write_text(mount / "user.slice/job/memory.current", "500\n");
    CHECK(group_memory("0::/user.slice/job\n", mount) == 300);
    write_text(mount / "user.slice/memory.stat", "anon 100\ninactive_file 150\nfile 300\n");
    CHECK(group_memory("0::/user.slice/job\n", mount) == 450); // what was read from files can go
    write_text(mount / "user.slice/job/memory.max", "600\n");
    CHECK(group_memory("0::/user.slice/job\n", mount) == 100);
    // A container sees its own group at the root, whatever it is called outside.
    write_text(mount / "memory.max", "50\n");
    write_text(mount / "memory.current", "60\n");
    CHECK(group_memory("0::/elsewhere\n", mount) == 0);

    write_text(mount / "memory/slurm/memory.limit_in_bytes", "4000\n");
    write_text(mount / "memory/slurm/memory.usage_in_bytes", "1000\n");
    write_text(mount / "memory/slurm/memory.stat", "inactive_file 1\ntotal_inactive_file 200\n");
    CHECK(group_memory("11:cpu,cpuacct:/slurm\n5:memory:/slurm/step\n", mount) == 3200);
    CHECK(group_memory("", mount) == none);
    CHECK(group_memory("nonsense\n0:\n\n", mount) == none);
}

TEST_CASE("steps refine what the first epoch takes, and runs in training what the others do") {
    CostEstimate estimate;
    estimate.epoch_seconds = 6.0;
    const auto start = std::chrono::steady_clock::time_point();
    RunProgress progress;
    note_step(progress, 10, 100, start);
    CHECK(progress.partial_epoch == doctest::Approx(0.1));
    note_step(progress, 11, 100, start + std::chrono::seconds(1));
    const std::vector<RunRecord> runs{run_of(0.0, 1, RunStatus::running), run_of(1.0, 1, RunStatus::queued)};
    CHECK(seconds_per_epoch(0, runs, {progress, {}}, estimate).value() == 6.0); // too early to tell
    note_step(progress, 60, 100, start + std::chrono::seconds(10));
    CHECK(seconds_per_epoch(0, runs, {progress, {}}, estimate).value() == doctest::Approx(20.0));
    CHECK(seconds_per_epoch(1, runs, {progress, {}}, estimate).value() == doctest::Approx(20.0));
    CHECK(seconds_left(runs, {progress, {}}, 1, estimate).value() == doctest::Approx((3.4 + 4.0) * 20.0));

    // The machine was idle, and is busy now.
    const std::vector<RunRecord> later{run_of(0.0, 1, RunStatus::done, {5, 5, 5, 5}),
                                       run_of(0.0, 2, RunStatus::running, {9, 9}),
                                       run_of(0.0, 3, RunStatus::queued)};
    CHECK(left_of(later, 1, estimate).value() == doctest::Approx(2 * 9.0 + 4 * 9.0));
}

TEST_CASE("time left follows the epochs of runs that ask the teacher alike") {
    const auto ahead = RunStatus::queued;
    const std::vector<RunRecord> runs{run_of(0.0, 1, RunStatus::done, {9, 10, 11, 10}),
                                      run_of(1.0, 1, RunStatus::running, {4, 4}), run_of(0.0, 2, ahead),
                                      run_of(1.0, 2, ahead)};
    const std::vector<RunProgress> still(runs.size());
    CHECK(seconds_per_epoch(2, runs, still, {}).value() == 10.0);
    CHECK(seconds_per_epoch(3, runs, still, {}).value() == 4.0);
    CHECK(left_of(runs, 1).value() == 2 * 4.0 + 4 * 10.0 + 4 * 4.0);
    CHECK(left_of(runs, 2).value() == 40.0); // no run is faster than itself
    // A run of another kind is better than nothing.
    CHECK(left_of({runs[1], runs[2]}, 1).value() == 2 * 4.0 + 4 * 4.0);
    CHECK_FALSE(left_of({runs[2], runs[3]}, 1));
    CHECK(left_of({}, 1).value() == 0.0);
    CHECK(left_of({run_of(0.0, 1, RunStatus::failed)}, 1).value() == 0.0);
}

TEST_CASE("the teacher's first answers are not paid for again") {
    CostEstimate estimate;
    estimate.lanes = {1, 2};
    estimate.epoch_seconds = 6.0;
    estimate.run_seconds = 24.0;
    estimate.teacher_seconds = 12.0;
    estimate.teacher_once = true;
    const auto ahead = RunStatus::queued;
    std::vector<RunRecord> runs{run_of(0.0, 1, RunStatus::running, {9, 9}), run_of(0.5, 1, ahead)};
    CHECK(left_of(runs, 1, estimate).value() == doctest::Approx(2 * 9.0 + 4 * 6.0));
    // Where every run asks anew, they all take as long.
    estimate.teacher_once = false;
    CHECK(left_of(runs, 1, estimate).value() == doctest::Approx(2 * 9.0 + 4 * 9.0));
    // Once a run has shown how long it takes without, its own time counts.
    estimate.teacher_once = true;
    runs = {run_of(0.0, 1, RunStatus::done, {9, 9, 9, 9}), run_of(0.5, 1, RunStatus::running, {5}),
            run_of(0.0, 2, ahead)};
    CHECK(left_of(runs, 1, estimate).value() == doctest::Approx(3 * 5.0 + 4 * 5.0));
}

TEST_CASE("what is left of an experiment that rests is told by its own epochs") {
    std::vector<RunRecord> runs(4);
    for (auto& run : runs) {
        run.num_epochs = 10;
        run.spec.alpha = 0.5;
    }
    const CostEstimate estimate = [] {
        CostEstimate some;
        some.epoch_seconds = 100.0;
        return some;
    }();
    CHECK_FALSE(seconds_to_resume(runs, 2, estimate).has_value()); // the estimate says more
    const auto trained = [](RunRecord& run, RunStatus status, int epochs) {
        run.status = status;
        for (int epoch = 0; epoch <= epochs; ++epoch) {
            run.epochs.emplace_back();
            run.epochs.back().epoch = epoch;
            run.epochs.back().seconds = 3.0;
        }
    };
    trained(runs[0], RunStatus::done, 10);
    trained(runs[1], RunStatus::stopped, 4);
    runs[2].status = RunStatus::failed;
    runs[3].status = RunStatus::dropped;
    CHECK(seconds_to_resume(runs, 1, estimate).value() == doctest::Approx((6.0 + 10.0) * 3.0));
    CHECK(seconds_to_resume(runs, 2, estimate).value() == doctest::Approx(10.0 * 3.0)); // no run is faster
    const auto measured = range_of_measured(100.0);
    const auto estimated = range_of_estimate(100.0);
    CHECK(measured.low < 100.0);
    CHECK(measured.high > 100.0);
    CHECK(estimated.low < measured.low);
    CHECK(estimated.high > measured.high);
}

TEST_CASE("before the first epoch the estimate says how long it takes") {
    CostEstimate estimate;
    estimate.epoch_seconds = 6.0;
    estimate.teacher_seconds = 12.0;
    const std::vector<RunRecord> runs{run_of(0.0, 1, RunStatus::running), run_of(1.0, 1, RunStatus::queued)};
    CHECK(left_of(runs, 1, estimate).value() == doctest::Approx(8 * 6.0 + 12.0));
    CHECK(left_of(runs, 2, estimate).value() == doctest::Approx(4 * 6.0 + 12.0));
    CHECK(seconds_left(runs, {{.partial_epoch = 0.5}, {}}, 1, estimate).value() ==
          doctest::Approx(7.5 * 6.0 + 12.0));
    CHECK(left_of({runs[1]}, 1, estimate).value() == doctest::Approx(24.0));
}
