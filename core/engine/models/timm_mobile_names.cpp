#include "core/engine/models/timm_mobile_names.h"

#include <array>
#include <charconv>
#include <map>

namespace retort::timm {

namespace {

/// What timm adds to the variances of MobileNetV3's batch norms less than torchvision does.
constexpr double epsilon_shift = 1e-3 - 1e-5;

struct Block {
    bool squeezes = false;
    bool expands = false;
    bool is_plain = false; ///< one convolution
    int index = 0;         ///< among all blocks
};

/// The layers of a block in their order; the first and the third may be missing.
enum class MobileLayer { expansion, depthwise, gate, projection };

/// A part of a layer: which layer it belongs to in a block with an expansion, and in one without.
struct MobilePart {
    std::string_view timm;
    MobileLayer expanded;
    MobileLayer plain;
    std::string_view torchvision;
};

constexpr std::array<MobilePart, 8> parts{{
    {"conv_pw.", MobileLayer::expansion, MobileLayer::projection, "0."},
    {"bn1.", MobileLayer::expansion, MobileLayer::depthwise, "1."},
    {"conv_dw.", MobileLayer::depthwise, MobileLayer::depthwise, "0."},
    {"bn2.", MobileLayer::depthwise, MobileLayer::projection, "1."},
    {"se.conv_reduce.", MobileLayer::gate, MobileLayer::gate, "fc1."},
    {"se.conv_expand.", MobileLayer::gate, MobileLayer::gate, "fc2."},
    {"conv_pwl.", MobileLayer::projection, MobileLayer::projection, "0."},
    {"bn3.", MobileLayer::projection, MobileLayer::projection, "1."},
}};

/// Of a block of one convolution.
constexpr std::array<NamePair, 2> plain_parts{{{"conv.", "0."}, {"bn1.", "1."}}};

int number_of(MobileLayer layer, const Block& block) {
    const int depthwise = block.expands ? 1 : 0;
    switch (layer) {
    case MobileLayer::expansion:
        return 0;
    case MobileLayer::depthwise:
        return depthwise;
    case MobileLayer::gate:
        return depthwise + 1;
    case MobileLayer::projection:
        break;
    }
    return depthwise + (block.squeezes ? 2 : 1);
}

class MobileNetwork {
  public:
    MobileNetwork(const NameIndex& index, const std::string& prefix);
    [[nodiscard]] NamedTensor translated(std::string_view name, const torch::Tensor& tensor) const;

  private:
    [[nodiscard]] bool is_v2() const { return has_last_norm_ && !squeezes_; }
    [[nodiscard]] bool is_v3() const { return !has_last_norm_; }
    [[nodiscard]] std::string outside(std::string_view name) const;
    [[nodiscard]] std::string inside(std::string_view rest, const Block& block) const;
    [[nodiscard]] torch::Tensor reshaped(std::string_view name, const torch::Tensor& tensor) const;

