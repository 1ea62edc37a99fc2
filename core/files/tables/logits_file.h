// Logits by image path in files: a CSV or a safetensors file.
#pragma once

#include "core/files/tables/logits_by_path.h"

#include <filesystem>

namespace retort {

/// Whether `file` is meant to hold logits: it ends in .csv, or is a safetensors file of one of the two forms
/// that read_logits_file takes. False for a file that cannot be read.
bool is_logits_file(const std::filesystem::path& file);

/// Whether write_logits_file writes to `file`: its name ends in .csv or .safetensors, or it is a stream (see
/// is_stream), which gets CSV unless its name says otherwise.
bool is_logits_name(const std::filesystem::path& file);

/// Reads one of
///   - a CSV whose header is `path` and a class a column, or `path,logit0,logit1,…` where classes have no
///     names; at most 256 MiB;
///   - a safetensors file with a tensor `logits`, N×C, the N paths as a JSON list under `paths` in the
///     metadata, or as the bytes of such a list in a uint8 tensor `paths`, and the C names of the classes,
///     where they are known, as a JSON list under `classes` in the metadata;
///   - a safetensors file with a tensor of C logits an image, called as its path.
/// Numbers are in the C locale and finite. Throws Error that names the file, and in a CSV the line and the
/// column: for a path or a class that is there twice, and for a row of another length, too.
LogitsFile read_logits_file(const std::filesystem::path& file);

/// Writes `logits` as a CSV, or as a safetensors file of the first form, after the name's end. Every number
/// reads back to the bit. Throws Error; also for a name with another end.
void write_logits_file(const std::filesystem::path& file, const LogitsFile& logits);

} // namespace retort
