// Measuring any model on data.
#pragma once

#include "core/base/progress.h"
#include "core/experiment/teacher/model_source.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace retort {

/// How a model does on a split. `agreement` compares with a teacher where one was given.
struct Evaluation {
    std::string architecture;     ///< "TorchScript" or "logits" where there is none
    std::string split;            ///< the folder that was taken; "train+val" for several
    std::string part;             ///< "train", "val" or "all", where that was asked for; else empty
    int image_size = 0;           ///< of the images that the model saw; 0 for logits from a file
    std::string normalize;        ///< likewise, or empty
    std::int64_t resize_side = 0; ///< likewise, or 0
    std::string interpolation;    ///< likewise, or empty
    double accuracy = 0.0;
    double loss = 0.0; ///< mean cross entropy
    std::int64_t count = 0;
    std::int64_t skipped = 0; ///< unreadable images
    std::optional<double> agreement;
};

struct EvaluationRequest {
    std::filesystem::path data_dir;
    ModelSource model{.format_parameter = "model-format",
                      .key_parameter = "model-key"}; ///< its file may be weights by name: "imagenet:resnet50"
    ModelSource teacher;               ///< likewise; of no file where there is none to compare with
    std::filesystem::path logits_file; ///< where the model's logits go, by path; may be empty
    /// "train"; "val" for what epochs are chosen on, as open_split_folder() has it; "all" for every image; or
    /// another of validation_folder_names() for that very folder.
    std::string split = "val";
    std::int64_t image_size =
        0; ///< of model and teacher; 0 = what each was trained at, or the model's architecture usually is
    std::string normalize{}; ///< empty: what each was trained with; where nobody says, imagenet for the model
                             ///< and the model's for the teacher
    std::int64_t resize_side = 0; ///< of the shorter side before the centre crop; 0 as for the normalisation
    std::string interpolation{};  ///< "bilinear" or "bicubic"; empty as for the normalisation
    std::string device = "auto";
    std::int64_t batch_size = 128;
    std::int64_t threads = 0;
};

/// Measures a model, and writes its logits where that is asked for: one column a class of the data. Notices
/// say how classes were matched, which images of a validation folder are files of train/, too, and where
/// model and teacher see their images in another way: what the teacher states changes nothing of the model's
/// own numbers. Throws Error when data or model cannot be read or do not fit each other, or Cancelled.
Evaluation evaluate(const EvaluationRequest& request, ProgressObserver& observer,
                    const std::stop_token& stop);

} // namespace retort
