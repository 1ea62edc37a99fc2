// What an experiment will cost: time, memory and disk, from a short measurement and counts.
#pragma once

#include "core/base/message.h"
#include "core/experiment/cost/lane_plan.h"
#include "core/experiment/cost/search_stages.h"
#include "core/experiment/record/records.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What one lane of a layout was measured to take while the others worked too.
struct StudentThroughput {
    double train_seconds = 0.0;       ///< of an image of a training step
    double val_seconds = 0.0;         ///< of an image in validation
    std::int64_t model_bytes = 0;     ///< weights and statistics
    std::int64_t state_bytes = 0;     ///< what goes on with them: the optimizer's state and averaged weights
    std::int64_t fixed_bytes = 0;     ///< whatever the batch: gradients and that state
    std::int64_t bytes_per_image = 0; ///< of a batch: it and its activations
};

/// Bytes that a lane needs for batches of `batch_size`, its checkpoints and what comes on top of tensors
/// included.
std::int64_t lane_memory(const StudentThroughput& throughput, std::int64_t batch_size);

/// A layout and how fast a lane of it was found to be.
struct ChosenLanes {
    LanePlan lanes;
    StudentThroughput student;
    /// Images per second of all lanes together over those of `compared_with`: the one lane, or where that is
    /// the fastest, the most lanes. 0 where nothing was compared.
    double gain = 0.0;
    LanePlan compared_with = {};
};

/// What the cost of a sweep follows from.
struct CostInputs {
    std::int64_t train_images = 0;
    std::int64_t val_images = 0;
    std::int64_t classes = 0;
    std::int64_t epochs = 0;
    std::int64_t batch_size = 0;
    std::int64_t distilling_runs = 0;   ///< still to be trained, α < 1
    std::int64_t fresh_runs = 0;        ///< of those, with fresh views, which the teacher sees every time
    std::int64_t feature_runs = 0;      ///< of those, with a feature loss: the teacher sees each batch for it
    std::int64_t plain_runs = 0;        ///< still to be trained, α = 1: they need no teacher
    std::int64_t further_images = 0;    ///< beside those of a run on average, that teachers are asked about
    std::int64_t teachers_of_a_run = 1; ///< more than one of an ensemble
    std::int64_t teachers = 1;          ///< of the distilling runs, of which each has its logits kept
    std::int64_t augmentations = 1;     ///< ways that images look of which each of them has logits
    std::int64_t repeats = 1;           ///< among which the distilling runs are
    std::vector<CostStage> search;      ///< rounds of a search still to be trained before these runs
    std::int64_t search_repeats = 0;    ///< of the distilling runs in them
    std::int64_t search_epochs = 0;     ///< that the longest of those have in the end
    std::int64_t grid_distilling_runs = 0; ///< that the search spares, and those that it does not
    std::int64_t grid_plain_runs = 0;      ///< likewise
    /// Augmented views of a training image of which the teacher's logits are kept, in the run that has most;
    /// 0: it computes every batch of every distilling run.
    std::int64_t views = 0;
    std::int64_t known_logits = 0;   ///< of the teacher, to views of training images
    std::int64_t pending_logits = 0; ///< of the teacher, to validation images
    LanePlan lanes;
    StudentThroughput student;
    double teacher_seconds = 0.0;    ///< an image, on all cores, of several on average; 0: logits from a file
    double load_seconds = 0.0;       ///< of one thread for one training image
    bool load_takes_cores = true;    ///< that training wants too: on the CPU
    std::int64_t resident_bytes = 0; ///< that the process holds already
    std::int64_t images_bytes = 0;   ///< of decoded images still to be kept
    std::int64_t available_bytes = 0; ///< of memory still to be had; 0 where nobody knows
    /// Of memory and of disk that the teacher's logits may still take.
    std::int64_t logit_memory_bytes = std::numeric_limits<std::int64_t>::max();
    std::int64_t logit_disk_bytes = 0;
    std::optional<std::int64_t> free_bytes; ///< of disk, where the experiment is written
    bool logits_on_same_disk = false;
};

/// Bytes that an experiment writes to its disk, and fewer that are free there.
struct DiskShortage {
    std::int64_t needed = 0;
    std::int64_t free = 0;
    bool operator==(const DiskShortage&) const = default;
};

struct CostEstimate {
    std::int64_t runs = 0;
    std::int64_t epochs = 0;
    LanePlan lanes;
    double epoch_seconds = 0.0;   ///< of a run in its lane, validation included and the teacher left out
    double run_seconds = 0.0;     ///< all epochs of it, validation before the first included
    double teacher_seconds = 0.0; ///< of the whole sweep
    bool teacher_once = false;    ///< its logits are kept, and only the first runs wait for them
    double total_seconds = 0.0;
    double grid_seconds = 0.0;     ///< that all points would take without the search; 0 where there is none
    double load_share = 0.0;       ///< of an epoch that making batches takes, in [0, 1]
    std::int64_t memory_bytes = 0; ///< of the process at its peak
    std::int64_t disk_bytes = 0;   ///< of checkpoints
    std::int64_t logit_disk_bytes = 0;         ///< of the teacher's logits, in the cache
    bool fits_memory = true;                   ///< what is still to be taken fits into what there is
    std::optional<DiskShortage> disk_shortage; ///< where what is written does not fit

    /// Of the whole time, in [0, 1].
    [[nodiscard]] double teacher_share() const {
        return total_seconds > 0.0 ? teacher_seconds / total_seconds : 0.0;
    }
    bool operator==(const CostEstimate&) const = default;
};

/// Images that one of `runs` of `spec` is trained on, on average: `labelled` ones, and of `unlabelled`
/// further ones all or none.
std::int64_t images_of_a_run(const ExperimentSpec& spec, const std::vector<RunSpec>& runs, double labelled,
                             std::int64_t unlabelled);

/// The smallest and the largest batch size on its axis; both are the one where it is none.
std::pair<std::int64_t, std::int64_t> batch_sizes(const ExperimentSpec& spec);

/// What `spec` says of them, with those of `runs` still to be trained that are not done; the rest is left as
/// it is by default.
CostInputs cost_inputs(const ExperimentSpec& spec, const std::vector<RunRecord>& runs);

CostEstimate estimate_cost(const CostInputs& inputs);

/// What it takes without the search, every point trained to the end.
CostInputs whole_grid(CostInputs inputs);

/// "12 runs of 25 epochs: about 34 min on 2 lanes × 1 thread (teacher 4 %), 1.3 GB of memory, 540 MB of
/// disk".
Message cost_message(const CostEstimate& estimate);

/// What there is too little of, and what a person can do; both empty where all is well.
struct Shortage {
    Message what;
    Message advice;
};

/// Memory that training needs and that is not there.
Shortage memory_shortage(const CostEstimate& estimate, std::int64_t available_bytes);

/// The same in one sentence, for who should know before it is too late.
Message cost_warning(const CostEstimate& estimate, std::int64_t available_bytes);
/// The same of disk.
Message disk_warning(const CostEstimate& estimate);

/// "Lanes × threads: 2 × 1, measured to be 1.31 times as fast as 1 × 2"; empty where nothing was compared.
Message lane_plan_message(const ChosenLanes& chosen);

/// Bytes as "540 MB" or "1.3 GB", powers of ten.
std::string bytes_text(std::int64_t bytes);

/// Seconds as "40 s", "3 min 20 s", "34 min" or "2 h 05 min".
std::string duration_text(double seconds);

/// "2 × 1": lanes and threads of each.
std::string lane_plan_text(const LanePlan& lanes);

} // namespace retort
