#include "core/engine/training/optimizers.h"

#include "core/base/message.h"
#include "core/engine/training/adamw.h"
#include "core/engine/training/sgd.h"

#include <utility>

namespace retort {

namespace {

using Make = std::unique_ptr<Optimizer> (*)(const torch::nn::Module&, const OptimizerParameters&);

const std::vector<std::pair<std::string, Make>>& optimizers() {
    static const std::vector<std::pair<std::string, Make>> all{
        {"sgd",
         [](const torch::nn::Module& model, const OptimizerParameters& options)
             -> std::unique_ptr<Optimizer> { return std::make_unique<Sgd>(model, options); }},
        {"adamw",
         [](const torch::nn::Module& model, const OptimizerParameters& options)
             -> std::unique_ptr<Optimizer> { return std::make_unique<AdamW>(model, options); }}};
    return all;
}

} // namespace

const std::vector<std::string>& optimizer_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, make] : optimizers()) {
            all.push_back(name);
        }
        return all;
    }();
    return names;
}

std::unique_ptr<Optimizer> make_optimizer(const torch::nn::Module& model,
                                          const OptimizerParameters& options) {
    for (const auto& [name, make] : optimizers()) {
        if (name == options.optimizer) {
            return make(model, options);
        }
    }
    throw Error(RETORT_TEXT("unknown optimizer “%1”; accepted are sgd and adamw"), {options.optimizer});
}

} // namespace retort