    std::map<std::pair<int, int>, Block> blocks_; ///< by stage and number in it
    bool squeezes_ = false;
    bool has_last_norm_ = false;
};

MobileNetwork::MobileNetwork(const NameIndex& index, const std::string& prefix)
    : has_last_norm_(index.find(prefix + "bn2.weight") != NameIndex::nothing_there) {
    for (const auto& entry : index.below(prefix + "blocks.")) {
        auto rest = entry.name.substr(prefix.size() + std::string_view("blocks.").size());
        const auto stage = take_number(rest);
        auto& block = blocks_[{stage, take_number(rest)}];
        block.squeezes = block.squeezes || rest.starts_with("se.");
        block.expands = block.expands || rest.starts_with("conv_pwl.");
        block.is_plain = block.is_plain || rest.starts_with("conv.");
        squeezes_ = squeezes_ || block.squeezes;
    }
    int count = 0;
    for (auto& item : blocks_) {
        item.second.index = count++;
    }
}

NamedTensor MobileNetwork::translated(std::string_view name, const torch::Tensor& tensor) const {
    auto rest = name;
    if (!take_start(rest, "blocks.")) {
        return {outside(name), reshaped(name, tensor)};
    }
    const auto stage = take_number(rest);
    const auto number = take_number(rest);
    const auto& block = blocks_.at({stage, number});
    // In EfficientNet a stage holds its blocks; the others have them in a row.
    const auto place = is_v2() || is_v3() ? std::to_string(block.index + 1)
                                          : std::to_string(stage + 1) + "." + std::to_string(number);
    return {"features." + place + "." + inside(rest, block), reshaped(name, tensor)};
}

/// Stem, last convolution and head.
std::string MobileNetwork::outside(std::string_view name) const {
    const auto stages = blocks_.empty() ? 0 : blocks_.rbegin()->first.first + 1;
    const auto last = "features." + std::to_string(1 + (is_v2() ? static_cast<int>(blocks_.size()) : stages));
    const auto top = is_v3() ? std::string("classifier.0.") : last + ".0.";
    const auto norm = last + ".1.";
    const std::array<NamePair, 5> pairs{{{"conv_stem.", "features.0.0."},
                                         {"bn1.", "features.0.1."},
                                         {"conv_head.", top},
                                         {"bn2.", norm},
                                         {"classifier.", is_v3() ? "classifier.3." : "classifier.1."}}};
    return replaced(name, pairs);
}

std::string MobileNetwork::inside(std::string_view rest, const Block& block) const {
    if (block.is_plain) {
        return replaced(rest, plain_parts);
    }
    for (const auto& part : parts) {
        if (!rest.starts_with(part.timm)) {
            continue;
        }
        const auto layer = block.expands ? part.expanded : part.plain;
        const auto number = number_of(layer, block);
        const auto last = std::string(rest.substr(part.timm.size()));
        if (is_v2() && layer == MobileLayer::projection) { // its projections stand in the block themselves
            return "conv." + std::to_string(number + (part.torchvision == "1." ? 1 : 0)) + "." + last;
        }
        return (is_v2() ? "conv." : "block.") + std::to_string(number) + "." + std::string(part.torchvision) +
               last;
    }
    return std::string(rest);
}

/// In MobileNetV3 the last convolution is a linear layer. What is not as in such a network stays what it is:
/// before anything fits, no more is computed than a real one needs.
torch::Tensor MobileNetwork::reshaped(std::string_view name, const torch::Tensor& tensor) const {
    constexpr std::int64_t most_channels = 65536;
    if (is_v3() && name == "conv_head.weight" && tensor.dim() == 4 && tensor.is_contiguous()) {
        return tensor.flatten(1);
    }
    const bool is_variance =
        name.ends_with("running_var") && tensor.dim() == 1 && tensor.numel() <= most_channels;
    return is_v3() && is_variance ? tensor.to(torch::kDouble) - epsilon_shift : tensor;
}

} // namespace

std::string replaced(std::string_view name, std::span<const NamePair> pairs) {
    for (const auto& pair : pairs) {
        if (name.starts_with(pair.timm)) {
            return std::string(pair.torchvision) + std::string(name.substr(pair.timm.size()));
        }
    }
    return std::string(name);
}

bool take_start(std::string_view& text, std::string_view start) {
    const bool starts = text.starts_with(start);
    text.remove_prefix(starts ? start.size() : 0);
    return starts;
}

int take_number(std::string_view& text) {
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(read.ptr - text.data());
    if (read.ec != std::errc() || number < 0 || number > 9999 || length >= text.size() ||
        text[length] != '.') {
        return -1;
    }
    text.remove_prefix(length + 1);
    return number;
}

Translation mobile_translation(const NameIndex& index, const std::string& prefix) {
    return [network = MobileNetwork(index, prefix)](std::string_view name, const torch::Tensor& tensor) {
        return network.translated(name, tensor);
    };
}

} // namespace retort::timm
