#include "core/engine/training/divergence.h"

#include "core/base/message.h"

#include <cmath>
#include <string>

namespace retort {

DivergenceCheck::DivergenceCheck(int epoch, const torch::Device& device)
    : epoch_(epoch)
    , at_a_time_(device.is_cpu() ? 1 : 32) {}

void DivergenceCheck::add(const torch::Tensor& loss, std::int64_t step) {
    losses_.push_back(loss.detach());
    step_ = step;
    if (losses_.size() >= at_a_time_) {
        look();
    }
}

void DivergenceCheck::look() {
    if (losses_.empty()) {
        return;
    }
    const auto values = torch::stack(losses_).to(torch::kCPU, torch::kFloat64);
    const auto* value = values.data_ptr<double>();
    auto step = step_ - static_cast<std::int64_t>(losses_.size());
    for (std::size_t i = 0; i < losses_.size(); ++i) {
        ++step;
        if (!std::isfinite(value[i])) {
            throw Error(RETORT_TEXT("training diverged: the loss of epoch %1, step %2 is not finite; a lower "
                                    "learning rate or a limit on the gradient norm may help"),
                        {std::to_string(epoch_), std::to_string(step)});
        }
    }
    losses_.clear();
}

void require_finite(const torch::Tensor& logits, int epoch) {
    if (torch::isfinite(logits).all().item<bool>()) {
        return;
    }
    if (epoch == 0) {
        throw Error(RETORT_TEXT("the student's logits on the validation set are not finite before any "
                                "training; check the weights that it starts from"));
    }
    throw Error(RETORT_TEXT("training diverged: after the last step of epoch %1 the student's logits are not "
                            "finite; a lower learning rate or a limit on the gradient norm may help"),
                {std::to_string(epoch)});
}

} // namespace retort
