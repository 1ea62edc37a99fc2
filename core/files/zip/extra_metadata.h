// What Retort, or whoever called torch.jit.save, put into an archive of weights as metadata.json.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Names and values in a file's own word for itself.
using Metadata = std::vector<std::pair<std::string, std::string>>;

/// The entry's name below an archive's folder: that of extra files of torch.jit.save.
inline constexpr auto extra_metadata_entry = "extra/metadata.json";

/// `metadata` as the text of that entry. What is no UTF-8 in it is replaced.
std::string extra_metadata_text(const Metadata& metadata);

/// The texts and whole numbers in the metadata.json of a zip archive; nothing where there is none, or where
/// it is too long or no JSON object, and of other files.
Metadata extra_metadata(const std::filesystem::path& file);

} // namespace retort
