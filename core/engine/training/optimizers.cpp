#include "core/engine/training/optimizers.h"

#include "core/engine/training/adamw.h"
#include "core/engine/training/sgd.h"

#include <algorithm>

namespace retort {

const std::vector<std::string>& optimizer_names() {
    static const std::vector<std::string> names{"sgd", "adamw"};
    return names;
}

OptimizerKind parse_optimizer(std::string_view name) {
    const auto& names = optimizer_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw Error(RETORT_TEXT("unknown optimizer “%1”; accepted are sgd and adamw"), {std::string(name)});
    }
    return static_cast<OptimizerKind>(found - names.begin());
}

std::unique_ptr<Optimizer> make_optimizer(const torch::nn::Module& model, const OptimizerOptions& options) {
    if (options.kind == OptimizerKind::adamw) {
        return std::make_unique<AdamW>(model, options.beta1, options.beta2, options.weight_decay);
    }
    return std::make_unique<Sgd>(model, options.momentum, options.weight_decay, options.nesterov);
}

} // namespace retort
