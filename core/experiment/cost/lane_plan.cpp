#include "core/experiment/cost/lane_plan.h"

#include <algorithm>

namespace retort {

namespace {

int share_of(std::int64_t threads, int cores, std::int64_t lanes) {
    return static_cast<int>(threads > 0 ? threads : std::max<std::int64_t>(cores / lanes, 1));
}

} // namespace

std::vector<LanePlan> candidate_lane_plans(const LaneRequest& wish, int cores, std::int64_t runs) {
    if (wish.lanes > 0) {
        return {{static_cast<int>(wish.lanes), share_of(wish.threads, cores, wish.lanes)}};
    }
    constexpr std::size_t most = 4;
    std::vector<LanePlan> plans;
    for (int lanes = 1; lanes <= std::min<std::int64_t>(cores, runs); lanes *= 2) {
        const auto threads = share_of(wish.threads, cores, lanes);
        if (lanes == 1 || (lanes * threads <= cores && (wish.threads > 0 || cores % lanes == 0))) {
            plans.push_back({lanes, threads});
        }
    }
    while (plans.size() > most) { // of many cores the middle ones: a thread for each lane alone wins rarely
        plans.erase(plans.begin() + 1);
    }
    return plans;
}

const MeasuredLanePlan& best_lane_plan(const std::vector<MeasuredLanePlan>& measured,
                                       std::int64_t available_bytes) {
    const auto fits = [&](const MeasuredLanePlan& item) { return item.memory_bytes <= available_bytes; };
    constexpr double worthwhile = 1.1; // less is not worth the memory of further lanes
    const auto is_better = [&](const MeasuredLanePlan& a, const MeasuredLanePlan& b) {
        if (fits(a) != fits(b)) {
            return fits(a);
        }
        return fits(a) ? a.images_per_second > worthwhile * b.images_per_second
                       : a.memory_bytes < b.memory_bytes;
    };
    const auto* best = &measured.front();
    for (const auto& item : measured) {
        best = is_better(item, *best) ? &item : best;
    }
    return *best;
}

} // namespace retort
