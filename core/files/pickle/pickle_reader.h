// Reads a whole PyTorch file as values.
#pragma once

#include "core/files/pickle/pickle_value.h"

#include <filesystem>

namespace retort {

/// Everything in `file`, which torch.save or write_pickle_zip wrote: tuples and sets come as lists, keys that
/// are numbers as their text, names of dtypes as text. No code is run. Throws Error that names the file and
/// the error, as read_checkpoint does.
PickleValue read_pickle(const std::filesystem::path& file);

} // namespace retort
