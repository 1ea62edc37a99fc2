// What a written file answers: every format opened again as a stranger would. What cannot be opened throws
// what its reader throws, derived from std::exception.
#pragma once

#include "core/engine/models/model.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

/// The logits of `images` (M×3×S×S float32 on the CPU) by the weights in `file`, read into a new model.
torch::Tensor logits_of_weights(const std::filesystem::path& file, const std::string& architecture,
                                std::int64_t classes, const torch::Tensor& images);

/// The same by a TorchScript file, all images at once.
torch::Tensor logits_of_torchscript(const std::filesystem::path& file, const torch::Tensor& images);

/// The same by an ONNX file, as OpenCV's dnn module understands it, image by image.
torch::Tensor logits_of_onnx(const std::filesystem::path& file, const torch::Tensor& images);

} // namespace retort
