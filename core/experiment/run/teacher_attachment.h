// Making an opened teacher the one of an experiment.
#pragma once

#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/teacher/loaded_model.h"

#include <stop_token>

namespace retort {

/// Sets the teacher of `prepared` and its answers on the validation set: a model is asked, logits are looked
/// up. Throws Error where an image has no logits, or Stopped.
void attach_teacher(Preparation& prepared, const OpenedTeacher& teacher, RunObserver& observer,
                    const std::stop_token& stop);

} // namespace retort
