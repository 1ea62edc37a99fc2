// How fast student and teacher are on this machine, measured in seconds of time and by whoever trains for
// real.
#pragma once

#include "core/engine/teacher/teacher.h"
#include "core/engine/torch.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/cost/lane_plan.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace retort {

/// What is measured: students of `spec` (its student, frozen backbone and batch size) on images of `side`
/// pixels and `classes` classes.
struct ThroughputRequest {
    ExperimentSpec spec;
    std::int64_t classes = 0;
    std::int64_t side = 0;
    torch::Device device = torch::kCPU;
    double budget = 0.4; ///< seconds of timed steps, on each side of two steps of two images at least
    /// That the whole sweep trains, over all epochs: a short one is measured for a twentieth of its time at
    /// the most, beside those two steps. 0: nobody knows.
    std::int64_t sweep_images = 0;
};

/// Trains `lanes.lanes` students at the same time on drawn images, each on its threads, and returns what a
/// lane of them takes. Touches no random generator but its own, and leaves the calling thread's number of
/// threads as it was. The first steps, which make ready what later ones use, are not counted. Throws
/// Cancelled, and c10::Error from libtorch.
StudentThroughput measure_student(const ThroughputRequest& request, const LanePlan& lanes,
                                  const std::stop_token& stop);

/// Seconds that `teacher` takes for an image of a batch, on the threads that are set. `budget` as above.
/// Throws Cancelled.
double measure_teacher(const Teacher& teacher, std::int64_t side, std::int64_t batch_size, double budget,
                       const std::stop_token& stop);

} // namespace retort
