#include "core/engine/models/pruned_weights.h"

#include <unordered_map>

namespace retort {

namespace {

constexpr std::string_view original_suffix = "_orig";
constexpr std::string_view mask_suffix = "_mask";

using MaskByName = std::unordered_map<std::string, torch::Tensor>;

/// The masks, by the name of what they mask.
MaskByName masks_in(const StateDict& tensors) {
    MaskByName masks;
    for (const auto& [name, tensor] : tensors) {
        if (name.ends_with(mask_suffix)) {
            masks.emplace(name.substr(0, name.size() - mask_suffix.size()), tensor);
        }
    }
    return masks;
}

/// More numbers than any network of the zoo has: a small file can say that it has far more.
constexpr std::int64_t most_masked = std::int64_t{1} << 28U;

torch::Tensor masked(const torch::Tensor& tensor, const torch::Tensor& mask, std::int64_t& so_far) {
    so_far += tensor.numel();
    if (so_far > most_masked) {
        throw Error(RETORT_TEXT("it has more pruned weights than any network that is known"));
    }
    return tensor * mask.to(tensor.scalar_type());
}

} // namespace

StateDict without_masks(const StateDict& tensors, std::size_t& merged) {
    merged = 0;
    auto masks = masks_in(tensors);
    if (masks.empty()) {
        return tensors;
    }
    StateDict kept;
    std::int64_t numbers = 0;
    std::unordered_map<std::string, bool> used;
    for (const auto& [name, tensor] : tensors) {
        const bool is_original = name.ends_with(original_suffix);
        const auto plain = is_original ? name.substr(0, name.size() - original_suffix.size()) : name;
        const auto mask = is_original ? masks.find(plain) : masks.end();
        if (mask == masks.end() || mask->second.sizes() != tensor.sizes()) {
            kept.emplace_back(name, tensor);
            continue;
        }
        kept.emplace_back(plain, masked(tensor, mask->second, numbers));
        used[plain + std::string(mask_suffix)] = true;
        ++merged;
    }
    std::erase_if(kept, [&](const auto& item) { return used.contains(item.first); });
    return kept;
}

} // namespace retort
