#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "core/experiment/record/run_events.h"
#include "core/experiment/record/search.h"
#include "core/experiment/record/settings_check.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/value_names.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/leftovers.h"
#include "core/files/class_list.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw WriteError(
            Message{RETORT_TEXT("the folder %1 cannot be created: %2"), {folder.string(), error.message()}},
            error.value());
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

using Files = std::map<std::string, FileIdentity>;

void require_same(const Files& before, const Files& now, const fs::path& folder) {
    for (const auto& [parameter, identity] : before) {
        const auto found = now.find(parameter);
        if (found != now.end() && found->second.sha256 != identity.sha256) {
            throw Error(
                RETORT_TEXT("%1 is not the file that the experiment in %2 was started with, %3; it cannot "
                            "be resumed with another (SHA-256 %4, then %5)"),
                {ParameterReference{parameter.substr(0, parameter.find(' ')), found->second.file},
                 folder.string(), identity.file, found->second.sha256, identity.sha256});
        }
    }
}

std::string counts_text(const ExperimentInfo& info) {
    const auto sum = [](const std::vector<std::int64_t>& counts) {
        return std::to_string(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    };
    return sum(info.train_counts) + " + " + sum(info.val_counts);
}

/// Experiments of before there were test sets say nothing of one.
void require_same_test(const ExperimentInfo& before, const ExperimentInfo& now, const ExperimentSpec& spec) {
    if (!before.test_data.empty() && before.test_data != now.test_data) {
        throw Error(
            RETORT_TEXT("the test images in %1 are not those that the experiment in %2 was started with"),
            {spec.data_dir, spec.out});
    }
}

void require_same_unlabelled(const ExperimentInfo& before, const ExperimentInfo& now,
                             const ExperimentSpec& spec) {
    if (!before.unlabelled_data.empty() && before.unlabelled_data != now.unlabelled_data) {
        throw Error(
            RETORT_TEXT("the unlabelled images in %1 are not those that the experiment in %2 was started "
                        "with"),
            {spec.unlabelled_dir, spec.out});
    }
}

void require_same_images(const ExperimentInfo& before, const ExperimentInfo& now,
                         const ExperimentSpec& spec) {
    require_same_test(before, now, spec);
    require_same_unlabelled(before, now, spec);
    if (before.data.empty() || now.data.empty() || before.data == now.data) {
        return;
    }
    if (counts_text(before) != counts_text(now)) {
        throw Error(
            RETORT_TEXT("the images in %1 are not those that the experiment in %2 was started with: there "
                        "were %3 for training and validation, now there are %4"),
            {spec.data_dir, spec.out, counts_text(before), counts_text(now)});
    }
    throw Error(RETORT_TEXT("the images in %1 are not those that the experiment in %2 was started with: some "
                            "have other names or other contents"),
                {spec.data_dir, spec.out});
}

/// Classes are matched by lists beside a teacher's file, too, which may have changed or stayed behind.
void require_same_outputs(const TeacherInfo& before, const TeacherInfo& now, const std::string& file,
                          const ExperimentSpec& spec) {
    if (!before.outputs.empty() && !now.outputs.empty() && before.outputs != now.outputs) {
        throw Error(RETORT_TEXT("the teacher's classes are not matched with the data's as they were when the "
                                "experiment in %1 was started: %2; check the class list beside %3"),
                    {spec.out, now.matched, file});
    }
}

void require_same_outputs(const ExperimentInfo& before, const ExperimentInfo& now,
                          const ExperimentSpec& spec) {
    require_same_outputs({before.teacher, before.matched, before.teacher_outputs},
                         {now.teacher, now.matched, now.teacher_outputs}, spec.teacher_file, spec);
    const auto& parameter = *find_parameter("teacher-file");
    for (const auto& [name, teacher] : now.teachers) {
        if (const auto former = before.teachers.find(name); former != before.teachers.end()) {
            require_same_outputs(former->second, teacher, value_called(spec, parameter, name), spec);
        }
    }
}

/// Whether all that a parameter names is known to be the same as before; see file_key().
bool has_same_contents(const Parameter& parameter, const ExperimentInfo& before, const ExperimentInfo& now) {
    if (parameter.path == ParameterPath::folder) {
        const auto data =
            parameter.name == "unlabelled-dir" ? &ExperimentInfo::unlabelled_data : &ExperimentInfo::data;
        return !(before.*data).empty() && before.*data == now.*data;
    }
    bool is_known = false;
    for (const auto& [key, identity] : before.files) {
        if (key == parameter.name || key.starts_with(parameter.name + " ")) {
            if (!now.files.contains(key)) {
                return false;
            }
            is_known = true;
        }
    }
    return is_known;
}

/// Where classes.json says something else, finished students have other outputs.
void require_same_classes(const fs::path& file, const std::vector<std::string>& now) {
    std::error_code error;
    if (now.empty() || !fs::exists(file, error)) {
        return;
    }
    const auto before = read_class_names(file);
    if (before.size() != now.size()) {
        throw Error(RETORT_TEXT("the data has %1 classes, but the experiment was started with %2 (%3)"),
                    {std::to_string(now.size()), std::to_string(before.size()), file.string()});
    }
    const auto [was, is] = std::mismatch(before.begin(), before.end(), now.begin());
    if (was != before.end()) {
        throw Error(
            RETORT_TEXT("the classes of the data have changed since the experiment was started: “%1” was "
                        "“%2” (%3)"),
            {*is, *was, file.string()});
    }
}

void write_classes(const fs::path& folder, const std::vector<std::string>& classes) {
    if (!classes.empty()) {
        write_class_names(folder / "classes.json", classes);
    }
}

} // namespace

