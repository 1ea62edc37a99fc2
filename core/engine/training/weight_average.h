// An exponential moving average of a model's weights.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"

#include <vector>

namespace retort {

/// After each training step, average = decay · average + (1 − decay) · weights, over all parameters and all
/// buffers of floats (the statistics of batch norms); other buffers are copied. The first step's weights are
/// taken over as they are, as torch.optim.swa_utils.AveragedModel(use_buffers=True) does it.
class WeightAverage {
  public:
    /// `model` must outlive the average; it must be on its device and in its memory format already. `decay`
    /// in [0, 1).
    WeightAverage(const torch::nn::Module& model, double decay);

    /// Takes in what the last step made of the weights.
    void update();

    /// The average by the names of the model's state_dict, sharing storage; empty before the first update.
    [[nodiscard]] StateDict state() const;
    /// Takes over what state() gave. Throws Error when names or shapes differ.
    void load_state(const StateDict& state);

    /// While it lives, the model has the averaged weights; its own are back afterwards. Nothing is copied.
    class InPlace {
      public:
        /// Does nothing before the first update.
        explicit InPlace(WeightAverage& average) : average_(average) { average_.swap(); }
        ~InPlace() { average_.swap(); }
        InPlace(const InPlace&) = delete;
        InPlace& operator=(const InPlace&) = delete;

      private:
        WeightAverage& average_;
    };

  private:
    void swap();

    StateDict live_; ///< the model's own tensors
    std::vector<torch::Tensor> average_;
    double decay_;
};

} // namespace retort
