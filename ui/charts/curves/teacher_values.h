// The lines across a chart: what teachers are measured at.
#pragma once

#include "ui/base/shown_runs.h"

#include <optional>
#include <vector>

namespace retort::ui {

/// What one run says of its teacher.
struct TeacherValue {
    RunGroup group;
    bool isOfFold = false; ///< measured on the fold of the run
    double value = 0.0;    ///< as shown
};

/// A line across.
struct TeacherLine {
    double value = 0.0;
    std::optional<int> experiment = {}; ///< nothing where it is that of all of them

    bool operator==(const TeacherLine&) const = default;
};

/// The values of the teachers, in the order in which they are first there, each once as far as `decimals`
/// tell them apart. Of cross-validation, where each repeat measures its teacher on other images, it is the
/// mean.
std::vector<TeacherLine> linesOfTeachers(const std::vector<TeacherValue>& values, int decimals);

/// "Teacher 83.2", with the experiment's title before it where it is of one of several.
QString teacherName(const TeacherLine& line, const QString& teacher, const QStringList& experiments);

} // namespace retort::ui
