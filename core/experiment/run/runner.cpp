#include "core/experiment/run/runner.h"

#include "core/base/cancelled.h"
#include "core/base/parallel_for.h"
#include "core/engine/heap.h"
#include "core/engine/training/schedule.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/record/settings_check.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/run/remaining_cost.h"
#include "core/experiment/run/run_execution.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/teacher/validation.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

void require_valid(const ExperimentSpec& spec, const ValidationScope& scope) {
    const auto problems = validate(spec, scope);
    if (!problems.empty()) {
        const auto& problem = problems.front();
        throw Error(RETORT_TEXT("%1: %2"), {ParameterReference{problem.parameter}, problem.message});
    }
}

/// What of a finished run is not there, or an empty text.
std::string missing_part(const fs::path& folder, const RunRecord& run) {
    if (run.epochs.empty()) {
        return "metrics.csv";
    }
    for (const auto* name : {"best.pth", "last.pth"}) {
        std::error_code error;
        const auto size = fs::file_size(folder / name, error);
        if (error || size == 0) {
            return name;
        }
    }
    return {};
}

/// Runs that are complete stay as they are, and so do those that were trained elsewhere; all others are
/// queued again, with the epochs that they have, and so are those whose files are gone.
void keep_finished(std::vector<RunRecord>& runs, const ExperimentRecord& before, RunObserver& observer) {
    for (auto& run : runs) {
        const auto found = std::find_if(before.runs.begin(), before.runs.end(),
                                        [&](const RunRecord& other) { return other.name == run.name; });
        if (found == before.runs.end()) {
            continue;
        }
        const auto planned = run;
        run = *found;
        if (was_trained_elsewhere(run)) {
            continue;
        }
        const auto missing = run.status == RunStatus::done
                                 ? missing_part(fs::path(before.folder) / "runs" / run.name, run)
                                 : std::string();
        if (missing.empty() && is_complete(run, planned.num_epochs)) {
            continue;
        }
        run.spec = planned.spec; // whatever run.json says, it is trained as planned
        run.status = RunStatus::queued;
        run.num_epochs = planned.num_epochs;
        if (!missing.empty()) {
            observer.notice({RETORT_TEXT("%1 is done, but its %2 is missing or empty; it is trained again"),
                             {run.name, missing}});
        }
    }
}

/// A run under a control of its own: a stop of all is a stop of it, too.
RunRecord execute_controlled(const RunContext& context, RunRecord run, std::size_t index,
                             const std::stop_token& stop, RunControl& control) {
    auto own = control.stop_source(index);
    if (own.stop_requested()) {
        run.status = RunStatus::stopped;
        try {
            context.writer.write_run(run);
        } catch (const Error& error) {
            context.observer.notice(error.message());
        }
        context.observer.run_finished(index, run);
        return run;
    }
    const std::stop_callback forward(stop, [&own] { own.request_stop(); });
    return execute_run(context, std::move(run), index, own.get_token(), &control.gate(index));
}

/// Trains every run that is not done, as many at a time as there are lanes, in the order of the plan. Where
/// one failed as all others would, no further one begins.
void train_in_lanes(const RunContext& context, std::vector<RunRecord>& runs, const std::stop_token& stop,
                    RunControl* control) {
    const auto goes_on = [&] {
        if (control != nullptr) {
            control->lanes().wait(stop);
        }
        return !stop.stop_requested();
    };
    const auto train = [&](std::int64_t k) {
        const auto index = static_cast<std::size_t>(k);
        if (runs[index].status == RunStatus::done || context.end.is_reached() || !goes_on()) {
            return;
        }
        runs[index] = control == nullptr ? execute_run(context, runs[index], index, stop)
                                         : execute_controlled(context, runs[index], index, stop, *control);
    };
    parallel_for(static_cast<std::int64_t>(runs.size()), static_cast<int>(context.inputs.spec().lanes),
                 train);
}

/// The best weights of a finished run, under the name a person looks for.
void keep_teacher(const fs::path& folder, const RunRecord& run) {
    if (run.status != RunStatus::done) {
        return;
    }
    DraftFile draft(folder / "teacher.pth");
    std::error_code error;
    fs::copy_file(folder / "runs" / run.name / "best.pth", draft.path(), fs::copy_options::overwrite_existing,
                  error);
    if (error) {
        throw WriteError(folder / "teacher.pth", error.value());
    }
    draft.commit();
}

/// Says on disk which runs wait, but for those that have all their epochs there: until its turn comes, such a
/// run stays what it is. A run whose folder cannot be written fails when its turn comes, and hinders no
/// other.
void write_queued(const ExperimentWriter& writer, const std::vector<RunRecord>& runs) {
    for (const auto& run : runs) {
        const bool has_all = run.last() != nullptr && run.last()->epoch >= run.num_epochs;
        if (run.status != RunStatus::queued || has_all) {
            continue;
        }
        try {
            writer.write_run(run);
        } catch (const Error&) {
            continue;
        }
    }
}

/// What a person leaves to the program stays in an experiment that goes on as it was in the beginning: views,
/// and lanes and threads, since numbers depend on the threads of a lane.
ExperimentSpec with_former_choices(ExperimentSpec spec, ResumeMode mode) {
    const auto file = fs::path(spec.out) / "experiment.json";
    std::error_code error;
    if (mode == ResumeMode::fresh || !fs::exists(file, error)) {
        return spec;
    }
    const auto before = read_spec(file);
    if (spec.threads == 0) {
        spec.threads = before.threads;
        spec.lanes = spec.lanes == 0 ? before.lanes : spec.lanes;
    }
    return continued_spec(before, std::move(spec));
}

