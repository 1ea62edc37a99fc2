#include "core/experiment/teacher/layer_check.h"

#include "core/base/number_text.h"
#include "core/engine/models/layers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <torch/nn/modules/normalization.h>

namespace retort {

namespace {

using Sizes = std::vector<std::int64_t>;

bool is_other(const Sizes& said, torch::IntArrayRef built) {
    return !said.empty() && !std::equal(built.begin(), built.end(),
                                        (said.size() == 1 ? Sizes{said[0], said[0]} : said).begin());
}

std::string text_of(const Sizes& sizes) {
    return "[" + std::to_string(sizes.front()) + ", " + std::to_string(sizes.back()) + "]";
}

constexpr std::string_view weight_suffix = ".weight";

/// The name before a weight's suffix, by the place of the weight's values.
using LayerByValues = std::map<const void*, std::string>;

LayerByValues layers_of(const StateDict& tensors) {
    LayerByValues layers;
    for (const auto& [name, tensor] : tensors) {
        if (name.ends_with(weight_suffix)) {
            layers.emplace(tensor.data_ptr(), name.substr(0, name.size() - weight_suffix.size()));
        }
    }
    return layers;
}

/// Of pooling, the same in both directions.
struct PoolingWindow {
    std::int64_t stride;
    std::int64_t kernel;
    std::int64_t padding;
};

class Comparison {
  public:
    Comparison(const Recognised& found, const Checkpoint& checkpoint)
        : architecture_(*found.architecture)
        , prefix_(found.prefix)
        , model_(build_model(architecture_.name, std::max<std::int64_t>(found.classes, 1), /*seed=*/0)) {
        for (const auto& item : model_->named_modules(/*name_prefix=*/"", /*include_self=*/false)) {
            modules_.emplace(item.key(), item.value());
            if (item.value()->as<torch::nn::Conv2d>() != nullptr) {
                left_.insert(item.key());
            }
        }
        is_timm_mobile_ = architecture_.family == "mobilenet-v3" &&
                          find_tensor(checkpoint.tensors, prefix_ + "conv_stem.weight").defined();
        const auto known = layers_of(found.tensors);
        for (const auto& [values, name] : layers_of(checkpoint.tensors)) {
            if (const auto same = known.find(values); same != known.end()) {
                names_.emplace(name, same->second);
            }
        }
    }
    [[nodiscard]] bool is_complete() const { return left_.empty(); }
    void require_same(const LayerSettings& layer);

  private:
    void require_convolution(const LayerSettings& layer, const torch::nn::Conv2dImpl& built) const;
    void require_eps(const LayerSettings& layer, double built) const;
    void require_pooling(const LayerSettings& layer) const;
    void require_rounding(const LayerSettings& layer, bool rounds_up) const;
    void require_transition(const LayerSettings& layer) const;
    void require_window(const LayerSettings& layer, const PoolingWindow& usual) const;
    void require_heads(const LayerSettings& layer) const;
    [[noreturn]] void refuse(const LayerSettings& layer, const char* what, const std::string& said,
                             const std::string& built) const {
        throw Error(
            RETORT_TEXT("its layer %1 has the %2 %3, in %4 it is %5: it is another network whose tensors "
                        "have the same names and shapes"),
            {layer.name, what, said, architecture_.name, built});
    }

