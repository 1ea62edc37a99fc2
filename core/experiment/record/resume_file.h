// resume.pt: everything needed to go on exactly where a run stopped.
//
// A dict: "schema" 2; "model", "optimizer" and "average", dicts from name to tensor as TrainingState has
// them; "metrics", the text of metrics.csv so far. The learning rate follows from the epoch, and which epoch
// was best from the metrics. "run" says whose it is; files of earlier versions lack it. Schema 1 had
// "momentum" in place of the optimizer's state, and no average. "regressors" and "regressor_optimizer" are
// there where a feature loss has them.
#pragma once

#include "core/engine/training/trainer.h"
#include "core/experiment/spec/spec.h"

#include <filesystem>

namespace retort {

/// Replaces `file` at once or not at all. Throws Error when it cannot be written.
void write_resume_file(const std::filesystem::path& file, const RunSpec& run, const TrainingState& state);

/// The state of `run`. Throws Error that names the file, what is wrong with it (being of another run, for
/// example) and how to train the run anew.
TrainingState read_resume_file(const std::filesystem::path& file, const RunSpec& run);

} // namespace retort
