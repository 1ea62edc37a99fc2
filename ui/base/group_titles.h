// What a legend calls groups of runs.
#pragma once

#include "ui/base/shown_runs.h"

#include <QString>
#include <QStringList>

#include <set>
#include <string>

namespace retort::ui {

/// Calls each group by what tells it from the others: what all have in common is said once, in common(). A
/// setting that has no meaning at some of them, as the temperature where α is 1, counts as common where the
/// others share its value, and where every experiment has some that have it. A group that stands alone has
/// its whole title. Hidden runs do not count; those that are not visible do, so that showing and hiding
/// curves renames none.
class GroupTitles {
  public:
    explicit GroupTitles(const ShownRuns& shown);

    /// "α 0.5", "α 0.5, Temperature 4".
    [[nodiscard]] QString of(const RunGroup& group) const;
    /// The title that a person gave the run, else "α 0.5, repeat 1".
    [[nodiscard]] QString of(const ShownRun& run) const;
    /// "Temperature 4"; empty where there is nothing.
    [[nodiscard]] const QString& common() const { return common_; }

  private:
    [[nodiscard]] QString differences(const Point& point) const;

    QStringList experiments_;
    bool hasCommonAlpha_ = false;
    std::set<std::string> commonSettings_; ///< by parameter
    QString common_;
};

} // namespace retort::ui
