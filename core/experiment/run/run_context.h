// What every run of an experiment is given.
#pragma once

#include "core/experiment/record/folder.h"
#include "core/experiment/run/run_observer.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/run/student_costs.h"
#include "core/experiment/run/sweep_end.h"

namespace retort {

/// All of it outlives the runs.
struct RunContext {
    const SharedInputs& inputs;
    const ExperimentInfo& info;
    const StudentCosts& costs;
    const ExperimentWriter& writer;
    ResumeMode mode;
    RunObserver& observer;
    SweepEnd& end;
};

} // namespace retort
