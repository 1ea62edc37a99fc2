// Whether an experiment can be carried out, as far as can be seen without opening a file.
#pragma once

#include "core/base/message.h"
#include "core/experiment/spec/spec.h"
#include "core/experiment/teacher/validation.h"

#include <string>
#include <vector>

namespace retort {

/// What validate() shall ask for beyond the values themselves.
struct ValidationScope {
    bool teacher = true;        ///< a teacher file is needed: all but training a teacher
    bool cached_weights = true; ///< weights by name must be in PyTorch's cache: all but before a download
    bool fresh_output = true; ///< the output folder must be new or empty: all but going on with an experiment
};

/// What is wrong with the values of `spec`, fields in table order; empty when it can be run. Looks at ranges
/// and choices and at whether the named files and folders are there, and reads no image and no model.
std::vector<Problem> validate(const ExperimentSpec& spec, const ValidationScope& scope = {});

} // namespace retort
