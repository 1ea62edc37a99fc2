// What a person says of a teacher. Values only.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

/// What a person says of a teacher, or of another model that is only to answer.
struct ModelSource {
    std::filesystem::path file;
    std::string format = "auto";       ///< "auto", "torchscript" or "logits"
    std::string architecture = "auto"; ///< "auto" or an architecture; of weights
    std::filesystem::path class_map;   ///< may be empty
    std::int64_t image_size = 0;       ///< the side of the images that it will see; 0 = its usual one

    bool operator==(const ModelSource&) const = default;
};

ModelSource teacher_source(const ExperimentSpec& spec);

enum class ModelKind { weights, torchscript, logits };

/// What the file is to be taken for. Throws Error for a TorchScript file that was not asked for as one, and
/// for one that was and is none.
ModelKind kind_of(const ModelSource& source);

/// The side, in pixels, of the images that a TorchScript program is asked about.
std::int64_t torchscript_image_size(const ModelSource& source);

} // namespace retort
