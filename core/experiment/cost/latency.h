// How long a network takes for a batch of images.
#pragma once

#include "core/engine/models/model.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>

namespace retort {

/// How long it may be measured: as many passes, fewer where they take more seconds than that.
struct TimingLimits {
    std::size_t passes = 15;
    double seconds = 3.0;
};

/// Median seconds of a forward pass over batch×3×side×side, on the CPU with as many threads as this thread
/// has, after two passes to warm up. `model` is in evaluation mode. Throws Cancelled.
double median_forward_seconds(Classifier& model, std::int64_t batch, std::int64_t side,
                              const TimingLimits& limits, const std::stop_token& stop);

} // namespace retort
