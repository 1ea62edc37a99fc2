#include "ui/window/run_links.h"

#include "ui/charts/charts_panel.h"
#include "ui/charts/explore/explore_panel.h"
#include "ui/runs/results_panel.h"

#include <vector>

namespace retort::ui {

RunLinks::RunLinks(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    const auto selectOne = [this](int run, bool extends) { select({run}, extends); };
    connect(&parts_.charts, &ChartsPanel::runClicked, this, selectOne);
    connect(&parts_.explore, &ExplorePanel::runClicked, this, selectOne);
    connect(&parts_.explore, &ExplorePanel::runsMarked, this, &RunLinks::select);
    connect(&parts_.results, &ResultsPanel::currentRunChanged, this, &RunLinks::showSelection);
    connect(&parts_.charts, &ChartsPanel::runHovered, this, &RunLinks::hover);
    connect(&parts_.explore, &ExplorePanel::runHovered, this, &RunLinks::hover);
    connect(&parts_.results, &ResultsPanel::runHovered, this, [this](const std::optional<RunPlace>& place) {
        const int run = place ? shownOf(*place) : -1;
        parts_.charts.setHovered(run);
        parts_.explore.setHovered(run);
    });
    // Queued, as the table may hear of the change later.
    connect(&parts_.workspace, &Workspace::changed, this, &RunLinks::showSelection, Qt::QueuedConnection);
}

int RunLinks::shownOf(const RunPlace& place) const {
    if (place.experiment >= parts_.workspace.count()) {
        return -1;
    }
    int before = 0;
    for (int experiment = 0; experiment < place.experiment; ++experiment) {
        before += parts_.workspace.store(experiment).runCount();
    }
    return before + place.row;
}

void RunLinks::hover(int shown) {
    parts_.charts.setHovered(shown);
    parts_.explore.setHovered(shown);
    parts_.results.markRun(shown >= 0 ? placeOf(shown) : std::nullopt);
}

void RunLinks::showSelection() {
    std::set<int> selected;
    for (const RunPlace& place : parts_.results.selectedPlaces()) {
        selected.insert(shownOf(place));
    }
    selected.erase(-1);
    parts_.charts.setSelected(selected);
    parts_.explore.setSelected(selected);
}

std::optional<RunPlace> RunLinks::placeOf(int shown) const {
    for (int experiment = 0; experiment < parts_.workspace.count(); ++experiment) {
        const int count = parts_.workspace.store(experiment).runCount();
        if (shown < count) {
            return RunPlace{experiment, shown};
        }
        shown -= count;
    }
    return std::nullopt;
}

void RunLinks::select(const std::set<int>& shown, bool extends) {
    std::vector<RunPlace> places;
    for (const int run : shown) {
        if (const auto place = placeOf(run)) {
            places.push_back(*place);
        }
    }
    parts_.results.select(places, extends);
}

} // namespace retort::ui
