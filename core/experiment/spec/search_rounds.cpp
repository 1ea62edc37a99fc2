#include "core/experiment/spec/search_rounds.h"

#include <algorithm>

namespace retort {

namespace {

std::int64_t divided_up(std::int64_t number, std::int64_t by) {
    return (number + by - 1) / by;
}

std::int64_t factor_of(const ExperimentSpec& spec) {
    return std::max<std::int64_t>(spec.search_factor, 2);
}

/// So many that a round after the last of `rounds` would have all epochs.
std::int64_t first_epochs(const ExperimentSpec& spec, std::size_t rounds) {
    if (spec.search_epochs > 0) {
        return spec.search_epochs;
    }
    auto epochs = spec.num_epochs;
    for (std::size_t round = 0; round < rounds; ++round) {
        epochs = divided_up(epochs, factor_of(spec));
    }
    return epochs;
}

/// With the first round's epochs, or as many as all of them fit in.
std::vector<SearchRound> rounds_of(const ExperimentSpec& spec, std::int64_t points) {
    std::vector<SearchRound> rounds;
    for (auto left = points; left > 1; left = points_kept(spec, left)) {
        rounds.push_back({left, 0});
    }
    auto epochs = first_epochs(spec, rounds.size());
    for (auto& round : rounds) {
        round.epochs = std::min(epochs, spec.num_epochs);
        epochs = round.epochs * factor_of(spec);
    }
    return rounds;
}

} // namespace

bool is_search(const ExperimentSpec& spec) {
    return spec.search == "halving";
}

bool is_search_run(const ExperimentSpec& spec, const RunSpec& run) {
    return is_search(spec) && run.repeat <= spec.search_repeats;
}

std::vector<std::vector<Point>> search_groups(const std::vector<Point>& points) {
    std::vector<std::vector<Point>> groups(2);
    for (const auto& point : points) {
        groups[point.alpha < 1.0 ? 0 : 1].push_back(point);
    }
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
    return groups;
}

std::int64_t points_kept(const ExperimentSpec& spec, std::int64_t points) {
    return divided_up(points, factor_of(spec));
}

std::vector<SearchRound> search_rounds(const ExperimentSpec& spec, std::int64_t points, std::int64_t most) {
    const auto all = rounds_of(spec, std::max(points, most));
    auto rounds = rounds_of(spec, points);
    const auto skipped = static_cast<std::ptrdiff_t>(all.size() - rounds.size());
    std::transform(all.begin() + skipped, all.end(), rounds.begin(), rounds.begin(),
                   [](const SearchRound& of_most, const SearchRound& own) {
                       return SearchRound{own.points, of_most.epochs};
                   });
    return rounds;
}

std::vector<SearchGroup> searched_groups(const ExperimentSpec& spec, const std::vector<Point>& points) {
    const auto groups = search_groups(points);
    std::int64_t most = 0;
    for (const auto& group : groups) {
        most = std::max(most, std::ssize(group));
    }
    std::vector<SearchGroup> searched;
    for (const auto& group : groups) {
        searched.push_back({group, search_rounds(spec, std::ssize(group), most)});
    }
    return searched;
}

} // namespace retort
