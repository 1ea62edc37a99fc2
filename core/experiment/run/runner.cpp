#include "core/experiment/run/runner.h"

#include "core/engine/heap.h"
#include "core/experiment/run/remaining_cost.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/run/run_execution.h"
#include "core/experiment/run/teacher_bank.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

void require_valid(const ExperimentSpec& spec, const ValidationScope& scope) {
    const auto problems = validate(spec, scope);
    if (!problems.empty()) {
        throw Error(RETORT_TEXT("--%1: %2"), {problems.front().parameter, problems.front().message.str()});
    }
}

/// Runs that are done stay as they are; all others are queued again.
void keep_finished(std::vector<RunRecord>& runs, const ExperimentRecord& before) {
    for (auto& run : runs) {
        const auto found = std::find_if(before.runs.begin(), before.runs.end(),
                                        [&](const RunRecord& other) { return other.name == run.name; });
        if (found != before.runs.end() && found->status == RunStatus::done) {
            run = *found;
        }
    }
}

/// A run under a control of its own: a stop of all is a stop of it, too.
RunRecord execute_controlled(const Preparation& prepared, const ExperimentWriter& writer, RunRecord run,
                             std::size_t index, ResumeMode mode, RunObserver& observer,
                             const std::stop_token& stop, RunControl& control) {
    auto own = control.stop_source(index);
    if (own.stop_requested()) {
        run.status = RunStatus::stopped;
        try {
            writer.write_run(run);
        } catch (const Error& error) {
            observer.notice(error.message());
        }
        observer.run_finished(index, run);
        return run;
    }
    const std::stop_callback forward(stop, [&own] { own.request_stop(); });
    return execute_run(prepared, writer, run, index, mode, observer, own.get_token(), &control.gate(index));
}

/// Trains every run that is not done, `lanes` at a time, in the order of the plan.
void train_in_lanes(const Preparation& prepared, const ExperimentWriter& writer, std::vector<RunRecord>& runs,
                    ResumeMode mode, RunObserver& observer, const std::stop_token& stop,
                    RunControl* control) {
    std::atomic<std::size_t> next{0};
    const auto goes_on = [&] {
        if (control != nullptr) {
            control->lanes().wait(stop);
        }
        return !stop.stop_requested();
    };
    const auto lane = [&] {
        for (auto index = next++; index < runs.size() && goes_on(); index = next++) {
            if (runs[index].status == RunStatus::done) {
                continue;
            }
            runs[index] = control == nullptr
                              ? execute_run(prepared, writer, runs[index], index, mode, observer, stop)
                              : execute_controlled(prepared, writer, runs[index], index, mode, observer, stop,
                                                   *control);
        }
    };
    std::vector<std::jthread> lanes;
    for (std::int64_t i = 1; i < prepared.spec.lanes; ++i) {
        lanes.emplace_back(lane);
    }
    lane();
}

/// The best weights of a finished run, under the name a person looks for.
void keep_teacher(const fs::path& folder, const RunRecord& run) {
    if (run.status != RunStatus::done) {
        return;
    }
    const auto temporary = folder / ".teacher.pth.part";
    std::error_code error;
    fs::copy_file(folder / "runs" / run.name / "best.pth", temporary, fs::copy_options::overwrite_existing,
                  error);
    if (!error) {
        fs::rename(temporary, folder / "teacher.pth", error);
    }
    if (error) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"),
                    {(folder / "teacher.pth").string(), error.message()});
    }
}

/// Says on disk which runs wait. A run whose folder cannot be written fails when its turn comes, and hinders
/// no other.
void write_queued(const ExperimentWriter& writer, const std::vector<RunRecord>& runs) {
    for (const auto& run : runs) {
        if (run.status != RunStatus::queued) {
            continue;
        }
        try {
            writer.write_run(run);
        } catch (const Error&) {
            continue;
        }
    }
}

