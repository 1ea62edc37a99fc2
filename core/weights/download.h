// Fetching pretrained weights, on a person's word only.
#pragma once

#include "core/weights/http_transfer.h"
#include "core/weights/pretrained.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>

namespace retort {

struct DownloadOptions {
    std::chrono::seconds stall{60}; ///< a transfer that is slower than 1 KiB/s for so long is given up
};

/// Brings `weights` into the folder `into`, which is made where it is missing, and returns the file; nothing
/// when `stop` came first. A file that is there already and has the right SHA-256 is taken as it is, a wrong
/// one replaced.
///
/// Bytes go to `<file>.part`, which takes the file's name once the SHA-256 agrees with it. The part outlives
/// a stop or a broken connection, and the next call goes on from its end; since the name carries the hash, no
/// other version can be mixed in unnoticed. A server that knows no ranges begins anew. Two callers at once,
/// in one process or two, wait for one another.
///
/// Only https will do, unless the host is this machine or RETORT_WEIGHTS_URL begins with http://. Throws
/// Error that says which file to put where by hand when the server cannot be reached, refuses, sends too
/// little or the wrong bytes (the part is deleted then), or the disk takes no more.
std::optional<std::filesystem::path> download(const PretrainedWeights& weights,
                                              const std::filesystem::path& into,
                                              const DownloadProgress& progress, const std::stop_token& stop,
                                              const DownloadOptions& options = {});

} // namespace retort
