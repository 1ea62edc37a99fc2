// Any bytes, as a person may pick them.
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "tests/fuzz/fuzz_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = retort::fuzz::view_of(data, size);
    retort::fuzz::read_bytes(bytes, retort::read_checkpoint);
    retort::fuzz::read_bytes(bytes, retort::read_pickle);
    return 0;
}
