#include "core/engine/models/name_index.h"

#include <algorithm>

namespace retort {

NameIndex::NameIndex(const StateDict& tensors) {
    entries_.reserve(tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        entries_.push_back({tensors[i].first, i});
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
}

std::size_t NameIndex::find(std::string_view name) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), name,
                                        [](const Entry& entry, auto wanted) { return entry.name < wanted; });
    return found != entries_.end() && found->name == name ? found->place : nothing_there;
}

std::span<const NameIndex::Entry> NameIndex::below(std::string_view prefix) const {
    const auto start = [&](const Entry& entry) { return entry.name.substr(0, prefix.size()); };
    const auto first = std::partition_point(entries_.begin(), entries_.end(),
                                            [&](const Entry& entry) { return start(entry) < prefix; });
    const auto last = std::partition_point(first, entries_.end(),
                                           [&](const Entry& entry) { return start(entry) == prefix; });
    return {first, last};
}

std::set<std::string> NameIndex::prefixes_of(std::string_view name) const {
    std::set<std::string> prefixes;
    for (const auto& entry : entries_) {
        if (!entry.name.ends_with(name)) {
            continue;
        }
        const auto before = entry.name.substr(0, entry.name.size() - name.size());
        if (before.empty() || before.back() == '.') {
            prefixes.emplace(before);
        }
    }
    return prefixes;
}

} // namespace retort
