#include "core/engine/training/optimizer.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <map>

namespace retort {

namespace {

constexpr std::int64_t grain = 32768; // values a thread should have at least

bool is_plain(const torch::Tensor& tensor) {
    return tensor.is_cpu() && tensor.scalar_type() == torch::kFloat32 &&
           tensor.is_non_overlapping_and_dense();
}

/// `gradient` with its values in memory as those of `parameter` are.
torch::Tensor laid_out_as(const torch::Tensor& parameter, const torch::Tensor& gradient) {
    return gradient.strides() == parameter.strides() ? gradient
                                                     : torch::empty_like(parameter).copy_(gradient);
}

} // namespace

bool decays(const torch::Tensor& parameter, const OptimizerParameters& options) {
    return options.weight_decay_on == "all" || parameter.dim() > 1;
}

Optimizer::Optimizer(const torch::nn::Module& model, const OptimizerParameters& options,
                     std::vector<std::string> kinds)
    : kinds_(std::move(kinds)) {
    for (const auto& item : model.named_parameters()) {
        if (item.value().requires_grad()) {
            names_.push_back(item.key());
            parameters_.push_back(item.value());
            weight_decays_.push_back(decays(item.value(), options) ? options.weight_decay : 0.0);
        }
    }
}

void Optimizer::make_state() {
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        for (const auto& parameter : parameters_) {
            state_[kind].push_back(torch::zeros_like(parameter.detach()));
        }
    }
}

void Optimizer::step(double lr) {
    const torch::NoGradGuard no_grad;
    if (state_[0].empty()) {
        make_state();
    }
    begin_step(lr);
    std::map<double, Lists> others; // by weight decay
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const auto gradient = std::exchange(parameters_[i].mutable_grad(), {});
        if (!gradient.defined()) {
            continue;
        }
        if (is_plain(parameters_[i]) && is_plain(gradient)) {
            update_fused(i, gradient);
        } else {
            add_to(others[weight_decays_[i]], i, gradient);
        }
    }
    for (auto& [weight_decay, lists] : others) {
        lists.weight_decay = weight_decay;
        update(lists);
    }
}

void Optimizer::add_to(Lists& lists, std::size_t index, torch::Tensor gradient) const {
    lists.parameters.push_back(parameters_[index]);
    lists.gradients.push_back(std::move(gradient));
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        lists.state[kind].push_back(state_[kind][index]);
    }
}

void Optimizer::update_fused(std::size_t index, const torch::Tensor& gradient) const {
    const auto& parameter = parameters_[index];
    const auto steps = laid_out_as(parameter, gradient);
    Floats whole{
        parameter.data_ptr<float>(), steps.data_ptr<float>(), {}, parameter.numel(), weight_decays_[index]};
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        whole.state[kind] = state_[kind][index].data_ptr<float>();
    }
    at::parallel_for(0, whole.count, grain, [&](std::int64_t begin, std::int64_t end) {
        auto part = whole;
        part.parameter += begin;
        part.gradient += begin;
        for (auto*& values : part.state) {
            values = values == nullptr ? nullptr : values + begin;
        }
        part.count = end - begin;
        update(part);
    });
}

StateDict Optimizer::state() const {
    StateDict state;
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        for (std::size_t i = 0; i < state_[kind].size(); ++i) {
            state.emplace_back(kinds_[kind] + "." + names_[i], state_[kind][i]);
        }
    }
    return state;
}

void Optimizer::load_state(const StateDict& state) {
    std::array<std::vector<torch::Tensor>, 2> loaded;
    for (std::size_t kind = 0; kind < kinds_.size() && !state.empty(); ++kind) {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const auto name = kinds_[kind] + "." + names_[i];
            const auto tensor = find_tensor(state, name);
            if (!tensor.defined() || tensor.sizes() != parameters_[i].sizes()) {
                throw Error(RETORT_TEXT("the checkpoint's optimizer state does not fit the model at %1"),
                            {name});
            }
            loaded[kind].push_back(torch::empty_like(parameters_[i].detach()).copy_(tensor));
        }
    }
    state_ = std::move(loaded);
}

void clip_gradients(const std::vector<torch::Tensor>& parameters, double max_norm) {
    const torch::NoGradGuard no_grad;
    std::vector<torch::Tensor> gradients;
    std::vector<torch::Tensor> norms;
    for (const auto& parameter : parameters) {
        if (parameter.grad().defined()) {
            gradients.push_back(parameter.grad());
            norms.push_back(gradients.back().norm());
        }
    }
    if (gradients.empty()) {
        return;
    }
    const auto factor = (max_norm / (torch::stack(norms).norm() + 1e-6)).clamp_max(1.0);
    for (auto& gradient : gradients) {
        gradient.mul_(factor);
    }
}

} // namespace retort
