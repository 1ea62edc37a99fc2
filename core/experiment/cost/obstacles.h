// What keeps a student from being trained at all.
#pragma once

#include "core/base/message.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>

namespace retort {

/// Tries one forward pass in training mode of each student of `spec` on `batch` (≥ 1) images of `side`
/// pixels, and says what is wrong: images too small for the architecture, with a size that would do, or a
/// batch too small for batch normalisation. Empty where nothing is. Building the student takes libtorch's
/// global generator.
Message training_obstacle(const ExperimentSpec& spec, std::int64_t classes, std::int64_t side,
                          std::int64_t batch);

} // namespace retort
