#include "core/experiment/spec/plan.h"

#include "core/base/number_text.h"
#include "core/engine/losses/loss_schedule.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/search_rounds.h"
#include "core/experiment/spec/value_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace retort {

namespace {

/// What the values on the axes are called, by parameter and value; those that are called so themselves are
/// left out.
using Names = std::map<std::string, std::map<std::string, std::string>>;

Names names_on_axes(const ExperimentSpec& spec) {
    Names names;
    for (const auto& axis : axes_of_runs(spec)) {
        const auto& parameter = *find_parameter(axis.parameter);
        if (parameter.path != ParameterPath::none) {
            const auto called = value_names(spec, parameter);
            for (std::size_t i = 0; i < called.size(); ++i) {
                names[axis.parameter][axis.values[i]] = called[i];
            }
        }
    }
    return names;
}

/// The settings of `choice`, which has no axes, that make a difference at `alpha`.
AxisValues settings_that_matter(const ExperimentSpec& choice, const std::vector<Axis>& axes,
                                const Names& names, double alpha) {
    AxisValues settings;
    for (const auto& axis : axes) {
        const auto& parameter = *find_parameter(axis.parameter);
        if (has_part_at(parameter, choice, alpha) && applies(parameter, choice)) {
            const auto value = values_of(choice, parameter).front();
            const auto called = names.find(parameter.name);
            settings[parameter.name] = called == names.end() ? value : called->second.at(value);
        }
    }
    if (settings.contains("views") && has_fresh_views(choice, {.alpha = alpha})) {
        settings["views"] = "0";
    }
    return settings;
}

std::set<std::string> dropped(const ExperimentSpec& spec) {
    const auto names = split_list(spec.drop_points);
    return {names.begin(), names.end()};
}

std::vector<RunSpec> repeats_of(const ExperimentSpec& spec, const std::vector<Point>& points,
                                std::int64_t first, std::int64_t last) {
    std::vector<RunSpec> runs;
    for (auto repeat = first; repeat <= last; ++repeat) {
        for (const auto& point : points) {
            runs.push_back(
                {point.alpha, repeat, static_cast<std::uint64_t>(spec.seed + repeat - 1), point.settings});
        }
    }
    return runs;
}

} // namespace

double number_in(const RunSpec& run, const std::string& parameter, double usual) {
    const auto found = run.settings.find(parameter);
    return found == run.settings.end() ? usual : parse_number(found->second).value_or(usual);
}

bool trains_on_unlabelled(const ExperimentSpec& spec, const RunSpec& run) {
    return !spec.unlabelled_dir.empty() && run.alpha == 0.0 && !reaches_labels(spec_of(spec, run));
}

bool has_fresh_views(const ExperimentSpec& spec, const RunSpec& run) {
    const bool is_mixed =
        number_in(run, "mixup", spec.mixup) > 0.0 || number_in(run, "cutmix", spec.cutmix) > 0.0;
    // Some runs leave unlabelled images out, and all are to be mixed alike.
    const bool leaves_out = spec.folds > 1 || !spec.unlabelled_dir.empty() ||
                            number_in(run, "train-fraction", spec.train_fraction) < 1.0;
    return (is_mixed && leaves_out) || number_in(run, "views", static_cast<double>(spec.views)) == 0.0;
}

ExperimentSpec with_number_of_views(ExperimentSpec spec, std::int64_t epochs) {
    const auto& views = *find_parameter("views");
    std::vector<std::string> numbers;
    for (const auto& text : values_of(spec, views)) {
        auto number = text == "-1" ? std::to_string(epochs) : text;
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
            numbers.push_back(std::move(number));
        }
    }
    set_values(spec, views, numbers);
    return spec;
}

std::vector<Point> points(const ExperimentSpec& spec) {
    const auto left_out = dropped(spec);
    const auto combinations = combinations_of_axes(with_number_of_views(spec, spec.num_epochs));
    const auto names = names_on_axes(spec);
    const auto axes = axes_of_runs(spec);
    std::vector<Point> found;
    std::set<std::string> seen = left_out;
    for (const double alpha : spec.alphas) {
        for (const auto& choice : combinations) {
            Point point{alpha, settings_that_matter(choice, axes, names, alpha)};
            if (seen.insert(point_name(point)).second) {
                found.push_back(std::move(point));
            }
        }
    }
    return found;
}

std::int64_t choices(const ExperimentSpec& spec) {
    auto count = static_cast<std::int64_t>(spec.alphas.size());
    for (const auto& axis : axes_of_runs(spec)) {
        count *= static_cast<std::int64_t>(axis.values.size());
    }
    return count;
}

std::vector<RunSpec> plan(const ExperimentSpec& spec) {
    const auto all = points(spec);
    if (!is_search(spec)) {
        return repeats_of(spec, all, 1, spec.repeats);
    }
    std::vector<Point> searched;
    std::vector<Point> alone;
    for (const auto& group : search_groups(all)) {
        auto& into = group.size() > 1 ? searched : alone;
        into.insert(into.end(), group.begin(), group.end());
    }
    auto runs = repeats_of(spec, searched, 1, spec.search_repeats);
    const auto last = final_runs(spec, alone);
    runs.insert(runs.end(), last.begin(), last.end());
    return runs;
}

std::vector<RunSpec> final_runs(const ExperimentSpec& spec, const std::vector<Point>& points) {
    return repeats_of(spec, points, spec.search_repeats + 1, spec.search_repeats + spec.repeats);
}

ExperimentSpec spec_of(const ExperimentSpec& spec, const RunSpec& run) {
    auto own = spec;
    const auto axes = axes_of_runs(spec);
    for (const auto& axis : axes) {
        const auto& parameter = *find_parameter(axis.parameter);
        const bool is_file = parameter.path != ParameterPath::none && parameter.for_distillation;
        if (is_file && !run.settings.contains(axis.parameter)) {
            set_values(own, parameter, {""});
        }
    }
    std::erase_if(own.axes,
                  [&](const Axis& axis) { return std::find(axes.begin(), axes.end(), axis) != axes.end(); });
    own.drop_points.clear();
    own.alphas = {run.alpha};
    for (const auto& [name, value] : run.settings) {
        if (const auto* parameter = find_parameter(name)) {
            set_values(own, *parameter, {value_called(spec, *parameter, value)});
        }
    }
    return own;
}

} // namespace retort
