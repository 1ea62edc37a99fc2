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
    // Queued, as the table may hear of the change later.
    connect(&parts_.workspace, &Workspace::changed, this, &RunLinks::showSelection, Qt::QueuedConnection);
}

void RunLinks::showSelection() {
    std::vector<int> before(1, 0); // runs of the experiments before each
    for (int experiment = 0; experiment < parts_.workspace.count(); ++experiment) {
        before.push_back(before.back() + parts_.workspace.store(experiment).runCount());
    }
    std::set<int> selected;
    for (const RunPlace& place : parts_.results.selectedPlaces()) {
        if (place.experiment < parts_.workspace.count()) {
            selected.insert(before[static_cast<std::size_t>(place.experiment)] + place.row);
        }
    }
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
