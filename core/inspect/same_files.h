// Images that lie in two splits as the same file.
#pragma once

#include "core/data/image_folder.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <utility>
#include <vector>

namespace retort {

struct SameFiles {
    std::int64_t count = 0;
    std::pair<std::filesystem::path, std::filesystem::path> first; ///< of `files`, and the one of `others`
};

/// How many of `files` have the bytes of one of `others`. No picture is decoded, and of `others` those files
/// alone are opened that are as large as one of `files`, so that many cost little; the same pixels in another
/// file are another matter. A file that cannot be read is like no other. Throws Cancelled.
SameFiles same_files(const std::vector<Sample>& files, const std::vector<Sample>& others,
                     const std::stop_token& stop);

} // namespace retort
