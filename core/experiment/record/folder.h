// The experiment folder: plain files, readable without Retort.
//
//   experiment.json   the spec, schema version, tool and library versions, facts of data and teacher
//   classes.json      the names of the classes, in the order of the students' outputs
//   annotations.json  what people noted about the runs; written by windows, whoever trains
//   runs/<name>/      run.json, metrics.csv, best.pth, last.pth, resume.pt, and events.out.tfevents.* for
//                     TensorBoard
#pragma once

#include "core/experiment/record/experiment_info.h"
#include "core/experiment/record/records.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace retort {

class FolderLock;

enum class ResumeMode {
    fresh, ///< the folder must be new or empty
    resume ///< go on: finished runs are kept, others continue from resume.pt
};

/// Reads an experiment folder. A run that cannot be read becomes a complaint and hides no other. The spec's
/// output folder is `folder`, wherever it was first written.
/// Throws Error when `folder` is no folder or holds neither experiment.json nor runs/.
ExperimentRecord read_experiment(const std::filesystem::path& folder);

/// Reads experiment.json alone. Throws Error that names file, key and what would be accepted.
ExperimentSpec read_spec(const std::filesystem::path& file);

/// Whether an experiment may begin in `folder`: it is not there yet or empty, but for a lock that nobody
/// holds and what a killed process did not get to rename.
bool is_free_for_experiment(const std::filesystem::path& folder);

/// Throws Error where one of `files`, by parameter, is another than the experiment in `folder` was begun
/// with, so that it is said before anything is opened.
void require_same_files(const std::filesystem::path& folder,
                        const std::map<std::string, FileIdentity>& files);

/// The right to write into an experiment folder, held by one process at a time.
class ExperimentWriter {
  public:
    /// Creates the folder (or takes over an empty one) and writes experiment.json and, where there are any,
    /// `classes`, the names of the data set's classes in the order of the students' outputs, to classes.json.
    /// Here as in reopen(), what killed processes left half written in the folder is deleted.
    /// Throws Error when it cannot be written, holds something else, or another process writes it.
    static ExperimentWriter create(const ExperimentSpec& spec, const ExperimentInfo& info = {},
                                   const std::vector<std::string>& classes = {});
    /// Takes over a folder that `create` made, to go on with it. Throws Error as above, when the experiment
    /// cannot go on as `spec` asks (see require_continuation()), and when files, images or classes are
    /// others than those it was begun with, by their contents, or runs were trained with other settings,
    /// whatever experiment.json says now, or when its search would have chosen other points. Nothing has
    /// changed then.
    static ExperimentWriter reopen(const ExperimentSpec& spec, const ExperimentInfo& info = {},
                                   const std::vector<std::string>& classes = {});

    ExperimentWriter(ExperimentWriter&&) noexcept;
    ExperimentWriter& operator=(ExperimentWriter&&) noexcept;
    ~ExperimentWriter();

    [[nodiscard]] std::filesystem::path run_folder(const RunSpec& run) const;
    /// Whether the folder is still where it was: not once somebody has removed or renamed it. Nothing is
    /// written then.
    [[nodiscard]] bool is_in_place() const;
    /// Replaces run.json with what `run` says; creates the run's folder where it is missing.
    void write_run(const RunRecord& run) const;
    /// Appends one line to metrics.csv, with the header before the first one, and the epoch to the events.
    void append_epoch(const RunSpec& run, const EpochRecord& record) const;
    /// Replaces metrics.csv and events by `records`: a resumed run drops what came after its checkpoint.
    void rewrite_epochs(const RunSpec& run, const std::vector<EpochRecord>& records) const;

  private:
    ExperimentWriter(std::filesystem::path folder, std::unique_ptr<FolderLock> lock);
    void require_in_place() const;
    std::filesystem::path folder_;
    std::unique_ptr<FolderLock> lock_;
};

} // namespace retort
