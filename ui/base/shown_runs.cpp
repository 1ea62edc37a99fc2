#include "ui/base/shown_runs.h"

#include "core/experiment/record/copies.h"
#include "ui/base/point_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace retort::ui {

namespace {

QString inExperiment(const ShownRuns& shown, int experiment, const QString& title) {
    if (shown.experiments.size() < 2)
        return title;
    return QCoreApplication::translate("ShownRuns", "%1: %2").arg(shown.experiments.value(experiment), title);
}

} // namespace

void markCopies(ShownRuns& shown, std::size_t first, const ExperimentRecord& record) {
    for (const RunCopy& copy : copies_among(record.runs)) {
        shown.runs.at(first + static_cast<std::size_t>(copy.run - record.runs.data())).copy = true;
    }
}

ShownRuns shownRuns(const ExperimentRecord& experiment, const std::vector<bool>& visible) {
    ShownRuns shown;
    shown.experiments = {QFileInfo(QString::fromStdString(experiment.folder)).fileName()};
    for (std::size_t run = 0; run < experiment.runs.size(); ++run) {
        shown.runs.push_back({&experiment.runs[run], 0, run >= visible.size() || visible[run], {}});
    }
    markCopies(shown, 0, experiment);
    return shown;
}

QString runTitle(const ShownRuns& shown, const ShownRun& run) {
    return inExperiment(shown, run.experiment, run.title.isEmpty() ? runText(run.record->spec) : run.title);
}

QString groupTitle(const ShownRuns& shown, const RunGroup& group) {
    const QString alpha = QCoreApplication::translate("ShownRuns", "α %1").arg(pointText(group.point));
    return inExperiment(shown, group.experiment, alpha);
}

std::vector<RunGroup> groupsOf(const ShownRuns& shown) {
    std::vector<RunGroup> groups;
    for (const ShownRun& run : shown.runs) {
        if (std::find(groups.begin(), groups.end(), run.group()) == groups.end()) {
            groups.push_back(run.group());
        }
    }
    return groups;
}

} // namespace retort::ui
