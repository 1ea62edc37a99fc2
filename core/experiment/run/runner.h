// Carries an experiment out: data and teacher opened once, runs trained lane by lane, results on disk and to
// an observer.
#pragma once

#include "core/experiment/record/folder.h"
#include "core/experiment/record/records.h"
#include "core/experiment/run/run_control.h"
#include "core/experiment/run/run_observer.h"

#include <stop_token>
#include <vector>

namespace retort {

/// Runs the whole experiment and returns its runs in the order of plan(), those that were added to it behind
/// them. Of a search (see core/experiment/record/search.h) rounds are trained until its points are chosen,
/// and then the final runs of these. A stop request ends it within a
/// batch, with checkpoints written and the remaining runs "stopped" or "queued". `control` stops and pauses
/// single runs, or pauses all. A failing run is recorded and the others go on. Throws Error when nothing
/// could be started: an invalid spec, unreadable data or teacher, a folder that cannot be written.
std::vector<RunRecord> run_experiment(const ExperimentSpec& spec, ResumeMode mode, RunObserver& observer,
                                      const std::stop_token& stop, RunControl* control = nullptr);

/// Trains `spec.student` on the labels alone: one run, α = 1, no teacher, in the layout of an experiment
/// folder, and teacher.pth beside it: the weights of the best epoch. Throws as run_experiment does.
RunRecord run_teaching(const ExperimentSpec& spec, ResumeMode mode, RunObserver& observer,
                       const std::stop_token& stop);

} // namespace retort
