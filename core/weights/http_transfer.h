// One HTTP transfer into an open file, by libcurl.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace retort {

/// Told how many bytes are there, of how many; `total` is 0 while nobody knows.
using DownloadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

struct HttpRequest {
    std::string url;
    int descriptor = -1;            ///< open for writing; the first `offset` bytes of the file are kept
    std::uint64_t offset = 0;       ///< bytes that are there already
    bool plain_http = false;        ///< whether http:// will do, redirects included
    std::chrono::seconds stall{60}; ///< a transfer that is slower than 1 KiB/s for so long is given up
};

struct HttpResult {
    enum class Kind {
        complete,   ///< the server says that this is all
        stopped,    ///< the stop request came first
        beyond_end, ///< the server has no byte at `offset`: the file is complete, or of something else
        refused,    ///< the server answered with another HTTP status: `status`
        broken,     ///< network or server failed: `reason`
        unwritable  ///< the file took no more: `reason`
    };
    Kind kind = Kind::broken;
    long status = 0;
    std::string reason;      ///< for a person, in the words of libcurl or of the system
    std::uint64_t size = 0;  ///< bytes in the file now
    std::uint64_t total = 0; ///< what the server said the whole file has; 0 where it did not
};

/// Fetches what lies beyond `offset`, or the whole where the server knows no ranges. Follows redirects, heeds
/// the proxy variables of the environment. `progress` never goes back.
HttpResult http_transfer(const HttpRequest& request, const DownloadProgress& progress,
                         const std::stop_token& stop);

} // namespace retort
