#include "core/files/pickle/state_dict_writer.h"

#include "core/base/number_text.h"
#include "core/files/pickle/pickle_writer.h"

#include <algorithm>

namespace retort {

namespace {

constexpr auto epoch_key = "epoch";

} // namespace

void write_state_dict(const std::filesystem::path& file, const StateDict& tensors, const Metadata& metadata) {
    std::vector<std::pair<std::string, std::string>> notes;
    if (!metadata.empty()) {
        notes.emplace_back(extra_metadata_entry, extra_metadata_text(metadata));
    }
    write_pickle_zip(file, PickleValue(tensors), notes);
}

std::optional<int> stated_epoch(const std::filesystem::path& file) {
    const auto metadata = extra_metadata(file);
    const auto found = std::find_if(metadata.begin(), metadata.end(),
                                    [](const auto& item) { return item.first == epoch_key; });
    const auto epoch = found == metadata.end() ? std::nullopt : parse_integer(found->second);
    return epoch ? std::optional(static_cast<int>(*epoch)) : std::nullopt;
}

} // namespace retort
