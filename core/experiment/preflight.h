// A quick look at data and teacher before anything is trained. Values only; called off the window's thread.
#pragma once

#include "core/engine/message.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// What an image folder holds, by name and count; no image is decoded.
struct DataSummary {
    std::vector<std::string> classes;
    std::vector<std::int64_t> train_counts; ///< per class
    std::vector<std::int64_t> val_counts;   ///< per class
    std::string val_split; ///< the folder that serves for validation: val, validation, valid or test
};

/// Throws Error that says what is missing.
DataSummary look_at_data(const std::filesystem::path& folder);

/// What a model file holds.
struct ModelSummary {
    std::string format;       ///< "PyTorch zip", "PyTorch legacy"
    std::string architecture; ///< registry name, for example "resnet56"
    std::int64_t parameters = 0;
    std::int64_t classes = 0;
    std::int64_t image_size = 0; ///< the side the architecture is usually trained at
    std::vector<std::pair<std::string, std::string>>
        scalars; ///< what else the file says, for example best_prec1
};

/// Opens the file and recognises its architecture. Throws Error that names the file and the finding.
ModelSummary look_at_model(const std::filesystem::path& file);

} // namespace retort
