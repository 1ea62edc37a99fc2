// Writes values and tensors as torch.save does.
#pragma once

#include "core/files/pickle/pickle_value.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Writes `value` to `file`, atomically, in the zip layout of torch.save; Python's torch.load reads it,
/// weights_only=True included. Tensors are written contiguous and as CPU tensors, each with its own storage.
/// Equal values give equal bytes. Throws Error: the file cannot be written, or a tensor has no value or a
/// dtype other than float16/32/64, bfloat16, int8/16/32/64, uint8 and bool. `notes` are entries beside, by
/// their names in the archive's folder: PyTorch reads past them.
void write_pickle_zip(const std::filesystem::path& file, const PickleValue& value,
                      const std::vector<std::pair<std::string, std::string>>& notes = {});

} // namespace retort
