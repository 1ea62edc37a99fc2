#include "core/engine/training/trainer.h"

#include "core/base/counter_random.h"
#include "core/base/stopwatch.h"
#include "core/engine/memory_format.h"
#include "core/engine/training/divergence.h"
#include "core/engine/training/optimizers.h"
#include "core/engine/training/schedule.h"

#include <chrono>
#include <utility>

namespace retort {

namespace {

std::shared_ptr<Classifier> moved(std::shared_ptr<Classifier> model, const torch::Device& device) {
    model->to(device);
    use_channels_last(*model);
    return model;
}

/// Keyed by epoch and step, so that a run that goes on draws what it would have drawn without a break.
std::uint64_t step_seed(std::uint64_t run_seed, int epoch, std::int64_t step) {
    constexpr std::uint64_t for_dropout = 0x64726f70; // keeps clear of the keys of order and augmentation
    return CounterRandom(run_seed, for_dropout, epoch, step).bits();
}

/// Apart from the seed that the student is drawn from.
std::uint64_t regressor_seed(std::uint64_t run_seed) {
    constexpr std::uint64_t for_regressors = 0x72656772;
    return CounterRandom(run_seed, for_regressors, 0, 0).bits();
}

} // namespace

/// How a person holds a run up or ends it.
struct Trainer::Control {
    std::stop_token stop;
    PauseGate* gate;
    double waited = 0.0; ///< seconds of this epoch spent at the gate

