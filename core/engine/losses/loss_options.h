// What distillation losses are set by. Values only; no tensors.
#pragma once

namespace retort {

/// The options of all losses; each uses those that its row in losses() names. They are part of an
/// ExperimentSpec, so that a new one needs a field here, its row in parameters() and the loss that uses it.
struct LossOptions {
    double temperature = 4.0; ///< T > 0, by which logits are divided before the softmax

    bool operator==(const LossOptions&) const = default;
};

} // namespace retort
