#include "core/files/pickle/torch_file.h"

#include "core/files/pickle/legacy_file.h"
#include "core/files/pickle/other_format.h"
#include "core/files/pickle/zip_file.h"

#include <algorithm>
#include <string>

namespace retort {

namespace {

/// What the nodes of a pickle may take. Honest ones take up to some 30 times their bytes in the pickle (a
/// number of 3 bytes in a list is a node of 80), so that a small model with the history of its training needs
/// far more than its file's size; what is nested or shared without end soon needs more than that.
std::uint64_t memory_for(std::uint64_t file_bytes) {
    constexpr std::uint64_t spare = 64U << 20U;
    constexpr std::uint64_t most_for_values = 1U << 30U;
    return file_bytes + spare + std::min(file_bytes, most_for_values / 32) * 32;
}

} // namespace

TorchFile::TorchFile(const InputFile& input) : file(input), graph(memory_for(input.size())) {
    const std::string start = file.start();
    if (start.starts_with("PK\x03\x04")) {
        pickle = read_zip_file(file, graph);
    } else if (start.starts_with('\x80')) {
        pickle = read_legacy_file(file, graph);
    } else {
        throw not_weights(file);
    }
}

} // namespace retort
