#include "core/experiment/import/import_epochs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace retort {

bool are_no_epochs(const std::map<int, EpochRecord>& steps) {
    return !steps.empty() && steps.rbegin()->first > 2 * std::ssize(steps);
}

std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& steps,
                                           const std::function<bool(const EpochRecord&)>& ends) {
    std::map<int, EpochRecord> epochs;
    EpochRecord open;
    int next = !steps.empty() && steps.begin()->first == 0 && ends(steps.begin()->second) ? 0 : 1;
    for (const auto& [step, record] : steps) {
        for (const auto& metric : metrics()) {
            if (!std::isnan(record.*metric.value)) {
                open.*metric.value = record.*metric.value;
            }
        }
        if (ends(record)) {
            open.epoch = next;
            epochs[next++] = std::exchange(open, EpochRecord());
        }
    }
    return epochs;
}

void drop_empty_epochs(std::map<int, EpochRecord>& epochs) {
    const auto is_empty = [](const auto& epoch) {
        return std::none_of(metrics().begin(), metrics().end(),
                            [&](const Metric& metric) { return !std::isnan(epoch.second.*metric.value); });
    };
    const auto last = std::find_if_not(epochs.rbegin(), epochs.rend(), is_empty);
    const int end = last == epochs.rend() ? 0 : last->first;
    std::erase_if(epochs, [&](const auto& epoch) { return epoch.first < end && is_empty(epoch); });
}

} // namespace retort