/// Where a person leaves lanes and threads to the program, an experiment goes on with those it was begun
/// with: its numbers depend on the threads of a lane.
ExperimentSpec with_former_layout(ExperimentSpec spec, ResumeMode mode) {
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
    return spec;
}

/// Says what it will take, before it does.
void tell_cost(const Preparation& prepared, const std::vector<RunRecord>& runs, RunObserver& observer,
               const std::stop_token& stop) {
    const auto available = available_memory();
    const auto cost = cost_of(prepared, runs, stop);
    if (!cost || cost->runs == 0) {
        return;
    }
    observer.estimated(*cost);
    observer.notice(cost_message(*cost));
    if (const auto warning = cost_warning(*cost, available); !warning.empty()) {
        observer.notice(warning);
    }
}

std::vector<std::int64_t> images_per_class(const LoadedSplit& split, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (std::int64_t i = 0; i < split.count(); ++i) {
        ++counts.at(static_cast<std::size_t>(split.sample(i).label));
    }
    return counts;
}

ExperimentFacts facts_of(const Preparation& prepared) {
    const auto& data = *prepared.data;
    ExperimentFacts facts;
    facts.train_counts = images_per_class(data.train, data.classes.size());
    facts.val_counts = images_per_class(data.val, data.classes.size());
    facts.val_split = data.val.name;
    facts.skipped = static_cast<std::int64_t>(data.train.unreadable.size() + data.val.unreadable.size());
    facts.teacher = prepared.teacher_name;
    facts.matched = prepared.matched;
    return facts;
}

/// Folder, queue, lanes: what distilling and teaching share once everything is open.
std::vector<RunRecord> carry_out(Preparation prepared, ResumeMode mode, RunObserver& observer,
                                 const std::stop_token& stop, RunControl* control = nullptr) {
    prepared.start = read_student_start(prepared.spec, prepared.data->classes, observer);
    auto runs = queued_runs(prepared.spec);
    const auto facts = facts_of(prepared);
    const auto writer = mode == ResumeMode::fresh ? ExperimentWriter::create(prepared.spec, facts)
                                                  : ExperimentWriter::reopen(prepared.spec, facts);
    if (mode == ResumeMode::resume) {
        keep_finished(runs, read_experiment(prepared.spec.out));
    }
    writer.write_classes(prepared.data->classes);
    write_queued(writer, runs);
    tell_cost(prepared, runs, observer, stop);
    train_in_lanes(prepared, writer, runs, mode, observer, stop, control);
    return_freed_memory();
    if (prepared.bank) {
        observer.notice(teacher_work_text(prepared.bank->work()));
    }
    return runs;
}

} // namespace

std::vector<RunRecord> run_experiment(const ExperimentSpec& asked, ResumeMode mode, RunObserver& observer,
                                      const std::stop_token& stop, RunControl* control) {
    const auto spec = with_former_layout(asked, mode);
    require_valid(spec, {.teacher = true, .fresh_output = mode == ResumeMode::fresh});
    try {
        return carry_out(prepare_distillation(spec, observer, stop), mode, observer, stop, control);
    } catch (const Stopped&) {
        return queued_runs(spec);
    }
}

RunRecord run_teaching(const ExperimentSpec& asked, ResumeMode mode, RunObserver& observer,
                       const std::stop_token& stop) {
    auto spec = asked;
    spec.alphas = {1.0};
    spec.repeats = 1;
    spec.lanes = 1;
    spec.teacher_file.clear();
    spec = with_former_layout(std::move(spec), mode);
    require_valid(spec, {.teacher = false, .fresh_output = mode == ResumeMode::fresh});
    try {
        auto run = carry_out(prepare_teaching(spec, observer, stop), mode, observer, stop).front();
        keep_teacher(spec.out, run);
        return run;
    } catch (const Stopped&) {
        return queued_runs(spec).front();
    }
}

} // namespace retort
