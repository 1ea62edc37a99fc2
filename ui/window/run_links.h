// What is selected in the table of runs, in the charts and on the page that explores them is one and the
// same, and so is what the mouse is over.
#pragma once

#include "ui/session/workspace.h"

#include <QObject>

#include <optional>
#include <set>

namespace retort::ui {

class ChartsPanel;
class ExplorePanel;
class ResultsPanel;

/// Charts know runs by their place among all that are shown; the table by experiment and row.
class RunLinks : public QObject {
    Q_OBJECT

  public:
    struct Parts {
        Workspace& workspace;
        ResultsPanel& results;
        ChartsPanel& charts;
        ExplorePanel& explore;
    };

    RunLinks(const Parts& parts, QObject* parent);

  private:
    void showSelection();
    void hover(int shown);
    [[nodiscard]] int shownOf(const RunPlace& place) const;
    void select(const std::set<int>& shown, bool extends);
    [[nodiscard]] std::optional<RunPlace> placeOf(int shown) const;

    Parts parts_;
};

} // namespace retort::ui