void require_same_files(const fs::path& folder, const Files& files) {
    require_same(parse_info(read_text_file(folder / "experiment.json")).files, files, folder);
}

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

ExperimentWriter ExperimentWriter::create(const ExperimentSpec& spec, const ExperimentInfo& info,
                                          const std::vector<std::string>& classes) {
    make_folder(spec.out);
    auto lock = std::make_unique<FolderLock>(spec.out);
    if (!is_free_for_experiment(spec.out)) {
        throw Error(RETORT_TEXT("%1 is not empty; choose a new or empty folder"), {spec.out});
    }
    remove_all_leftovers(spec.out);
    write_file_atomically(fs::path(spec.out) / "experiment.json", experiment_json(spec, info));
    write_classes(spec.out, classes);
    make_folder(fs::path(spec.out) / "runs");
    return {fs::path(spec.out), std::move(lock)};
}

ExperimentWriter ExperimentWriter::reopen(const ExperimentSpec& spec, const ExperimentInfo& info,
                                          const std::vector<std::string>& classes) {
    const auto file = fs::path(spec.out) / "experiment.json";
    const auto before =
        parse_info(read_text_file(file)); // before the lock, whose file it would leave elsewhere
    auto lock = std::make_unique<FolderLock>(spec.out);
    require_same(before.files, info.files, spec.out);
    require_same_classes(fs::path(spec.out) / "classes.json", classes);
    require_same_images(before, info, spec);
    require_same_outputs(before, info, spec);
    require_continuation(read_spec(file), spec, [&](const Parameter& parameter) {
        return has_same_contents(parameter, before, info);
    });
    const auto runs = read_experiment(spec.out).runs;
    require_same_settings(runs, spec, info);
    require_same_decisions(read_spec(file), spec, runs);
    remove_all_leftovers(spec.out);
    write_file_atomically(file, experiment_json(spec, info));
    write_classes(spec.out, classes);
    make_folder(fs::path(spec.out) / "runs");
    return {fs::path(spec.out), std::move(lock)};
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

namespace {

/// Of a file whose first line is there.
bool has_test_columns(const fs::path& metrics) {
    const auto wanted = metrics_header(true);
    std::string header(wanted.size(), '\0');
    std::ifstream(metrics).read(header.data(), static_cast<std::streamsize>(header.size()));
    return header == wanted;
}

/// A whole file, with columns that were not there before: its run began before there was a test set, or has
/// no epoch yet.
std::string with_epoch(const fs::path& metrics, const EpochRecord& record) {
    std::vector<Message> complaints;
    auto records = parse_metrics(read_text_file(metrics), complaints);
    records.push_back(record);
    return metrics_text(records);
}

} // namespace

void ExperimentWriter::append_epoch(const RunSpec& run, const EpochRecord& record) const {
    require_in_place();
    const auto file = run_folder(run) / "metrics.csv";
    std::error_code error;
    // What is no file, as a pipe, cannot be asked for its columns, and need not end.
    const bool is_file = fs::is_regular_file(file, error);
    const bool tested = are_tested({&record, 1});
    if (!fs::exists(file, error)) {
        write_file_atomically(file, metrics_text({&record, 1}));
    } else if (const bool has_columns = is_file ? has_test_columns(file) : tested; tested && !has_columns) {
        write_file_atomically(file, with_epoch(file, record));
    } else {
        append_line(file, metrics_line(record, has_columns));
    }
    append_events(run_folder(run), record);
}

void ExperimentWriter::rewrite_epochs(const RunSpec& run, const std::vector<EpochRecord>& records) const {
    write_file_atomically(run_folder(run) / "metrics.csv", metrics_text(records));
    rewrite_events(run_folder(run), records);
}

} // namespace retort
