#include "ui/session/time_left.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// The machine's pace changes over hours, so only the latest epochs of a run say what the next will take.
constexpr std::size_t window = 5;

struct Sum {
    double seconds = 0.0;
    int epochs = 0;

    [[nodiscard]] std::optional<double> mean() const {
        return epochs > 0 ? std::optional(seconds / epochs) : std::nullopt;
    }
};

void addLatest(Sum& sum, const std::vector<EpochRecord>& epochs) {
    const std::size_t first = epochs.size() > window ? epochs.size() - window : 0;
    for (std::size_t i = first; i < epochs.size(); ++i) {
        if (epochs[i].epoch >= 1 && std::isfinite(epochs[i].seconds)) {
            sum.seconds += epochs[i].seconds;
            ++sum.epochs;
        }
    }
}

} // namespace

double epochsDone(const RunRecord& run, const RunProgress& progress) {
    const int whole = run.last() != nullptr ? run.last()->epoch : 0;
    return whole + progress.partialEpoch;
}

double shareDone(const RunRecord& run, const RunProgress& progress) {
    if (run.status == RunStatus::done) {
        return 1.0;
    }
    if (run.num_epochs <= 0) {
        return 0.0;
    }
    return std::clamp(epochsDone(run, progress) / static_cast<double>(run.num_epochs), 0.0, 1.0);
}

double epochsLeft(const RunRecord& run, const RunProgress& progress) {
    const bool ahead = run.status == RunStatus::queued || run.status == RunStatus::running;
    return ahead ? std::max(0.0, static_cast<double>(run.num_epochs) - epochsDone(run, progress)) : 0.0;
}

std::optional<double> secondsPerEpoch(const RunRecord& run) {
    Sum sum;
    addLatest(sum, run.epochs);
    return sum.mean();
}

std::optional<double> secondsPerEpoch(const std::vector<RunRecord>& runs) {
    Sum sum;
    for (const RunRecord& run : runs) {
        addLatest(sum, run.epochs);
    }
    return sum.mean();
}

} // namespace retort::ui
