// What JSON beside weights says of the images and classes of their model.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/zip/extra_metadata.h"

#include <filesystem>

namespace retort {

/// Adds what `metadata` says to Checkpoint::images and class names. A value may be JSON: a list, or an object
/// such as timm's pretrained_cfg.
void take_metadata_statements(const Metadata& metadata, Checkpoint& checkpoint);

/// The same of config.json and preprocessor_config.json in `folder`, which Hugging Face's tools put beside
/// weights; nothing where there are none, or none that can be read.
void take_sidecar_statements(const std::filesystem::path& folder, Checkpoint& checkpoint);

} // namespace retort
