#include "core/files/pickle/legacy_file.h"

#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/read_error.h"
#include "core/files/pickle/pickle_machine.h"

#include <unordered_map>
#include <utility>

namespace retort {

namespace {

/// 0x1950a86a20f9469cfc6c, little-endian, as every legacy file starts with.
constexpr std::string_view magic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
constexpr std::int64_t known_protocol = 1001;

struct Place {
    std::uint64_t offset;
    std::uint64_t bytes;
};
using Places = std::unordered_map<std::string, Place>;

class LegacyStorages : public StorageSource {
  public:
    LegacyStorages(const InputFile& file, Places places) : file_(file), places_(std::move(places)) {}

    [[nodiscard]] std::uint64_t size_of(const StorageDeclaration& storage) const override {
        return place(storage).bytes;
    }
    void read(const StorageDeclaration& storage, std::span<std::byte> into) const override {
        file_.read(place(storage).offset, into);
    }

  private:
    [[nodiscard]] const Place& place(const StorageDeclaration& storage) const {
        const auto found = places_.find(storage.key);
        if (found == places_.end()) {
            throw ReadError(RETORT_TEXT("%1 is damaged: storage %2 is missing"), {printable(storage.key)});
        }
        return found->second;
    }

    const InputFile& file_;
    Places places_;
};

ReadError plain_pickle() {
    return ReadError(RETORT_TEXT("%1 is a pickle that was not written by torch.save; load it in Python and "
                                 "save the model's state_dict with torch.save"));
}

/// Somebody else's pickle may be one huge value: it is known before it is read.
void check_magic(const InputFile& file) {
    constexpr std::size_t enough = 64;
    const std::string start = file.start().substr(0, enough);
    if (start.size() == enough && start.find(magic) == std::string::npos) {
        throw plain_pickle();
    }
}

void check_start(ByteStream& in, PickleGraph& graph) {
    const Node& number = *run_pickle(in, graph);
    if (number.kind != NodeKind::big_integer || number.text != magic) {
        throw plain_pickle();
    }
    const Node& protocol = *run_pickle(in, graph);
    if (protocol.kind != NodeKind::integer || protocol.integer != known_protocol) {
        throw ReadError(RETORT_TEXT("%1 uses an unknown version of PyTorch's legacy format"));
    }
    const Node* little = find_item(*run_pickle(in, graph), "little_endian");
    if (little != nullptr && little->kind == NodeKind::boolean && little->integer == 0) {
        throw ReadError(RETORT_TEXT("%1 was written on a big-endian machine, which is not supported"));
    }
}

/// After the keys follow, in their order, each storage's element count and its bytes.
Places find_storages(ByteStream& in, const PickleGraph& graph, const Node& keys) {
    std::unordered_map<std::string_view, const StorageDeclaration*> declared;
    for (const auto& storage : graph.storages()) {
        declared.emplace(storage.key, &storage);
    }
    Places places;
    for (const Node* key : keys.items) {
        const auto found = key->kind == NodeKind::text ? declared.find(key->text) : declared.end();
        if (found == declared.end()) {
            throw ReadError(RETORT_TEXT("%1 is damaged: it lists a storage that no tensor uses"));
        }
        if (found->second->dtype == torch::ScalarType::Undefined) { // what follows it cannot be found
            throw ReadError(
                RETORT_TEXT("%1: storage %2 has an unknown type, so the ones after it cannot be found; load "
                            "the file in Python and save it again with PyTorch 1.6 or newer"),
                {printable(key->text)});
        }
        const std::uint64_t count = in.number(8);
        const std::uint64_t bytes = found->second->bytes;
        if (count != bytes / c10::elementSize(found->second->dtype)) {
            throw ReadError(
                RETORT_TEXT("%1 is truncated or damaged: storage %2 does not have the declared size"),
                {printable(key->text)});
        }
        if (!places.emplace(key->text, Place{in.position(), bytes}).second) {
            throw ReadError(RETORT_TEXT("%1 is damaged: it lists storage %2 twice"), {printable(key->text)});
        }
        in.skip(bytes);
    }
    return places;
}

} // namespace

TorchPickle read_legacy_file(const InputFile& file, PickleGraph& graph) {
    check_magic(file);
    ByteStream in(file, 0);
    check_start(in, graph);
    const Node* root = run_pickle(in, graph);
    const Node& keys = *run_pickle(in, graph);
    if (keys.kind != NodeKind::list) {
        throw ReadError(RETORT_TEXT("%1 is damaged: it does not list its storages"));
    }
    return {"PyTorch legacy", root, std::make_unique<LegacyStorages>(file, find_storages(in, graph, keys))};
}

} // namespace retort
