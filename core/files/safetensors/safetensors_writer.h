// Writes safetensors files.
#pragma once

#include "core/engine/models/state_dict.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Writes `tensors` and `metadata` to `file`, atomically. The header lists them in the given order; the bytes
/// stand in the order of falling element size, so that every tensor is aligned. Equal values give equal
/// bytes. Throws Error: the file cannot be written, a name comes twice, is empty, is "__metadata__" or no
/// UTF-8, or a tensor has no value or a dtype other than float16/32/64, bfloat16, int8/16/32/64, uint8 and
/// bool.
void write_safetensors(const std::filesystem::path& file, const StateDict& tensors,
                       const std::vector<std::pair<std::string, std::string>>& metadata = {});

} // namespace retort
