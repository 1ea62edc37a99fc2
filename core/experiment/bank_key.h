// What a teacher's logits hang on.
#pragma once

#include "core/experiment/preparation.h"
#include "core/experiment/teacher_opening.h"

#include <cstdint>
#include <string>

namespace retort {

/// SHA-256, 64 hexadecimal digits, of everything that the raw logits of `teacher` on the training views of
/// `prepared` follow from: the teacher file's bytes, architecture and outputs taken, the kind of device,
/// image size, normalisation, augmentation, size of the blocks, and for each image that can be read its
/// place in the list, relative path, size and time of change. Throws Error where a file cannot be read.
std::string bank_key(const Preparation& prepared, const OpenedTeacher& teacher, std::int64_t block_rows);

} // namespace retort
