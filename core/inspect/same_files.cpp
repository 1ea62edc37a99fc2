#include "core/inspect/same_files.h"

#include "core/base/cancelled.h"
#include "core/data/decode/image.h"
#include "core/files/bytes/input_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>

namespace retort {

namespace {

namespace fs = std::filesystem;

/// 0 of a file whose size nobody can say.
std::uintmax_t file_size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

/// What tells most files of one size apart: some bytes of the middle, since images of one kind begin alike.
std::string middle_of(const fs::path& file) {
    constexpr std::uint64_t most = 256;
    const InputFile opened(file);
    std::string bytes(std::min(opened.size(), most), '\0');
    opened.read((opened.size() - bytes.size()) / 2, std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

bool has_same_bytes(const fs::path& a, const fs::path& b) {
    return read_image_file(a) == read_image_file(b);
}

using FileKey = std::pair<std::uintmax_t, std::string>; ///< size and middle

/// The first of `others` that has the bytes of `file`, or nullptr.
const fs::path* find_same(const fs::path& file, const std::multimap<FileKey, const fs::path*>& others) {
    try {
        const auto [first, last] = others.equal_range({file_size_of(file), middle_of(file)});
        const auto same =
            std::find_if(first, last, [&](const auto& other) { return has_same_bytes(file, *other.second); });
        return same == last ? nullptr : same->second;
    } catch (const Error&) { // whoever needs the image says why it cannot be read
        return nullptr;
    }
}

/// Those of `samples` whose size is among `sizes`.
std::multimap<FileKey, const fs::path*> files_by_key(const std::vector<Sample>& samples,
                                                     const std::set<std::uintmax_t>& sizes,
                                                     const std::stop_token& stop) {
    std::multimap<FileKey, const fs::path*> files;
    for (const auto& sample : samples) {
        throw_if_stopped(stop);
        const auto size = file_size_of(sample.path);
        try {
            if (sizes.contains(size)) {
                files.emplace(FileKey{size, middle_of(sample.path)}, &sample.path);
            }
        } catch (const Error&) {
            continue;
        }
    }
    return files;
}

} // namespace

SameFiles same_files(const std::vector<Sample>& files, const std::vector<Sample>& others,
                     const std::stop_token& stop) {
    std::set<std::uintmax_t> sizes;
    for (const auto& file : files) {
        sizes.insert(file_size_of(file.path));
    }
    const auto by_key = files_by_key(others, sizes, stop);
    SameFiles same;
    for (const auto& file : files) {
        throw_if_stopped(stop);
        const auto* other = find_same(file.path, by_key);
        if (other != nullptr && same.count++ == 0) {
            same.first = {file.path, *other};
        }
    }
    return same;
}

} // namespace retort
