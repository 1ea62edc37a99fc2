// Imported runs become an experiment folder.
#include "core/experiment/import/import_runs.h"
#include "core/experiment/record/annotations.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder_lock.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/metrics_csv.h"

namespace retort {

namespace fs = std::filesystem;

namespace {

bool holds_experiment(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "experiment.json", error) || fs::is_directory(folder / "runs", error);
}

/// An import that was taken back leaves a lock and an empty runs/ behind.
bool is_new_or_empty(const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const auto name = entry.path().filename();
        if (name != ".lock" && !(name == "runs" && fs::is_empty(entry.path(), error) && !error)) {
            return false;
        }
    }
    return !fs::exists(folder, error) || fs::is_directory(folder, error);
}

/// Makes `folder`, which must not be there; what fails afterwards can be taken back.
void make_run_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::create_directory(folder, error)) {
        return;
    }
    throw error
        ? Error(RETORT_TEXT("the folder %1 cannot be created: %2"), {folder.string(), error.message()})
        : Error(RETORT_TEXT("%1 already exists and will not be overwritten"), {folder.string()});
}

/// The folders made so far, removed again unless all went well.
class Undo {
  public:
    void remember(fs::path folder) { folders_.push_back(std::move(folder)); }
    void keep() { folders_.clear(); }
    Undo() = default;
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    ~Undo() {
        std::error_code ignored;
        for (const auto& folder : folders_) {
            fs::remove_all(folder, ignored);
        }
    }

  private:
    std::vector<fs::path> folders_;
};

/// metrics.csv first: a run is there once its run.json is.
void write_run(const RunRecord& run, const fs::path& folder) {
    write_file_atomically(folder / "metrics.csv", metrics_text(run.epochs));
    write_file_atomically(folder / "run.json", run_json(run));
}

} // namespace

Message import_obstacle(const std::vector<RunRecord>& runs, const fs::path& folder, bool add) {
    std::error_code error;
    if (is_new_or_empty(folder)) {
        return {};
    }
    if (!holds_experiment(folder)) {
        return {RETORT_TEXT("%1 is not empty; choose a new or empty folder"), {folder.string()}};
    }
    if (!add) {
        return {
            RETORT_TEXT("%1 already contains an experiment; choose another folder, or add the runs to it"),
            {folder.string()}};
    }
    for (const auto& run : runs) {
        if (fs::exists(fs::symlink_status(folder / "runs" / run_name(run.spec), error))) {
            return {RETORT_TEXT("%1 already has a run %2, which will not be overwritten"),
                    {folder.string(), run_name(run.spec)}};
        }
    }
    return {};
}

void write_import(const std::vector<RunRecord>& runs, const fs::path& folder, bool add,
                  const std::map<std::string, RunAnnotation>& annotations) {
    if (const auto obstacle = import_obstacle(runs, folder, add); !obstacle.empty()) {
        throw Error(obstacle);
    }
    std::error_code error;
    fs::create_directories(folder / "runs", error);
    if (error) {
        throw Error(RETORT_TEXT("the folder %1 cannot be created: %2"), {folder.string(), error.message()});
    }
    const FolderLock lock(folder);
    Undo undo;
    for (const auto& run : runs) {
        const auto run_folder = folder / "runs" / run_name(run.spec);
        make_run_folder(run_folder);
        undo.remember(run_folder);
        write_run(run, run_folder);
    }
    if (!annotations.empty()) {
        write_annotations(folder, annotations);
    }
    undo.keep();
}

} // namespace retort
