#include "core/engine/training/metrics.h"

namespace retort {

// Alone in its object file, so that a test can link a table of its own in place of this one.
std::span<const Metric> metrics() {
    return shipped_metrics;
}

} // namespace retort
