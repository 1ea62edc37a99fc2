#include "ui/base/shown_runs.h"

#include "core/experiment/record/copies.h"
#include "ui/base/point_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace retort::ui {

bool ShownRun::countsInMeans() const {
    return record->status == RunStatus::done && !record->search && !copy;
}

std::string dataOf(const RunRecord& run) {
    const auto found = run.made_from.find("data-dir");
    return found == run.made_from.end() ? std::string() : found->second;
}

bool haveSameData(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
}

bool isComparableWithBaseline(const ShownRuns& runs, const RunGroup& group) {
    if (runs.baseline < 0) {
        return false;
    }
    const std::string data = dataOf(*runs.runs.at(static_cast<std::size_t>(runs.baseline)).record);
    return std::all_of(runs.runs.begin(), runs.runs.end(), [&](const ShownRun& run) {
        const RunSpec& spec = run.record->spec; // looked at in place: this is asked for every curve
        const bool isOther = run.experiment != group.experiment || spec.alpha != group.point.alpha ||
                             spec.settings != group.point.settings;
        return isOther || haveSameData(dataOf(*run.record), data);
    });
}

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

QString inExperiment(const QStringList& experiments, int experiment, const QString& title) {
    const QString name = experiments.value(experiment);
    if (title.isEmpty())
        return name;
    return experiments.size() < 2 ? title
                                  : QCoreApplication::translate("ShownRuns", "%1: %2").arg(name, title);
}

QString runTitle(const ShownRuns& shown, const ShownRun& run) {
    return inExperiment(shown.experiments, run.experiment,
                        run.title.isEmpty() ? runText(run.record->spec) : run.title);
}

QString groupTitle(const ShownRuns& shown, const RunGroup& group) {
    return inExperiment(shown.experiments, group.experiment, pointTitle(group.point));
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
