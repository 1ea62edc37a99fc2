#include "core/experiment/cost/lane_choice.h"

#include <algorithm>
#include <limits>

namespace retort {

namespace {

// A sweep that is over sooner is not worth a comparison.
constexpr double shortest_sweep = 20.0; // seconds

std::vector<Layout> candidates(const PaceRequest& request, int cores) {
    LayoutWish wish{request.spec.lanes, request.spec.threads};
    if (!request.device.is_cpu() && wish.lanes == 0) {
        wish.lanes = 1; // a GPU trains one run after the other
    }
    return candidate_layouts(wish, cores, static_cast<std::int64_t>(plan(request.spec).size()));
}

double sweep_seconds(const ExperimentSpec& spec, std::int64_t images, const StudentPace& pace) {
    return static_cast<double>(images * spec.num_epochs) * static_cast<double>(plan(spec).size()) *
           pace.train_seconds;
}

MeasuredLayout summary_of(const ChosenPace& pace, std::int64_t batch_size) {
    const auto lanes = pace.layout.lanes;
    const auto seconds = pace.student.train_seconds;
    return {pace.layout, seconds > 0.0 ? lanes / seconds : 0.0,
            lanes * lane_memory(pace.student, batch_size)};
}

} // namespace

Layout first_layout(const ExperimentSpec& spec, int cores) {
    return candidate_layouts({spec.lanes, spec.threads}, cores, 1).front();
}

ChosenPace choose_pace(const PaceRequest& asked, int cores, std::int64_t images, std::int64_t available_bytes,
                       const PaceProgress& progress, const std::stop_token& stop) {
    auto request = asked;
    request.sweep_images =
        images * asked.spec.num_epochs * static_cast<std::int64_t>(plan(asked.spec).size());
    const auto layouts = candidates(request, cores);
    std::vector<ChosenPace> paces;
    std::vector<MeasuredLayout> measured;
    for (const auto& layout : layouts) {
        if (progress) {
            progress(static_cast<std::int64_t>(paces.size()), static_cast<std::int64_t>(layouts.size()));
        }
        paces.push_back({layout, measure_student(request, layout, stop)});
        measured.push_back(summary_of(paces.back(), request.spec.batch_size));
        if (sweep_seconds(request.spec, images, paces.front().student) < shortest_sweep) {
            return paces.front();
        }
    }
    const auto memory = available_bytes > 0 ? available_bytes : std::numeric_limits<std::int64_t>::max();
    const auto& best = best_layout(measured, memory);
    auto chosen = paces.at(static_cast<std::size_t>(&best - measured.data()));
    if (measured.size() > 1) {
        const auto& other = best.layout == measured.front().layout ? measured.back() : measured.front();
        chosen.compared_with = other.layout;
        chosen.gain = other.images_per_second > 0.0 ? best.images_per_second / other.images_per_second : 0.0;
    }
    return chosen;
}

} // namespace retort
