// How a person specifies a teacher. Values only.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

/// How a person specifies a teacher, or another model of which only predictions are wanted.
struct ModelSource {
    std::filesystem::path file = {};
    std::string format = "auto";                     ///< "auto", "torchscript" or "logits"
    std::string format_parameter = "teacher-format"; ///< what messages call the parameter of the format
    std::string architecture = "auto";               ///< "auto" or an architecture; of weights
    std::string key = {};                            ///< of several models in the file, see ModelChoice
    std::string key_parameter = "teacher-key";       ///< what messages call its parameter
    std::filesystem::path class_map = {};            ///< may be empty
    std::int64_t image_size = 0; ///< the side of the images that it will see; 0 = its usual one

    bool operator==(const ModelSource&) const = default;
};

ModelSource teacher_source(const ExperimentSpec& spec);

enum class ModelKind { weights, torchscript, logits };

/// How the file is to be read. Throws Error for a TorchScript file whose format was not chosen, and where it
/// was chosen for a file of another kind.
ModelKind kind_of(const ModelSource& source);

/// The side, in pixels, of the images for a TorchScript program: as asked for, or as the file says, or the
/// usual one.
std::int64_t torchscript_image_size(const ModelSource& source);

} // namespace retort
