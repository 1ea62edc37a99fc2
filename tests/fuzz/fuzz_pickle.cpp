// A pickle with a few storages to refer to: the machine, the tree of values, and the search for weights.
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "tests/core/files/zip_bytes.h"
#include "tests/fuzz/fuzz_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string storage(64, '\x3f');
    using retort::test::stored_item;
    const auto zip = retort::test::zip_bytes(
        {stored_item("a/data.pkl", retort::fuzz::view_of(data, size)), stored_item("a/data/0", storage),
         stored_item("a/data/1", storage.substr(16)), stored_item("a/data/2", storage.substr(56))});
    retort::fuzz::read_bytes(zip, retort::read_pickle);
    retort::fuzz::read_bytes(zip, retort::read_checkpoint);
    return 0;
}
