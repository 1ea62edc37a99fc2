// How a model sees its images, beside how it was trained.
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

struct SeenImages {
    std::int64_t side = 0; ///< in pixels; 0 where nobody says
    std::string normalize; ///< a name in normalizations(); empty where nobody says

    bool operator==(const SeenImages&) const = default;
};

/// What a person should know where the model in `file`, which says that it was trained as `stated`, sees its
/// images at another size or with another normalisation now. What nobody states is no difference.
std::vector<Message> other_images(const std::filesystem::path& file, const SeenImages& stated,
                                  const SeenImages& used);

/// Tells `observer` of each.
void tell_other_images(const std::filesystem::path& file, const SeenImages& stated, const SeenImages& used,
                       ProgressObserver& observer);

} // namespace retort
