// The rows of the objective's parts in the table of parameters.
#pragma once

#include "core/experiment/spec/parameter.h"

#include <vector>

namespace retort {

/// Those of cross entropy, of the distillation losses, and of how α and temperature change over epochs.
std::vector<Parameter> loss_parameters();

} // namespace retort
