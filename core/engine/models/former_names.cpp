#include "core/engine/models/former_names.h"

#include <array>
#include <string_view>

namespace retort {

namespace {

/// `former` becomes `current` in names that have `within` somewhere before it.
struct Renaming {
    std::string_view within;
    std::string_view former;
    std::string_view current;
};

constexpr std::array<Renaming, 9> renamings{{
    {".denselayer", ".norm.1.", ".norm1."},
    {".denselayer", ".norm.2.", ".norm2."},
    {".denselayer", ".relu.1.", ".relu1."},
    {".denselayer", ".relu.2.", ".relu2."},
    {".denselayer", ".conv.1.", ".conv1."},
    {".denselayer", ".conv.2.", ".conv2."},
    {".encoder_layer_", ".mlp.linear_1.", ".mlp.0."},
    {".encoder_layer_", ".mlp.linear_2.", ".mlp.3."},
    {"layer", ".shortcut.", ".downsample."},
}};

void rename(std::string& name) {
    for (const auto& renaming : renamings) {
        const auto within = name.find(renaming.within);
        const auto former = within == std::string::npos ? within : name.find(renaming.former, within);
        if (former != std::string::npos) {
            name.replace(former, renaming.former.size(), renaming.current);
            return;
        }
    }
}

} // namespace

StateDict with_current_names(StateDict tensors) {
    for (auto& [name, tensor] : tensors) {
        rename(name);
    }
    return tensors;
}

} // namespace retort
