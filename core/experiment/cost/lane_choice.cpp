#include "core/experiment/cost/lane_choice.h"

#include "core/engine/models/model.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <tuple>

namespace retort {

namespace {

// A sweep that is over sooner is not worth a comparison.
constexpr double shortest_sweep = 20.0; // seconds

std::vector<LanePlan> candidates(const ThroughputRequest& request, int cores) {
    LaneRequest wish{request.spec.lanes, request.spec.threads};
    if (!request.device.is_cpu() && wish.lanes == 0) {
        wish.lanes = 1; // a GPU trains one run after the other
    }
    return candidate_lane_plans(wish, cores, static_cast<std::int64_t>(plan(request.spec).size()));
}

double sweep_seconds(const ExperimentSpec& spec, std::int64_t images, const StudentThroughput& throughput) {
    return static_cast<double>(images * spec.num_epochs) * static_cast<double>(plan(spec).size()) *
           throughput.train_seconds;
}

MeasuredLanePlan summary_of(const ChosenLanes& choice, std::int64_t batch_size) {
    const auto lanes = choice.lanes.lanes;
    const auto seconds = choice.student.train_seconds;
    return {choice.lanes, seconds > 0.0 ? lanes / seconds : 0.0,
            lanes * lane_memory(choice.student, batch_size)};
}

} // namespace

ExperimentSpec costliest_choice(const ExperimentSpec& spec) {
    const auto cost = [](const ExperimentSpec& choice) {
        std::int64_t numbers = 0;
        const auto* student = find_architecture(choice.student);
        for (const auto& [name, shape] :
             student != nullptr ? student->shapes(/*classes=*/1) : TensorShapes()) {
            numbers += std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
        }
        const bool is_mixed = choice.mixup > 0.0 || choice.cutmix > 0.0;
        const auto operations = choice.rand_augment > 0 ? choice.rand_augment_ops : 0;
        return std::tuple(numbers, choice.batch_size, !choice.freeze_backbone, is_mixed, operations);
    };
    auto choices = combinations_of_axes(spec);
    return choices.size() == 1
               ? choices.front()
               : *std::max_element(choices.begin(), choices.end(),
                                   [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
}

LanePlan default_lane_plan(const ExperimentSpec& spec, int cores) {
    return candidate_lane_plans({spec.lanes, spec.threads}, cores, 1).front();
}

ChosenLanes choose_lanes(const ThroughputRequest& requested, int cores, std::int64_t images,
                         std::int64_t available_bytes, const Progress& progress,
                         const std::stop_token& stop) {
    const auto& request = requested;
    auto measured_request = requested;
    measured_request.spec = costliest_choice(requested.spec);
    measured_request.sweep_images =
        images * requested.spec.num_epochs * static_cast<std::int64_t>(plan(requested.spec).size());
    const auto plans = candidates(request, cores);
    std::vector<ChosenLanes> choices;
    std::vector<MeasuredLanePlan> measured;
    for (const auto& lanes : plans) {
        if (progress) {
            progress(static_cast<std::int64_t>(choices.size()), static_cast<std::int64_t>(plans.size()));
        }
        choices.push_back({lanes, measure_student(measured_request, lanes, stop)});
        measured.push_back(summary_of(choices.back(), measured_request.spec.batch_size));
        if (sweep_seconds(request.spec, images, choices.front().student) < shortest_sweep) {
            return choices.front();
        }
    }
    const auto memory = available_bytes > 0 ? available_bytes : std::numeric_limits<std::int64_t>::max();
    const auto& best = best_lane_plan(measured, memory);
    auto chosen = choices.at(static_cast<std::size_t>(&best - measured.data()));
    if (measured.size() > 1) {
        const auto& other = best.lanes == measured.front().lanes ? measured.back() : measured.front();
        chosen.compared_with = other.lanes;
        chosen.gain = other.images_per_second > 0.0 ? best.images_per_second / other.images_per_second : 0.0;
    }
    return chosen;
}

} // namespace retort
