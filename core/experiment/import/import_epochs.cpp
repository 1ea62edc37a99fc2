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

std::vector<int> steps_with(const std::map<int, EpochRecord>& steps, const Members& members) {
    std::vector<int> with;
    for (const auto& [step, record] : steps) {
        if (has_any(record, members)) {
            with.push_back(step);
        }
    }
    return with;
}

/// Whether each of the steps that measure is followed by one that trains, and none trains before the first.
bool train_behind(const std::vector<int>& measured, const std::vector<int>& trained) {
    if (measured.size() < 2 || measured.size() != trained.size()) {
        return false;
    }
    for (std::size_t i = 0; i < measured.size(); ++i) {
        // Nearer to it than to the next: who measures before each epoch trains as far behind.
        const bool is_next =
            i + 1 == measured.size() || trained[i] - measured[i] < measured[i + 1] - trained[i];
        if (trained[i] <= measured[i] || !is_next) {
            return false;
        }
    }
    return true;
}

/// Where every training step follows its measurement, in the order of the measurements.
std::map<int, EpochRecord> with_training_before(std::map<int, EpochRecord> steps,
                                                const StepMetrics& metrics) {
    const auto measured = steps_with(steps, metrics.measured);
    const auto trained = steps_with(steps, metrics.trained);
    if (!train_behind(measured, trained)) {
        return steps;
    }
    for (std::size_t i = 0; i < measured.size(); ++i) {
        merge(steps[trained[i]], steps[measured[i]]);
        steps.erase(trained[i]);
    }
    return steps;
}

/// Of the epochs of training.
std::vector<double*> seconds_of(std::map<int, EpochRecord>& epochs) {
    std::vector<double*> seconds;
    for (auto& [epoch, record] : epochs) {
        if (epoch > 0 && !std::isnan(record.seconds)) {
            seconds.push_back(&record.seconds);
        }
    }
    return seconds;
}

/// Whether times are totals: each is above the one before, by about as much as the first is. The first epoch
/// may be slow; of three epochs chance is kept out by a narrower bound.
bool add_up(const std::vector<double*>& seconds) {
    constexpr std::size_t fewest = 3;
    if (seconds.size() < fewest) {
        return false;
    }
    std::vector<double> steps;
    for (std::size_t i = 1; i < seconds.size(); ++i) {
        steps.push_back(*seconds[i] - *seconds[i - 1]);
    }
    std::sort(steps.begin(), steps.end());
    const double share = steps[steps.size() / 2] / *seconds.front();
    const bool is_short = seconds.size() == fewest;
    return steps.front() > 0.0 && share >= (is_short ? 0.7 : 0.2) && share <= (is_short ? 1.4 : 1.5);
}

/// Each epoch's own time where times add up.
bool part_seconds(std::map<int, EpochRecord>& epochs) {
    const auto seconds = seconds_of(epochs);
    if (!add_up(seconds)) {
        return false;
    }
    double before = 0.0;
    for (auto* one : seconds) {
        *one -= std::exchange(before, *one);
    }
    return true;
}

bool have_same_seconds(std::map<int, EpochRecord>& epochs) {
    constexpr std::size_t fewest = 3;
    const auto seconds = seconds_of(epochs);
    return seconds.size() >= fewest && std::all_of(seconds.begin(), seconds.end(), [&](const double* one) {
               return *one == *seconds.front();
           });
}

/// Of who logs it by batches and measures by epochs.
bool is_rate_apart(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics) {
    const auto measured = steps_with(steps, metrics.measured);
    const auto rates = steps_with(steps, {&EpochRecord::learning_rate});
    constexpr std::size_t fewest = 3;
    if (measured.size() < fewest || rates.size() < fewest) {
        return false;
    }
    const double share = static_cast<double>(rates.size()) / static_cast<double>(measured.size());
    const auto behind =
        std::count_if(rates.begin(), rates.end(), [&](int step) { return step > measured.back(); });
    return static_cast<double>(behind) > 2.0 * std::max(1.0, share);
}

