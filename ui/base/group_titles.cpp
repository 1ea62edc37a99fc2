#include "ui/base/group_titles.h"

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

/// What groups say of a parameter.
struct Said {
    std::set<std::string> values;
    std::set<int> experiments; ///< that say it
};

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
        common.append(pointTitle({alpha}));
    }
    std::map<std::string, Said> said;
    std::set<int> experiments;
    for (const RunGroup& group : groups) {
        experiments.insert(group.experiment);
        for (const auto& [parameter, value] : group.point.settings) {
            said[parameter].values.insert(value);
            said[parameter].experiments.insert(group.experiment);
        }
    }
    for (const auto& [parameter, found] : said) {
        if (found.values.size() == 1 && found.experiments == experiments &&
            areApartWithout(groups, parameter)) {
            commonSettings_.insert(parameter);
            common.append(settingText(parameter, *found.values.begin()));
        }
    }
    common_ = common.join(QStringLiteral(", "));
}

QString GroupTitles::differences(const Point& point) const {
    Point own = point;
    for (const std::string& parameter : commonSettings_) {
        own.settings.erase(parameter);
    }
    return pointTitle(own, !hasCommonAlpha_);
}

QString GroupTitles::of(const RunGroup& group) const {
    return inExperiment(experiments_, group.experiment, differences(group.point));
}

QString GroupTitles::of(const ShownRun& run) const {
    const QString point = differences(run.record->spec.point());
    const QString repeat =
        point.isEmpty() ? QCoreApplication::translate("GroupTitles", "repeat %1").arg(run.record->spec.repeat)
                        : QCoreApplication::translate("GroupTitles", "%1, repeat %2")
                              .arg(point)
                              .arg(run.record->spec.repeat);
    return inExperiment(experiments_, run.experiment, run.title.isEmpty() ? repeat : run.title);
}

} // namespace retort::ui
