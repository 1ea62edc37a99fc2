// Results as values: a run with its epochs, and an experiment with its runs, as read from disk or as they
// grow.
#pragma once

#include "core/base/message.h"
#include "core/engine/training/metrics.h"
#include "core/experiment/record/annotations.h"
#include "core/experiment/record/recorded_cost.h"
#include "core/experiment/spec/spec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

enum class RunStatus {
    queued,
    running,
    done,
    stopped,
    failed,
    dropped ///< by the search, which chose other points; its epochs are kept
};

/// "queued", "running", "done", "stopped", "failed", "dropped".
std::string_view to_string(RunStatus status);
std::optional<RunStatus> parse_run_status(std::string_view text);

/// Everything known of one run.
struct RunRecord {
    std::string name; ///< of the run's folder
    RunSpec spec;
    RunStatus status = RunStatus::queued;
    std::string error;            ///< why it failed, in English; empty otherwise
    std::string device;           ///< "cpu", "cuda:0"; empty before it ran
    std::int64_t threads = 0;     ///< CPU threads that it was trained with; 0 where run.json does not say
    AxisValues trained_with = {}; ///< its settings as of trained_with(); empty where run.json does not say
    AxisValues made_from = {};    ///< what paths named then, as of contents_of(); empty likewise
    double wait_seconds = 0.0;    ///< that training waited for images, when last it ran
    double teacher_seconds = 0.0; ///< that it waited for the teacher's logits, when last it ran
    std::int64_t num_epochs = 0;  ///< epochs planned; 0 where run.json does not say
    std::int64_t repeats_planned = 0; ///< of the experiment, when this run was first begun; 0 likewise
    bool search = false;        ///< one that points were chosen by, which is never reported with the others
    bool stopped_early = false; ///< done with fewer epochs, as its early stopping wanted it
    std::optional<int> last_epoch = {};    ///< of a run that is done, as run.json says it
    std::optional<RecordedCost> cost = {}; ///< of its student; nothing where run.json does not say
    std::string imported_from; ///< the file that it was read from; empty where it was trained by Retort
    std::vector<EpochRecord> epochs;

    /// The last epoch's record, or nullptr before epoch 0 is there.
    [[nodiscard]] const EpochRecord* last() const { return epochs.empty() ? nullptr : &epochs.back(); }
};

/// Whether a run is done and has all the epochs that it should have: one that is done may be asked for more.
bool is_complete(const RunRecord& run, std::int64_t num_epochs);

/// Whether the results of a run that is done were brought in from elsewhere: Retort writes the device that it
/// trained on. Such a run has no weights here, and is what it is.
bool was_trained_elsewhere(const RunRecord& run);

/// `run` of `spec` before it has begun, with all epochs.
RunRecord queued_run(const ExperimentSpec& spec, const RunSpec& run);

/// The runs of plan(spec) before any of them has begun: those of a search with the epochs of its first round.
std::vector<RunRecord> queued_runs(const ExperimentSpec& spec);

/// The last epoch with a finite validation loss: those after it have diverged, see best_epoch(). Nothing
/// where no epoch has one.
std::optional<int> last_epoch_with_loss(const std::vector<EpochRecord>& epochs);

/// The trained epoch (≥ 1) of highest validation accuracy, the earliest among equals, or nullptr where none
/// has one. An epoch that diverged is never the best: its validation loss is not finite, and no later one's
/// is. Where losses are only missing, as in results that measured them now and then, they are not asked.
const EpochRecord* best_epoch(const std::vector<EpochRecord>& epochs);

/// The epoch of `run` that its weights of `stated` epoch are of; nullptr where it has no such epoch. Where
/// weights do not say, `otherwise` is what they are taken for.
const EpochRecord* epoch_of_weights(const RunRecord& run, std::optional<int> stated,
                                    const EpochRecord* otherwise);

/// A folder's experiment. `spec` is absent where results were brought in by hand without experiment.json.
struct ExperimentRecord {
    std::string folder;
    std::optional<ExperimentSpec> spec;
    std::vector<RunRecord> runs;     ///< sorted by α, then repeat
    Annotations annotations;         ///< what people noted about the runs
    std::vector<Message> complaints; ///< what could not be read; never hides the other runs
};

} // namespace retort
