#include "core/files/pickle/torch_file.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/legacy_file.h"
#include "core/files/pickle/zip_file.h"

#include <algorithm>
#include <string_view>

namespace retort {

namespace {

constexpr std::uint64_t spare_memory = 16U << 20U;

bool is_tar(std::string_view start) {
    constexpr std::size_t magic_at = 257;
    return start.size() > magic_at && start.substr(magic_at).starts_with("ustar");
}

bool is_text(std::string_view start) {
    return std::none_of(start.begin(), start.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 &&
               std::string_view("\t\n\r\f").find(c) == std::string_view::npos;
    });
}

ReadError other_kind(std::string_view start) {
    if (start.empty()) {
        return ReadError(RETORT_TEXT("%1 is empty"));
    }
    if (is_tar(start)) {
        return ReadError(RETORT_TEXT("%1 is a tar archive, the format of PyTorch before 0.1.10, which is not "
                                     "supported; load it and save it again with a newer PyTorch"));
    }
    if (is_text(start)) {
        return ReadError(RETORT_TEXT(
            "%1 is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required"));
    }
    return ReadError(RETORT_TEXT("%1 is in an unknown format; a PyTorch file (.pth, .pt, .th, .ckpt) or a "
                                 "safetensors file is required"));
}

} // namespace

TorchFile::TorchFile(const InputFile& input) : file(input), graph(input.size() + spare_memory) {
    const std::string start = file.start();
    if (start.starts_with("PK\x03\x04")) {
        pickle = read_zip_file(file, graph);
    } else if (start.starts_with('\x80')) {
        pickle = read_legacy_file(file, graph);
    } else {
        throw other_kind(start);
    }
}

} // namespace retort
