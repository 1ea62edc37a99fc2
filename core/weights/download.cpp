#include "core/weights/download.h"

#include "core/base/environment.h"
#include "core/weights/part_file.h"
#include "core/weights/sha256.h"

#include <string_view>
#include <system_error>
#include <thread>

namespace retort {

namespace fs = std::filesystem;

namespace {

using Kind = HttpResult::Kind;

bool is_this_machine(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) {
        return false;
    }
    url.remove_prefix(scheme.size());
    if (url.substr(0, url.find('/')).find('@') != std::string_view::npos) {
        return false; // what stands before the host may look like one
    }
    const auto host =
        url.starts_with('[') ? url.substr(0, url.find(']') + 1) : url.substr(0, url.find_first_of(":/?#"));
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

bool may_be_plain(const std::string& url) {
    const auto mirror = environment("RETORT_WEIGHTS_URL");
    return is_this_machine(url) || (mirror.starts_with("http://") && url.starts_with(mirror));
}

bool is_whole(const fs::path& file, const PretrainedWeights& weights) {
    std::error_code error;
    return fs::is_regular_file(file, error) && sha256_of_file(file).starts_with(weights.sha256_prefix);
}

/// The part to write; nothing when `stop` came first, while somebody else was at it.
std::optional<PartFile> wait_for_part(const fs::path& file, const std::stop_token& stop) {
    constexpr std::chrono::milliseconds pause{50};
    while (!stop.stop_requested()) {
        if (auto part = PartFile::open(file)) {
            return part;
        }
        std::this_thread::sleep_for(pause);
    }
    return {};
}

/// What went wrong, and what a person can do about it.
Error failed(const HttpResult& result, const PretrainedWeights& weights, const fs::path& file,
             const fs::path& part) {
    const auto size = std::to_string(result.size);
    switch (result.kind) {
    case Kind::refused:
        return Error(RETORT_TEXT("%1 could not be downloaded: the server returned HTTP status %2. You can "
                                 "download the file yourself and save it as %3"),
                     {weights.url, std::to_string(result.status), file.string()});
    case Kind::unwritable:
        return Error(
            RETORT_TEXT("%1 cannot be written: %2. The %3 bytes received are kept for the next attempt"),
            {part.string(), result.reason, size});
    default:
        break;
    }
    if (result.size > 0) {
        return Error(RETORT_TEXT("%1 could not be downloaded: %2. The %3 bytes received are kept in %4, and "
                                 "the next attempt continues from there"),
                     {weights.url, result.reason, size, part.string()});
    }
    return Error(
        RETORT_TEXT("%1 could not be downloaded: %2. You can download the file yourself and save it as %3"),
        {weights.url, result.reason, file.string()});
}

/// Fills the part. Returns false when `stop` came first.
bool fill(PartFile& part, const PretrainedWeights& weights, const fs::path& file,
          const DownloadProgress& progress, const std::stop_token& stop, const DownloadOptions& options) {
    HttpRequest request{.url = weights.url,
                        .descriptor = part.descriptor(),
                        .offset = part.size(),
                        .plain_http = may_be_plain(weights.url),
                        .stall = options.stall};
    auto result = http_transfer(request, progress, stop);
    if (result.kind == Kind::beyond_end) {
        if (sha256_of_file(part.path()).starts_with(weights.sha256_prefix)) {
            return true;
        }
        part.clear();
        request.offset = 0;
        result = http_transfer(request, progress, stop);
    }
    if (result.kind != Kind::complete && result.size == 0) {
        part.remove();
    }
    if (result.kind == Kind::stopped) {
        return false;
    }
    if (result.kind != Kind::complete) {
        throw failed(result, weights, file, part.path());
    }
    return true;
}

} // namespace

std::optional<fs::path> download(const PretrainedWeights& weights, const fs::path& into,
                                 const DownloadProgress& progress, const std::stop_token& stop,
                                 const DownloadOptions& options) {
    const auto file = into / weights.file_name;
    if (is_whole(file, weights)) {
        return file;
    }
    std::error_code error;
    fs::create_directories(into, error);
    if (error) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"), {into.string(), error.message()});
    }
    auto part = wait_for_part(file, stop);
    if (!part) {
        return {};
    }
    if (is_whole(file, weights)) { // somebody else's work, while this one waited
        part->remove();
        return file;
    }
    if (!fill(*part, weights, file, progress, stop, options)) {
        return {};
    }
    if (const auto hash = sha256_of_file(part->path()); !hash.starts_with(weights.sha256_prefix)) {
        part->remove();
        throw Error(RETORT_TEXT("the download from %1 is not %2: its SHA-256 begins with %3. It was deleted"),
                    {weights.url, weights.file_name, hash.substr(0, weights.sha256_prefix.size())});
    }
    part->finish();
    return file;
}

} // namespace retort
