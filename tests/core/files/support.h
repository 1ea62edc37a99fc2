// What the tests of core/files share: golden files, a folder that goes away, and what a refusal says.
#pragma once

#include "core/base/message.h"
#include "core/engine/torch.h"
#include "core/files/checkpoint.h"
#include "tests/core/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

namespace retort::test {

inline std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(RETORT_REFERENCE_DIR) / "files" / name;
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A new file each time: some file systems wait for the disc when an old one is written over.
inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::remove(file);
    std::ofstream(file, std::ios::binary) << bytes;
}

/// What read_checkpoint says against `file`; empty where it reads it. Only retort::Error is an answer.
inline std::string refusal_of(const std::filesystem::path& file) {
    try {
        read_checkpoint(file);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// The tensors of `checkpoint` whose names begin with `prefix`, without it.
inline Checkpoint below(Checkpoint checkpoint, const std::string& prefix) {
    std::erase_if(checkpoint.tensors, [&](const auto& item) { return !item.first.starts_with(prefix); });
    for (auto& item : checkpoint.tensors) {
        item.first.erase(0, prefix.size());
    }
    return checkpoint;
}

/// The recipe of make_files.py: (start + i) / 4 in row-major order.
inline torch::Tensor ramp(torch::IntArrayRef shape, double start = 0.0,
                          torch::ScalarType dtype = torch::kFloat) {
    const auto count = torch::empty(shape, torch::device(torch::kMeta)).numel();
    auto values = torch::arange(count, torch::kDouble) + start;
    if (torch::isFloatingType(dtype)) {
        values = values / 4;
    }
    return values.to(dtype).reshape(shape);
}

} // namespace retort::test
