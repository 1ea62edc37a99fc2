#include "core/engine/models/timm_names.h"

#include "core/engine/models/name_index.h"
#include "core/engine/models/timm_mobile_names.h"

#include <array>

namespace retort {

namespace {

/// Linear layers of torchvision's that are convolutions in timm.
torch::Tensor as_linear(const torch::Tensor& tensor) {
    return tensor.dim() == 4 && tensor.is_contiguous() ? tensor.flatten(1) : tensor; // never a copy
}

constexpr std::array<timm::NamePair, 5> vit_pairs{{{"cls_token", "class_token"},
                                                   {"pos_embed", "encoder.pos_embedding"},
                                                   {"patch_embed.proj.", "conv_proj."},
                                                   {"norm.", "encoder.ln."},
                                                   {"head.", "heads.head."}}};
constexpr std::array<timm::NamePair, 7> vit_layer_pairs{{{"norm1.", "ln_1."},
                                                         {"attn.qkv.weight", "self_attention.in_proj_weight"},
                                                         {"attn.qkv.bias", "self_attention.in_proj_bias"},
                                                         {"attn.proj.", "self_attention.out_proj."},
                                                         {"norm2.", "ln_2."},
                                                         {"mlp.fc1.", "mlp.0."},
                                                         {"mlp.fc2.", "mlp.3."}}};

timm::NamedTensor from_vit(std::string_view name, const torch::Tensor& tensor) {
    auto rest = name;
    if (!timm::take_start(rest, "blocks.")) {
        return {timm::replaced(name, vit_pairs), tensor};
    }
    const auto layer = timm::take_number(rest);
    return {"encoder.layers.encoder_layer_" + std::to_string(layer) + "." +
                timm::replaced(rest, vit_layer_pairs),
            tensor};
}

constexpr std::array<timm::NamePair, 3> convnext_pairs{
    {{"stem.", "features.0."}, {"head.norm.", "classifier.0."}, {"head.fc.", "classifier.2."}}};
constexpr std::array<timm::NamePair, 5> convnext_block_pairs{{{"gamma", "layer_scale"},
                                                              {"conv_dw.", "block.0."},
                                                              {"norm.", "block.2."},
                                                              {"mlp.fc1.", "block.3."},
                                                              {"mlp.fc2.", "block.5."}}};

/// Stages and the downsamplings between them take turns in torchvision's `features`.
timm::NamedTensor from_convnext(std::string_view name, const torch::Tensor& tensor) {
    auto rest = name;
    if (!timm::take_start(rest, "stages.")) {
        return {timm::replaced(name, convnext_pairs), tensor};
    }
    const auto stage = timm::take_number(rest);
    if (timm::take_start(rest, "downsample.")) {
        return {"features." + std::to_string(2 * stage) + "." + std::string(rest), tensor};
    }
    timm::take_start(rest, "blocks.");
    const auto block = timm::take_number(rest);
    const bool is_scale = rest == "gamma" && tensor.dim() == 1;
    return {"features." + std::to_string(2 * stage + 1) + "." + std::to_string(block) + "." +
                timm::replaced(rest, convnext_block_pairs),
            is_scale ? tensor.reshape({-1, 1, 1}) : tensor};
}

constexpr std::array<timm::NamePair, 3> vgg_pairs{{{"pre_logits.fc1.", "classifier.0."},
                                                   {"pre_logits.fc2.", "classifier.3."},
                                                   {"head.fc.", "classifier.6."}}};

timm::NamedTensor from_vgg(std::string_view name, const torch::Tensor& tensor) {
    return {timm::replaced(name, vgg_pairs), name.starts_with("pre_logits.") ? as_linear(tensor) : tensor};
}

/// Translates what stands below `prefix`.
void translate(const StateDict& tensors, const NameIndex& index, const std::string& prefix,
               const timm::Translation& translated, StateDict& into) {
    for (const auto& [name, place] : index.below(prefix)) {
        auto [renamed, tensor] = translated(name.substr(prefix.size()), tensors[place].second);
        into[place] = {prefix + renamed, std::move(tensor)};
    }
}

} // namespace

StateDict with_torchvision_names(const StateDict& tensors) {
    const NameIndex index(tensors);
    auto translated = tensors;
    const auto everywhere = [&](std::string_view anchor, const auto& translation_below) {
        for (const auto& prefix : index.prefixes_of(anchor)) {
            translate(tensors, index, prefix, translation_below(prefix), translated);
        }
    };
    everywhere("patch_embed.proj.weight", [](const auto&) { return from_vit; });
    everywhere("stages.0.blocks.0.conv_dw.weight", [](const auto&) { return from_convnext; });
    everywhere("pre_logits.fc1.weight", [](const auto&) { return from_vgg; });
    everywhere("conv_stem.weight",
               [&](const auto& prefix) { return timm::mobile_translation(index, prefix); });
    return translated;
}

} // namespace retort
