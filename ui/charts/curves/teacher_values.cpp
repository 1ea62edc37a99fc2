#include "ui/charts/curves/teacher_values.h"

#include "core/experiment/results/summary.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace retort::ui {

namespace {

/// What has one line.
struct Teacher {
    int experiment = 0;
    std::string file;
    bool isOfFold = false;
    std::vector<double> values = {};
};

} // namespace

std::vector<double> valuesOfTeachers(const std::vector<TeacherValue>& values, int decimals) {
    std::vector<Teacher> teachers;
    for (const TeacherValue& one : values) {
        const std::string file = setting_of(one.group.point, "teacher-file");
        const auto found = std::find_if(teachers.begin(), teachers.end(), [&](const Teacher& other) {
            return one.isOfFold && other.isOfFold && other.experiment == one.group.experiment &&
                   other.file == file;
        });
        if (found == teachers.end()) {
            teachers.push_back({one.group.experiment, file, one.isOfFold, {one.value}});
        } else {
            found->values.push_back(one.value);
        }
    }
    const double steps = std::pow(10.0, decimals);
    std::vector<double> means;
    for (const Teacher& teacher : teachers) {
        const double mean = statistic(teacher.values).mean;
        const bool isThere = std::any_of(means.begin(), means.end(), [&](double other) {
            return std::llround(steps * other) == std::llround(steps * mean);
        });
        if (!isThere) {
            means.push_back(mean);
        }
    }
    return means;
}

} // namespace retort::ui
