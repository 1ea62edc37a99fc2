#include "core/experiment/import/import_repeats.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace retort {

namespace {

/// Whether runs of the same seed can be the same repeat of every α.
bool pair_by_seed(const std::vector<RunFacts>& runs) {
    std::set<std::pair<double, std::uint64_t>> seen;
    return std::all_of(runs.begin(), runs.end(), [&](const RunFacts& run) {
        return !run.repeat && run.seed && seen.insert({run.alpha, *run.seed}).second;
    });
}

/// Other runs of the experiment may not say their seeds, and then go by the number.
RepeatNumbers number_by_seed(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others) {
    std::map<std::uint64_t, std::int64_t> repeat_of;
    for (const auto& run : runs) {
        repeat_of[*run.seed] = 0;
    }
    for (auto& [seed, repeat] : repeat_of) {
        repeat = first++;
    }
    RepeatNumbers numbers;
    numbers.by_order = joins_others ? static_cast<std::int64_t>(runs.size()) : 0;
    for (const auto& run : runs) {
        numbers.repeats.push_back(repeat_of[*run.seed]);
    }
    return numbers;
}

/// Runs without a repeat that are not alone in their α, where there are several α.
std::int64_t count_by_order(const std::vector<RunFacts>& runs, bool joins_others) {
    std::map<double, int> of_alpha;
    for (const auto& run : runs) {
        ++of_alpha[run.alpha];
    }
    const auto is_guessed = [&](const RunFacts& run) {
        return !run.repeat && (joins_others || of_alpha[run.alpha] > 1);
    };
    return of_alpha.size() < 2 && !joins_others ? 0 : std::count_if(runs.begin(), runs.end(), is_guessed);
}

RepeatNumbers number_in_order(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others) {
    RepeatNumbers numbers;
    numbers.by_order = count_by_order(runs, joins_others);
    numbers.repeats.resize(runs.size());
    if (std::any_of(runs.begin(), runs.end(), [](const RunFacts& run) { return run.repeat == 0; })) {
        numbers.from_zero = static_cast<std::int64_t>(runs.size());
    }
    std::set<std::pair<double, std::int64_t>> taken;
    const auto take = [&](std::size_t run, std::int64_t repeat) {
        numbers.repeats[run] = repeat;
        return taken.insert({runs[run].alpha, repeat}).second;
    };
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!runs[i].repeat) {
            left.push_back(i);
        } else if (!take(i, *runs[i].repeat + (numbers.from_zero > 0 ? 1 : 0))) {
            left.push_back(i);
            ++numbers.renumbered;
        }
    }
    std::map<double, std::int64_t> next;
    for (const auto i : left) {
        auto& repeat = next.try_emplace(runs[i].alpha, runs[i].repeat ? 1 : first).first->second;
        while (!take(i, repeat)) {
            ++repeat;
        }
    }
    return numbers;
}

} // namespace

RepeatNumbers number_repeats(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others) {
    return pair_by_seed(runs) ? number_by_seed(runs, first, joins_others)
                              : number_in_order(runs, first, joins_others);
}

} // namespace retort
