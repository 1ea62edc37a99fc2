#include "app/cli/parameter_flags.h"

#include "app/cli/command.h"
#include "core/experiment/spec/presets.h"
#include "core/experiment/teacher/validation.h"

#include <algorithm>

namespace retort::cli {

namespace {

std::string spelling(const std::string& name) {
    auto underscored = name;
    std::replace(underscored.begin(), underscored.end(), '-', '_');
    return underscored == name ? "--" + name : "--" + name + ",--" + underscored;
}

std::string group_name(ParameterGroup group) {
    switch (group) {
    case ParameterGroup::data:
        return "Data";
    case ParameterGroup::teacher:
        return "Teacher";
    case ParameterGroup::student:
        return "Student";
    case ParameterGroup::training:
        return "Training";
    case ParameterGroup::optimizer:
        return "Optimizer";
    case ParameterGroup::device:
        return "Device";
    case ParameterGroup::output:
        return "Output";
    }
    return "Options";
}

std::string description(const Parameter& parameter) {
    std::string text = parameter.help;
    for (std::size_t i = 0; i < parameter.choice_help.size(); ++i) {
        text += (i == 0 ? " " : "; ") + parameter.choices[i] + ": " + parameter.choice_help[i];
    }
    text += parameter.choice_help.empty() ? "" : ".";
    if (!parameter.choices.empty()) {
        text += " One of: ";
        for (const auto& choice : parameter.choices) {
            text += (&choice == &parameter.choices.front() ? "" : ", ") + choice;
        }
        text += ".";
    }
    return text;
}

/// Ranges are checked by validate() for all fields at once; the shape of the text is checked here.
void set_or_throw(ExperimentSpec& spec, const Parameter& parameter, const std::string& text) {
    if (const auto problem = set_from_text(spec, parameter, text); !problem.empty()) {
        throw CLI::ValidationError("--" + parameter.name, problem.str());
    }
}

void add_flag(CLI::App& command, GivenSpec& given, const Parameter& parameter) {
    const auto take = [&](const std::string& text) {
        set_or_throw(given.spec, parameter, text);
        given.parameters.insert(&parameter);
    };
    CLI::Option* option = nullptr;
    if (std::holds_alternative<bool ExperimentSpec::*>(parameter.field)) {
        option = command.add_flag(
            flag_spellings(parameter), [take](std::int64_t) { take("true"); }, description(parameter));
    } else {
        option =
            command.add_option_function<std::string>(flag_spellings(parameter), take, description(parameter));
        option->type_name("");
        option->default_str(value_text(given.spec, parameter));
    }
    option->group(group_name(parameter.group));
}

} // namespace

std::string flag_spellings(const Parameter& parameter) {
    auto spellings = spelling(parameter.name);
    for (const auto& alias : parameter.aliases) {
        spellings += "," + spelling(alias);
    }
    return spellings;
}

void add_parameter_flags(CLI::App& command, GivenSpec& given,
                         const std::function<bool(const Parameter&)>& wanted) {
    for (const auto& parameter : parameters()) {
        if (wanted(parameter)) {
            add_flag(command, given, parameter);
        }
    }
}

void add_preset_flag(CLI::App& command, std::string& name) {
    std::set<std::string> names;
    std::string texts = "Settings of a known recipe, for what is not given here.";
    for (const auto& preset : presets()) {
        names.insert(preset.name);
        texts += " " + preset.name + ": " + preset.help + " (" + preset.source + ")";
    }
    command.add_option("--preset", name, texts)->check(CLI::IsMember(names))->type_name("");
}

void apply_given_preset(GivenSpec& given, const std::string& name) {
    const auto* preset = find_preset(name);
    if (preset == nullptr) {
        return;
    }
    auto spec = given.spec;
    apply_preset(spec, *preset);
    for (const auto& [parameter, value] : preset->values) {
        if (const auto* row = find_parameter(parameter); given.parameters.insert(row).second) {
            copy_value(spec, *row, given.spec);
        }
    }
}

int refusal_code(const ExperimentSpec& spec, const Parameter& parameter) {
    return parameter.path != ParameterPath::none && !value_text(spec, parameter).empty() ? failed : usage;
}

} // namespace retort::cli
