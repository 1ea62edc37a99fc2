// Reading experiment folders: nothing in one run may hide another.
#include "core/experiment/record/copies.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "core/experiment/record/settings_check.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <cmath>
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

/// Sorts the epochs and leaves one of each, the last that stands there; says so where that changes anything.
void put_in_order(std::vector<EpochRecord>& epochs, std::vector<Message>& findings) {
    const auto by_epoch = [](const EpochRecord& a, const EpochRecord& b) { return a.epoch < b.epoch; };
    if (!std::is_sorted(epochs.begin(), epochs.end(), by_epoch)) {
        std::stable_sort(epochs.begin(), epochs.end(), by_epoch);
        findings.push_back({RETORT_TEXT("its epochs were out of order and have been sorted"), {}});
    }
    std::vector<EpochRecord> once;
    for (const auto& record : epochs) {
        if (!once.empty() && once.back().epoch == record.epoch) {
            once.back() = record;
        } else {
            once.push_back(record);
        }
    }
    if (once.size() < epochs.size()) {
        findings.push_back({RETORT_TEXT("lines that repeat an epoch, of which the last counts: %1"),
                            {std::to_string(epochs.size() - once.size())}});
        epochs = std::move(once);
    }
}

/// A run that has ended has no line that is still being written. What a process that was killed left of one
/// may be cut in the middle of a number.
std::vector<EpochRecord> epochs_in(const std::string& text, RunStatus status,
                                   std::vector<Message>& findings) {
    const bool has_ended = status != RunStatus::running;
    auto epochs = parse_metrics(text, findings, has_ended ? LastLine::whole : LastLine::growing);
    put_in_order(epochs, findings);
    return epochs;
}

std::int64_t trained_epochs(const RunRecord& run) {
    return std::count_if(run.epochs.begin(), run.epochs.end(),
                         [](const EpochRecord& record) { return record.epoch >= 1; });
}

/// Retort's own runs have every epoch; results from elsewhere may have been measured now and then.
bool has_all_epochs(const RunRecord& run) {
    const auto last = run.epochs.back().epoch;
    const bool is_whole = was_trained_elsewhere(run) || trained_epochs(run) == last;
    return is_whole && (run.stopped_early || last >= run.num_epochs) && last >= run.last_epoch.value_or(0);
}

/// Logs that count epochs from 0 look so.
bool has_trained_epoch_0(const RunRecord& run) {
    return !run.epochs.empty() && run.epochs.front().epoch == 0 &&
           (std::isfinite(run.epochs.front().train_loss) || std::isfinite(run.epochs.front().train_accuracy));
}

/// A line that a power failure took, or somebody's editor: what is left is no finished run.
void require_all_epochs(RunRecord& run, std::vector<Message>& findings) {
    if (run.status != RunStatus::done || run.epochs.empty() || has_all_epochs(run)) {
        return;
    }
    const auto wanted = run.stopped_early ? run.last_epoch.value_or(0) : run.num_epochs;
    const auto planned = std::max<std::int64_t>(wanted, run.epochs.back().epoch);
    findings.push_back(
        {RETORT_TEXT("it has %1 of %2 epochs, although the run is done; the run is not counted"),
         {std::to_string(trained_epochs(run)), std::to_string(planned)}});
    run.status = RunStatus::stopped;
}

void read_epochs(const fs::path& folder, RunRecord& run, std::vector<Message>& complaints) {
    const auto file = folder / "metrics.csv";
    const bool is_done = run.status == RunStatus::done;
    std::error_code error;
    if (!fs::exists(file, error)) {
        if (is_done) {
            complaints.push_back(
                {RETORT_TEXT("%1 is missing, although the run is done; the run is not counted"),
                 {file.string()}});
        }
        return;
    }
    std::vector<Message> findings;
    try {
        run.epochs = epochs_in(read_text_file(file), run.status, findings);
        if (is_done && run.epochs.empty()) {
            findings.push_back(
                {RETORT_TEXT("it has no epochs, although the run is done; the run is not counted"), {}});
        }
        require_all_epochs(run, findings);
        if (has_trained_epoch_0(run)) {
            findings.push_back(
                {RETORT_TEXT("epoch 0 has training values, but is the student before training and is "
                             "not counted; count epochs from 1"),
                 {}});
        }
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

/// Runs of one point and seed that were brought together would make results look surer than they are.
void complain_of_copies(const std::vector<RunCopy>& copies, std::vector<Message>& complaints) {
    if (copies.empty()) {
        return;
    }
    const auto& [run, original] = copies.front(); // one example says it
    complaints.push_back(
        {RETORT_TEXT("%1 and %2 both have α = %3 and seed %4, and are no repeats of one another; summary and "
                     "verdict count the first alone. Runs left out like this: %5"),
         {original->name, run->name, point_label(run->spec.point()), seed_text(run->spec),
          std::to_string(copies.size())}});
}

/// Two folders may claim the same point and repeat; a table cannot show both as the same run, so a person
/// must know.
void complain_of_twins(const std::vector<RunRecord>& runs, const std::vector<RunCopy>& copies,
                       std::vector<Message>& complaints) {
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const auto& run = runs[i].spec;
        const bool is_copy = std::any_of(copies.begin(), copies.end(),
                                         [&](const RunCopy& copy) { return copy.run == &runs[i]; });
        if (is_copy || run.point() != runs[i - 1].spec.point() || run.repeat != runs[i - 1].spec.repeat) {
            continue;
        }
        complaints.push_back(
            {RETORT_TEXT("%1 and %2 both have α = %3 and repeat %4; both are counted"),
             {runs[i - 1].name, runs[i].name, point_label(run.point()), std::to_string(run.repeat)}});
    }
}

/// Runs that were brought together may differ, and of results from elsewhere a crashed one looks like a short
/// one.
void complain_of_lengths(const std::vector<RunRecord>& runs, std::vector<Message>& complaints) {
    const auto counts = [](const RunRecord& run) {
        return run.status == RunStatus::done && !run.search && !run.stopped_early && !run.epochs.empty();
    };
    const RunRecord* longest = nullptr;
    for (const auto& run : runs) {
        if (counts(run) && (longest == nullptr || run.last()->epoch > longest->last()->epoch)) {
            longest = &run;
        }
    }
    for (const auto& run : runs) {
        if (counts(run) && run.last()->epoch < longest->last()->epoch) {
            complaints.push_back(
                {RETORT_TEXT("%1 ends with epoch %2 and %3 with epoch %4; both count as done"),
                 {run.name, std::to_string(run.last()->epoch), longest->name,
                  std::to_string(longest->last()->epoch)}});
            return; // one example says it
        }
    }
}

bool comes_before(const RunRecord& a, const RunRecord& b) {
    const auto first = a.spec.point();
    const auto second = b.spec.point();
    return std::tie(first, a.spec.repeat, a.name) < std::tie(second, b.spec.repeat, b.name);
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
    ExperimentInfo info;
    if (has_spec) {
        try {
            info = parse_info(read_text_file(folder / "experiment.json"));
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
    const auto copies = copies_among(experiment.runs);
    complain_of_copies(copies, experiment.complaints);
    complain_of_twins(experiment.runs, copies, experiment.complaints);
    complain_of_lengths(experiment.runs, experiment.complaints);
    const auto of_settings = settings_complaints(experiment.runs, experiment.spec, info);
    experiment.complaints.insert(experiment.complaints.end(), of_settings.begin(), of_settings.end());
    return experiment;
}

} // namespace retort
