// Reading experiment folders: nothing in one run may hide another.
#include "core/base/number_text.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <tuple>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// What `parse` makes of a file's text; whatever is wrong names the file.
template <typename Parse>
auto parse_file(const fs::path& file, const Parse& parse) {
    const auto text = read_text_file(file);
    try {
        return parse(text);
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

void read_epochs(const fs::path& folder, RunRecord& run, std::vector<Message>& complaints) {
    const auto file = folder / "metrics.csv";
    std::error_code error;
    if (!fs::exists(file, error)) {
        return;
    }
    std::vector<Message> findings;
    try {
        run.epochs = parse_metrics(read_text_file(file), findings);
    } catch (const Error& unreadable) {
        complaints.push_back(unreadable.message());
    }
    for (const auto& finding : findings) {
        complaints.push_back({RETORT_TEXT("%1: %2"), {file.string(), finding}});
    }
}

std::vector<fs::path> run_folders(const fs::path& folder) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(folder / "runs", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->is_directory(error)) {
            folders.push_back(entry->path());
        }
    }
    return folders;
}

std::optional<RunRecord> read_run(const fs::path& folder, std::vector<Message>& complaints) {
    try {
        auto run = parse_file(folder / "run.json", parse_run_json);
        run.name = folder.filename().string();
        read_epochs(folder, run, complaints);
        return run;
    } catch (const Error& error) {
        complaints.push_back(error.message());
        return std::nullopt;
    }
}

/// Two folders may claim the same α and repeat; a table cannot show both as the same run, so a person must
/// know.
void complain_of_twins(const std::vector<RunRecord>& runs, std::vector<Message>& complaints) {
    for (std::size_t i = 1; i < runs.size(); ++i) {
        if (runs[i].spec.alpha == runs[i - 1].spec.alpha && runs[i].spec.repeat == runs[i - 1].spec.repeat) {
            complaints.push_back({RETORT_TEXT("%1 and %2 both have α = %3 and repeat %4; both are counted"),
                                  {runs[i - 1].name, runs[i].name, number_text(runs[i].spec.alpha),
                                   std::to_string(runs[i].spec.repeat)}});
        }
    }
}

bool comes_before(const RunRecord& a, const RunRecord& b) {
    return std::tie(a.spec.alpha, a.spec.repeat, a.name) < std::tie(b.spec.alpha, b.spec.repeat, b.name);
}

} // namespace

ExperimentSpec read_spec(const fs::path& file) {
    return parse_file(file, parse_experiment_json);
}

ExperimentRecord read_experiment(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        throw Error(RETORT_TEXT("%1 is not a folder"), {folder.string()});
    }
    const bool has_spec = fs::exists(folder / "experiment.json", error);
    if (!has_spec && !fs::is_directory(folder / "runs", error)) {
        throw Error(RETORT_TEXT("%1 is not an experiment: it contains neither experiment.json nor runs/"),
                    {folder.string()});
    }
    ExperimentRecord experiment;
    experiment.folder = folder.string();
    if (has_spec) {
        try {
            experiment.spec = read_spec(folder / "experiment.json");
            // Folders are moved and copied: what goes on with this one is to write here.
            experiment.spec->out = folder.string();
        } catch (const Error& problem) {
            experiment.complaints.push_back(problem.message());
        }
    }
    try {
        experiment.annotations = read_annotations(folder);
    } catch (const Error& problem) {
        experiment.complaints.push_back(problem.message());
    }
    const bool being_written = is_locked(folder);
    for (const auto& run_folder : run_folders(folder)) {
        if (auto run = read_run(run_folder, experiment.complaints)) {
            // A process that was killed leaves "running" behind.
            if (run->status == RunStatus::running && !being_written) {
                run->status = RunStatus::stopped;
            }
            experiment.runs.push_back(std::move(*run));
        }
    }
    std::sort(experiment.runs.begin(), experiment.runs.end(), comes_before);
    complain_of_twins(experiment.runs, experiment.complaints);
    return experiment;
}

} // namespace retort
