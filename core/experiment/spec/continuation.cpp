#include "core/experiment/spec/continuation.h"

#include "core/engine/losses/loss_schedule.h"
#include "core/engine/training/schedule.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/value_names.h"
#include "core/weights/pretrained.h"

#include <algorithm>
#include <type_traits>

namespace retort {

namespace {

template <typename Value>
bool has_at_least(const Value& now, const Value& before) {
    return now >= before;
}

template <typename Value>
bool has_at_least(const std::vector<Value>& now, const std::vector<Value>& before) {
    return std::all_of(before.begin(), before.end(), [&](const Value& value) {
        return std::find(now.begin(), now.end(), value) != now.end();
    });
}

/// An axis may have further values; what was none has runs that are not named by it. Files go by their names
/// in points, wherever they lie now.
bool is_longer_axis(const Parameter& parameter, const ExperimentSpec& before, const ExperimentSpec& now) {
    const auto names = value_names(before, parameter);
    if (are_together(before, parameter)) {
        return value_names(now, parameter) == names;
    }
    return parameter.axis && names.size() > 1 && has_at_least(value_names(now, parameter), names);
}

bool goes_on(const Parameter& parameter, const ExperimentSpec& before, const ExperimentSpec& now) {
    if (!parameter.may_grow && is_longer_axis(parameter, before, now)) {
        return true;
    }
    if (!parameter.may_grow) {
        return !(parameter.changes_results || parameter.decides_runs) ||
               value_text(before, parameter) == value_text(now, parameter);
    }
    return std::visit([&](auto field) { return has_at_least(now.*field, before.*field); }, parameter.field);
}

using SameContents = std::function<bool(const Parameter&)>;

/// Files that are known to be the same may lie elsewhere.
bool names_the_same(const Parameter& parameter, const ExperimentSpec& before, const ExperimentSpec& now,
                    const SameContents& has_same_contents) {
    const auto values = values_of(before, parameter);
    if (values.size() < 2 && values_of(now, parameter).size() < 2) {
        return goes_on(parameter, before, now) || has_same_contents(parameter);
    }
    return is_longer_axis(parameter, before, now) &&
           (has_at_least(values_of(now, parameter), values) || has_same_contents(parameter));
}

/// Throws Error where runs would be called otherwise because of a value that their axis is to have as well.
void require_same_names(const Parameter& parameter, const ExperimentSpec& before, const ExperimentSpec& now) {
    const auto values = values_of(before, parameter);
    if (values.size() > 1 && has_at_least(values_of(now, parameter), values) &&
        !has_at_least(value_names(now, parameter), value_names(before, parameter))) {
        throw Error(
            RETORT_TEXT(
                "with %1, runs of the experiment in %2 would change their names, because a new file is "
                "called like one of the experiment; rename the new file"),
            {ParameterReference{parameter.name, value_text(now, parameter)}, now.out});
    }
}

/// Of every choice on the axes that `before` has.
bool has_same_rates(const ExperimentSpec& before, const ExperimentSpec& now, int epoch) {
    const auto choices = combinations_of_axes(before);
    return std::all_of(choices.begin(), choices.end(), [&](ExperimentSpec choice) {
        const auto former = learning_rate(choice, epoch);
        choice.num_epochs = now.num_epochs;
        return former == learning_rate(choice, epoch);
    });
}

/// Of every α and every choice on the axes that `before` has.
bool has_same_weights(const ExperimentSpec& before, const ExperimentSpec& now, int epoch) {
    return !any_combination(before, [&](const ExperimentSpec& choice) {
        return std::any_of(choice.alphas.begin(), choice.alphas.end(), [&](double alpha) {
            return loss_weights(alpha, choice, epoch, before.num_epochs) !=
                   loss_weights(alpha, choice, epoch, now.num_epochs);
        });
    });
}

void require_same_rates(const ExperimentSpec& before, const ExperimentSpec& now) {
    for (int epoch = 1; epoch <= before.num_epochs; ++epoch) {
        if (!has_same_rates(before, now, epoch)) {
            throw Error(
                RETORT_TEXT("with %1 the epochs that are planned already would have had other learning "
                            "rates; the experiment in %2 can only be resumed with %3"),
                {ParameterReference{"num-epochs", std::to_string(now.num_epochs)}, now.out,
                 std::to_string(before.num_epochs)});
        }
        if (!has_same_weights(before, now, epoch)) {
            throw Error(RETORT_TEXT("with %1 the epochs that are planned already would have had another α or "
                                    "temperature; the experiment in %2 can only be resumed with %3"),
                        {ParameterReference{"num-epochs", std::to_string(now.num_epochs)}, now.out,
                         std::to_string(before.num_epochs)});
        }
    }
}

/// Of a spec of one point.
bool makes_results(const Parameter& parameter, const ExperimentSpec& spec) {
    const bool is_file = parameter.path != ParameterPath::none && !is_choice(spec, parameter);
    return parameter.changes_results && !parameter.may_grow && !is_file &&
           has_part_at(parameter, spec, spec.alphas.front()) && applies(parameter, spec);
}

/// A choice as it is; "file" for any file. Torchvision's weights may be called in several ways.
std::string choice_or_file(const ExperimentSpec& spec, const Parameter& parameter) {
    const auto value = value_text(spec, parameter);
    return is_choice(spec, parameter) ? value : parse_pretrained_name(value) ? "imagenet" : "file";
}

} // namespace

ExperimentSpec continued_spec(const ExperimentSpec& before, ExperimentSpec asked) {
    const auto& views = *find_parameter("views");
    if (value_text(asked, views) == "-1" && values_of(before, views).size() == 1 && before.views != -1) {
        asked.views = before.views;
    }
    return asked.num_epochs > before.num_epochs ? with_number_of_views(std::move(asked), before.num_epochs)
                                                : asked;
}

void require_continuation(const ExperimentSpec& former, const ExperimentSpec& asked,
                          const SameContents& has_same_contents) {
    const auto before = with_number_of_views(former, former.num_epochs);
    const auto now = with_number_of_views(asked, asked.num_epochs);
    for (const auto& parameter : parameters()) {
        require_same_names(parameter, before, now);
        if (parameter.path == ParameterPath::none
                ? goes_on(parameter, before, now)
                : names_the_same(parameter, before, now, has_same_contents)) {
            continue;
        }
        const std::vector<MessageArgument> args{
            now.out, ParameterReference{parameter.name, value_text(before, parameter)},
            value_text(now, parameter)};
        if (parameter.may_grow) {
            throw Error(
                RETORT_TEXT("the experiment in %1 was planned with %2; it can be resumed with as much "
                            "or more, not with %3"),
                args);
        }
        throw Error(RETORT_TEXT("the experiment in %1 was started with %2, not %3, and cannot continue "
                                "with another value"),
                    args);
    }
    require_same_rates(before, now);
}

AxisValues trained_with(const ExperimentSpec& spec, const RunSpec& run) {
    const auto own = with_number_of_views(spec_of(spec, run), spec.num_epochs);
    AxisValues values;
    for (const auto& parameter : parameters()) {
        if (makes_results(parameter, own)) {
            values[parameter.name] = value_text(own, parameter);
        } else if (parameter.path == ParameterPath::weights && !parameter.choices.empty()) {
            values[parameter.name] = choice_or_file(own, parameter);
        }
    }
    return values;
}

} // namespace retort
