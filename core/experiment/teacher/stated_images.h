// How the images of a model were prepared when it was trained, where somebody says.
#pragma once

#include "core/base/message.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

struct StatedImages {
    std::int64_t side = 0;  ///< in pixels; 0 where nobody says
    std::string normalize;  ///< a name in normalizations(); empty where nobody says
    bool by_retort = false; ///< whether Retort trained the weights
    std::string unnamed{};  ///< a mean and deviation that none of them has: "mean […], std […]"
};

/// What is said of the weights in `file`, whose contents are `weights`. First by the experiment that trained
/// them: one whose run's folder they lie in, or that taught the teacher.pth beside its own files. Where that
/// says nothing, or its experiment.json cannot be read, by the file itself, in its metadata or beside its
/// weights, there also one level down (`args.img_size`): `image_size`, `img_size` or `input_size`, from 1 to
/// 4096, and `normalize`, a name in normalizations(), or `mean` and `std` of one.
StatedImages stated_images(const std::filesystem::path& file, const Checkpoint& weights);

/// The same of a TorchScript program, whose own word stands in its metadata.json, without running it.
StatedImages stated_images_of_program(const std::filesystem::path& file);

/// For a person; empty where nobody says anything.
Message said_of(const StatedImages& stated);

} // namespace retort
