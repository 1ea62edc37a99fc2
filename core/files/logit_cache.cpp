#include "core/files/logit_cache.h"

#include "core/files/bytes/leftovers.h"
#include "core/files/logit_log.h"

#include <algorithm>
#include <numeric>
#include <sys/stat.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto bank_extension = ".bank";
constexpr auto origin_extension = ".origin"; ///< what says from which images a bank is

fs::path origin_beside(const fs::path& bank) {
    return fs::path(bank).replace_extension(origin_extension);
}

/// Paths in `folder` with `extension`.
std::vector<fs::path> files_with(const fs::path& folder, const char* extension) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == extension && entry->is_regular_file(error)) {
            files.push_back(entry->path());
        }
    }
    return files;
}

CachedLogits look_at(const fs::path& file) {
    CachedLogits cached;
    cached.file = file;
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0) {
        cached.bytes = static_cast<std::uint64_t>(status.st_size);
        cached.last_used = std::chrono::system_clock::from_time_t(status.st_mtim.tv_sec) +
                           std::chrono::duration_cast<std::chrono::system_clock::duration>(
                               std::chrono::nanoseconds(status.st_mtim.tv_nsec));
    }
    std::error_code error;
    if (const auto beside = fs::file_size(origin_beside(file), error); !error) {
        cached.bytes += beside;
    }
    cached.in_use = is_logit_log_in_use(file);
    cached.shape = logit_log_shape(file);
    return cached;
}

/// Of banks that are gone.
void remove_lone_origins(const fs::path& folder) {
    std::error_code error;
    for (const auto& origin : files_with(folder, origin_extension)) {
        if (!fs::exists(fs::path(origin).replace_extension(bank_extension), error)) {
            fs::remove(origin, error);
        }
    }
}

bool remove_bank(const CachedLogits& bank) {
    std::error_code error;
    if (bank.in_use || !remove_logit_log(bank.file)) {
        return false;
    }
    fs::remove(origin_beside(bank.file), error);
    return true;
}

} // namespace

std::vector<CachedLogits> cached_logits(const fs::path& folder) {
    std::vector<CachedLogits> found;
    for (const auto& file : files_with(folder, bank_extension)) {
        found.push_back(look_at(file));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.last_used != b.last_used ? a.last_used < b.last_used : a.file < b.file;
    });
    return found;
}

std::uint64_t bytes_of(const std::vector<CachedLogits>& files) {
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const CachedLogits& one) { return sum + one.bytes; });
}

std::vector<CachedLogits> prune_logits(const fs::path& folder, std::uint64_t keep_bytes) {
    const auto files = cached_logits(folder);
    auto left = bytes_of(files);
    std::vector<CachedLogits> removed;
    for (const auto& one : files) {
        if (left > keep_bytes && remove_bank(one)) {
            left -= one.bytes;
            removed.push_back(one);
        }
    }
    remove_lone_origins(folder);
    remove_leftovers(folder);
    return removed;
}

std::uint64_t make_room_for_logits(const fs::path& file, std::uint64_t needed, std::uint64_t wanted,
                                   std::uint64_t quota_bytes) {
    auto others = cached_logits(file.parent_path());
    std::erase_if(others, [&](const CachedLogits& one) { return one.file == file; });
    auto taken = bytes_of(others);
    const auto in_use = std::accumulate(
        others.begin(), others.end(), std::uint64_t{0},
        [](std::uint64_t sum, const CachedLogits& one) { return sum + (one.in_use ? one.bytes : 0); });
    // What can never fit makes no room for itself in vain.
    const auto most = in_use + needed <= quota_bytes ? quota_bytes - needed : quota_bytes;
    for (const auto& one : others) {
        if (taken > most && remove_bank(one)) {
            taken -= one.bytes;
        }
    }
    return taken < quota_bytes ? std::min(wanted, quota_bytes - taken) : 0;
}

} // namespace retort
