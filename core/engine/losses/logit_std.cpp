#include "core/engine/losses/logit_std.h"

#include "core/base/message.h"
#include "core/engine/losses/kl.h"

namespace retort {

namespace {

torch::Tensor standardised(const torch::Tensor& logits) {
    constexpr double smallest = 1e-7; // of a row whose logits are equal
    const auto centred = logits - logits.mean(1, /*keepdim=*/true);
    return centred / (logits.std(1, /*unbiased=*/true, /*keepdim=*/true) + smallest);
}

torch::Tensor kl_of_standardised(const torch::Tensor& student, const torch::Tensor& teacher,
                                 const torch::Tensor& /*labels*/, const LossOptions& options) {
    return softened_kl(standardised(student), standardised(teacher), options.temperature);
}

} // namespace

DistillationLoss logit_std_loss() {
    return {.name = "logit-std",
            .help = RETORT_TEXT("kl of standardised logits; a temperature of 2 is usual"),
            .paper = "Sun, Ren, Li, Wang, Cao: Logit Standardization in Knowledge Distillation, 2024",
            .parameters = {"temperature"},
            .value = kl_of_standardised};
}

} // namespace retort
