// Writes a state_dict that Python loads.
#pragma once

#include "core/engine/models/state_dict.h"

#include <filesystem>

namespace retort {

/// Writes `tensors` to `file` as a dict from name to tensor, in their order and to the bit, as
/// write_pickle_zip does: torch.load(file, weights_only=True) gives what load_state_dict takes. Throws Error.
void write_state_dict(const std::filesystem::path& file, const StateDict& tensors);

} // namespace retort
