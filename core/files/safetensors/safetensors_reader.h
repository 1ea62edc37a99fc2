// safetensors: a JSON header that places named tensors in one buffer of bytes.
// https://huggingface.co/docs/safetensors, section "Format".
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/files/bytes/input_file.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

struct SafetensorsFile {
    StateDict tensors; ///< in the header's order, each with its own storage
    std::vector<std::pair<std::string, std::string>> metadata; ///< `__metadata__`, in the header's order
};

/// Whether a file that begins with `start` (nine bytes or more) is meant to be a safetensors file: a length
/// in eight bytes that is no text, then a JSON object.
bool looks_like_safetensors(std::string_view start);

/// Reads all of `file`. Refused, as a ReadError: a header longer than 100 MB or than the file, JSON that is
/// damaged, deeper than the format or has a key twice, texts of more than 4 MiB, tensors that overlap, leave
/// a gap, do not cover the buffer or have another size than their shape says, and dtypes other than F64 F32
/// F16 BF16 I64 I32 I16 I8 U8 BOOL.
SafetensorsFile read_safetensors(const InputFile& file);

/// The `__metadata__` of its header alone. Refused as there, but for the buffer, which is not looked at.
std::vector<std::pair<std::string, std::string>> read_safetensors_metadata(const InputFile& file);

} // namespace retort
