#include "core/experiment/run/initial_logits.h"

#include <algorithm>

namespace retort {

Beginning beginning_of(const ExperimentSpec& own) {
    return {own.student, own.student_init, own.student_init == "teacher" ? own.teacher_file : ""};
}

torch::Tensor InitialLogits::find(const InitialStudent& student) const {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const auto& item) { return item.first == student; });
    return found == known_.end() ? torch::Tensor() : found->second;
}

void InitialLogits::add(const InitialStudent& student, const torch::Tensor& logits) {
    constexpr std::size_t most = 8; // runs are trained repeat by repeat
    const std::lock_guard lock(mutex_);
    const auto is_same = [&](const auto& item) { return item.first == student; };
    if (std::none_of(known_.begin(), known_.end(), is_same)) {
        known_.emplace_back(student, logits);
    }
    if (known_.size() > most) {
        known_.pop_front();
    }
}

} // namespace retort
