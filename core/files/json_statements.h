// What JSON beside weights says of the images and classes of their model.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/zip/extra_metadata.h"

#include <filesystem>

namespace retort {

/// Adds what `metadata` says to Checkpoint::images and class names. A value may be JSON: a list, or an object
/// such as timm's pretrained_cfg.
void take_metadata_statements(const Metadata& metadata, Checkpoint& checkpoint);

/// The same of config.json and preprocessor_config.json beside the file `weights`, where Hugging Face's tools
/// put them: beside safetensors and .bin always, beside others where they are in its words. Nothing where
/// there are none, or none that can be read.
void take_sidecar_statements(const std::filesystem::path& weights, Checkpoint& checkpoint);

} // namespace retort
