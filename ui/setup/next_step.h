// What the main button of Setup does next.
#pragma once

#include "core/experiment/record/records.h"
#include "core/experiment/spec/spec.h"

#include <QString>

#include <optional>
#include <vector>

namespace retort::ui {

struct NextStep {
    enum class Kind {
        start,  ///< a new experiment
        resume, ///< what the output folder holds goes on
        copy,   ///< settings are others than those that the folder's experiment was begun with
        nothing ///< all of its runs are done
    };

    Kind kind = Kind::start;
    std::optional<int> left; ///< of `resume`, where it is known: runs to be trained
    QString reason;          ///< of `copy`: what differs
};

/// Looks into the output folder of `asked`. `runs` are those of the experiment there, where they are known.
NextStep nextStep(const ExperimentSpec& asked, const std::vector<RunRecord>* runs);

/// "Start", "Resume (4 left)", "Start as New Copy", "Nothing Left to Do".
QString textOf(const NextStep& step);

} // namespace retort::ui
