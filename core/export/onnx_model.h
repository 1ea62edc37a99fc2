// A recorded forward pass as an ONNX model.
#pragma once

#include "core/export/traced_model.h"

#include <string>
#include <utility>
#include <vector>

namespace retort {

/// The bytes of an ONNX file (operator set 13): input "images" N×3×S×S, output "logits" N×classes, weights
/// under their names in the state_dict, `metadata` as the model's properties. Throws Error when the model
/// uses an operator that has no ONNX form here, or ONNX's own checker refuses the outcome.
std::string onnx_model(const TracedModel& traced, const std::string& graph_name,
                       const std::vector<std::pair<std::string, std::string>>& metadata);

} // namespace retort
