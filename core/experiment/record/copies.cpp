#include "core/experiment/record/copies.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace retort {

namespace {

bool is_same(const EpochRecord& a, const EpochRecord& b) {
    const auto is_equal = [&](const Metric& metric) {
        const double left = a.*metric.value;
        const double right = b.*metric.value;
        return metric.unit == MetricUnit::seconds || left == right || (std::isnan(left) && std::isnan(right));
    };
    return a.epoch == b.epoch && std::all_of(metrics().begin(), metrics().end(), is_equal);
}

/// Of two runs of the same point and seed. A few digits of one epoch may be the same by chance.
bool is_copy(const RunRecord& run, const RunRecord& other) {
    return (!was_trained_elsewhere(run) && !was_trained_elsewhere(other)) ||
           (run.epochs.size() > 1 && have_same_numbers(run, other));
}

/// Runs that are done, by point and seed, and those of each by their repeat.
std::map<std::pair<Point, std::uint64_t>, std::vector<const RunRecord*>>
by_seed(const std::vector<RunRecord>& runs) {
    std::map<std::pair<Point, std::uint64_t>, std::vector<const RunRecord*>> groups;
    for (const auto& run : runs) {
        if (run.status == RunStatus::done && !run.search && run.spec.seed && run.last() != nullptr) {
            groups[{run.spec.point(), *run.spec.seed}].push_back(&run);
        }
    }
    for (auto& [key, group] : groups) {
        std::stable_sort(group.begin(), group.end(), [](const RunRecord* a, const RunRecord* b) {
            return a->spec.repeat < b->spec.repeat;
        });
    }
    return groups;
}

} // namespace

bool have_same_numbers(const RunRecord& a, const RunRecord& b) {
    return std::equal(a.epochs.begin(), a.epochs.end(), b.epochs.begin(), b.epochs.end(), is_same);
}

std::vector<RunCopy> copies_among(const std::vector<RunRecord>& runs) {
    std::vector<RunCopy> copies;
    for (const auto& [key, group] : by_seed(runs)) {
        for (auto run = group.begin(); run != group.end(); ++run) {
            const auto original = std::find_if(
                group.begin(), run, [&](const RunRecord* other) { return is_copy(**run, *other); });
            if (original != run) {
                copies.push_back({*run, *original});
            }
        }
    }
    std::sort(copies.begin(), copies.end(),
              [](const RunCopy& a, const RunCopy& b) { return std::less<>()(a.run, b.run); });
    return copies;
}

std::vector<const RunRecord*> without_copies(const std::vector<RunRecord>& runs) {
    std::set<const RunRecord*> left_out;
    for (const auto& copy : copies_among(runs)) {
        left_out.insert(copy.run);
    }
    std::vector<const RunRecord*> kept;
    for (const auto& run : runs) {
        if (!left_out.contains(&run)) {
            kept.push_back(&run);
        }
    }
    return kept;
}

} // namespace retort
