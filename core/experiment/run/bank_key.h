// What a teacher's logits hang on, and the file that is theirs.
#pragma once

#include "core/experiment/run/training_images.h"
#include "core/experiment/teacher/loaded_model.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

/// SHA-256, each 64 hexadecimal digits, of everything that the raw logits of a teacher on training views
/// follow from: the teacher file's bytes, architecture and outputs taken, the kind of device, how training
/// images are preprocessed, augmented and mixed, size of the blocks, and for each image that can be read its
/// place in the list, relative path and size; `stamped` of the times at which images were written, and at
/// which their files were changed in any way, as well.
struct BankKey {
    std::string stamped;
    std::string unstamped;
    std::uint64_t image_bytes = 0; ///< size of all images together
};

/// Throws Error where a file cannot be read.
BankKey bank_key(const TrainingImages& images, const LoadedModel& teacher, std::int64_t block_rows);

/// A file of teacher logits, and the key that it must have.
struct BankFile {
    std::filesystem::path file;
    std::string key;
};

/// The file in `folder` that is for `key`. It is called after the stamped key. Where there is none, but one
/// for the same images at another time, their contents decide: a file beside it (.origin) says their SHA-256,
/// and that of the images now is computed. The file of a new bank gets its .origin here, unless the images
/// have more than 1 GiB. Throws Error where an image cannot be read.
BankFile find_bank_file(const std::filesystem::path& folder, const BankKey& key, const LoadedData& data);

} // namespace retort
