// The runs that are open, as tables and charts are given them.
#pragma once

#include "core/experiment/record/records.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace retort::ui {

/// All repeats of a point of one of the open experiments.
struct RunGroup {
    int experiment = 0; ///< index into ShownRuns::experiments
    Point point = {};

    bool operator==(const RunGroup&) const = default;
};

/// One run of an open experiment.
struct ShownRun {
    const RunRecord* record = nullptr; ///< owned by who made the list, which outlives it
    int experiment = 0;                ///< index into ShownRuns::experiments
    bool visible = true;               ///< whether charts draw it
    QString title;                     ///< the name a person gave it; empty where it has none
    bool hidden = false;               ///< left out of legends as well; never visible
    bool copy = false;                 ///< of another run, as of copies_among(): in no mean and no pair

    /// Whether means are over it: runs that are done, neither of a search nor there twice.
    [[nodiscard]] bool countsInMeans() const;
    [[nodiscard]] RunGroup group() const { return {experiment, record->spec.point()}; }
};

/// All that is open. The first experiment is the one that is worked on; others stand beside it to be
/// compared.
struct ShownRuns {
    QStringList experiments;    ///< their titles
    std::vector<ShownRun> runs; ///< by experiment, then point, then repeat
    int baseline = -1; ///< the run that others are compared with, as an index into `runs`; −1 for none
};

/// The fingerprint of a run's images; empty where it says nothing of them.
std::string dataOf(const RunRecord& run);
/// Whether results on images of two fingerprints may be subtracted: not where both are known and differ.
bool haveSameData(const std::string& a, const std::string& b);

/// Whether the baseline may be subtracted from a group: not where it had other images, or there is none.
bool isComparableWithBaseline(const ShownRuns& runs, const RunGroup& group);

/// Marks the copies among the runs of `record`, which are those of `shown` from `first` on.
void markCopies(ShownRuns& shown, std::size_t first, const ExperimentRecord& record);

/// The runs of one experiment; `visible` says for each whether charts draw it (all are, where it is shorter).
/// `experiment` must outlive what is returned.
ShownRuns shownRuns(const ExperimentRecord& experiment, const std::vector<bool>& visible = {});

/// `title` with that of its experiment before it where several are open, which is all where `title` is empty.
QString inExperiment(const QStringList& experiments, int experiment, const QString& title);

/// What a legend, a tooltip or a table calls a run: its title, else "α 0.5, repeat 1"; with the experiment's
/// title before it where several are open.
QString runTitle(const ShownRuns& shown, const ShownRun& run);
/// The same for a group: "α 0.5", "α 0.5, Temperature 4".
QString groupTitle(const ShownRuns& shown, const RunGroup& group);

/// The groups in the order of the runs, each once.
std::vector<RunGroup> groupsOf(const ShownRuns& shown);

} // namespace retort::ui
