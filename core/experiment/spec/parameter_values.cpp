// Values of parameters: to text, from text, and whether they are acceptable.
#include "core/base/number_text.h"
#include "core/engine/losses/loss_schedule.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/value_names.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace retort {

namespace {

constexpr std::size_t most_values = 1000;        // of a list
constexpr std::size_t most_combinations = 10000; // of values on axes beside α

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string to_text(const std::string& value) {
    return value;
}
std::string to_text(std::int64_t value) {
    return std::to_string(value);
}
std::string to_text(double value) {
    return number_text(value);
}
std::string to_text(bool value) {
    return value ? "true" : "false";
}
template <typename Number>
std::string to_text(const std::vector<Number>& values) {
    std::string text;
    for (const Number value : values) {
        text += (text.empty() ? "" : ",") + to_text(value);
    }
    return text;
}

Message parse_into(std::string& value, const std::string& text) {
    value = text;
    return {};
}

Message parse_into(std::int64_t& value, const std::string& text) {
    const auto parsed = parse_integer(text);
    if (!parsed) {
        return {RETORT_TEXT("must be a whole number, not “%1”"), {text}};
    }
    value = *parsed;
    return {};
}

Message parse_into(double& value, const std::string& text) {
    const auto parsed = parse_number(text);
    if (!parsed) {
        return {RETORT_TEXT("must be a number, not “%1”"), {text}};
    }
    value = *parsed + 0.0; // −0 is 0, in names of folders too
    return {};
}

Message parse_into(bool& value, const std::string& text) {
    if (text != "true" && text != "false") {
        return {RETORT_TEXT("must be true or false, not “%1”"), {text}};
    }
    value = text == "true";
    return {};
}

template <typename Number>
Message parse_into(std::vector<Number>& values, const std::string& text) {
    std::vector<Number> parsed;
    for (const auto& item : text.empty() ? std::vector<std::string>{""} : split_list(text)) {
        Number value = 0;
        if (auto problem = parse_into(value, item); !problem.empty()) {
            return problem;
        }
        parsed.push_back(value);
    }
    values = std::move(parsed);
    return {};
}

Message check_range(const Parameter& parameter, double value) {
    const bool too_small =
        parameter.minimum_excluded ? value <= parameter.minimum : value < parameter.minimum;
    if (!too_small && value <= parameter.maximum) {
        return {};
    }
    const std::vector<MessageArgument> args{number_text(value), number_text(parameter.minimum),
                                            number_text(parameter.maximum)};
    if (parameter.minimum_excluded) {
        return {RETORT_TEXT("must be greater than %2 and at most %3, not %1"), args};
    }
    return {RETORT_TEXT("must be from %2 to %3, not %1"), args};
}

template <typename Number>
Message check_list(const Parameter& parameter, const std::vector<Number>& values) {
    if (values.empty()) {
        return {RETORT_TEXT("needs at least one value"), {}};
    }
    if (values.size() > most_values) {
        return {RETORT_TEXT("may have at most %1 values, not %2"),
                {std::to_string(most_values), std::to_string(values.size())}};
    }
    std::set<Number> seen;
    for (const Number value : values) {
        if (auto problem = check_range(parameter, static_cast<double>(value)); !problem.empty()) {
            return problem;
        }
        if (!seen.insert(value).second) {
            return {RETORT_TEXT("contains %1 twice"), {to_text(value)}};
        }
    }
    return {};
}

bool is_among(const std::vector<std::string>& choices, const std::string& value) {
    return std::find(choices.begin(), choices.end(), value) != choices.end();
}

Message check_choice(const Parameter& parameter, const std::string& value) {
    if (parameter.choices.empty() || parameter.open_choice || is_among(parameter.choices, value)) {
        return {};
    }
    std::string offered;
    for (const auto& choice : parameter.choices) {
        offered += (offered.empty() ? "" : ", ") + choice;
    }
    return {RETORT_TEXT("must be one of %2, not “%1”"), {value, offered}};
}

/// experiment.json is UTF-8, so that a path which is not could not be written down.
bool is_utf8(const std::string& text) {
    try {
        (void)nlohmann::json(text).dump();
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

/// Of the value by its type alone.
Message check_range_or_choice(const ExperimentSpec& spec, const Parameter& parameter) {
    return std::visit(
        Overloaded{
            [&](std::string ExperimentSpec::*field) { return check_choice(parameter, spec.*field); },
            [&](std::int64_t ExperimentSpec::*field) {
                return check_range(parameter, static_cast<double>(spec.*field));
            },
            [&](double ExperimentSpec::*field) { return check_range(parameter, spec.*field); },
            [&](bool ExperimentSpec::*) { return Message{}; },
            [&](std::vector<double> ExperimentSpec::*field) { return check_list(parameter, spec.*field); },
            [&](std::vector<std::int64_t> ExperimentSpec::*field) {
                return check_list(parameter, spec.*field);
            },
        },
        parameter.field);
}

bool is_list(const Parameter& parameter) {
    return std::holds_alternative<std::vector<double> ExperimentSpec::*>(parameter.field) ||
           std::holds_alternative<std::vector<std::int64_t> ExperimentSpec::*>(parameter.field);
}

std::string field_text(const ExperimentSpec& spec, const Parameter& parameter) {
    return std::visit([&](auto field) { return to_text(spec.*field); }, parameter.field);
}

Message set_field(ExperimentSpec& spec, const Parameter& parameter, const std::string& text) {
    if (parameter.automatic && text == "auto") {
        return set_field(spec, parameter, std::to_string(*parameter.automatic));
    }
    return std::visit([&](auto field) { return parse_into(spec.*field, text); }, parameter.field);
}

/// Whether several values are separated as in CSV: names of files may have commas.
bool is_file_list(const Parameter& parameter) {
    return parameter.axis && parameter.path != ParameterPath::none;
}

std::string quoted(const std::string& value) {
    if (value.find_first_of(",\"") == std::string::npos) {
        return value;
    }
    std::string text = "\"";
    for (const char c : value) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + "\"";
}

/// Takes a quoted part off `rest`, which begins with its quote. What is never closed goes on to the end.
std::string take_quoted(std::string_view& rest) {
    std::string value;
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const bool is_doubled = rest.starts_with("\"\"");
        if (rest.front() == '"' && !is_doubled) {
            rest.remove_prefix(1);
            break;
        }
        value += rest.front();
        rest.remove_prefix(is_doubled ? 2 : 1);
    }
    return value;
}

/// As split_list(), but what stands in quotes is one part, commas and all.
std::vector<std::string> split_quoted(std::string_view rest) {
    std::vector<std::string> items;
    for (;;) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        auto item = rest.starts_with('"') ? take_quoted(rest) : std::string();
        const auto end = std::min(rest.find(','), rest.size());
        item += trimmed(rest.substr(0, end));
        items.push_back(std::move(item));
        if (end == rest.size()) {
            return items;
        }
        rest.remove_prefix(end + 1);
    }
}

/// What tells the value of a parameter from others: a path may be written in several ways.
std::string identity_of(const Parameter& parameter, const std::string& value) {
    return is_file_path(parameter, value) ? absolute_path(value) : value;
}

const Axis* find_axis(const ExperimentSpec& spec, const Parameter& parameter) {
    const auto found = std::find_if(spec.axes.begin(), spec.axes.end(),
                                    [&](const Axis& axis) { return axis.parameter == parameter.name; });
    return found == spec.axes.end() ? nullptr : &*found;
}

void set_axis(ExperimentSpec& spec, const Parameter& parameter, std::vector<std::string> values) {
    std::erase_if(spec.axes, [&](const Axis& axis) { return axis.parameter == parameter.name; });
    if (values.size() < 2) {
        return;
    }
    const auto is_later = [&](const Axis& axis) { return find_parameter(axis.parameter) > &parameter; };
    spec.axes.insert(std::find_if(spec.axes.begin(), spec.axes.end(), is_later),
                     {parameter.name, std::move(values)});
}

std::size_t count_combinations(const ExperimentSpec& spec) {
    std::size_t count = 1;
    for (const auto& axis : spec.axes) {
        count = std::min(count * axis.values.size(), most_combinations + 1);
    }
    return count;
}

/// Range and choices of each value on the parameter's axis.
Message check_values(const ExperimentSpec& spec, const Parameter& parameter) {
    auto one = spec;
    for (const auto& value : values_of(spec, parameter)) {
        if (!is_list(parameter)) {
            (void)set_field(one, parameter, value);
        }
        if (auto problem = check_range_or_choice(one, parameter); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

/// What else the parameter is checked for, on every choice on the axes and with all of them.
Message check_combinations(const ExperimentSpec& spec, const Parameter& parameter, bool teacher) {
    Message problem;
    any_combination(spec, [&](const ExperimentSpec& choice) {
        problem = parameter.check(choice, teacher);
        return !problem.empty();
    });
    return problem.empty() ? parameter.check(spec, teacher) : problem;
}

/// Every choice on `axes` from the one at `place` on; those before are made in `choice`.
bool any_from(const std::vector<Axis>& axes, std::size_t place, ExperimentSpec& choice,
              const std::function<bool(const ExperimentSpec&)>& wanted) {
    if (place == axes.size()) {
        return wanted(choice);
    }
    const auto& parameter = *find_parameter(axes[place].parameter);
    return std::any_of(axes[place].values.begin(), axes[place].values.end(), [&](const std::string& value) {
        (void)set_field(choice, parameter, value);
        return any_from(axes, place + 1, choice, wanted);
    });
}

} // namespace

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> items;
    std::size_t start = 0;
    while (!text.empty() && start <= text.size()) {
        const auto end = std::min(text.find(',', start), text.size());
        items.emplace_back(trimmed(text.substr(start, end - start)));
        start = end + 1;
    }
    return items;
}

std::vector<std::string> values_of(const ExperimentSpec& spec, const Parameter& parameter) {
    const auto* axis = find_axis(spec, parameter);
    return axis != nullptr ? axis->values : std::vector{field_text(spec, parameter)};
}

std::string text_of_values(const Parameter& parameter, const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values) {
        text += (&value == &values.front() ? "" : ",") + (is_file_list(parameter) ? quoted(value) : value);
    }
    return text;
}

std::string value_text(const ExperimentSpec& spec, const Parameter& parameter) {
    return text_of_values(parameter, values_of(spec, parameter));
}

std::vector<std::string> values_in(const Parameter& parameter, const std::string& text) {
    const bool are_files = is_file_list(parameter);
    std::error_code error;
    if (!parameter.axis || is_list(parameter) ||
        text.find_first_of(are_files ? ",\"" : ",") == std::string::npos ||
        (are_files && std::filesystem::exists(text, error))) {
        return {text};
    }
    return are_files ? split_quoted(text) : split_list(text);
}

Message set_values(ExperimentSpec& spec, const Parameter& parameter, const std::vector<std::string>& texts) {
    if (texts.size() > most_values) {
        return {RETORT_TEXT("may have at most %1 values, not %2"),
                {std::to_string(most_values), std::to_string(texts.size())}};
    }
    auto changed = spec;
    std::vector<std::string> values;
    std::set<std::string> seen;
    for (const auto& text : texts) {
        if (auto problem = set_field(changed, parameter, text); !problem.empty()) {
            return problem;
        }
        values.push_back(field_text(changed, parameter));
        if (!seen.insert(identity_of(parameter, values.back())).second) {
            return {RETORT_TEXT("contains %1 twice"), {values.back()}};
        }
    }
    (void)set_field(changed, parameter, values.front());
    set_axis(changed, parameter, std::move(values));
    if (count_combinations(changed) > most_combinations) {
        return {RETORT_TEXT("makes more than %1 combinations of values"),
                {std::to_string(most_combinations)}};
    }
    spec = std::move(changed);
    return {};
}

Message set_from_text(ExperimentSpec& spec, const Parameter& parameter, const std::string& text) {
    const auto texts = values_in(parameter, text);
    if (texts.size() > 1) {
        return set_values(spec, parameter, texts);
    }
    auto problem = set_field(spec, parameter, texts.front());
    if (problem.empty()) {
        set_axis(spec, parameter, {});
    }
    return problem;
}

void copy_value(const ExperimentSpec& from, const Parameter& parameter, ExperimentSpec& to) {
    std::visit([&](auto field) { to.*field = from.*field; }, parameter.field);
    const auto* axis = find_axis(from, parameter);
    set_axis(to, parameter, axis != nullptr ? axis->values : std::vector<std::string>{});
}

bool any_combination(const ExperimentSpec& spec, const std::function<bool(const ExperimentSpec&)>& wanted) {
    auto choice = spec; // one copy, however many combinations there are
    choice.axes.clear();
    return any_from(spec.axes, 0, choice, wanted);
}

std::vector<ExperimentSpec> combinations_of_axes(const ExperimentSpec& spec) {
    std::vector<ExperimentSpec> combinations;
    any_combination(spec, [&](const ExperimentSpec& choice) {
        combinations.push_back(choice);
        return false;
    });
    return combinations;
}

std::vector<Axis> axes_of_runs(const ExperimentSpec& spec) {
    auto axes = spec.axes;
    std::erase_if(axes,
                  [&](const Axis& axis) { return are_together(spec, *find_parameter(axis.parameter)); });
    return axes;
}

bool are_together(const ExperimentSpec& spec, const Parameter& parameter) {
    return parameter.together != nullptr && spec.*parameter.together && find_axis(spec, parameter) != nullptr;
}

bool applies(const Parameter& parameter, const ExperimentSpec& spec) {
    return !parameter.applies || parameter.applies(spec) ||
           (!spec.axes.empty() && any_combination(spec, parameter.applies));
}

bool has_part_at(const Parameter& parameter, const ExperimentSpec& spec, double alpha) {
    const bool is_without_labels = alpha == 0.0 && !reaches_labels(spec);
    return !(parameter.for_distillation && alpha == 1.0) && !(parameter.for_labels && is_without_labels);
}

bool is_choice(const ExperimentSpec& spec, const Parameter& parameter) {
    return is_choice(parameter, value_text(spec, parameter));
}

bool is_choice(const Parameter& parameter, const std::string& value) {
    return is_among(parameter.choices, value);
}

Message check_value(const ExperimentSpec& spec, const Parameter& parameter, bool teacher) {
    if (!is_utf8(value_text(spec, parameter))) {
        return {RETORT_TEXT("must be valid UTF-8: other bytes cannot be written to experiment.json"), {}};
    }
    if (!teacher && find_axis(spec, parameter) != nullptr) {
        return {RETORT_TEXT("has several values, but a teacher is trained once, with one"), {}};
    }
    auto problem = check_values(spec, parameter);
    return problem.empty() && parameter.check ? check_combinations(spec, parameter, teacher) : problem;
}

} // namespace retort
