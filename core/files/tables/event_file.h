// TensorBoard's event files: records of TensorFlow's TFRecord format, each a serialised Event message
// (tensorflow/core/util/event.proto), scalars only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), and as TFRecord stores it: rotated right by 15 bits and
/// 0xa282ead8 added, so that a CRC of data that holds CRCs stays a check.
std::uint32_t crc32c(std::string_view bytes);
std::uint32_t masked_crc32c(std::string_view bytes);

/// One step of a run: values by tag. `wall_time` in seconds since 1970.
struct ScalarEvent {
    double wall_time = 0.0;
    std::int64_t step = 0;
    std::vector<std::pair<std::string, float>> values;

    bool operator==(const ScalarEvent&) const = default;
};

/// The record that an event file begins with, and a record of a step.
std::string event_file_header(double wall_time);
std::string event_record(const ScalarEvent& event);

/// Whether a file that starts with `start`, of 12 bytes or more, is made of such records: the check of the
/// first one's length is right.
bool begins_as_event_file(std::string_view start);

/// Where reading of a file ended.
struct EventFileEnd {
    std::size_t read = 0;   ///< bytes of whole records
    std::size_t unread = 0; ///< bytes after them; 0 where nothing is torn or damaged
};

/// The steps in a file, in its order; records that hold no scalar, plain or as a tensor of one number, are
/// passed over. Reading ends at the first record that is torn or whose checks fail, as TensorBoard's does:
/// what a process that was killed left behind costs no more than its last record. `end`, where given, is told
/// of it. Throws Error when the file cannot be read or is none of these.
std::vector<ScalarEvent> read_event_file(const std::filesystem::path& file, EventFileEnd* end = nullptr);

} // namespace retort
