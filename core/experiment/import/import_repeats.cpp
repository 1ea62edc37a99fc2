#include "core/experiment/import/import_repeats.h"

#include "core/base/letters.h"
#include "core/experiment/import/import_run_names.h"
#include "core/experiment/record/folder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace retort {

namespace {

/// Whether runs of the same seed can be the same repeat of every α.
bool pair_by_seed(const std::vector<RunFacts>& runs) {
    std::set<std::pair<Point, std::uint64_t>> seen;
    return std::all_of(runs.begin(), runs.end(), [&](const RunFacts& run) {
        return !run.repeat && run.seed && seen.insert({run.point, *run.seed}).second;
    });
}

/// Whether repeats, such as the folds of several seeds, tell runs of an α apart together with the seeds
/// alone.
bool pair_by_both(const std::vector<RunFacts>& runs) {
    std::set<std::pair<Point, std::int64_t>> repeats;
    std::set<std::tuple<Point, std::int64_t, std::uint64_t>> both;
    for (const auto& run : runs) {
        if (!run.repeat || !run.seed || !both.insert({run.point, *run.repeat, *run.seed}).second) {
            return false;
        }
        repeats.insert({run.point, *run.repeat});
    }
    return repeats.size() < both.size();
}

/// The same number for what `key` makes the same, in the order of the keys. Other runs of the experiment may
/// not say their seeds, and then go by the number.
template <typename Key>
RepeatNumbers number_by(const Key& key, const std::vector<RunFacts>& runs, std::int64_t first,
                        bool joins_others) {
    std::map<decltype(key(runs.front())), std::int64_t> repeat_of;
    for (const auto& run : runs) {
        repeat_of[key(run)] = 0;
    }
    for (auto& [same, repeat] : repeat_of) {
        repeat = first++;
    }
    RepeatNumbers numbers;
    numbers.by_order = joins_others ? static_cast<std::int64_t>(runs.size()) : 0;
    for (const auto& run : runs) {
        numbers.repeats.push_back(repeat_of[key(run)]);
    }
    return numbers;
}

RepeatNumbers number_by_seed(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others,
                             const SeedRepeats& known) {
    if (known.empty()) {
        return number_by([](const RunFacts& run) { return *run.seed; }, runs, first, joins_others);
    }
    auto repeats = known;
    std::set<std::uint64_t> others;
    for (const auto& run : runs) {
        others.insert(*run.seed);
    }
    std::int64_t next = first;
    for (const auto& [seed, repeat] : known) {
        next = std::max(next, repeat + 1);
        others.erase(seed);
    }
    for (const auto seed : others) {
        repeats[seed] = next++;
    }
    RepeatNumbers numbers;
    for (const auto& run : runs) {
        numbers.repeats.push_back(repeats.at(*run.seed));
    }
    return numbers;
}

RepeatNumbers number_by_both(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others) {
    auto numbers = number_by([](const RunFacts& run) { return std::pair(*run.repeat, *run.seed); }, runs,
                             first, joins_others);
    numbers.by_both = static_cast<std::int64_t>(runs.size());
    return numbers;
}

/// Where there are several α: runs without a repeat that are not alone in their α, or all, where repeats that
/// are not unique say nothing.
std::int64_t count_by_order(const std::vector<RunFacts>& runs, bool has_clash, bool joins_others) {
    std::map<Point, int> of_point;
    for (const auto& run : runs) {
        ++of_point[run.point];
    }
    const auto is_guessed = [&](const RunFacts& run) {
        return has_clash || (!run.repeat && (joins_others || of_point[run.point] > 1));
    };
    return of_point.size() < 2 && !joins_others ? 0 : std::count_if(runs.begin(), runs.end(), is_guessed);
}

RepeatNumbers number_in_order(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others) {
    RepeatNumbers numbers;
    numbers.repeats.resize(runs.size());
    if (std::any_of(runs.begin(), runs.end(), [](const RunFacts& run) { return run.repeat == 0; })) {
        numbers.from_zero = static_cast<std::int64_t>(runs.size());
    }
    std::set<std::pair<Point, std::int64_t>> taken;
    const auto take = [&](std::size_t run, std::int64_t repeat) {
        numbers.repeats[run] = repeat;
        return taken.insert({runs[run].point, repeat}).second;
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
    std::map<Point, std::int64_t> next;
    for (const auto i : left) {
        auto& repeat = next.try_emplace(runs[i].point, runs[i].repeat ? 1 : first).first->second;
        while (!take(i, repeat)) {
            ++repeat;
        }
    }
    numbers.by_order = count_by_order(runs, numbers.renumbered > 0, joins_others);
    return numbers;
}

} // namespace

RepeatNumbers number_repeats(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others,
                             const SeedRepeats& known) {
    return pair_by_seed(runs)   ? number_by_seed(runs, first, joins_others, known)
           : pair_by_both(runs) ? number_by_both(runs, first, joins_others)
                                : number_in_order(runs, first, joins_others);
}

std::int64_t count_folds(const std::string& column, const std::vector<RunFacts>& runs) {
    if (lowered(column).find("fold") == std::string::npos) {
        return 0;
    }
    std::set<std::int64_t> folds;
    for (const auto& run : runs) {
        folds.insert(run.repeat.value_or(0));
    }
    return std::ssize(folds);
}

std::int64_t count_folds_in_names(const std::vector<std::string>& names) {
    std::set<std::string> folds;
    for (const auto& name : names) {
        const auto found = read_run_name(name);
        if (found.fold.empty()) {
            return 0;
        }
        folds.insert(found.fold);
    }
    return std::ssize(folds);
}

SeedRepeats repeats_of_seeds(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder / "runs", error)) {
        return {};
    }
    SeedRepeats repeats;
    std::map<std::int64_t, std::uint64_t> seeds;
    for (const auto& run : read_experiment(folder).runs) {
        const auto& seed = run.spec.seed;
        if (!seed || repeats.try_emplace(*seed, run.spec.repeat).first->second != run.spec.repeat ||
            seeds.try_emplace(run.spec.repeat, *seed).first->second != *seed) {
            return {};
        }
    }
    return repeats;
}

} // namespace retort
