// One run: a student trained epoch by epoch.
#pragma once

#include "core/engine/batches.h"
#include "core/engine/epoch_record.h"
#include "core/engine/losses.h"
#include "core/engine/metrics.h"
#include "core/engine/models/model.h"
#include "core/engine/sgd.h"

#include <memory>
#include <stop_token>
#include <torch/torch.h>
#include <vector>

namespace retort {

struct TrainingOptions {
    Objective objective;
    int epochs = 25; ///< trained epochs; epoch 0 comes on top
    double lr = 0.001;
    double momentum = 0.9;
    double weight_decay = 0.0;
    std::int64_t lr_step_size = 7;
    double lr_gamma = 0.1;
    std::uint64_t seed = 0; ///< of the run: what dropout and stochastic depth draw follows from it
    torch::Device device = torch::kCPU;
};

/// Everything needed to go on after `records.back().epoch`: on the CPU the continued run equals the
/// uninterrupted one to the bit. Tensors are copies.
struct TrainingState {
    StateDict model;
    StateDict momentum;
    std::vector<EpochRecord> records;
};

class Trainer;

/// Told about progress from the training thread.
class TrainingObserver {
  public:
    virtual ~TrainingObserver() = default;
    /// Step `step` of `steps` of `epoch` (from 1) is over.
    virtual void step_done(int epoch, std::int64_t step, std::int64_t steps) = 0;
    /// An epoch is over; the trainer's model and state() are those of its end.
    virtual void epoch_done(const EpochRecord& record, const Trainer& trainer) = 0;
};

/// Trains `student` on `feed` with SGD and StepLR. Batches must carry teacher logits where the objective
/// needs them.
class Trainer {
  public:
    /// `student` moves to the device of `options`. `targets` hold the labels of the whole validation pass
    /// and, where there is a teacher, its logits. `feed` and the tensors of `targets` must live as long as
    /// the trainer.
    Trainer(std::shared_ptr<Classifier> student, DataFeed& feed, ValidationTargets targets,
            const TrainingOptions& options);

    /// Goes on from a state that state() gave. Throws Error when it does not fit the student.
    void restore(const TrainingState& state);

    /// Runs what is left, epoch 0 (validation alone) included. Returns false when `stop` ended it early:
    /// within a batch, and nothing of the unfinished epoch is kept in records(), while the model is somewhere
    /// within it. Throws Error when an image cannot be read or a batch lacks the teacher's logits, and
    /// c10::Error from libtorch.
    bool run(TrainingObserver& observer, const std::stop_token& stop);

    [[nodiscard]] TrainingState state() const;
    [[nodiscard]] const std::vector<EpochRecord>& records() const { return records_; }
    [[nodiscard]] const Classifier& student() const { return *student_; }

  private:
    bool train_epoch(EpochRecord& record, TrainingObserver& observer, const std::stop_token& stop);
    void train_step(const Batch& batch, double lr, TrainingMeans& means);
    bool validate(EpochRecord& record, const std::stop_token& stop);

    std::shared_ptr<Classifier> student_;
    DataFeed& feed_;
    ValidationTargets targets_;
    TrainingOptions options_;
    Sgd optimizer_;
    std::vector<EpochRecord> records_;
};

} // namespace retort
