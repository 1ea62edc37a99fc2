#include "core/engine/models/cifar_resnet.h"
#include "core/engine/models/cifar_resnet_b.h"
#include "core/engine/models/cifar_vgg.h"
#include "core/engine/models/cifar_wide_resnet.h"
#include "core/engine/models/convnext.h"
#include "core/engine/models/densenet.h"
#include "core/engine/models/efficientnet.h"
#include "core/engine/models/imagenet_resnet.h"
#include "core/engine/models/mobilenet_v2.h"
#include "core/engine/models/mobilenet_v3.h"
#include "core/engine/models/model.h"
#include "core/engine/models/shufflenet_v2.h"
#include "core/engine/models/squeezenet.h"
#include "core/engine/models/vgg.h"
#include "core/engine/models/vision_transformer.h"

#include <algorithm>
#include <mutex>

namespace retort {

namespace {

std::vector<Architecture> all_architectures() {
    std::vector<Architecture> list;
    for (auto* family : {
             imagenet_resnet::architectures,
             mobilenet_v2::architectures,
             mobilenet_v3::architectures,
             shufflenet_v2::architectures,
             squeezenet::architectures,
             efficientnet::architectures,
             vgg::architectures,
             densenet::architectures,
             convnext::architectures,
             vision_transformer::architectures,
             cifar_resnet::architectures,
             cifar_resnet_b::architectures,
             cifar_wide_resnet::architectures,
             cifar_vgg::architectures,
         }) {
        for (auto& architecture : family()) {
            list.push_back(std::move(architecture));
        }
    }
    return list;
}

} // namespace

const std::vector<Architecture>& architectures() {
    static const auto list = all_architectures();
    return list;
}

const Architecture* find_architecture(std::string_view name) {
    const auto& list = architectures();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
    return found == list.end() ? nullptr : &*found;
}

std::string architecture_names() {
    std::string names;
    for (const auto& architecture : architectures()) {
        names += (names.empty() ? "" : ", ") + architecture.name;
    }
    return names;
}

std::shared_ptr<Classifier> build_model(std::string_view name, std::int64_t classes, std::uint64_t seed) {
    const auto* architecture = find_architecture(name);
    if (architecture == nullptr) {
        throw Error(RETORT_TEXT("unknown architecture “%1”; accepted are %2"),
                    {std::string(name), architecture_names()});
    }
    if (classes < 1) {
        throw Error(RETORT_TEXT("a model needs at least 1 class, not %1"), {std::to_string(classes)});
    }
    // Initialisers draw from one generator that all threads share.
    static std::mutex generator;
    const std::lock_guard lock(generator);
    torch::manual_seed(seed);
    return architecture->build(classes);
}

std::int64_t parameter_count(const Classifier& model) {
    std::int64_t count = 0;
    for (const auto& parameter : model.parameters()) {
        count += parameter.numel();
    }
    return count;
}

void require_side(const std::string& name, std::int64_t side, std::int64_t height, std::int64_t width) {
    if (height != side || width != side) {
        throw Error(RETORT_TEXT("%1 only accepts images of %2×%2 pixels, not %3×%4"),
                    {name, std::to_string(side), std::to_string(height), std::to_string(width)});
    }
}

void freeze_backbone(Classifier& model, const Architecture& architecture) {
    for (auto& item : model.named_parameters()) {
        if (!item.key().starts_with(architecture.head + ".")) {
            item.value().requires_grad_(false);
        }
    }
}

} // namespace retort
