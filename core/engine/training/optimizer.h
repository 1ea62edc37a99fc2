// What follows a gradient downhill, with state that can be saved by name.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"
#include "core/engine/training/training_parameters.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace retort {

/// Whether weight decay of `options` concerns `parameter` of a model: all of them, or where it is on
/// "weights" alone those of two dimensions or more, which are neither biases nor of a normalisation layer.
bool decays(const torch::Tensor& parameter, const OptimizerParameters& options);

/// Steps the parameters of a model that need a gradient. On the CPU each tensor takes one fused pass;
/// elsewhere, and where memory layouts are not dense, the operations of libtorch are used.
class Optimizer {
  public:
    /// `kinds` name the tensors of state that every parameter has, at most two, as PyTorch calls them.
    Optimizer(const torch::nn::Module& model, const OptimizerParameters& options,
              std::vector<std::string> kinds);
    virtual ~Optimizer() = default;
    Optimizer(const Optimizer&) = delete;
    Optimizer& operator=(const Optimizer&) = delete;

    /// One step with the gradients that backward() left behind; then forgets them (set to none). A parameter
    /// that the loss did not reach is left as it is, its state too.
    void step(double lr);

    /// The state as "kind.parameter", sharing storage; empty before the first step or where there is none.
    [[nodiscard]] virtual StateDict state() const;
    /// Takes over what state() gave. Throws Error when names or shapes differ; nothing has changed then.
    virtual void load_state(const StateDict& state);

    [[nodiscard]] const std::vector<torch::Tensor>& parameters() const { return parameters_; }

  protected:
    /// A stretch of one parameter, its gradient and its state, in the same order in memory.
    struct Floats {
        float* parameter;
        const float* gradient;
        std::array<float*, 2> state; ///< by kind; nullptr beyond
        std::int64_t count;
        double weight_decay;
    };
    /// Tensors of several parameters, in the same order.
    struct Lists {
        std::vector<torch::Tensor> parameters;
        std::vector<torch::Tensor> gradients;
        std::array<std::vector<torch::Tensor>, 2> state; ///< by kind; empty beyond
        double weight_decay = 0.0;
    };

    /// What all updates of a step share is worked out here.
    virtual void begin_step(double lr) = 0;
    /// May be called from several threads at once.
    virtual void update(const Floats& floats) const = 0;
    virtual void update(Lists& lists) const = 0;

  private:
    void add_to(Lists& lists, std::size_t index, torch::Tensor gradient) const;
    void make_state();
    void update_fused(std::size_t index, const torch::Tensor& gradient) const;

    std::vector<std::string> names_;
    std::vector<torch::Tensor> parameters_;
    std::vector<double> weight_decays_; ///< by parameter
    std::vector<std::string> kinds_;
    std::array<std::vector<torch::Tensor>, 2> state_; ///< by kind and parameter; empty before the first step
};

/// Scales the gradients of `parameters` so that their common L2 norm is at most `max_norm` (> 0), as
/// torch.nn.utils.clip_grad_norm_ does: by min(1, max_norm / (norm + 1e-6)). Nothing waits for a device.
void clip_gradients(const std::vector<torch::Tensor>& parameters, double max_norm);

} // namespace retort