void forget(std::map<int, EpochRecord>& steps, const Members& members) {
    for (auto& [step, record] : steps) {
        for (const auto member : members) {
            record.*member = EpochRecord::none;
        }
    }
    std::erase_if(steps, [](const auto& step) {
        return std::none_of(metrics().begin(), metrics().end(),
                            [&](const Metric& metric) { return !std::isnan(step.second.*metric.value); });
    });
}

} // namespace

bool are_no_epochs(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics) {
    const auto measured = count_with(steps, metrics.measured);
    constexpr std::int64_t many = 20; // rows of training for each measurement: as of who logs every step
    const bool is_rarely_measured = measured > 1 && many * measured <= std::ssize(steps);
    return is_rarely_measured || (!steps.empty() && steps.rbegin()->first > 2 * std::ssize(steps));
}

bool count_apart(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics) {
    const auto measured = steps_with(steps, metrics.measured);
    const auto trained = steps_with(steps, metrics.trained);
    constexpr std::size_t fewest = 3;
    if (measured.size() < fewest || trained.size() < fewest || train_behind(measured, trained)) {
        return false;
    }
    const double share = static_cast<double>(trained.size()) / static_cast<double>(measured.size());
    constexpr double most = 2.0; // epochs
    const auto behind =
        std::count_if(trained.begin(), trained.end(), [&](int step) { return step > measured.back(); });
    const auto inside =
        std::count_if(trained.begin(), trained.end(), [&](int step) { return step > measured.front(); });
    const auto before = static_cast<double>(trained.size()) - static_cast<double>(inside);
    const bool ends_before = before > most * share && static_cast<double>(inside) <= share;
    return static_cast<double>(behind) > most * share || ends_before;
}

std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& given,
                                           const StepMetrics& metrics) {
    const auto steps = with_training_before(given, metrics);
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

namespace {

bool has_training(const EpochRecord& record, const StepMetrics& metrics) {
    return std::any_of(metrics.trained.begin(), metrics.trained.end(),
                       [&](const auto member) { return std::isfinite(record.*member); });
}

/// Retort's epoch 0 is the student before training. Programs that count from 0 have trained by then.
void count_from_one(const std::vector<std::map<int, EpochRecord>*>& runs, const StepMetrics& metrics,
                    SettledEpochs& settled) {
    bool zero_trained = false;
    for (const auto* run : runs) {
        const auto zero = run->find(0);
        zero_trained = zero_trained || (zero != run->end() && has_training(zero->second, metrics));
        const bool says = std::any_of(run->begin(), run->end(),
                                      [&](const auto& epoch) { return has_training(epoch.second, metrics); });
        settled.untrained += zero != run->end() && !says ? 1 : 0;
    }
    if (!zero_trained) {
        return;
    }
    settled.untrained = 0;
    settled.shifted = std::ssize(runs);
    for (auto* run : runs) {
        std::map<int, EpochRecord> shifted;
        for (auto& [number, record] : *run) {
            record.epoch = number + 1;
            shifted[number + 1] = record;
        }
        *run = std::move(shifted);
    }
}

} // namespace

SettledEpochs settle_epochs(const std::vector<std::map<int, EpochRecord>*>& runs, const StepMetrics& metrics,
                            bool are_steps) {
    SettledEpochs settled;
    bool any_far = false;
    for (auto* run : runs) {
        drop_empty_epochs(*run);
        any_far = any_far || are_no_epochs(*run, metrics);
    }
    for (auto* run : are_steps&& any_far ? runs : std::vector<std::map<int, EpochRecord>*>()) {
        const bool is_apart = count_apart(*run, metrics);
        const bool has_rate_apart = is_rate_apart(*run, metrics);
        if (is_apart) {
            forget(*run, metrics.trained);
        }
        if (has_rate_apart) {
            forget(*run, {&EpochRecord::learning_rate});
        }
        settled.apart += is_apart || has_rate_apart ? 1 : 0;
        *run = epochs_of_steps(*run, metrics);
        ++settled.stepped;
    }
    count_from_one(runs, metrics, settled);
    for (auto* run : runs) {
        const bool are_same = have_same_seconds(*run);
        settled.accumulated += part_seconds(*run) ? 1 : 0;
        settled.same_seconds += are_same ? 1 : 0;
    }
    return settled;
}

} // namespace retort
