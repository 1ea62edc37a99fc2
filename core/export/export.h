// A student leaves: its weights as files that other programs read, each read back and compared before it is
// handed over.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"
#include "core/files/model_card.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

enum class ExportFormat {
    pth,         ///< a state_dict: torch.load(weights_only=True), load_state_dict(strict=True)
    safetensors, ///< the same tensors, and what is known of the model as metadata
    torchscript, ///< a program: torch.jit.load; the metadata as its extra file "metadata.json"
    onnx         ///< operator set 13, any number of images; the metadata as its properties
};

/// "pth", "safetensors", "torchscript", "onnx".
std::string_view to_string(ExportFormat format);
std::optional<ExportFormat> parse_export_format(std::string_view text);

/// The format that a file's suffix stands for: .pth, .safetensors, .onnx, .ts or .torchscript, in any case.
/// Nothing for others: .pt stands for a state_dict and for TorchScript alike.
std::optional<ExportFormat> format_of(const std::filesystem::path& file);

struct ExportRequest {
    ModelCard card;       ///< architecture, class_count and image_size must be there
    StateDict tensors;    ///< of the model, all of them, on any device
    torch::Tensor images; ///< M×3×S×S float32, M ≥ 1, normalised: what the written file is tried on
};

struct ExportReport {
    std::filesystem::path file;
    ExportFormat format = ExportFormat::pth;
    std::uint64_t bytes = 0;
    double max_difference = 0.0; ///< the largest |Δlogit| between the model and the file read back
    std::int64_t images = 0;     ///< on which they were compared
};

/// How far the logits of a file that was read back may be from the model's, as a share of the largest logit:
/// weights come back to the bit, programs compute in another order.
double tolerated_difference(ExportFormat format);

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
