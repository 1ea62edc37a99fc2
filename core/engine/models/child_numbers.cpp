#include "core/engine/models/child_numbers.h"

#include "core/engine/models/name_index.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace {

constexpr std::string_view first_block = ".0.conv1.weight";

/// The number that `text` begins with, up to its first dot.
std::optional<int> leading_number(std::string_view text) {
    const auto digits = text.substr(0, text.find('.'));
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    return whole && digits.size() < 4 ? std::optional(number) : std::nullopt;
}

/// "net." for "net.4.0.conv1.weight": where a numbered child has a numbered block.
std::optional<std::string> sequence_of(std::string_view name) {
    if (!name.ends_with(first_block)) {
        return std::nullopt;
    }
    const auto stage = name.substr(0, name.size() - first_block.size());
    const auto dot = stage.rfind('.');
    const auto start = dot == std::string_view::npos ? 0 : dot + 1;
    return leading_number(stage.substr(start)) ? std::optional(std::string(name.substr(0, start)))
                                               : std::nullopt;
}

/// What the numbered children below `prefix` are called in the network; nothing where there are more than it
/// has.
std::map<int, std::string> children_below(const NameIndex& index, const std::string& prefix) {
    std::map<int, bool> has_blocks;
    for (const auto& entry : index.below(prefix)) {
        const auto rest = entry.name.substr(prefix.size());
        if (const auto number = leading_number(rest)) {
            has_blocks[*number] = has_blocks[*number] || rest.ends_with(first_block);
        }
    }
    std::map<int, std::string> names;
    std::set<std::string> taken;
    int stages = 0;
    for (const auto& [number, is_stage] : has_blocks) {
        stages += is_stage ? 1 : 0;
        const auto* other = stages > 0 ? "fc" : (names.empty() ? "conv1" : "bn1");
        names[number] = is_stage ? "layer" + std::to_string(stages) : other;
        if (!taken.insert(names[number]).second) {
            return {};
        }
    }
    return names;
}

} // namespace

StateDict with_children_named(const StateDict& tensors) {
    const NameIndex index(tensors);
    std::set<std::string> sequences;
    for (const auto& entry : index.all()) {
        if (const auto prefix = sequence_of(entry.name)) {
            sequences.insert(*prefix);
        }
    }
    auto renamed = tensors;
    for (const auto& prefix : sequences) {
        const auto names = children_below(index, prefix);
        for (const auto& [name, place] : index.below(prefix)) {
            const auto number = leading_number(name.substr(prefix.size()));
            if (const auto found = number ? names.find(*number) : names.end(); found != names.end()) {
                const auto rest = name.substr(std::min(name.find('.', prefix.size()), name.size()));
                renamed[place].first = prefix + found->second + std::string(rest);
            }
        }
    }
    return renamed;
}

} // namespace retort
