#include "core/experiment/record/run_events.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"

#include <array>
#include <chrono>
#include <cmath>
#include <map>

namespace retort {

namespace fs = std::filesystem;

namespace {

struct Tag {
    const char* name;
    double EpochRecord::*value;
};

constexpr std::array<Tag, 9> tags{{{"loss/train", &EpochRecord::train_loss},
                                   {"loss/val", &EpochRecord::val_loss},
                                   {"accuracy/train", &EpochRecord::train_accuracy},
                                   {"accuracy/val", &EpochRecord::val_accuracy},
                                   {"accuracy/teacher", &EpochRecord::teacher_val_accuracy},
                                   {"logit_difference", &EpochRecord::logit_difference},
                                   {"agreement", &EpochRecord::agreement},
                                   {"learning_rate", &EpochRecord::learning_rate},
                                   {"seconds", &EpochRecord::seconds}}};

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
    for (const auto& tag : tags) {
        if (const double value = record.*tag.value; !std::isnan(value)) {
            event.values.emplace_back(tag.name, static_cast<float>(value));
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
