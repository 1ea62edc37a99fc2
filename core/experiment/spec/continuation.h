// Whether an experiment that was begun can go on as another spec asks.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/spec.h"

#include <functional>

namespace retort {

/// `asked`, as an experiment that was begun as `before` goes on with it: the number of views stays what it
/// was where it is not asked for by number, so that more epochs change nothing of those that are done.
ExperimentSpec continued_spec(const ExperimentSpec& before, ExperimentSpec asked);

/// Throws Error, which names the parameter and both values, where an experiment begun as `before` cannot go
/// on as `now`: a parameter that changes results has another value, something is to be less than was planned,
/// or the epochs that were planned would have had other learning rates. `has_same_contents` says of
/// parameters that are paths whether what they name is known to be the same, wherever it lies now.
void require_continuation(const ExperimentSpec& before, const ExperimentSpec& now,
                          const std::function<bool(const Parameter&)>& has_same_contents);

/// What `run` of `spec` is trained with: the values of parameters that change its results, by name and as
/// value_text() has them. Left out are paths, which are known by what they name, or just "file"; what more
/// epochs or runs make more of; and what has no meaning at the run's point. Views are a number.
AxisValues trained_with(const ExperimentSpec& spec, const RunSpec& run);

} // namespace retort
