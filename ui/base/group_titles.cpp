#include "ui/base/group_titles.h"

#include "ui/base/number_text.h"
#include "ui/base/point_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace retort::ui {

namespace {

std::vector<RunGroup> groupsInLegend(const ShownRuns& shown) {
    ShownRuns all = shown;
    std::erase_if(all.runs, [](const ShownRun& run) { return run.hidden; });
    return groupsOf(all);
}

/// Whether groups are still told apart without `parameter`.
bool areApartWithout(std::vector<RunGroup> groups, const std::string& parameter) {
    std::vector<std::pair<int, Point>> left;
    for (RunGroup& group : groups) {
        group.point.settings.erase(parameter);
        left.emplace_back(group.experiment, group.point);
    }
    std::sort(left.begin(), left.end());
    return std::adjacent_find(left.begin(), left.end()) == left.end();
}

QString alphaTitle(double alpha) {
    return QCoreApplication::translate("GroupTitles", "α %1").arg(alphaText(alpha));
}

} // namespace

GroupTitles::GroupTitles(const ShownRuns& shown) : experiments_(shown.experiments) {
    const std::vector<RunGroup> groups = groupsInLegend(shown);
    if (groups.size() < 2) {
        return;
    }
    QStringList common;
    const double alpha = groups.front().point.alpha;
    hasCommonAlpha_ = std::all_of(groups.begin(), groups.end(),
                                  [alpha](const RunGroup& group) { return group.point.alpha == alpha; });
    if (hasCommonAlpha_) {
        common.append(alphaTitle(alpha));
    }
    std::map<std::string, std::set<std::string>> values;
    for (const RunGroup& group : groups) {
        for (const auto& [parameter, value] : group.point.settings) {
            values[parameter].insert(value);
        }
    }
    for (const auto& [parameter, found] : values) {
        if (found.size() == 1 && areApartWithout(groups, parameter)) {
            commonSettings_.insert(parameter);
            common.append(settingText(parameter, *found.begin()));
        }
    }
    common_ = common.join(QStringLiteral(", "));
}

QString GroupTitles::differences(const Point& point) const {
    QStringList parts;
    if (!hasCommonAlpha_) {
        parts.append(alphaTitle(point.alpha));
    }
    for (const auto& [parameter, value] : point.settings) {
        if (commonSettings_.count(parameter) == 0) {
            parts.append(settingText(parameter, value));
        }
    }
    return parts.join(QStringLiteral(", "));
}

QString GroupTitles::inExperiment(int experiment, const QString& title) const {
    const QString name = experiments_.value(experiment);
    if (experiments_.size() < 2 || title.isEmpty()) {
        return title.isEmpty() ? name : title;
    }
    return QCoreApplication::translate("ShownRuns", "%1: %2").arg(name, title);
}

QString GroupTitles::of(const RunGroup& group) const {
    return inExperiment(group.experiment, differences(group.point));
}

QString GroupTitles::of(const ShownRun& run) const {
    const QString point = differences(run.record->spec.point());
    const QString repeat =
        point.isEmpty() ? QCoreApplication::translate("GroupTitles", "repeat %1").arg(run.record->spec.repeat)
                        : QCoreApplication::translate("GroupTitles", "%1, repeat %2")
                              .arg(point)
                              .arg(run.record->spec.repeat);
    return inExperiment(run.experiment, run.title.isEmpty() ? repeat : run.title);
}

} // namespace retort::ui
