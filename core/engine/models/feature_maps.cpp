#include "core/engine/models/feature_maps.h"

#include <utility>

namespace retort {

torch::Tensor forward_keeping_maps(torch::nn::Sequential& layers, torch::Tensor x, FeatureMaps* maps) {
    if (maps == nullptr) {
        return layers->forward(x);
    }
    bool is_first = true; // what goes in is no map
    for (auto& layer : *layers) {
        auto next = layer.forward<torch::Tensor>(x);
        if (!is_first && next.size(2) < x.size(2)) {
            maps->push_back(x);
        }
        x = std::move(next);
        is_first = false;
    }
    maps->push_back(x);
    return x;
}

} // namespace retort
