#include "core/base/message.h"
#include "core/engine/losses/dist.h"
#include "core/engine/losses/distillation_loss.h"
#include "core/engine/losses/dkd.h"
#include "core/engine/losses/kl.h"
#include "core/engine/losses/logit_std.h"
#include "core/engine/losses/mse.h"

#include <algorithm>

namespace retort {

bool DistillationLoss::uses(std::string_view parameter) const {
    return std::find(parameters.begin(), parameters.end(), parameter) != parameters.end();
}

const std::vector<DistillationLoss>& losses() {
    static const std::vector<DistillationLoss> list{mse_loss(), kl_loss(), dkd_loss(), dist_loss(),
                                                    logit_std_loss()};
    return list;
}

const DistillationLoss* find_loss(std::string_view name) {
    const auto& list = losses();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
    return found == list.end() ? nullptr : &*found;
}

const DistillationLoss& require_loss(std::string_view name) {
    if (const auto* loss = find_loss(name)) {
        return *loss;
    }
    std::string names;
    for (const auto& loss : losses()) {
        names += (names.empty() ? "" : ", ") + loss.name;
    }
    throw Error(RETORT_TEXT("unknown loss “%1”; accepted are %2"), {std::string(name), names});
}

} // namespace retort
