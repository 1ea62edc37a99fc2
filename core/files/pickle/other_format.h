// Files that hold weights in another format, or none at all: what they are, and what to do.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/zip/zip_reader.h"

#include <filesystem>

namespace retort {

/// What to say of a file that is neither torch.save's nor safetensors: its kind, known by its first and last
/// bytes, and the way to a file that can be read.
ReadError not_weights(const InputFile& file);

/// The same for a zip archive that torch.save did not write, known by the names in it.
ReadError not_weights(const ZipReader& archive);

/// The same for a folder, known by the names of its files.
ReadError not_weights_but_folder(const std::filesystem::path& folder);

} // namespace retort
