// Writes a state_dict that Python loads, and which says how it came about.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/files/zip/extra_metadata.h"

#include <filesystem>
#include <optional>

namespace retort {

/// Writes `tensors` to `file` as a dict from name to tensor, in their order and to the bit, as
/// write_pickle_zip does: torch.load(file, weights_only=True) gives what load_state_dict takes. `metadata`
/// stands beside the tensors, where PyTorch reads past it and read_checkpoint() finds it: "epoch",
/// "image_size", "normalize" and the like. Throws Error.
void write_state_dict(const std::filesystem::path& file, const StateDict& tensors,
                      const Metadata& metadata = {});

/// The epoch that the metadata of write_state_dict() names; nothing where the file does not say or cannot be
/// read.
std::optional<int> stated_epoch(const std::filesystem::path& file);

} // namespace retort