    /// Waits where it is paused. False when it shall stop.
    bool goes_on() {
        if (gate != nullptr) {
            waited += gate->wait(stop);
        }
        return !stop.stop_requested();
    }
};

Trainer::Trainer(std::shared_ptr<Classifier> student, DataFeed& feed, ValidationTargets targets,
                 const TrainingOptions& options, ValidationTargets test)
    : student_(moved(std::move(student), options.device))
    , feed_(feed)
    , validation_(std::move(targets))
    , test_(std::move(test))
    , options_(options)
    , early_stopping_(early_stopping(options))
    , optimizer_(make_optimizer(*student_, options)) {
    const auto* feature_loss = find_feature_loss(options.objective.options.feature_loss);
    if (feature_loss != nullptr && options.objective.needs_teacher()) {
        features_.emplace(*feature_loss, *student_, options.feature_teacher, regressor_seed(options.seed));
        regressor_optimizer_ = make_optimizer(*features_, options);
    }
    if (options_.class_weights.defined()) { // once, not with every batch
        options_.class_weights = options_.class_weights.to(options_.device);
    }
    if (options.ema_decay > 0.0) {
        average_.emplace(*student_, options.ema_decay);
    }
}

void Trainer::restore(const TrainingState& state) {
    load_state_dict(*student_, state.model);
    optimizer_->load_state(state.optimizer);
    if (average_) {
        average_->load_state(state.average);
    }
    if (features_) {
        load_state_dict(*features_, state.regressors);
        regressor_optimizer_->load_state(state.regressor_optimizer);
    }
    records_ = state.records;
}

TrainingState Trainer::state() const {
    return {clone_to_cpu(state_dict(*student_)),
            clone_to_cpu(optimizer_->state()),
            average_ ? clone_to_cpu(average_->state()) : StateDict(),
            features_ ? clone_to_cpu(state_dict(*features_)) : StateDict(),
            features_ ? clone_to_cpu(regressor_optimizer_->state()) : StateDict(),
            records_};
}

bool Trainer::run(TrainingObserver& observer, const std::stop_token& stop, PauseGate* gate) {
    Control control{stop, gate};
    const int first = records_.empty() ? 0 : records_.back().epoch + 1;
    const auto last = options_.last_epoch.value_or(options_.num_epochs);
    for (int epoch = first; epoch <= last; ++epoch) {
        if (is_exhausted(early_stopping_, records_)) {
            return true;
        }
        if (!run_epoch(epoch, observer, control)) {
            return false;
        }
    }
    return true;
}

bool Trainer::run_epoch(int epoch, TrainingObserver& observer, Control& control) {
    control.waited = 0.0;
    const auto start = std::chrono::steady_clock::now();
    const auto held_before = feed_.held_seconds();
    EpochRecord record;
    record.epoch = epoch;
    record.learning_rate = learning_rate(options_, epoch);
    if (epoch > 0 && !train_epoch(record, observer, control)) {
        return false;
    }
    if (!validate(record, control)) {
        return false;
    }
    record.seconds = seconds_since(start) - control.waited - (feed_.held_seconds() - held_before);
    records_.push_back(record);
    observer.epoch_done(record, *this);
    return true;
}

bool Trainer::train_epoch(EpochRecord& record, TrainingObserver& observer, Control& control) {
    student_->train();
    TrainingMeans means(options_.device);
    DivergenceCheck divergence(record.epoch, options_.device);
    const auto steps = feed_.train_steps();
    const auto source = feed_.train_pass(record.epoch);
    if (!control.goes_on()) { // while the pass was being made ready
        return false;
    }
    const auto objective = options_.objective.at(record.epoch, options_.num_epochs);
    Batch batch;
    for (std::int64_t step = 1; source->next(batch); ++step) {
        student_->randomness().seed(step_seed(options_.seed, record.epoch, step));
        divergence.add(train_step(batch, objective, record.learning_rate, means), step);
        observer.step_done(record.epoch, step, steps);
        if (!control.goes_on()) {
            return false;
        }
    }
    divergence.look();
    means.write(record);
    return true;
}

torch::Tensor Trainer::train_step(const Batch& batch, const Objective& objective, double lr,
                                  TrainingMeans& means) {
    const bool blocking = !batch.images.is_pinned();
    const auto images = batch.images.to(options_.device, !blocking);
    const auto labels =
        HardLabels{batch.labels, batch.other_labels, batch.label_weights, options_.class_weights}.to(
            options_.device, !blocking);
    torch::Tensor teacher;
    if (objective.needs_teacher()) {
        if (!batch.teacher_logits.defined()) {
            throw Error(RETORT_TEXT("a training batch has no teacher logits, which α < 1 requires"));
        }
        teacher = batch.teacher_logits.to(options_.device);
    }
    FeatureMaps maps;
    const auto logits = features_ ? student_->forward_with_maps(images, maps) : student_->forward(images);
    const auto loss = with_features(objective(logits, labels, teacher), objective, maps, images);
    loss.backward();
    if (options_.clip_grad_norm > 0.0) {
        clip_gradients(trained_parameters(), options_.clip_grad_norm);
    }
    optimizer_->step(lr);
    if (features_) {
        regressor_optimizer_->step(lr);
    }
    if (average_) {
        average_->update();
    }
    means.add(loss, logits, labels);
    return loss;
}

torch::Tensor Trainer::with_features(const torch::Tensor& loss, const Objective& objective,
                                     const FeatureMaps& maps, const torch::Tensor& images) const {
    const double share = 1.0 - objective.alpha;
    if (!features_ || share <= 0.0) {
        return loss;
    }
    const double weight = objective.options.*features_->loss().weight_option;
    return loss + share * weight * (*features_)(maps, images);
}

std::vector<torch::Tensor> Trainer::trained_parameters() const {
    auto parameters = optimizer_->parameters();
    if (features_) {
        const auto& regressors = regressor_optimizer_->parameters();
        parameters.insert(parameters.end(), regressors.begin(), regressors.end());
    }
    return parameters;
}

bool Trainer::validate(EpochRecord& record, Control& control) {
    std::optional<WeightAverage::InPlace> averaged;
    if (average_) {
        averaged.emplace(*average_);
    }
    const bool known = record.epoch == 0 && options_.initial_logits.defined();
    const auto logits = known ? options_.initial_logits : predictions(control);
    if (!logits.defined()) {
        return false;
    }
    require_finite(logits, record.epoch);
    if (record.epoch == 0) {
        options_.initial_logits = logits;
    }
    const auto validation = validation_.count();
    validation_.validation(logits.narrow(0, 0, validation),
                           options_.objective.at(record.epoch, options_.num_epochs), record);
    if (!test_.is_empty()) {
        test_.test(logits.narrow(0, validation, test_.count()), record);
    }
    return true;
}

torch::Tensor Trainer::predictions(Control& control) {
    const auto over = [&](BatchSource& source) {
        return logits_over(*student_, source, options_.device, control.stop,
                           [&](std::int64_t, std::int64_t) { control.goes_on(); });
    };
    const auto validation = over(*feed_.val_pass());
    if (test_.is_empty() || !validation.defined()) {
        return validation;
    }
    const auto test = over(*feed_.test_pass());
    return test.defined() ? torch::cat({validation, test}) : test;
}

} // namespace retort
