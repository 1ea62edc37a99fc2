// How the images of a model were prepared when it was trained, where somebody says.
#pragma once

#include "core/base/message.h"
#include "core/experiment/teacher/image_statements.h"
#include "core/experiment/teacher/seen_images.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace retort {

/// What is said of the weights in `file`, whose contents are `weights`. First by the experiment that trained
/// them: one whose run's folder they lie in, or that taught the teacher.pth beside its own files. Where that
/// says nothing, or its experiment.json cannot be read, by the file itself, in its metadata or wherever it
/// has them (Checkpoint::images): `image_size`, `img_size`, `crop_size` or the like, from 1 to 4096, and
/// `normalize`, a name in normalizations(), or `mean` and `std` of one, `val_resize_size`, `crop_pct` or the
/// like, and `interpolation`; and by torchvision, of its ImageNet weights, which are known by the file's
/// name.
StatedImages stated_images(const std::filesystem::path& file, const Checkpoint& weights);

/// The same of a TorchScript program, whose own word stands in its metadata.json, without running it.
StatedImages stated_images_of_program(const std::filesystem::path& file);

/// What of it a network can be shown here.
SeenImages seen_images_of(const StatedImages& stated);

/// For a person, what is stated and cannot be followed. `usual_side` is that of the images where none is
/// stated.
std::vector<Message> not_used_of(const StatedImages& stated, std::int64_t usual_side);

/// For a person, what can be followed, as far as it is not what is usual; empty where nobody says anything.
std::vector<Message> said_of(const StatedImages& stated);

} // namespace retort
