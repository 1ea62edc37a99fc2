// One run: a student trained epoch by epoch.
#pragma once

#include "core/engine/losses/objective.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"
#include "core/engine/training/batches.h"
#include "core/engine/training/early_stopping.h"
#include "core/engine/training/feature_distillation.h"
#include "core/engine/training/measure.h"
#include "core/engine/training/metrics.h"
#include "core/engine/training/optimizer.h"
#include "core/engine/training/pause_gate.h"
#include "core/engine/training/training_parameters.h"
#include "core/engine/training/weight_average.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace retort {

/// What one run is trained with.
struct TrainingOptions : TrainingParameters {
    Objective objective;
    /// Of the teacher, where the objective's options name a feature loss and α < 1; else none.
    FeatureTeacher feature_teacher{};
    /// The student's logits on the validation set, and behind them on the test set, before any training, N×C
    /// float32 on the CPU, where somebody knows them already; else undefined, and they are computed.
    torch::Tensor initial_logits{};
    /// The epoch after which run() ends, where that is not the last of the schedule: what is restored later
    /// goes on as if it had not ended.
    std::optional<std::int64_t> last_epoch{};
    std::uint64_t seed = 0; ///< of the run: what dropout and stochastic depth draw follows from it
    torch::Device device = torch::kCPU;
    /// C float32, of the classes in the cross entropy of training alone; undefined: all weigh the same.
    torch::Tensor class_weights{};
};

/// Everything needed to go on after `records.back().epoch`: on the CPU the continued run equals the
/// uninterrupted one to the bit. Tensors are copies.
struct TrainingState {
    StateDict model;
    StateDict optimizer;             ///< as Optimizer::state() gives it
    StateDict average;               ///< as WeightAverage::state() gives it; empty where there is none
    StateDict regressors{};          ///< of a feature loss; empty where there are none
    StateDict regressor_optimizer{}; ///< as Optimizer::state() gives it
    std::vector<EpochRecord> records;

    /// The weights that the last record was measured with, and that a person takes home.
    [[nodiscard]] const StateDict& weights() const { return average.empty() ? model : average; }
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

/// Trains `student` on `feed`. Batches must carry teacher logits where the objective needs them. Where a
/// moving average of the weights is asked for, validation measures the average.
class Trainer {
  public:
    /// `student` moves to the device of `options`. `targets` hold the labels of the whole validation pass
    /// and, where there is a teacher, its logits; `test` the same of the test pass, where `feed` has one.
    /// `feed` and the tensors of both must live as long as the trainer.
    Trainer(std::shared_ptr<Classifier> student, DataFeed& feed, ValidationTargets targets,
            const TrainingOptions& options, ValidationTargets test = {});

    /// Goes on from a state that state() gave. Throws Error when it does not fit the student.
    void restore(const TrainingState& state);

    /// Runs what is left, epoch 0 (validation alone) included, until all epochs asked for are trained or
    /// early stopping ends it. Returns false when `stop` did: within a batch, and nothing of the unfinished
    /// epoch is kept in records(), while the model is somewhere within it. At `gate` it waits after every
    /// batch; the time it waits there is not in the epoch's seconds. Throws Error when an image cannot be
    /// read, a batch lacks the teacher's logits or the loss is no longer finite, and c10::Error from
    /// libtorch; records() and state() then have the epochs before.
    bool run(TrainingObserver& observer, const std::stop_token& stop, PauseGate* gate = nullptr);

    [[nodiscard]] TrainingState state() const;
    [[nodiscard]] const std::vector<EpochRecord>& records() const { return records_; }
    [[nodiscard]] const Classifier& student() const { return *student_; }
    /// What a run that begins as this one does can be told as TrainingOptions::initial_logits; undefined
    /// before epoch 0, and in a run that was restored.
    [[nodiscard]] const torch::Tensor& initial_logits() const { return options_.initial_logits; }

  private:
    struct Control;

    bool run_epoch(int epoch, TrainingObserver& observer, Control& control);
    bool train_epoch(EpochRecord& record, TrainingObserver& observer, Control& control);
    /// Returns the batch's loss.
    torch::Tensor train_step(const Batch& batch, const Objective& objective, double lr, TrainingMeans& means);
    /// Adds the feature loss, weighed, where there is one.
    [[nodiscard]] torch::Tensor with_features(const torch::Tensor& loss, const Objective& objective,
                                              const FeatureMaps& maps, const torch::Tensor& images) const;
    [[nodiscard]] std::vector<torch::Tensor> trained_parameters() const;
    bool validate(EpochRecord& record, Control& control);
    /// On the validation and the test set, one behind the other; undefined where it shall stop.
    torch::Tensor predictions(Control& control);

    std::shared_ptr<Classifier> student_;
    DataFeed& feed_;
    SetMeasure validation_;
    SetMeasure test_;
    TrainingOptions options_;
    EarlyStopping early_stopping_;
    std::unique_ptr<Optimizer> optimizer_;
    std::optional<FeatureDistillation> features_;
    std::unique_ptr<Optimizer> regressor_optimizer_; ///< where there are features_
    std::optional<WeightAverage> average_;
    std::vector<EpochRecord> records_;
};

} // namespace retort
