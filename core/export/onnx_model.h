// A recorded forward pass as an ONNX model.
#pragma once

#include "core/export/traced_model.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Writes an ONNX file (operator set 13): input "images" N×3×S×S, output "logits" N×classes, weights under
/// their names in the state_dict, `metadata` as the model's properties. What depends on weights alone is
/// computed beforehand. Throws Error when the model uses an operator that has no ONNX form here, ONNX's own
/// checker refuses the outcome, or the file cannot be written.
void write_onnx(const std::filesystem::path& file, const TracedModel& traced, const std::string& graph_name,
                const std::vector<std::pair<std::string, std::string>>& metadata);

} // namespace retort
