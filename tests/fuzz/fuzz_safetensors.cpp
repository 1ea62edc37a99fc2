// Whole safetensors files, and their header alone, which most mutations would not leave the right length of.
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"
#include "core/files/safetensors/safetensors_header.h"
#include "core/files/safetensors/safetensors_reader.h"
#include "tests/fuzz/fuzz_support.h"

namespace {

/// The file with the length of its header put right: up to and including its last brace.
std::string with_right_length(std::string_view bytes) {
    const auto brace = bytes.rfind('}');
    std::string repaired(bytes);
    for (unsigned i = 0; i < 8 && brace != std::string_view::npos && brace >= 8; ++i) {
        repaired[i] = static_cast<char>((brace - 7) >> (8 * i) & 0xFFU);
    }
    return repaired;
}

void read_file(const std::filesystem::path& path) {
    retort::naming(path, [&] {
        const retort::InputFile file(path);
        for (const auto& [name, tensor] : retort::read_safetensors(file).tensors) {
            static_cast<void>(tensor.sum());
        }
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = retort::fuzz::view_of(data, size);
    retort::fuzz::read_bytes(bytes, read_file);
    retort::fuzz::read_bytes(with_right_length(bytes), read_file);
    retort::fuzz::read_bytes(bytes, retort::read_checkpoint);
    return 0;
}
