#include "core/engine/models/known_names.h"

#include "core/engine/models/child_numbers.h"
#include "core/engine/models/former_names.h"
#include "core/engine/models/pruned_weights.h"
#include "core/engine/models/timm_names.h"

#include <algorithm>

namespace retort {

namespace {

/// The place of the first tensor whose name `renamed` has changed, or their number.
std::size_t first_renamed(const StateDict& before, const StateDict& renamed) {
    const auto differs = std::mismatch(before.begin(), before.end(), renamed.begin(),
                                       [](const auto& a, const auto& b) { return a.first == b.first; });
    return static_cast<std::size_t>(differs.first - before.begin());
}

/// Takes `renamed`, with a remark made of `text` and the first name that changed.
void take(KnownNames& known, StateDict renamed, const char* text) {
    const auto first = first_renamed(known.tensors, renamed);
    if (first < known.tensors.size()) {
        known.remarks.push_back({text, {known.tensors[first].first}});
    }
    known.tensors = std::move(renamed);
}

} // namespace

KnownNames under_known_names(const StateDict& tensors) {
    std::size_t masks = 0;
    KnownNames known{without_masks(tensors, masks), {}};
    if (masks > 0) {
        known.remarks.push_back({RETORT_TEXT("it is pruned: %1 of its tensors are multiplied by their masks"),
                                 {std::to_string(masks)}});
    }
    take(known, with_current_names(known.tensors),
         RETORT_TEXT("its tensors use names of another version, such as %1"));
    take(known, with_torchvision_names(known.tensors),
         RETORT_TEXT("its tensors use the names of timm, such as %1; for a timm model whose name begins with "
                     "tf_ the logits would differ"));
    take(known, with_children_named(known.tensors),
         RETORT_TEXT("its layers are numbered, as in a Sequential of the network's children, such as %1"));
    return known;
}

} // namespace retort
