// A TorchScript file is a program. Before it is run here, it is run elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace retort {

struct ProbeLimits {
    std::chrono::milliseconds time = std::chrono::seconds(120);
    std::uint64_t memory = std::uint64_t{8} << 30U; ///< bytes, beside six times the file's size
};

/// Whether `file` is laid out as a TorchScript archive. Nothing in it is run; false for a file that cannot be
/// read.
bool is_torchscript(const std::filesystem::path& file);

/// Loads `file` and runs its forward on a few images, images × 3 × `image_size` × `image_size`, in a process
/// of its own, which may crash, hang or ask for too much memory without harm here, and ends with this one.
/// Returns the number of classes of its logits. Throws Error that says what went wrong, where the logits of
/// an image change with its batch or from call to call, too, and Cancelled after a stop request.
///
/// The other process runs the program retort-probe: the one that the environment variable RETORT_PROBE names,
/// or the one beside the running program, or the one in ../libexec/retort.
std::int64_t probe_torchscript(const std::filesystem::path& file, std::int64_t image_size,
                               const std::stop_token& stop, const ProbeLimits& limits = {});

} // namespace retort
