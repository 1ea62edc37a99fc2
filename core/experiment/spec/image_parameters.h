// The rows of how networks see images, and of which images count how much in training, in the table of
// parameters.
#pragma once

#include "core/experiment/spec/parameter.h"

#include <vector>

namespace retort {

/// The rows of sizes, augmentation and mixing, in the order of the form; read them through parameters().
std::vector<Parameter> image_parameters();

/// The rows of what is done about classes with few images, likewise.
std::vector<Parameter> class_balance_parameters();

} // namespace retort