/// Says what it will take, before it does.
void report_cost(const RunContext& context, const std::vector<RunRecord>& runs, const std::stop_token& stop) {
    const auto available = available_memory();
    const auto cost = remaining_cost(context.inputs, runs, stop);
    if (!cost || cost->runs == 0) {
        return;
    }
    context.observer.estimated(*cost);
    context.observer.notice(cost_message(*cost));
    for (const auto& warning : {cost_warning(*cost, available), disk_warning(*cost)}) {
        if (!warning.empty()) {
            context.observer.notice(warning);
        }
    }
}

/// Says so where the schedule leaves epochs in which nothing is learned.
void report_zero_rates(const ExperimentSpec& spec, RunObserver& observer) {
    for (int epoch = 2; epoch <= spec.num_epochs; ++epoch) {
        if (learning_rate(spec, epoch) == 0.0) {
            observer.notice(
                {RETORT_TEXT("the learning rate is 0 after epoch %1: from then on, students learn "
                             "nothing"),
                 {std::to_string(epoch - 1)}});
            return;
        }
    }
}

/// Says so where lanes and threads ask for more than the machine has.
void report_crowding(const ExperimentSpec& spec, RunObserver& observer) {
    const auto wanted = spec.lanes * spec.threads;
    if (wanted > machine_cores()) {
        observer.notice(
            {RETORT_TEXT("%1 threads compete for %2 cores, which makes training slower; %3 lets the "
                         "program choose"),
             {std::to_string(wanted), std::to_string(machine_cores()), ParameterReference{"threads", "0"}}});
    }
}

std::vector<std::int64_t> images_per_class(const LoadedSplit& split, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (std::int64_t i = 0; i < split.count(); ++i) {
        ++counts.at(static_cast<std::size_t>(split.sample(i).label));
    }
    return counts;
}

ExperimentInfo info_of(const SharedInputs& inputs, const std::stop_token& stop) {
    const auto& data = *inputs.images.data;
    ExperimentInfo info;
    info.train_counts = images_per_class(data.train, data.classes.size());
    info.val_counts = images_per_class(data.val, data.classes.size());
    info.val_split = data.val.name;
    info.skipped = static_cast<std::int64_t>(data.train.unreadable.size() + data.val.unreadable.size());
    info.teacher = inputs.teacher.name;
    info.matched = inputs.teacher.matched;
    info.teacher_outputs = inputs.teacher.columns;
    info.files = inputs.files;
    info.data = fingerprint_of(data, stop);
    return info;
}

/// Folder, queue, lanes: what distilling and teaching share once everything is open.
std::vector<RunRecord> carry_out(const SharedInputs& inputs, ResumeMode mode, RunObserver& observer,
                                 const std::stop_token& stop, RunControl* control = nullptr) {
    const auto& spec = inputs.spec();
    auto runs = queued_runs(spec);
    const auto info = info_of(inputs, stop);
    const auto& classes = inputs.images.data->classes;
    const auto writer = mode == ResumeMode::fresh ? ExperimentWriter::create(spec, info, classes)
                                                  : ExperimentWriter::reopen(spec, info, classes);
    if (mode == ResumeMode::resume) {
        keep_finished(runs, read_experiment(spec.out), observer);
    }
    for (auto& run : runs) {
        run.made_from = run.status == RunStatus::queued ? contents_of(spec, run.spec, info) : run.made_from;
    }
    write_queued(writer, runs);
    SweepEnd end(writer, observer, spec.out);
    const RunContext context{inputs, writer, mode, observer, end};
    report_zero_rates(spec, observer);
    report_crowding(spec, observer);
    report_cost(context, runs, stop);
    train_in_lanes(context, runs, stop, control);
    return_freed_memory();
    if (inputs.teacher.bank) {
        observer.notice(teacher_work_text(inputs.teacher.bank->work()));
    }
    return runs;
}

/// The files that the spec names. An experiment with others is refused before anything is opened.
std::map<std::string, FileIdentity> known_files(const ExperimentSpec& spec, ResumeMode mode) {
    auto files = file_identities(spec);
    if (mode == ResumeMode::resume) {
        require_same_files(spec.out, files);
    }
    return files;
}

} // namespace

std::vector<RunRecord> run_experiment(const ExperimentSpec& requested, ResumeMode mode, RunObserver& observer,
                                      const std::stop_token& stop, RunControl* control) {
    const auto spec = with_former_choices(requested, mode);
    require_valid(spec, {.teacher = true, .fresh_output = mode == ResumeMode::fresh});
    try {
        auto files = known_files(spec, mode);
        return carry_out(open_distillation_inputs(spec, std::move(files), observer, stop), mode, observer,
                         stop, control);
    } catch (const Cancelled&) {
        return queued_runs(spec);
    }
}

RunRecord run_teaching(const ExperimentSpec& requested, ResumeMode mode, RunObserver& observer,
                       const std::stop_token& stop) {
    auto spec = requested;
    spec.alphas = {1.0};
    spec.repeats = 1;
    spec.lanes = 1;
    spec.teacher_file.clear();
    spec = with_former_choices(std::move(spec), mode);
    require_valid(spec, {.teacher = false, .fresh_output = mode == ResumeMode::fresh});
    try {
        auto files = known_files(spec, mode);
        auto run =
            carry_out(open_teaching_inputs(spec, std::move(files), observer, stop), mode, observer, stop)
                .front();
        keep_teacher(spec.out, run);
        return run;
    } catch (const Cancelled&) {
        return queued_runs(spec).front();
    }
}

} // namespace retort
