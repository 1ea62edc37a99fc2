// The formats that a student leaves in, and what is reported of it. Without libtorch, for who only asks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

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

/// How far the logits of a file that was read back may be from the model's, as a share of the largest logit:
/// weights come back to the bit, programs compute in another order.
double tolerated_difference(ExportFormat format);

struct ExportReport {
    std::filesystem::path file;
    ExportFormat format = ExportFormat::pth;
    std::uint64_t bytes = 0;
    double max_difference = 0.0; ///< the largest |Δlogit| between the model and the file read back
    std::int64_t images = 0;     ///< on which they were compared
};

} // namespace retort
