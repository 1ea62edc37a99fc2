#include "ui/charts/curves/teacher_values.h"

#include "core/experiment/results/summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
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

/// `steps` a unit tell values apart; a line that all `experiments` have is of none of them.
std::vector<TeacherLine> linesOf(const std::vector<Teacher>& teachers, double steps,
                                 std::size_t experiments) {
    std::vector<TeacherLine> lines;
    std::map<long long, std::set<int>> had; // in which experiments
    for (const Teacher& teacher : teachers) {
        const double mean = statistic(teacher.values).mean;
        std::set<int>& of = had[std::llround(steps * mean)];
        if (of.insert(teacher.experiment).second && of.size() == 1) {
            lines.push_back({mean, teacher.experiment});
        }
    }
    for (TeacherLine& line : lines) {
        if (had[std::llround(steps * line.value)].size() == experiments) {
            line.experiment.reset();
        }
    }
    return lines;
}

} // namespace

std::vector<TeacherLine> linesOfTeachers(const std::vector<TeacherValue>& values, int decimals) {
    std::vector<Teacher> teachers;
    std::set<int> experiments;
    for (const TeacherValue& one : values) {
        experiments.insert(one.group.experiment);
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
    return linesOf(teachers, std::pow(10.0, decimals), experiments.size());
}

QString teacherName(const TeacherLine& line, const QString& teacher, const QStringList& experiments) {
    return line.experiment ? inExperiment(experiments, *line.experiment, teacher) : teacher;
}

} // namespace retort::ui
