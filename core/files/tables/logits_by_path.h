// Logits that were computed beforehand, by the path of the image.
#pragma once

#include "core/engine/torch.h"

#include <string>
#include <vector>

namespace retort {

/// A row of logits an image.
struct LogitsFile {
    std::vector<std::string> paths;   ///< N, as written: absolute, or relative to the data folder
    std::vector<std::string> classes; ///< of the columns, in their order; empty where the file does not say
    torch::Tensor logits;             ///< N×C float32 on the CPU
};

} // namespace retort
