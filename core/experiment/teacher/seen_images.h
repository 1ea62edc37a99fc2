// How a model sees its images, beside how it was trained.
#pragma once

#include "core/base/progress.h"
#include "core/data/transforms.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

struct SeenImages {
    std::int64_t side = 0; ///< in pixels; 0 where nobody says
    std::string normalize; ///< a name in normalizations(); empty where nobody says
    /// To which the shorter side is brought before the centre is cut out; 0 where nobody says: the usual one.
    std::int64_t resize_side = 0;
    std::string interpolation = {}; ///< "bilinear" or "bicubic"; empty where nobody says: bilinear

    bool operator==(const SeenImages&) const = default;
};

/// As networks of `spec` see them.
SeenImages seen_images_of(const ExperimentSpec& spec);

/// How that is done in validation. Throws Error where side and names are not known.
Preprocessing preprocessing_of(const SeenImages& seen);

/// What a person should know where the model in `file`, which says that it was trained as `stated`, sees its
/// images at another size, resized in another way or with another normalisation now. What nobody states is no
/// difference.
std::vector<Message> other_images(const std::filesystem::path& file, const SeenImages& stated,
                                  const SeenImages& used);

/// Tells `observer` of each.
void tell_other_images(const std::filesystem::path& file, const SeenImages& stated, const SeenImages& used,
                       ProgressObserver& observer);

} // namespace retort
