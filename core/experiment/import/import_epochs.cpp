#include "core/experiment/import/import_epochs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace retort {

namespace {

using Members = std::vector<double EpochRecord::*>;

bool has_any(const EpochRecord& record, const Members& members) {
    return std::any_of(members.begin(), members.end(),
                       [&](const auto member) { return !std::isnan(record.*member); });
}

std::int64_t count_with(const std::map<int, EpochRecord>& steps, const Members& members) {
    return std::count_if(steps.begin(), steps.end(),
                         [&](const auto& step) { return has_any(step.second, members); });
}

bool have_the_same(const EpochRecord& one, const EpochRecord& other, const Members& members) {
    return std::any_of(members.begin(), members.end(), [&](const auto member) {
        return !std::isnan(one.*member) && !std::isnan(other.*member);
    });
}

void merge(const EpochRecord& from, EpochRecord& into) {
    for (const auto& metric : metrics()) {
        if (!std::isnan(from.*metric.value)) {
            into.*metric.value = from.*metric.value;
        }
    }
}

} // namespace

bool are_no_epochs(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics) {
    const auto measured = count_with(steps, metrics.measured);
    constexpr std::int64_t many = 20; // rows of training for each measurement: as of who logs every step
    const bool is_rarely_measured = measured > 1 && many * measured <= std::ssize(steps);
    return is_rarely_measured || (!steps.empty() && steps.rbegin()->first > 2 * std::ssize(steps));
}

std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& steps,
                                           const StepMetrics& metrics) {
    const bool any_measured = count_with(steps, metrics.measured) > 0;
    const auto& ending = any_measured ? metrics.measured : metrics.trained;
    std::map<int, EpochRecord> epochs;
    EpochRecord open;
    int next = !steps.empty() && steps.begin()->first == 0 && has_any(steps.begin()->second, ending) ? 0 : 1;
    const auto close = [&] {
        open.epoch = next;
        epochs[next++] = std::exchange(open, EpochRecord());
    };
    for (const auto& [step, record] : steps) {
        const bool goes_on = has_any(open, ending) && any_measured && has_any(record, metrics.trained);
        if (goes_on || have_the_same(open, record, ending)) {
            close();
        }
        merge(record, open);
    }
    if (has_any(open, ending)) {
        close();
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
