#include "core/experiment/teacher/finite_logits.h"

#include "core/experiment/teacher/logit_table.h"

namespace retort {

void require_finite_logits(const std::filesystem::path& file, const torch::Tensor& logits,
                           const LoadedData& data, const LoadedSplit& split) {
    const auto bad = torch::nonzero(torch::isfinite(logits).all(1).logical_not()).flatten().cpu();
    if (bad.numel() == 0) {
        return;
    }
    const auto first = bad[0].item<std::int64_t>();
    throw Error(
        RETORT_TEXT("%1: the logits for %2 of %3 images are not finite (NaN or infinite), first for %4"),
        {file.string(), std::to_string(bad.numel()), std::to_string(logits.size(0)),
         path_in_data(data.root, split.sample(first))});
}

void tell_probabilities(const std::filesystem::path& file, const torch::Tensor& outputs,
                        ProgressObserver& observer) {
    constexpr double tolerance = 1e-3;
    const bool is_positive =
        outputs.size(0) > 0 && outputs.size(1) > 1 && outputs.min().item<double>() >= 0.0;
    if (is_positive && ((outputs.sum(1) - 1.0).abs() < tolerance).all().item<bool>()) {
        observer.notice(
            {RETORT_TEXT("%1: its outputs are probabilities, not logits: each row sums to 1. Leave "
                         "out its softmax, or take the logarithm of its outputs"),
             {file.string()}});
    }
}

} // namespace retort
