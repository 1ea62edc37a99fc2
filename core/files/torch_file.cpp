#include "core/files/torch_file.h"

#include "core/files/byte_stream.h"
#include "core/files/finding.h"
#include "core/files/legacy_file.h"
#include "core/files/zip_file.h"

#include <algorithm>
#include <string_view>

namespace retort {

namespace {

constexpr std::uint64_t spare_memory = 16U << 20U;

bool is_tar(std::string_view start) {
    constexpr std::size_t magic_at = 257;
    return start.size() > magic_at && start.substr(magic_at).starts_with("ustar");
}

/// An eight-byte length, then a JSON object of that length.
bool is_safetensors(std::string_view start, std::uint64_t file_size) {
    if (start.size() < 9 || start[8] != '{') {
        return false;
    }
    return ByteStream(std::as_bytes(std::span(start))).number(8) <= file_size - 8;
}

bool is_text(std::string_view start) {
    return std::none_of(start.begin(), start.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 &&
               std::string_view("\t\n\r\f").find(c) == std::string_view::npos;
    });
}

Finding other_kind(std::string_view start, std::uint64_t file_size) {
    if (start.empty()) {
        return Finding(RETORT_TEXT("%1: is empty"));
    }
    if (is_tar(start)) {
        return Finding(RETORT_TEXT("%1: is a tar archive, the format of PyTorch before 0.1.10, which is not "
                                   "read; load and save it again with a newer PyTorch"));
    }
    if (is_safetensors(start, file_size)) {
        return Finding(RETORT_TEXT("%1: is a safetensors file, which is not read yet; PyTorch files (.pth, "
                                   ".pt, .th, .ckpt) are"));
    }
    if (is_text(start)) {
        return Finding(RETORT_TEXT("%1: is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) is needed"));
    }
    return Finding(RETORT_TEXT("%1: is in no format that can be read; a PyTorch file (.pth, .pt, .th, .ckpt) "
                               "is needed"));
}

} // namespace

TorchFile::TorchFile(const std::filesystem::path& path) : file(path), graph(file.size() + spare_memory) {
    std::string start(static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), 1024)), '\0');
    file.read(0, std::as_writable_bytes(std::span(start)));
    if (start.starts_with("PK\x03\x04")) {
        read_zip_file(*this);
    } else if (start.starts_with('\x80') && !is_safetensors(start, file.size())) {
        read_legacy_file(*this);
    } else {
        throw other_kind(start, file.size());
    }
}

} // namespace retort
