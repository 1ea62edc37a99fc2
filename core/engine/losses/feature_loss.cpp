#include "core/engine/losses/feature_loss.h"

#include "core/base/message.h"

#include <algorithm>
#include <torch/nn/functional/normalization.h>

namespace retort {

namespace {

torch::Tensor attention_of(const torch::Tensor& map) {
    namespace functional = torch::nn::functional;
    return functional::normalize(map.square().mean(1).flatten(1));
}

} // namespace

torch::Tensor hint_loss(const torch::Tensor& student, const torch::Tensor& teacher) {
    return torch::mse_loss(student, teacher);
}

torch::Tensor attention_loss(const torch::Tensor& student, const torch::Tensor& teacher) {
    return torch::mse_loss(attention_of(student), attention_of(teacher));
}

const std::vector<FeatureLoss>& feature_losses() {
    static const std::vector<FeatureLoss> all{
        {.name = "fitnet",
         .help = RETORT_TEXT("the middle stage's features, which a 1 × 1 convolution brings to the teacher's "
                             "channels, come close to the teacher's"),
         .paper = "Romero, Ballas, Kahou, Chassang, Gatta, Bengio: FitNets: Hints for Thin Deep Nets, 2015",
         .weight = "fitnet-weight",
         .weight_option = &LossOptions::fitnet_weight,
         .middle_alone = true,
         .regresses = true,
         .value = hint_loss},
        {.name = "at",
         .help = RETORT_TEXT("each stage looks where the teacher's looks: attention maps, the squares of "
                             "features summed over channels, come close"),
         .paper = "Zagoruyko, Komodakis: Paying More Attention to Attention, 2017",
         .weight = "at-weight",
         .weight_option = &LossOptions::at_weight,
         .value = attention_loss}};
    return all;
}

const FeatureLoss* find_feature_loss(std::string_view name) {
    const auto& all = feature_losses();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const FeatureLoss& loss) { return loss.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace retort
