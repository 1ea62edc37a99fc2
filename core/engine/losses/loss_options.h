// What distillation losses are set by. Values only; no tensors.
#pragma once

#include <cstdint>
#include <string>

namespace retort {

/// The options of all losses; each distillation loss uses those that its row in losses() names, and cross
/// entropy the label smoothing. They are part of an ExperimentSpec, so that a new one needs a field here, its
/// row in parameters() and the loss that uses it.
struct LossOptions {
    double temperature = 4.0;     ///< T > 0, by which logits are divided before the softmax
    double dkd_alpha = 1.0;       ///< ≥ 0, of the label against all other classes
    double dkd_beta = 8.0;        ///< ≥ 0, of the other classes among themselves
    double dist_beta = 1.0;       ///< ≥ 0, of the correlation over classes
    double dist_gamma = 1.0;      ///< ≥ 0, of the correlation over the images of a batch
    double label_smoothing = 0.0; ///< ε in [0, 1): the share of a hard label that is spread over all classes

    std::string feature_loss = "none"; ///< or a name in feature_losses(), added with 1 − α
    double fitnet_weight = 100.0;      ///< ≥ 0, of fitnet
    double at_weight = 1000.0;         ///< ≥ 0, of at

    double hard_weight = 1.0; ///< ≥ 0, of cross entropy beside α; 1 in runs at α = 1
    double soft_weight = 1.0; ///< ≥ 0, of the distillation loss beside 1 − α
    /// How α, and the temperature, go from their first values to these in the last epoch: a name in
    /// loss_schedule_names(). α = 1 stays, as it has no teacher.
    std::string alpha_schedule = "constant";
    double alpha_end = 1.0; ///< in [0, 1]
    std::string temperature_schedule = "constant";
    double temperature_end = 1.0;         ///< > 0
    std::int64_t distillation_warmup = 0; ///< epochs in which soft_weight grows to what it is; 0: none

    bool operator==(const LossOptions&) const = default;
};

} // namespace retort
