// How fast an experiment will be, looked at before it is started. Values only; called off the window's
// thread.
#pragma once

#include "core/experiment/cost/cost.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

/// What decides how fast an experiment is on a machine, and nothing else of it: epochs, α or a learning rate
/// may change without another measurement.
struct ThroughputQuery {
    ExperimentSpec spec;                    ///< with defaults in all that does not matter
    std::vector<std::string> teachers = {}; ///< all of them: files or weights by name
    std::int64_t classes = 0;
    std::int64_t side = 0; ///< of the images that the networks see
    std::int64_t train_images = 0;

    bool operator==(const ThroughputQuery&) const = default;
};

/// The side of the images that the networks of `spec` see: its own, or where that is 0, the only one that the
/// student takes or the teacher's usual one. `teacher_side` is as in throughput_query(). 0 where nobody says.
std::int64_t seen_side(const ExperimentSpec& spec, std::int64_t teacher_side);

/// The query that `spec` asks of this machine. `teacher_side` is the size that the teacher is usually
/// trained at, 0 where nobody says.
ThroughputQuery throughput_query(const ExperimentSpec& spec, const DataSummary& data,
                                 std::int64_t teacher_side);

/// The answer.
struct ThroughputPreview {
    ChosenLanes throughput;
    std::int64_t side = 0;        ///< of the images that the networks see
    double teacher_seconds = 0.0; ///< an image, on all cores, of several on average; 0 without one of weights
    double load_seconds = 0.0;    ///< an image, of one thread
    std::int64_t unlabelled_images = 0;
    std::int64_t image_bytes = 0;     ///< of a decoded image on average
    std::int64_t resident_bytes = 0;  ///< of the process, before
    std::int64_t available_bytes = 0; ///< of the machine's memory
    bool load_takes_cores = true;     ///< trained on the CPU
};

/// Measures, for some two seconds with a student like resnet18 at 224 × 224. Throws Error when data or
/// teacher cannot be read, or Cancelled.
ThroughputPreview preview_throughput(const ThroughputQuery& query, const std::stop_token& stop);

/// What the whole of `spec` costs at the throughput measured.
CostEstimate cost_of(const ExperimentSpec& spec, const DataSummary& data, const ThroughputPreview& found);

} // namespace retort
