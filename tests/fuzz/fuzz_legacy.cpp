// A file of PyTorch before 1.6, from behind its fixed start on: pickle, storage keys, storages.
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "tests/fuzz/fuzz_support.h"

namespace {

/// Magic number, protocol 1001, {"little_endian": True}.
constexpr std::string_view start("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."
                                 "\x80\x02M\xe9\x03."
                                 "\x80\x02}X\x0d\0\0\0little_endian\x88s.",
                                 45);

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(start);
    bytes += retort::fuzz::view_of(data, size);
    retort::fuzz::read_bytes(bytes, retort::read_pickle);
    retort::fuzz::read_bytes(bytes, retort::read_checkpoint);
    return 0;
}
