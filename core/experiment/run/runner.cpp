#include "core/experiment/run/runner.h"

#include "core/base/cancelled.h"
#include "core/engine/heap.h"
#include "core/engine/training/schedule.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/search_stages.h"
#include "core/experiment/record/search.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/run/lanes.h"
#include "core/experiment/run/remaining_cost.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/value_names.h"
#include "core/experiment/teacher/validation.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <optional>
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
        if (planned.search) { // reopen_search() says how it stands
            run.spec = planned.spec;
            run.search = true;
            continue;
        }
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
    if (const auto budget = search_budget(context.inputs.spec()); !budget.empty()) {
        context.observer.notice(budget);
    }
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
    for (std::int64_t i = 0; i < split.labelled_count(); ++i) {
        ++counts.at(static_cast<std::size_t>(split.sample(i).label));
    }
    return counts;
}

/// What is known of the one teacher, or of several by what points call them.
void add_teachers(const SharedInputs& inputs, ExperimentInfo& info) {
    const auto& parameter = *find_parameter("teacher-file");
    for (const auto& file : values_of(inputs.spec(), parameter)) {
        const auto found = inputs.teachers.find(file);
        if (found == inputs.teachers.end()) {
            continue;
        }
        const auto& teacher = found->second;
        info.teacher += (info.teacher.empty() ? "" : ", ") + teacher.name;
        if (inputs.teachers.size() > 1) {
            info.teachers[name_of_value(inputs.spec(), parameter, file)] = {teacher.name, teacher.matched,
                                                                            teacher.columns};
        } else {
            info.matched = teacher.matched;
            info.teacher_outputs = teacher.columns;
        }
    }
}

ExperimentInfo info_of(const SharedInputs& inputs, const std::stop_token& stop) {
    const auto& data = *inputs.images.data;
    ExperimentInfo info;
    info.train_counts = images_per_class(data.train, data.classes.size());
    info.val_counts = images_per_class(data.val, data.classes.size());
    info.test_counts = images_per_class(data.test, data.test.count() > 0 ? data.classes.size() : 0);
    info.val_split = data.val.name;
    info.test_split = data.test.name;
    info.skipped = static_cast<std::int64_t>(data.train.unreadable.size() + data.test.unreadable.size() +
                                             (data.pooled ? 0 : data.val.unreadable.size()));
    add_teachers(inputs, info);
    info.files = inputs.files;
    info.data = fingerprint_of(data, stop);
    info.test_data = fingerprint_of_test(data, stop);
    info.unlabelled_images = data.train.count() - data.train.labelled_count();
    info.unlabelled_data = fingerprint_of_unlabelled(data, stop);
    return info;
}

/// What was decided of the runs at `changed`, on disk and to whoever looks on.
void tell_decisions(const RunContext& context, const std::vector<RunRecord>& runs,
                    const std::vector<std::size_t>& changed) {
    for (const auto index : changed) {
        try {
            context.writer.write_run(runs[index]);
        } catch (const Error& error) {
            context.observer.notice(error.message());
        }
        context.observer.run_finished(index, runs[index]);
    }
}

/// The final runs of what a search has chosen so far, behind all others, with what `former` has of them.
void add_final_runs(const RunContext& context, const ExperimentRecord& former, std::vector<RunRecord>& runs) {
    const auto& spec = context.inputs.spec();
    auto added = queued_final_runs(spec, runs);
    std::erase_if(added, [&](const RunRecord& run) {
        return std::any_of(runs.begin(), runs.end(),
                           [&](const RunRecord& other) { return other.name == run.name; });
    });
    if (added.empty()) {
        return;
    }
    keep_finished(added, former, context.observer);
    write_queued(context.writer, added);
    context.observer.runs_added(runs.size(), added);
    runs.insert(runs.end(), added.begin(), added.end());
}

/// Round by round, until each group of points has its winner, or a run that was stopped leaves it open.
void search(const RunContext& context, std::vector<RunRecord>& runs, const std::stop_token& stop,
            RunControl* control) {
    while (true) {
        tell_decisions(context, runs, settle_search(context.inputs.spec(), runs));
        std::vector<std::size_t> round;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].search && runs[i].status == RunStatus::queued && !waits_for_decision(runs[i])) {
                round.push_back(i);
            }
        }
        if (round.empty() || context.end.is_reached() || stop.stop_requested()) {
            break;
        }
        train_in_lanes(context, runs, round, stop, control);
    }
    const auto is_open = [](const RunRecord& run) { return run.search && run.status == RunStatus::stopped; };
    if (!stop.stop_requested() && std::any_of(runs.begin(), runs.end(), is_open)) {
        context.observer.notice({RETORT_TEXT("the search cannot choose without the runs that were stopped; "
                                             "resume the experiment to finish them"),
                                 {}});
    }
}

/// All that is reported, repeat by repeat.
std::vector<std::size_t> final_runs_left(const std::vector<RunRecord>& runs) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!runs[i].search && runs[i].status != RunStatus::done) {
            left.push_back(i);
        }
    }
    std::stable_sort(left.begin(), left.end(),
                     [&](std::size_t a, std::size_t b) { return runs[a].spec.repeat < runs[b].spec.repeat; });
    return left;
}

/// What the banks had their teachers compute, all together.
void report_teacher_work(const SharedInputs& inputs, RunObserver& observer) {
    std::optional<TeacherWork> sum;
    for (const auto& [file, teacher] : inputs.teachers) {
        for (const auto& [how, bank] : teacher.banks) {
            const auto work = bank->work();
            sum = sum.value_or(TeacherWork());
            sum->forwards += work.forwards;
            sum->images += work.images;
            sum->seconds += work.seconds;
        }
    }
    if (sum) {
        observer.notice(teacher_work_text(*sum));
    }
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
    ExperimentRecord former;
    if (mode == ResumeMode::resume) {
        former = read_experiment(spec.out);
        keep_finished(runs, former, observer);
        reopen_search(spec, runs);
    }
    write_queued(writer, runs);
    SweepEnd end(writer, observer, spec.out);
    const auto costs = student_costs(inputs, runs, stop);
    const RunContext context{inputs, info, costs, writer, mode, observer, end};
    report_zero_rates(spec, observer);
    report_crowding(spec, observer);
    add_final_runs(context, former, runs);
    report_cost(context, runs, stop);
    search(context, runs, stop, control);
    add_final_runs(context, former, runs);
    train_in_lanes(context, runs, final_runs_left(runs), stop, control);
    return_freed_memory();
    report_teacher_work(inputs, observer);
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
    spec.search = "grid";
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
