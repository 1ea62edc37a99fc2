#include "core/experiment/import/import_notes.h"

#include "core/experiment/record/copies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace retort {

namespace {

/// Runs of one kind: how many, and the first.
struct Found {
    std::int64_t count = 0;
    std::string first;

    void add(const RunRecord& run) {
        first = count == 0 ? run.name : first;
        ++count;
    }
};

bool counts(const RunRecord& run) {
    return run.status == RunStatus::done && !run.search && run.last() != nullptr;
}

int last_epoch_of(const std::vector<RunRecord>& runs) {
    int last = 0;
    for (const auto& run : runs) {
        last = std::max(last, counts(run) ? run.last()->epoch : 0);
    }
    return last;
}

bool was_trained(const EpochRecord& epoch) {
    return std::any_of(metrics().begin(), metrics().end(), [&](const Metric& metric) {
        return metric.split == MetricSplit::train && std::isfinite(epoch.*metric.value);
    });
}

/// Whether its last epoch alone has no training values.
bool ends_untrained(const RunRecord& run) {
    constexpr std::int64_t most_untrained = 1; // the student before training
    const auto trained = std::count_if(run.epochs.begin(), run.epochs.end(), was_trained);
    const auto untrained = static_cast<std::int64_t>(run.epochs.size()) - trained;
    return trained >= 2 && !was_trained(run.epochs.back()) && untrained - 1 <= most_untrained;
}

/// Epochs with an accuracy that best_epoch() passes over: no validation loss is there, nor later.
std::int64_t epochs_without_loss(const RunRecord& run) {
    const auto last = last_epoch_with_loss(run.epochs);
    return std::count_if(run.epochs.begin(), run.epochs.end(), [&](const EpochRecord& epoch) {
        return last && epoch.epoch > *last && std::isnan(epoch.val_loss) && std::isfinite(epoch.val_accuracy);
    });
}

/// Whether it was validated, but not at its last epoch.
bool ends_unmeasured(const RunRecord& run) {
    const auto is_measured = [](const EpochRecord& epoch) { return std::isfinite(epoch.val_accuracy); };
    return !is_measured(run.epochs.back()) && std::any_of(run.epochs.begin(), run.epochs.end(), is_measured);
}

/// What a run has in common with those before it of its point, from the most doubtful on.
struct Alike {
    Found copies;  ///< seed and all numbers
    Found seeds;   ///< the seed alone
    Found numbers; ///< all numbers; of one epoch, a few digits may be the same by chance
};

Alike find_alike(const std::vector<RunRecord>& runs) {
    Alike alike;
    std::set<const RunRecord*> copies;
    for (const auto& copy : copies_among(runs)) {
        copies.insert(copy.run);
    }
    std::map<Point, std::vector<const RunRecord*>> before;
    for (const auto& run : runs) {
        auto& others = before[run.spec.point()];
        const auto any = [&](const auto& fits) { return std::any_of(others.begin(), others.end(), fits); };
        if (copies.contains(&run)) {
            alike.copies.add(run);
        } else if (any([&](const auto* other) {
                       return run.spec.seed && other->spec.seed == run.spec.seed;
                   })) {
            alike.seeds.add(run);
        } else if (any([&](const auto* other) {
                       return run.epochs.size() > 1 && have_same_numbers(run, *other);
                   })) {
            alike.numbers.add(run);
        }
        others.push_back(&run);
    }
    return alike;
}

} // namespace

std::vector<Message> notes_on_runs(const std::vector<RunRecord>& runs) {
    std::vector<Message> notes;
    const auto longest = last_epoch_of(runs);
    Found shorter;
    Found untrained;
    Found unmeasured;
    std::int64_t without_loss = 0;
    for (const auto& run : runs) {
        if (counts(run) && run.last()->epoch < longest) {
            shorter.add(run);
        }
        if (counts(run) && ends_untrained(run)) {
            untrained.add(run);
        }
        if (counts(run) && ends_unmeasured(run)) {
            unmeasured.add(run);
        }
        without_loss += epochs_without_loss(run);
    }
    const auto note = [&](const Found& found, const char* text) {
        if (found.count > 0) {
            notes.push_back({text, {std::to_string(found.count), found.first, std::to_string(longest)}});
        }
    };
    note(shorter, RETORT_TEXT("runs that end before epoch %3, as others do not, and count as done all the "
                              "same: %1; the first: %2"));
    note(untrained, RETORT_TEXT("runs whose last epoch has no training values, as if it only measured the "
                                "one before: %1; the first: %2"));
    note(unmeasured,
         RETORT_TEXT("runs without validation accuracy at their last epoch, which the verdict goes "
                     "by: %1; the first: %2. Best epochs can be compared all the same"));
    const auto alike = find_alike(runs);
    note(alike.copies,
         RETORT_TEXT("runs with the α, the seed and exactly the numbers of another, which do not "
                     "count beside it: %1; the first: %2. Is a file given twice?"));
    note(alike.seeds,
         RETORT_TEXT("runs with the α and the seed of another, which count as further "
                     "repeats: %1; the first: %2. Do they differ in the fold, or in another setting?"));
    note(alike.numbers,
         RETORT_TEXT("runs with exactly the numbers of another, which count as further repeats: %1; the "
                     "first: %2. Is a file given twice?"));
    if (without_loss > 0) {
        notes.push_back({RETORT_TEXT("epochs at the end of a run that have no validation loss, taken for "
                                     "diverged and never for the best: %1"),
                         {std::to_string(without_loss)}});
    }
    return notes;
}

} // namespace retort
