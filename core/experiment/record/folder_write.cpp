#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "core/experiment/record/run_events.h"
#include "core/experiment/spec/parameters.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/leftovers.h"
#include "core/files/class_list.h"
#include "core/files/tables/metrics_csv.h"

#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw Error(RETORT_TEXT("the folder %1 cannot be created: %2"), {folder.string(), error.message()});
    }
}

/// What killed processes left half written.
void remove_all_leftovers(const fs::path& folder) {
    remove_leftovers(folder);
    std::error_code error;
    for (fs::directory_iterator run(folder / "runs", error); !error && run != fs::directory_iterator();
         run.increment(error)) {
        remove_leftovers(run->path());
    }
}

void require_same(const ExperimentSpec& before, const ExperimentSpec& now) {
    for (const auto& parameter : parameters()) {
        if (parameter.changes_results && value_text(before, parameter) != value_text(now, parameter)) {
            throw Error(RETORT_TEXT("the experiment in %1 was started with %2, not %3, and cannot continue "
                                    "with another value"),
                        {now.out, ParameterReference{parameter.name, value_text(before, parameter)},
                         value_text(now, parameter)});
        }
    }
}

} // namespace

bool is_free_for_experiment(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().filename() != ".lock" && !is_leftover(entry->path())) {
            return false;
        }
    }
    return true;
}

ExperimentWriter::ExperimentWriter(fs::path folder, std::unique_ptr<FolderLock> lock)
    : folder_(std::move(folder))
    , lock_(std::move(lock)) {}
ExperimentWriter::ExperimentWriter(ExperimentWriter&&) noexcept = default;
ExperimentWriter& ExperimentWriter::operator=(ExperimentWriter&&) noexcept = default;
ExperimentWriter::~ExperimentWriter() = default;

ExperimentWriter ExperimentWriter::create(const ExperimentSpec& spec, const ExperimentInfo& info) {
    make_folder(spec.out);
    auto lock = std::make_unique<FolderLock>(spec.out);
    if (!is_free_for_experiment(spec.out)) {
        throw Error(RETORT_TEXT("%1 is not empty; choose a new or empty folder"), {spec.out});
    }
    remove_all_leftovers(spec.out);
    write_file_atomically(fs::path(spec.out) / "experiment.json", experiment_json(spec, info));
    make_folder(fs::path(spec.out) / "runs");
    return {fs::path(spec.out), std::move(lock)};
}

ExperimentWriter ExperimentWriter::reopen(const ExperimentSpec& spec, const ExperimentInfo& info) {
    const auto file = fs::path(spec.out) / "experiment.json";
    require_same(read_spec(file), spec);
    auto lock = std::make_unique<FolderLock>(spec.out);
    remove_all_leftovers(spec.out);
    write_file_atomically(file, experiment_json(spec, info));
    make_folder(fs::path(spec.out) / "runs");
    return {fs::path(spec.out), std::move(lock)};
}

void ExperimentWriter::write_classes(const std::vector<std::string>& classes) const {
    write_class_names(folder_ / "classes.json", classes);
}

fs::path ExperimentWriter::run_folder(const RunSpec& run) const {
    return folder_ / "runs" / run_name(run);
}

bool ExperimentWriter::is_in_place() const {
    return lock_->is_in_place();
}

/// Else a run would be written into a new folder of the old name, beside the experiment that it belongs to.
void ExperimentWriter::require_in_place() const {
    if (!is_in_place()) {
        throw Error(RETORT_TEXT("the folder %1 was removed or renamed while it was in use"),
                    {folder_.string()});
    }
}

void ExperimentWriter::write_run(const RunRecord& run) const {
    require_in_place();
    make_folder(run_folder(run.spec));
    write_file_atomically(run_folder(run.spec) / "run.json", run_json(run));
}

void ExperimentWriter::append_epoch(const RunSpec& run, const EpochRecord& record) const {
    require_in_place();
    const auto file = run_folder(run) / "metrics.csv";
    std::error_code error;
    if (!fs::exists(file, error)) {
        write_file_atomically(file, metrics_header() + metrics_line(record));
    } else {
        append_line(file, metrics_line(record));
    }
    append_events(run_folder(run), record);
}

void ExperimentWriter::rewrite_epochs(const RunSpec& run, const std::vector<EpochRecord>& records) const {
    auto text = metrics_header();
    for (const auto& record : records) {
        text += metrics_line(record);
    }
    write_file_atomically(run_folder(run) / "metrics.csv", text);
    rewrite_events(run_folder(run), records);
}

} // namespace retort
