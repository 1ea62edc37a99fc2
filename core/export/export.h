// A student leaves: its weights as files that other programs read, each read back and compared before it is
// handed over.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"
#include "core/export/export_format.h"
#include "core/files/model_card.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

struct ExportRequest {
    ModelCard card;       ///< architecture, class_count and image_size must be there
    StateDict tensors;    ///< of the model, all of them, on any device
    torch::Tensor images; ///< M×3×S×S float32, M ≥ 1, normalised: what the written file is tried on
};

/// Writes the model to `file` and reads it back: weights by read_checkpoint, TorchScript by libtorch, ONNX by
/// OpenCV's dnn module after ONNX's own checker. A file that was there is replaced at once, after the
/// comparison. Throws Error, and leaves what was there as it was, when the file cannot be written or read
/// back, when its logits differ from the model's by more than is tolerated, when the model's logits are not
/// finite, or when the request does not fit together.
ExportReport export_student(const ExportRequest& request, ExportFormat format,
                            const std::filesystem::path& file);

/// What a file says of the model: "format" ("pt"), "retort_version", "architecture", "classes" (a JSON list
/// of names), "image_size", "normalize", "mean" and "std" (JSON lists), "alpha", "loss", "temperature",
/// "accuracy", "epoch"; what is not known is left out.
std::vector<std::pair<std::string, std::string>> metadata_of(const ModelCard& card);

} // namespace retort