    const Architecture& architecture_;
    const std::string& prefix_;
    std::shared_ptr<Classifier> model_;
    std::map<std::string, std::shared_ptr<torch::nn::Module>> modules_;
    std::map<std::string, std::string> names_; ///< of the architecture's layers, by those in the file
    bool is_timm_mobile_ = false;
    std::set<std::string> left_; ///< convolutions whose strides were not compared yet
};

void Comparison::require_window(const LayerSettings& layer, const PoolingWindow& usual) const {
    const auto require = [&](const char* what, const Sizes& said, std::int64_t built) {
        if (is_other(said, {built, built})) {
            refuse(layer, what, text_of(said), text_of({built, built}));
        }
    };
    require("stride", layer.stride, usual.stride);
    require("kernel size", layer.kernel, usual.kernel);
    require("padding", layer.padding, usual.padding);
}

/// Max pooling is the same wherever a family has it: of 2 by 2 pixels in VGGs, elsewhere of 3 by 3, and
/// padded but for SqueezeNet's.
void Comparison::require_pooling(const LayerSettings& layer) const {
    const bool is_vgg = architecture_.family == "vgg" || architecture_.family == "cifar-vgg";
    const std::int64_t kernel = is_vgg ? 2 : 3;
    const std::int64_t padding = is_vgg || architecture_.family == "squeezenet" ? 0 : 1;
    require_window(layer, {2, kernel, padding});
    require_rounding(layer, architecture_.family == "squeezenet");
}

/// A window that reaches beyond the image counts, or it does not, as in Python.
void Comparison::require_rounding(const LayerSettings& layer, bool rounds_up) const {
    const auto text_of = [](bool value) { return value ? "True" : "False"; };
    if (layer.rounds_up && *layer.rounds_up != rounds_up) {
        refuse(layer, "ceil_mode", text_of(*layer.rounds_up), text_of(rounds_up));
    }
}

/// DenseNets halve the image between their blocks. Without padding it does not matter whether that counts.
void Comparison::require_transition(const LayerSettings& layer) const {
    require_window(layer, {2, 2, 0});
    require_rounding(layer, false);
}

/// Each attention head of the vision transformers is 64 wide (Dosovitskiy et al., 2021, table 1).
void Comparison::require_heads(const LayerSettings& layer) const {
    constexpr std::int64_t head_width = 64;
    if (!layer.heads) {
        return;
    }
    const auto width = find_tensor(state_dict(*model_), "encoder.ln.weight");
    if (width.defined() && *layer.heads * head_width != width.size(0)) {
        refuse(layer, "number of heads", std::to_string(*layer.heads),
               std::to_string(width.size(0) / head_width));
    }
}

void Comparison::require_eps(const LayerSettings& layer, double built) const {
    if (layer.eps && std::abs(*layer.eps - built) > 1e-12) {
        refuse(layer, "eps", number_text(*layer.eps), number_text(built));
    }
}

void Comparison::require_convolution(const LayerSettings& layer, const torch::nn::Conv2dImpl& built) const {
    if (layer.kind != "Conv2d" && !layer.stride.empty()) {
        refuse(layer, "class", layer.kind, "Conv2d");
    }
    if (!layer.padding_mode.empty() && layer.padding_mode != "zeros") {
        refuse(layer, "padding mode", layer.padding_mode, "zeros");
    }
    const torch::IntArrayRef stride(*built.options.stride());
    if (is_other(layer.stride, stride)) {
        refuse(layer, "stride", text_of(layer.stride), text_of(stride.vec()));
    }
    // Of c10 or std, as the version of libtorch has it.
    const auto* padding = get_if<torch::ExpandingArray<2>>(&built.options.padding());
    if (padding != nullptr && is_other(layer.padding, torch::IntArrayRef(**padding))) {
        refuse(layer, "padding", text_of(layer.padding), text_of(torch::IntArrayRef(**padding).vec()));
    }
}

void Comparison::require_same(const LayerSettings& layer) {
    const bool is_inside = layer.name.starts_with(prefix_);
    if (is_inside && layer.kind == "MaxPool2d" && architecture_.untold == Untold::pooling) {
        throw Error(
            RETORT_TEXT("it has max pooling (%1), which %2 has not: it is another network whose tensors "
                        "have the same names and shapes"),
            {layer.name, architecture_.name});
    }
    if (is_inside) {
        require_heads(layer);
    }
    if (is_inside && layer.kind == "MaxPool2d") {
        require_pooling(layer);
    }
    if (is_inside && layer.kind == "AvgPool2d" && architecture_.family == "densenet" &&
        layer.name.find("transition") != std::string::npos) {
        require_transition(layer);
    }
    // What was made anew on the way, as a stem for grey images is, has its name alone.
    const auto name = names_.find(layer.name);
    const auto found = modules_.find(name != names_.end() ? name->second
                                     : is_inside          ? layer.name.substr(prefix_.size())
                                                          : std::string());
    if (found == modules_.end()) {
        return;
    }
    if (const auto* convolution = found->second->as<torch::nn::Conv2d>()) {
        require_convolution(layer, *convolution);
        if (!layer.stride.empty()) {
            left_.erase(found->first);
        }
    }
    if (const auto* norm = found->second->as<torch::nn::BatchNorm2d>()) {
        // Of timm's MobileNetV3 the variances were brought to torchvision's eps.
        constexpr double timm_eps = 1e-5;
        require_eps(layer, is_timm_mobile_ ? timm_eps : norm->options.eps());
    }
    if (const auto* norm = found->second->as<torch::nn::LayerNorm>()) {
        require_eps(layer, norm->options.eps());
    }
}

} // namespace

bool require_same_layers(const Recognised& found, const Checkpoint& checkpoint) {
    Comparison comparison(found, checkpoint);
    for (const auto& layer : checkpoint.layers) {
        comparison.require_same(layer);
    }
    return comparison.is_complete();
}

} // namespace retort
