#include "core/files/pickle/zip_file.h"

#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/read_error.h"
#include "core/files/pickle/other_format.h"
#include "core/files/pickle/pickle_machine.h"
#include "core/files/zip/zip_reader.h"

#include <algorithm>
#include <utility>

namespace retort {

namespace {

/// Storages are the entries <prefix>data/<key>.
class ZipStorages : public StorageSource {
  public:
    ZipStorages(ZipReader archive, std::string prefix)
        : archive_(std::move(archive))
        , prefix_(std::move(prefix)) {}

    [[nodiscard]] std::uint64_t size_of(const StorageDeclaration& storage) const override {
        return entry(storage).size;
    }
    void read(const StorageDeclaration& storage, std::span<std::byte> into) const override {
        archive_.read(entry(storage), into);
    }

  private:
    [[nodiscard]] const ZipEntry& entry(const StorageDeclaration& storage) const {
        const auto* found = archive_.find(prefix_ + "data/" + storage.key);
        if (found == nullptr) {
            throw ReadError(RETORT_TEXT("%1 is damaged: storage %2 is missing"), {printable(storage.key)});
        }
        return *found;
    }

    ZipReader archive_;
    std::string prefix_;
};

/// "archive/" for an archive whose pickle is archive/data.pkl.
std::string find_prefix(const ZipReader& archive) {
    constexpr std::string_view pickle = "data.pkl";
    for (const auto& entry : archive.entries()) {
        const auto slash = entry.name.find('/');
        if (slash != std::string::npos && std::string_view(entry.name).substr(slash + 1) == pickle) {
            return entry.name.substr(0, slash + 1);
        }
    }
    throw not_weights(archive);
}

void refuse_programs(const ZipReader& archive, const std::string& prefix) {
    const bool program =
        std::any_of(archive.entries().begin(), archive.entries().end(), [&](const ZipEntry& entry) {
            return entry.name == prefix + "constants.pkl" || entry.name.starts_with(prefix + "code/");
        });
    if (program) {
        throw ReadError(RETORT_TEXT("%1 is a TorchScript archive, which is a program and is not run; save "
                                    "the model's state_dict instead"));
    }
}

void refuse_big_endian(const ZipReader& archive, const std::string& prefix) {
    const auto* entry = archive.find(prefix + "byteorder");
    if (entry == nullptr) {
        return;
    }
    if (const auto bytes = archive.read(*entry); !bytes.empty() && bytes.front() != std::byte{'l'}) {
        throw ReadError(RETORT_TEXT("%1 was written on a big-endian machine, which is not supported"));
    }
}

} // namespace

TorchPickle read_zip_file(const InputFile& file, PickleGraph& graph) {
    ZipReader archive(file);
    const std::string prefix = find_prefix(archive);
    refuse_programs(archive, prefix);
    refuse_big_endian(archive, prefix);
    const auto pickle = archive.read(*archive.find(prefix + "data.pkl"));
    ByteStream in(pickle);
    const Node* root = run_pickle(in, graph);
    return {"PyTorch zip", root, std::make_unique<ZipStorages>(std::move(archive), prefix)};
}

} // namespace retort
