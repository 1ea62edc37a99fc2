// The JSON header of a safetensors file.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Where a tensor stands in the buffer that follows the header.
struct SafetensorsEntry {
    std::string name;
    torch::ScalarType dtype = torch::kFloat;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< bytes, from the start of the buffer
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// "F32" for torch::kFloat; empty for a dtype that is not supported.
std::string_view safetensors_dtype(torch::ScalarType dtype);

/// Parses the header as it comes, keeping no more of it than the entries. Throws ReadError, also for a shape
/// that does not give the size of its offsets; how the entries lie to each other is not looked at.
SafetensorsHeader parse_safetensors_header(std::string_view json);

} // namespace retort
