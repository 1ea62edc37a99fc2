// Whole zip archives: directory, headers, inflating, and what stands inside.
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"
#include "core/files/zip/zip_reader.h"
#include "tests/fuzz/fuzz_support.h"

namespace {

void read_all_entries(const std::filesystem::path& path) {
    retort::naming(path, [&] {
        const retort::InputFile file(path);
        const retort::ZipReader archive(file);
        for (const auto& entry : archive.entries()) {
            static_cast<void>(archive.read(entry));
        }
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = retort::fuzz::view_of(data, size);
    retort::fuzz::read_bytes(bytes, read_all_entries);
    retort::fuzz::read_bytes(bytes, retort::read_checkpoint);
    return 0;
}

// Only libFuzzer has the first and calls the second.
extern "C" __attribute__((weak)) std::size_t LLVMFuzzerMutate(std::uint8_t*, std::size_t, std::size_t);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
    const std::size_t mutated = LLVMFuzzerMutate(data, size, most);
    if (seed % 4 != 0) {
        retort::fuzz::repair_checksums({data, mutated});
    }
    return mutated;
}
