// Logits by path, and the images of a data set that they are of.
#pragma once

#include "core/data/loader.h"
#include "core/engine/torch.h"
#include "core/files/tables/logits_file.h"

#include <filesystem>

namespace retort {

/// Rows for the images of a data set, N×C each, in the order of a split's samples.
struct LogitTable {
    torch::Tensor train;
    torch::Tensor val;
    torch::Tensor test;     ///< undefined where not all images of the test set have logits
    std::int64_t spare = 0; ///< rows of images that the data does not have
};

/// Finds the logits of every image of `data`, of its test set where all are there; a path of `logits`, read
/// from `file`, is absolute or relative to the data folder. Throws Error that counts the images without
/// logits and names the first, and for an image that is there under two spellings.
LogitTable tabulate(const std::filesystem::path& file, const LogitsFile& logits, const LoadedData& data);

/// The path of an image as a file of logits has it: relative to the data folder, with slashes.
std::string path_in_data(const std::filesystem::path& root, const Sample& sample);

} // namespace retort
