// A file of weights as a model of the zoo.
#pragma once

#include "core/engine/models/model.h"
#include "core/experiment/teacher/stated_images.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace retort {

/// A model file opened and built: architecture recognised, weights loaded.
struct RecognisedModel {
    const Architecture* architecture;
    std::shared_ptr<Classifier> model;
    std::int64_t classes;
    std::vector<std::string> class_names; ///< as the file says them; else empty
    std::string prefix;                   ///< of the names of its tensors in the file
    std::vector<Message> remarks;         ///< what was taken of the file, and as what
    StatedImages images;                  ///< that it was trained with
};

/// What weights are taken for, as recognise() or, where an architecture is named, recognise_as() finds; where
/// a pickled module says other strides or the like of its layers, they are refused, and of others what they
/// do not say is among the remarks. Throws Error.
Recognised recognise_weights(const Checkpoint& checkpoint, const std::string& architecture,
                             const ModelChoice& choice, const StatedImages& stated);

/// Opens a file of weights as `architecture`; "auto" recognises it. Throws Error that names the file and what
/// is wrong with it.
RecognisedModel load_recognised_model(const std::filesystem::path& file,
                                      const std::string& architecture = "auto",
                                      const ModelChoice& choice = {});

} // namespace retort
