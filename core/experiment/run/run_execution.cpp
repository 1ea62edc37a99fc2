#include "core/experiment/run/run_execution.h"

#include "core/base/cancelled.h"
#include "core/base/stopwatch.h"
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
    /// `record` grows with the epochs, so that it has them however the training ends.
    RunKeeper(const ExperimentWriter& writer, RunRecord& record, std::size_t index, RunObserver& observer)
        : writer_(writer)
        , record_(record)
        , index_(index)
        , observer_(observer) {}

    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        observer_.step_done(index_, epoch, step, steps);
    }

    void epoch_done(const EpochRecord& record, const Trainer& trainer) override {
        record_.epochs.push_back(record);
        writer_.append_epoch(record_.spec, record);
        const auto folder = writer_.run_folder(record_.spec);
        const auto state = trainer.state();
        write_resume_file(folder / "resume.pt", record_.spec, state);
        write_weights(folder, state);
        observer_.epoch_done(index_, record);
    }

  private:
    const ExperimentWriter& writer_;
    RunRecord& record_;
    std::size_t index_;
    RunObserver& observer_;
};

/// Where trained epochs cannot be continued, they are kept under another name.
void put_aside(const std::filesystem::path& metrics, const RunRecord& record, RunObserver& observer) {
    if (record.last() == nullptr || record.last()->epoch < 1) {
        return;
    }
    const auto kept = std::filesystem::path(metrics).replace_extension(".before.csv");
    std::filesystem::rename(metrics, kept);
    observer.notice(
        {RETORT_TEXT("%1 has no resume.pt to continue from and is trained from the start; what was "
                     "measured before is kept in %2"),
         {record.name, kept.string()}});
}

/// Brings trainer, metrics.csv and weights to the run's last checkpoint where there is one and it is wanted.
void continue_from_checkpoint(Trainer& trainer, const RunContext& context, RunRecord& record) {
    const auto& writer = context.writer;
    const auto mode = context.mode;
    const auto file = writer.run_folder(record.spec) / "resume.pt";
    std::error_code error;
    const bool goes_on = std::filesystem::exists(file, error);
    if (mode == ResumeMode::resume && !goes_on) {
        put_aside(file.parent_path() / "metrics.csv", record, context.observer);
    }
    record.epochs.clear();
    if (mode == ResumeMode::resume && goes_on) {
        const auto state = read_resume_file(file, record.spec);
        trainer.restore(state);
        record.epochs = state.records;
        write_weights(file.parent_path(), state);
    }
    if (!record.epochs.empty() || mode == ResumeMode::resume) {
        writer.rewrite_epochs(record.spec, record.epochs);
    }
}

/// A run in training: its place in plan(), and how it is stopped and paused.
struct RunHandle {
    std::size_t index;
    const std::stop_token& stop;
    PauseGate* gate;
};

RunStatus train(const RunContext& context, RunRecord& record, const RunHandle& run) {
    const auto& inputs = context.inputs;
    const auto& images = inputs.images;
    ImageFeed image_feed(images.data, images.preprocessing, images.spec.batch_size, record.spec.seed,
                         images.threads(), images.views);
    TimedFeed timed(image_feed);
    auto options = training_options(images.spec, record.spec, images.device);
    options.initial_logits = inputs.initial_logits->find(record.spec.seed);
    std::optional<TeacherLogitFeed> with_teacher;
    if (options.objective.needs_teacher()) {
        with_teacher.emplace(
            timed, *inputs.teacher.source, run.stop,
            progress_of(context.observer, {RETORT_TEXT("Computing teacher logits for training views"), {}}),
            run.gate);
    }
    DataFeed& feed = with_teacher ? static_cast<DataFeed&>(*with_teacher) : timed;
    Trainer trainer(make_student(images.spec, images.class_count(), inputs.start, record.spec.seed), feed,
                    inputs.targets, options);
    continue_from_checkpoint(trainer, context, record);
    context.observer.run_started(run.index, record);
    RunKeeper keeper(context.writer, record, run.index, context.observer);
    const bool finished = trainer.run(keeper, run.stop, run.gate);
    if (trainer.initial_logits().defined()) {
        inputs.initial_logits->add(record.spec.seed, trainer.initial_logits());
    }
    record.stopped_early = finished && record.last()->epoch < record.num_epochs;
    record.wait_seconds = timed.wait_seconds();
    record.teacher_seconds = with_teacher ? with_teacher->teacher_seconds() : 0.0;
    return finished ? RunStatus::done : RunStatus::stopped;
}

/// Says so where a run waited for its images rather than trained.
void report_waiting(const RunRecord& run, double seconds, RunObserver& observer) {
    constexpr double noticeable_share = 0.1;
    constexpr double noticeable_seconds = 10.0;
    if (run.wait_seconds > noticeable_share * seconds && run.wait_seconds > noticeable_seconds) {
        observer.notice({RETORT_TEXT("%1 spent %2 % of its time waiting for images; a larger image cache, "
                                     "smaller images on disk or more threads would help"),
                         {run.name, fmt::format("{:.0f}", 100.0 * run.wait_seconds / seconds)}});
    }
}

} // namespace

RunRecord execute_run(const RunContext& context, RunRecord record, std::size_t index,
                      const std::stop_token& stop, PauseGate* gate) {
    const auto& images = context.inputs.images;
    at::set_num_threads(images.threads());
    record.device = images.device.str();
    record.num_epochs = images.spec.num_epochs;
    record.error.clear();
    record.stopped_early = false;
    record.threads = images.threads();
    const auto start = std::chrono::steady_clock::now();
    try {
        record.status = RunStatus::running;
        context.writer.write_run(record);
        record.status = train(context, record, {index, stop, gate});
    } catch (const Cancelled&) {
        record.status = RunStatus::stopped;
    } catch (const std::exception& error) {
        record.status = RunStatus::failed;
        record.error = message_of(error).str();
    }
    try {
        context.writer.write_run(record);
    } catch (const Error& error) {
        context.observer.notice(error.message());
    }
    report_waiting(record, seconds_since(start), context.observer);
    context.observer.run_finished(index, record);
    return record;
}

} // namespace retort
