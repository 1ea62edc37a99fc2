// Adam with decoupled weight decay.
#pragma once

#include "core/engine/training/optimizer.h"
#include "core/engine/training/optimizer_kernels.h"

namespace retort {

/// AdamW (Loshchilov, Hutter: "Decoupled Weight Decay Regularization", 2019) as torch.optim.AdamW computes
/// it, with eps = 1e-8 and without AMSGrad: in step t, with g the gradient,
/// p ·= 1 − lr · weight_decay; m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²;
/// p −= lr / (1 − beta1ᵗ) · m / (√v / √(1 − beta2ᵗ) + eps). All parameters share t.
class AdamW : public Optimizer {
  public:
    /// Takes beta1 and beta2, in [0, 1), and weight decay of `options`.
    AdamW(const torch::nn::Module& model, const OptimizerParameters& options);

    /// "exp_avg.…", "exp_avg_sq.…" and "step", a scalar.
    [[nodiscard]] StateDict state() const override;
    void load_state(const StateDict& state) override;

  protected:
    void begin_step(double lr) override;
    void update(const Floats& floats) const override;
    void update(Lists& lists) const override;

  private:
    double beta1_;
    double beta2_;
    std::int64_t steps_ = 0;
    double lr_ = 0.0;
    double step_size_ = 0.0;  ///< lr / (1 − beta1ᵗ)
    double root_scale_ = 1.0; ///< √(1 − beta2ᵗ)
};

} // namespace retort
