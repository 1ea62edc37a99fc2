#include "core/experiment/run/run_execution.h"

#include "core/base/cancelled.h"
#include "core/base/stopwatch.h"
#include "core/engine/training/timed_feed.h"
#include "core/engine/training/trainer.h"
#include "core/experiment/record/resume_file.h"
#include "core/experiment/record/settings_check.h"
#include "core/experiment/run/trained_split.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/tables/metrics_csv.h"

#include <chrono>
#include <exception>
#include <fmt/format.h>

namespace retort {

namespace {

/// best.pth and last.pth of the last epoch. resume.pt comes before them: whatever moment a process is killed
/// at, neither is of an epoch that a run which goes on would not know, and what is missing is made up from
/// it.
void write_weights(const RunContext& context, const RunSpec& run, const TrainingState& state) {
    const auto& spec = context.inputs.spec();
    const auto folder = context.writer.run_folder(run);
    const auto* best = best_epoch(state.records);
    const auto epoch = state.records.back().epoch;
    // Wherever the files are copied to, they say what images they are for.
    auto metadata = split_metadata(*context.inputs.images.data, context.info.data, spec, run);
    if (spec.interpolation != "bilinear") { // which is taken where nothing is said
        metadata.insert(metadata.begin(), {"interpolation", spec.interpolation});
    }
    if (spec.resize_side > 0) {
        metadata.insert(metadata.begin(), {"val_resize_size", std::to_string(spec.resize_side)});
    }
    metadata.insert(metadata.begin(), {{"epoch", std::to_string(epoch)},
                                       {"image_size", std::to_string(spec.image_size)},
                                       {"normalize", spec.normalize}});
    if (best != nullptr && best->epoch == epoch) {
        write_state_dict(folder / "best.pth", state.weights(), metadata);
    }
    if (epoch > 0) {
        write_state_dict(folder / "last.pth", state.weights(), metadata);
    }
}

/// Turns a trainer's progress into files and observer calls.
class RunKeeper : public TrainingObserver {
  public:
    /// `record` grows with the epochs, so that it has them however the training ends.
    RunKeeper(const RunContext& context, RunRecord& record, std::size_t index)
        : context_(context)
        , record_(record)
        , index_(index) {}

    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        context_.observer.step_done(index_, epoch, step, steps);
    }

    void epoch_done(const EpochRecord& record, const Trainer& trainer) override {
        record_.epochs.push_back(record);
        context_.writer.append_epoch(record_.spec, record);
        const auto state = trainer.state();
        write_resume_file(context_.writer.run_folder(record_.spec) / "resume.pt", record_.spec, state);
        write_weights(context_, record_.spec, state);
        context_.observer.epoch_done(index_, record);
    }

