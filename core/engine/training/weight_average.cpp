#include "core/engine/training/weight_average.h"

namespace retort {

namespace {

/// As state_dict() does it, but the tensors themselves instead of detached ones.
void collect(const torch::nn::Module& model, const std::string& prefix, StateDict& live) {
    for (const auto& item : model.named_parameters(/*recurse=*/false)) {
        live.emplace_back(prefix + item.key(), item.value());
    }
    for (const auto& item : model.named_buffers(/*recurse=*/false)) {
        live.emplace_back(prefix + item.key(), item.value());
    }
    for (const auto& child : model.named_children()) {
        collect(*child.value(), prefix + child.key() + ".", live);
    }
}

} // namespace

WeightAverage::WeightAverage(const torch::nn::Module& model, double decay) : decay_(decay) {
    collect(model, "", live_);
}

void WeightAverage::update() {
    const torch::NoGradGuard no_grad;
    if (average_.empty()) {
        for (const auto& [name, tensor] : live_) {
            average_.push_back(tensor.detach().clone());
        }
        return;
    }
    for (std::size_t i = 0; i < live_.size(); ++i) {
        const auto& value = live_[i].second;
        if (value.is_floating_point()) {
            average_[i].lerp_(value, 1.0 - decay_); // leaves what never changes as it is, to the bit
        } else {
            average_[i].copy_(value);
        }
    }
}

StateDict WeightAverage::state() const {
    StateDict state;
    for (std::size_t i = 0; i < average_.size(); ++i) {
        state.emplace_back(live_[i].first, average_[i]);
    }
    return state;
}

void WeightAverage::load_state(const StateDict& state) {
    std::vector<torch::Tensor> average;
    for (const auto& [name, tensor] : state.empty() ? StateDict() : live_) {
        const auto saved = find_tensor(state, name);
        if (!saved.defined() || saved.sizes() != tensor.sizes()) {
            throw Error(RETORT_TEXT("the checkpoint's averaged weights do not fit the model at %1"), {name});
        }
        average.push_back(torch::empty_like(tensor.detach()).copy_(saved));
    }
    average_ = std::move(average);
}

void WeightAverage::swap() {
    for (std::size_t i = 0; i < average_.size(); ++i) {
        const auto own = live_[i].second.detach();
        live_[i].second.set_data(average_[i]);
        average_[i] = own;
    }
}

} // namespace retort
