// The lines across a chart: what teachers are measured at.
#pragma once

#include "ui/base/shown_runs.h"

#include <vector>

namespace retort::ui {

/// What one run says of its teacher.
struct TeacherValue {
    RunGroup group;
    bool isOfFold = false; ///< measured on the fold of the run
    double value = 0.0;    ///< as shown
};

/// The values of the teachers, in the order in which they are first there, each once as far as `decimals`
/// tell them apart. Of cross-validation, where each repeat measures its teacher on other images, it is the
/// mean.
std::vector<double> valuesOfTeachers(const std::vector<TeacherValue>& values, int decimals);

} // namespace retort::ui
