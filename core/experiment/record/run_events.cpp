#include "core/experiment/record/run_events.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string_view>

namespace retort {

namespace fs = std::filesystem;

namespace {

std::string_view group_of(std::string_view tag) {
    return tag.substr(0, tag.find('/'));
}

/// The metrics as TensorBoard shows them: those of a group, as "loss/train" and "loss/val", stand together.
std::vector<const Metric*> by_group() {
    std::vector<const Metric*> sorted;
    for (const auto& metric : metrics()) {
        const auto after = std::find_if(sorted.rbegin(), sorted.rend(), [&](const Metric* before) {
            return group_of(before->tag) == group_of(metric.tag);
        });
        sorted.insert(after == sorted.rend() ? sorted.end() : after.base(), &metric);
    }
    return sorted;
}

/// Always the same name, so that there is one file a run: where the time would stand TensorBoard takes any
/// number.
fs::path event_file(const fs::path& run_folder) {
    return run_folder / "events.out.tfevents.0.retort";
}

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// When the epochs that are in the file were written.
std::map<std::int64_t, double> wall_times(const fs::path& file) {
    std::map<std::int64_t, double> times;
    try {
        for (const auto& event : read_event_file(file)) {
            times[event.step] = event.wall_time;
        }
    } catch (const Error&) {
        // Without the file, epochs count as written now.
        times.clear();
    }
    return times;
}

} // namespace

ScalarEvent epoch_event(const EpochRecord& record, double wall_time) {
    ScalarEvent event{wall_time, record.epoch, {}};
    for (const auto* metric : by_group()) {
        if (const double value = record.*metric->value; !std::isnan(value)) {
            event.values.emplace_back(metric->tag, static_cast<float>(value));
        }
    }
    return event;
}

void append_events(const fs::path& run_folder, const EpochRecord& record) {
    const auto file = event_file(run_folder);
    const double time = now();
    const auto event = event_record(epoch_event(record, time));
    std::error_code error;
    if (fs::exists(file, error)) {
        append_bytes(file, event);
    } else {
        write_file_atomically(file, event_file_header(time) + event);
    }
}

void rewrite_events(const fs::path& run_folder, const std::vector<EpochRecord>& records) {
    const auto file = event_file(run_folder);
    const auto before = wall_times(file);
    const double time = now();
    auto bytes = event_file_header(before.empty() ? time : before.begin()->second);
    for (const auto& record : records) {
        const auto found = before.find(record.epoch);
        bytes += event_record(epoch_event(record, found == before.end() ? time : found->second));
    }
    write_file_atomically(file, bytes);
}

} // namespace retort
