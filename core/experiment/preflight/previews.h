// A preview of data and teacher before training. Values only; called off the window's thread.
#pragma once

#include "core/base/message.h"
#include "core/data/splits.h"
#include "core/engine/models/model_choice.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What an image folder holds, by name and count; no image is decoded.
struct DataSummary {
    std::vector<std::string> classes;
    std::vector<std::int64_t> train_counts;     ///< per class
    std::vector<std::int64_t> val_counts;       ///< per class
    std::string val_split;                      ///< see validation_images()
    std::vector<std::int64_t> test_counts = {}; ///< per class; empty where there is no test set
    std::string test_split = {};                ///< the folder that it is
    bool pooled = false;                        ///< both counts are of one pool of folds
    std::vector<Message> remarks = {};          ///< what was split, and what is left out
};

/// The images of `folder`, split as `options` want it. Throws Error that says what is missing.
DataSummary preview_data(const std::filesystem::path& folder, const SplitOptions& options = {});

/// What a model file holds.
struct ModelSummary {
    std::string format;       ///< "PyTorch zip", "PyTorch legacy" or "safetensors"
    std::string architecture; ///< registry name, for example "resnet56"
    std::int64_t parameters = 0;
    std::int64_t classes = 0;
    std::int64_t image_size = 0; ///< the side it was trained at, else the architecture's usual one
    std::vector<std::pair<std::string, std::string>>
        scalars;                          ///< what else the file says, for example best_prec1
    std::string family;                   ///< of architectures
    std::string dtype;                    ///< of most weights, for example "float32"
    std::string normalize;                ///< that it was trained with, or a guess
    bool normalize_is_guess = true;       ///< nobody says; the one that is used then
    std::int64_t resize_side = 0;         ///< as in SeenImages
    std::string interpolation;            ///< likewise
    std::vector<std::string> class_names; ///< in the order of the logits, where the file has as many
    std::string nesting;                  ///< what was unwrapped, for example `state_dict, prefix "module."`
    std::uint64_t file_size = 0;          ///< bytes
    std::vector<std::string> others;      ///< further architectures that fit
    std::vector<Message> remarks;         ///< what was renamed, taken and left
    std::vector<std::pair<std::string, std::string>>
        metadata; ///< of a safetensors file, made fit for printing
};

/// Opens the file, or what PyTorch's cache holds under a name such as "imagenet:resnet50", and recognises its
/// architecture, unless one is named: "auto" or an empty text name none. `choice` is for several models in
/// the file. Throws Error that names the file and
/// the finding.
ModelSummary preview_model(const std::filesystem::path& name_or_path,
                           const std::string& architecture = "auto", const ModelChoice& choice = {});

/// What a student takes that begins with layers of its teacher.
struct StudentStartPreview {
    /// Parts by the start of their tensors' names, student's and teacher's: ("layer1.1", "layer1.2").
    std::vector<std::pair<std::string, std::string>> taken;
    bool head = false;   ///< whether the head is among them; else a new one is trained
    std::string listing; ///< the same in one line, as the notice has it
};

/// Computed from names and shapes alone, without a file. `teacher` is what preview_model() said, `classes`
/// the data set's. Throws Error that says why the student cannot begin so, and which students could.
StudentStartPreview preview_student_start(const ModelSummary& teacher, const std::string& student,
                                          std::int64_t classes);

} // namespace retort
