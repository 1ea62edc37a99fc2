#include "core/experiment/results/references.h"

#include "core/base/number_text.h"
#include "core/experiment/spec/parameters.h"

#include <algorithm>
#include <set>

namespace retort {

namespace {

/// Leaves in `known` what `run` was trained with, too.
void meet(AxisValues& known, const AxisValues& run) {
    std::erase_if(known, [&](const auto& item) {
        const auto found = run.find(item.first);
        return found == run.end() || found->second != item.second;
    });
}

/// Whether `parameter` has a part in training at `point`, of which `known` is known beside its own settings.
bool has_part(const std::string& parameter, const Point& point, const AxisValues& known) {
    const auto* row = find_parameter(parameter);
    if (row == nullptr) {
        return true;
    }
    ExperimentSpec spec;
    for (const auto* settings : {&known, &point.settings}) {
        for (const auto& [name, value] : *settings) {
            if (const auto* other = find_parameter(name)) {
                set_values(spec, *other, {value});
            }
        }
    }
    return has_part_at(*row, spec, point.alpha) && applies(*row, spec);
}

/// Whether `candidate` is set by nothing but `wanted`, and by what labels alone have a use for where `point`
/// is trained without them.
bool is_named(const Point& candidate, const AxisValues& wanted, const Point& point) {
    return std::all_of(candidate.settings.begin(), candidate.settings.end(), [&](const auto& setting) {
        const auto found = wanted.find(setting.first);
        const auto* row = find_parameter(setting.first);
        return found != wanted.end() ? found->second == setting.second
                                     : row != nullptr && row->for_labels && point.alpha == 0.0;
    });
}

/// Whether `candidate` was trained with `wanted`, as far as that has a part in it.
bool is_like(const Point& candidate, const AxisValues& known, const AxisValues& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& setting) {
        const auto found = known.find(setting.first);
        return found != known.end() ? found->second == setting.second
                                    : !has_part(setting.first, candidate, known);
    });
}

/// How many of its settings are what nobody asks for.
std::int64_t usual_settings(const Point& point) {
    static const ExperimentSpec usual;
    return std::count_if(point.settings.begin(), point.settings.end(), [](const auto& setting) {
        const auto* row = find_parameter(setting.first);
        return row != nullptr && value_text(usual, *row) == setting.second;
    });
}

/// Whether `one` is the better reference of two that are like a point: of more settings, and where both have
/// as many, such as class weights at α = 0, of more usual ones.
bool is_closer(const Point& one, const Point& other) {
    return std::pair(one.settings.size(), usual_settings(one)) >
           std::pair(other.settings.size(), usual_settings(other));
}

} // namespace

AxisValues known_settings(const RunRecord& run) {
    auto known = run.trained_with;
    for (const auto& [parameter, value] : run.spec.settings) {
        known[parameter] = value;
    }
    return known;
}

KnownPoints known_points(const std::vector<RunRecord>& runs, CountedEpoch which) {
    KnownPoints points;
    for (const auto& run : runs) {
        if (counted_epoch(run, which) == nullptr) {
            continue;
        }
        const auto known = known_settings(run);
        const auto [at, is_new] = points.try_emplace(run.spec.point(), known);
        if (!is_new) {
            meet(at->second, known);
        }
    }
    return points;
}

std::optional<Point> reference_of(const Point& point, const Point& reference, const KnownPoints& points) {
    auto wanted = point.settings;
    for (const auto& [parameter, value] : reference.settings) {
        wanted[parameter] = value;
    }
    std::optional<Point> closest;
    for (const auto& [candidate, known] : points) {
        if (candidate.alpha == reference.alpha && is_named(candidate, wanted, point) &&
            is_like(candidate, known, wanted) && (!closest || is_closer(candidate, *closest))) {
            closest = candidate;
        }
    }
    return closest == point ? std::nullopt : closest;
}

Point searched_reference(const std::vector<RunRecord>& runs, const Point& reference) {
    std::set<Point> found;
    bool is_searched = false;
    for (const auto& run : runs) {
        is_searched = is_searched || run.search;
        if (!run.search && run.spec.alpha == reference.alpha) {
            found.insert(run.spec.point());
        }
    }
    return is_searched && reference.settings.empty() && found.size() == 1 ? *found.begin() : reference;
}

std::int64_t folds_of(const RunRecord& run) {
    const auto found = run.trained_with.find("folds");
    return found == run.trained_with.end() ? 0 : parse_integer(found->second).value_or(0);
}

double training_overlap(const RunRecord& run) {
    const auto folds = folds_of(run);
    const auto known = known_settings(run);
    const auto share = known.find("train-fraction");
    const auto fraction = share == known.end() ? 1.0 : parse_number(share->second).value_or(1.0);
    return folds > 1 && fraction > 0.0 ? 1.0 / (fraction * static_cast<double>(folds - 1)) : 0.0;
}

} // namespace retort