  private:
    const RunContext& context_;
    RunRecord& record_;
    std::size_t index_;
};

/// Whether a metrics.csv says more than that the student was looked at before training.
bool has_results(const std::filesystem::path& metrics) {
    std::error_code error;
    if (!std::filesystem::exists(metrics, error)) {
        return false;
    }
    const auto text = read_text_file(metrics);
    std::vector<Message> complaints;
    const auto records = parse_metrics(text, complaints);
    const bool only_epoch_0 = !records.empty() && records.back().epoch < 1 && complaints.empty();
    return !only_epoch_0 && text.find_first_not_of(" \r\n", text.find('\n')) != std::string::npos;
}

std::filesystem::path free_name(const std::filesystem::path& metrics) {
    std::error_code error;
    auto kept = metrics.parent_path() / "metrics.before.csv";
    for (int number = 2; std::filesystem::exists(kept, error); ++number) {
        kept = metrics.parent_path() / ("metrics.before-" + std::to_string(number) + ".csv");
    }
    return kept;
}

/// What was measured and cannot be continued is kept under another name.
void put_aside(const std::filesystem::path& metrics, const std::string& run, RunObserver& observer) {
    if (has_results(metrics)) {
        const auto kept = free_name(metrics);
        std::filesystem::rename(metrics, kept);
        observer.notice(
            {RETORT_TEXT("%1 cannot be continued and is trained from the start; what was measured "
                         "before is kept in %2"),
             {run, kept.string()}});
    }
}

/// The state to go on from. None where there is no checkpoint, and where the best weights are gone and are
/// not the checkpoint's: then they can only be trained again.
std::optional<TrainingState> checkpoint_of(const std::filesystem::path& folder, const RunSpec& run) {
    std::error_code error;
    if (!std::filesystem::exists(folder / "resume.pt", error)) {
        return std::nullopt;
    }
    auto state = read_resume_file(folder / "resume.pt", run);
    const auto* best = best_epoch(state.records);
    const bool has_best = best == nullptr || best->epoch == state.records.back().epoch ||
                          std::filesystem::exists(folder / "best.pth", error);
    return has_best ? std::optional(std::move(state)) : std::nullopt;
}

/// Brings trainer, metrics.csv and weights to the run's last checkpoint where there is one and it is wanted.
void continue_from_checkpoint(Trainer& trainer, const RunContext& context, RunRecord& record) {
    const bool began_here = !record.epochs.empty(); // in an earlier round of a search
    record.epochs.clear();
    if (context.mode != ResumeMode::resume && !began_here) {
        return;
    }
    const auto folder = context.writer.run_folder(record.spec);
    if (const auto state = checkpoint_of(folder, record.spec)) {
        trainer.restore(*state);
        record.epochs = state->records;
        write_weights(context, record.spec, *state);
    } else {
        put_aside(folder / "metrics.csv", record.name, context.observer);
    }
    context.writer.rewrite_epochs(record.spec, record.epochs);
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
    const auto seed = record.spec.seed.value(); // what is planned has one
    const auto spec = spec_of(images.spec, record.spec);
    const auto how = preprocessing_in(images.preprocessing, images.spec, record.spec);
    const auto views = views_in(images.spec, record.spec, how);
    auto samples = run_samples(*images.data, sample_choice(images.spec, record.spec));
    const auto targets = inputs.targets_of(spec, samples.val);
    const auto class_weights =
        spec.class_weights == "balanced" ? balanced_class_weights(*images.data, samples) : torch::Tensor();
    ImageFeed image_feed(images.data, std::move(samples), how, spec.batch_size, seed, images.threads(),
                         views);
    TimedFeed timed(image_feed);
    auto options = training_options(spec, record.spec, images.device);
    options.class_weights = class_weights;
    const auto beginning = beginning_of(spec);
    const InitialStudent initial{beginning, spec.batch_size, seed};
    options.last_epoch = record.num_epochs;
    options.initial_logits = inputs.initial_logits->find(initial);
    std::shared_ptr<TeacherSource> source;
    std::optional<TeacherLogitFeed> with_teacher;
    if (const auto* teacher = inputs.teacher_of(spec);
        teacher != nullptr && options.objective.needs_teacher()) {
        options.feature_teacher = {teacher->network, spec.image_size};
        source = teacher->source_for(how, views);
        with_teacher.emplace(
            timed, *source, run.stop,
            progress_of(context.observer, {RETORT_TEXT("Computing teacher logits for training views"), {}}),
            run.gate);
    }
    DataFeed& feed = with_teacher ? static_cast<DataFeed&>(*with_teacher) : timed;
    Trainer trainer(make_student(spec, images.class_count(), inputs.starts.at(beginning), seed), feed,
                    targets, options, inputs.test_targets_of(spec));
    continue_from_checkpoint(trainer, context, record);
    context.observer.run_started(run.index, record);
    RunKeeper keeper(context, record, run.index);
    const bool finished = trainer.run(keeper, run.stop, run.gate);
    if (trainer.initial_logits().defined()) {
        inputs.initial_logits->add(initial, trainer.initial_logits());
    }
    record.stopped_early = finished && record.last()->epoch < record.num_epochs;
    record.wait_seconds = timed.wait_seconds();
    record.teacher_seconds = with_teacher ? with_teacher->teacher_seconds() : 0.0;
    // Of a search only the next decision says what becomes of a run.
    return !finished ? RunStatus::stopped : record.search ? RunStatus::queued : RunStatus::done;
}

/// What is known of its architecture, and the size of the file that is there.
std::optional<RecordedCost> cost_of_run(const RunContext& context, const RunRecord& run) {
    const auto own = spec_of(context.inputs.spec(), run.spec);
    const auto found = context.costs.find(own.student);
    if (found == context.costs.end()) {
        return std::nullopt;
    }
    auto cost = found->second;
    const auto* teacher = context.inputs.teacher_of(own);
    cost.teacher_parameters = teacher != nullptr ? teacher->parameters : 0;
    std::error_code error;
    const auto bytes = std::filesystem::file_size(context.writer.run_folder(run.spec) / "last.pth", error);
    cost.file_bytes = error ? 0 : static_cast<std::int64_t>(bytes);
    return cost;
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
    record.error.clear();
    record.stopped_early = false;
    record.threads = images.threads();
    if (record.repeats_planned == 0) {
        record.repeats_planned = images.spec.repeats;
    }
    record.trained_with = trained_with(images.spec, record.spec);
    record.made_from = contents_of(images.spec, record.spec, context.info);
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
        context.end.note(error);
    }
    if (const auto cost = cost_of_run(context, record)) {
        record.cost = cost;
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
