// What a student costs to keep and to use, as it was found out where it was trained. Values only.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace retort {

/// How long one image takes, and with what that was measured.
struct Latency {
    double seconds = std::numeric_limits<double>::quiet_NaN(); ///< median of a forward pass of one image
    std::int64_t image_size = 0;                               ///< its side in pixels
    std::int64_t threads = 0;
    std::string device; ///< "cpu"

    [[nodiscard]] bool is_known() const { return seconds > 0.0; }
    /// Whether both were measured alike, whatever came out.
    [[nodiscard]] bool is_alike(const Latency& other) const {
        return image_size == other.image_size && threads == other.threads && device == other.device;
    }
};

/// Of a student, and how large its teacher is beside it. What is 0 is not known: results of earlier versions,
/// or from elsewhere, say nothing of it.
struct RecordedCost {
    std::int64_t parameters = 0; ///< numbers that training changes, no buffers
    std::int64_t file_bytes = 0; ///< of the file of its weights
    Latency latency;
    std::int64_t teacher_parameters = 0;
};

} // namespace retort
