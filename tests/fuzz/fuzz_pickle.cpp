// A pickle with a few storages to refer to: the machine, the tree of values, and the search for weights.
#include "core/files/checkpoint.h"
#include "core/files/pickle_reader.h"
#include "tests/fuzz/fuzz_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string storage(64, '\x3f');
    const auto zip = retort::fuzz::stored_zip({{"a/data.pkl", retort::fuzz::view_of(data, size)},
                                               {"a/data/0", storage},
                                               {"a/data/1", std::string_view(storage).substr(0, 16)},
                                               {"a/data/2", std::string_view(storage).substr(0, 8)}});
    retort::fuzz::read_bytes(zip, retort::read_pickle);
    retort::fuzz::read_bytes(zip, retort::read_checkpoint);
    return 0;
}
