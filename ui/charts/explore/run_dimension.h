// What runs can be placed by: settings, metrics and costs.
#pragma once

#include "core/experiment/results/summary.h"
#include "ui/base/shown_runs.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace retort::ui {

/// Something that runs have a value of.
struct RunDimension {
    QString key;   ///< "alpha", "val_accuracy", "parameters": never translated; a part of names of files
    QString title; ///< with the unit
    Better better = Better::neither;
    const Metric* metric = nullptr; ///< where it is one
    int decimals = 3;      ///< of a value that is shown; of settings that are numbers, what they have
    bool mayBeLog = false; ///< whether a logarithmic axis suits it where values span a decade
    /// Of each run of ShownRuns, as shown; NaN where it has none. Of words, the place in `words`.
    std::vector<double> values = {};
    QStringList words = {}; ///< empty where values are numbers

    [[nodiscard]] bool has(int run) const;
    /// The value of a run as a person reads it; noValue() where it has none.
    [[nodiscard]] QString text(int run) const;
};

/// α and the settings in which runs differ, then the metrics that are compared, at `which` epoch, then what
/// students cost. Of runs that are not done, or there twice, nothing but settings has a value. Left out is
/// what no run has.
std::vector<RunDimension> runDimensions(const ShownRuns& shown, CountedEpoch which);

/// The index of the dimension called `key`; −1 where there is none.
int indexOf(const std::vector<RunDimension>& dimensions, const QString& key);

} // namespace retort::ui
