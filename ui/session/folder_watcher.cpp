#include "ui/session/folder_watcher.h"

#include "core/experiment/record/folder.h"
#include "core/experiment/record/folder_lock.h"
#include "ui/base/translate.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace retort::ui {

namespace fs = std::filesystem;

namespace {

void addFile(std::string& stamp, const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    const auto time = fs::last_write_time(file, error);
    if (!error) {
        stamp += file.native() + ' ' + std::to_string(size) + ' ' +
                 std::to_string(time.time_since_epoch().count()) + '\n';
    }
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::string folderStamp(const QString& folder) {
    const fs::path root = toPath(folder);
    // A writer that dies changes no file, but lets go of its lock.
    std::string stamp = is_locked(root) ? "written\n" : "at rest\n";
    addFile(stamp, root / "experiment.json");
    for (const fs::path& run : foldersIn(root / "runs")) {
        stamp += run.native() + '\n';
        addFile(stamp, run / "run.json");
        addFile(stamp, run / "metrics.csv");
    }
    return stamp;
}

FolderWatcher::FolderWatcher(std::chrono::milliseconds interval) : timer_(this) {
    timer_.setInterval(interval);
    connect(&timer_, &QTimer::timeout, this, &FolderWatcher::poll);
}

void FolderWatcher::watch(const QString& folder, quint64 job) {
    folder_ = folder;
    job_ = job;
    complaint_.clear();
    timer_.stop();
    if (folder_.isEmpty()) {
        return;
    }
    stamp_ = folderStamp(folder_);
    readFolder();
    timer_.start();
}

void FolderWatcher::poll() {
    // Taken before reading: what changes meanwhile is found by the next look.
    std::string stamp = folderStamp(folder_);
    if (stamp != stamp_) {
        stamp_ = std::move(stamp);
        readFolder();
    }
}

void FolderWatcher::readFolder() {
    try {
        const ExperimentRecord record = read_experiment(toPath(folder_));
        complaint_.clear();
        Q_EMIT read(job_, record);
    } catch (const std::exception& error) {
        const QString reason = errorText(error);
        if (std::exchange(complaint_, reason) != reason) {
            Q_EMIT failed(job_, reason);
        }
    }
}

} // namespace retort::ui
