// How the machine's cores are shared out: so many runs at once, so many threads each.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace retort {

/// Lanes, and CPU threads of each; both ≥ 1.
struct LanePlan {
    int lanes = 1;
    int threads = 1;

    bool operator==(const LanePlan&) const = default;
};

/// The requested layout; 0 leaves the choice to the program.
struct LaneRequest {
    std::int64_t lanes = 0;   ///< 0 … 64
    std::int64_t threads = 0; ///< per lane
};

/// The layouts worth a comparison, the one with fewest lanes first, at most four: lanes by powers of two that
/// divide the cores, never more lanes than `runs`. One where nothing is left to choose: lanes were asked for,
/// or there is one core or one run. `cores`, `runs` ≥ 1.
std::vector<LanePlan> candidate_lane_plans(const LaneRequest& wish, int cores, std::int64_t runs);

/// A layout and what was measured of it.
struct MeasuredLanePlan {
    LanePlan lanes;
    double images_per_second = 0.0; ///< trained by all lanes together
    std::int64_t memory_bytes = 0;  ///< that all lanes together need
};

/// The fastest of the layouts whose lanes fit into `available_bytes`, where a later one must be faster by a
/// tenth than the earlier ones; where none fits, the one that needs least. `measured` holds one at least.
const MeasuredLanePlan& best_lane_plan(const std::vector<MeasuredLanePlan>& measured,
                                       std::int64_t available_bytes);

} // namespace retort
