#include "core/experiment/run/run_execution.h"

#include "core/engine/training/timed_feed.h"
#include "core/engine/training/trainer.h"
#include "core/experiment/record/resume_file.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/pickle/state_dict_writer.h"

#include <chrono>
#include <exception>
#include <fmt/format.h>

namespace retort {

namespace {

/// best.pth and last.pth of the last epoch. resume.pt comes before them: whatever moment a process is killed
/// at, neither is of an epoch that a run which goes on would not know, and what is missing is made up from
/// it.
void write_weights(const std::filesystem::path& folder, const TrainingState& state) {
    const auto* best = best_epoch(state.records);
    const auto epoch = state.records.back().epoch;
    if (best != nullptr && best->epoch == epoch) {
        write_state_dict(folder / "best.pth", state.weights());
    }
    if (epoch > 0) {
        write_state_dict(folder / "last.pth", state.weights());
    }
}

/// Turns a trainer's progress into files and observer calls.
class RunKeeper : public TrainingObserver {
  public:
    RunKeeper(const ExperimentWriter& writer, const RunSpec& run, std::size_t index, RunObserver& observer)
        : writer_(writer)
        , run_(run)
        , index_(index)
        , observer_(observer) {}

    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        observer_.step_done(index_, epoch, step, steps);
    }

    void epoch_done(const EpochRecord& record, const Trainer& trainer) override {
        writer_.append_epoch(run_, record);
        const auto folder = writer_.run_folder(run_);
        const auto state = trainer.state();
        write_resume_file(folder / "resume.pt", state);
        write_weights(folder, state);
        observer_.epoch_done(index_, record);
    }

  private:
    const ExperimentWriter& writer_;
    const RunSpec& run_;
    std::size_t index_;
    RunObserver& observer_;
};

/// Brings trainer, metrics.csv and weights to the run's last checkpoint where there is one and it is wanted.
void continue_from_checkpoint(Trainer& trainer, const ExperimentWriter& writer, RunRecord& record,
                              ResumeMode mode) {
    const auto file = writer.run_folder(record.spec) / "resume.pt";
    std::error_code error;
    record.epochs.clear();
    if (mode == ResumeMode::resume && std::filesystem::exists(file, error)) {
        const auto state = read_resume_file(file);
        trainer.restore(state);
        record.epochs = state.records;
        write_weights(file.parent_path(), state);
    }
    if (!record.epochs.empty() || mode == ResumeMode::resume) {
        writer.rewrite_epochs(record.spec, record.epochs);
    }
}

RunStatus train(const Preparation& prepared, const ExperimentWriter& writer, RunRecord& record,
                std::size_t index, ResumeMode mode, RunObserver& observer, const std::stop_token& stop,
                PauseGate* gate) {
    ImageFeed images(prepared.data, prepared.preprocessing, prepared.spec.batch_size, record.spec.seed,
                     prepared.threads, prepared.views);
    TimedFeed timed(images);
    auto options = training_options(prepared.spec, record.spec, prepared.device);
    options.initial_logits = prepared.initial_answers->find(record.spec.seed);
    std::optional<TaughtFeed> taught;
    if (options.objective.needs_teacher()) {
        const Message asking{RETORT_TEXT("Asking the teacher about training views"), {}};
        taught.emplace(
            timed, *prepared.teacher, stop,
            [&observer, asking](auto done, auto total) { observer.preparing(asking, done, total); }, gate);
    }
    DataFeed& feed = taught ? static_cast<DataFeed&>(*taught) : timed;
    const auto classes = static_cast<std::int64_t>(prepared.data->classes.size());
    Trainer trainer(make_student(prepared.spec, classes, prepared.start, record.spec.seed), feed,
                    prepared.targets, options);
    continue_from_checkpoint(trainer, writer, record, mode);
    observer.run_started(index, record);
    RunKeeper keeper(writer, record.spec, index, observer);
    const bool finished = trainer.run(keeper, stop, gate);
    record.epochs = trainer.records();
    if (trainer.initial_logits().defined()) {
        prepared.initial_answers->add(record.spec.seed, trainer.initial_logits());
    }
    record.stopped_early = finished && record.last()->epoch < record.num_epochs;
    record.wait_seconds = timed.wait_seconds();
    record.teacher_seconds = taught ? taught->teacher_seconds() : 0.0;
    return finished ? RunStatus::done : RunStatus::stopped;
}

/// Says so where a run waited for its images rather than trained.
void tell_waiting(const RunRecord& run, double seconds, RunObserver& observer) {
    constexpr double noticeable_share = 0.1;
    constexpr double noticeable_seconds = 10.0;
    if (run.wait_seconds > noticeable_share * seconds && run.wait_seconds > noticeable_seconds) {
        observer.notice(
            {RETORT_TEXT("%1 waited for images %2 % of its time: a larger image cache, smaller images "
                         "on disk or more threads would help"),
             {run.name, fmt::format("{:.0f}", 100.0 * run.wait_seconds / seconds)}});
    }
}

/// What went wrong, without the stack of libtorch's internals that follows the first line.
std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

} // namespace

RunRecord execute_run(const Preparation& prepared, const ExperimentWriter& writer, RunRecord record,
                      std::size_t index, ResumeMode mode, RunObserver& observer, const std::stop_token& stop,
                      PauseGate* gate) {
    at::set_num_threads(prepared.threads);
    record.device = prepared.device.str();
    record.num_epochs = prepared.spec.num_epochs;
    record.error.clear();
    record.stopped_early = false;
    record.threads = prepared.threads;
    const auto start = std::chrono::steady_clock::now();
    try {
        record.status = RunStatus::running;
        writer.write_run(record);
        record.status = train(prepared, writer, record, index, mode, observer, stop, gate);
    } catch (const std::exception& error) {
        record.status = RunStatus::failed;
        record.error = first_line(error.what());
    }
    try {
        writer.write_run(record);
    } catch (const Error& error) {
        observer.notice(error.message());
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    tell_waiting(record, seconds.count(), observer);
    observer.run_finished(index, record);
    return record;
}

} // namespace retort
