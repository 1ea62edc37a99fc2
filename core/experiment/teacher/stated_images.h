// How the images of a model that Retort trained were prepared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

struct StatedImages {
    std::int64_t side = 0; ///< in pixels; 0 where nobody says
    std::string normalize; ///< a name in normalizations(); empty where nobody says
};

/// What the experiment says that trained the weights in `file`: one whose run's folder it lies in, or
/// teacher.pth beside the experiment's own files. Says nothing of other files, and where experiment.json
/// cannot be read.
StatedImages stated_images(const std::filesystem::path& file);

} // namespace retort
