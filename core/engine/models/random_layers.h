// Layers that draw random numbers while a model trains, and the one place they draw from.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <memory>

namespace retort {

/// The random numbers of one model. Runs that train at the same time must not disturb each other, so nothing
/// is drawn from torch's global generator. Numbers are drawn on the CPU whatever the device: a seed gives the
/// same masks everywhere.
class Randomness {
  public:
    /// Starts over: what is drawn from now on follows from `seed` alone.
    void seed(std::uint64_t seed);

    /// Float32 of `sizes` on `device`: 1 with probability `keep`, in [0, 1], else 0.
    torch::Tensor mask(torch::IntArrayRef sizes, double keep, const torch::Device& device);

    /// Without it the layers of the model are the identity in training mode too, as with probability 0.
    bool enabled = true;

  private:
    torch::Generator generator_ = torch::make_generator<torch::CPUGeneratorImpl>(0);
};

/// Dropout (Srivastava et al., JMLR 2014): in training each value is zeroed with probability `p`, in [0, 1),
/// and the others are divided by 1 − p.
class Dropout : public torch::nn::Module {
  public:
    Dropout(double p, std::shared_ptr<Randomness> randomness);
    torch::Tensor forward(const torch::Tensor& x);

  private:
    double p_;
    std::shared_ptr<Randomness> randomness_;
};

/// Stochastic depth (Huang et al., ECCV 2016) by sample, torchvision's mode "row": in training the whole of
/// `x` (N×…) is zeroed for each sample with probability `p`, in [0, 1), and the others divided by 1 − p.
class StochasticDepth : public torch::nn::Module {
  public:
    StochasticDepth(double p, std::shared_ptr<Randomness> randomness);
    torch::Tensor forward(const torch::Tensor& x);

  private:
    double p_;
    std::shared_ptr<Randomness> randomness_;
};

} // namespace retort
