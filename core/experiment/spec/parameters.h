// The one table behind the command line's flags, the window's form and experiment.json.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace retort {

/// The part of the form, and of --help, that a parameter belongs to.
enum class ParameterGroup { data, teacher, student, training, optimizer, device, output };

/// One parameter of an experiment. `field` says its type; `minimum`/`maximum` bind numbers, `choices` texts.
struct Parameter {
    using Field =
        std::variant<std::string ExperimentSpec::*, std::int64_t ExperimentSpec::*, double ExperimentSpec::*,
                     bool ExperimentSpec::*, std::vector<double> ExperimentSpec::*,
                     std::vector<std::int64_t> ExperimentSpec::*>;

    std::string name;                      ///< kebab-case, as in --name
    std::vector<std::string> aliases = {}; ///< further spellings without dashes, the seed script's among them
    ParameterGroup group;
    Field field;
    std::string label; ///< for the form, marked with RETORT_TEXT
    std::string help;  ///< one sentence, marked with RETORT_TEXT
    double minimum = 0.0;
    double maximum = 0.0;
    bool minimum_excluded = false;         ///< true where the value must be greater than `minimum`
    std::vector<std::string> choices = {}; ///< the texts offered
    bool open_choice = false;              ///< true where other texts (a file, "cuda:1") are accepted as well
    /// Whether the other values of a spec leave this one a meaning; empty: always. A value without one is
    /// checked all the same, and changes nothing.
    std::function<bool(const ExperimentSpec&)> applies = {};
};

/// All parameters, in the order of the form.
std::span<const Parameter> parameters();

/// The parameter called `name` or one of its aliases, or nullptr.
const Parameter* find_parameter(std::string_view name);

/// The key under which a parameter stands in experiment.json: its name in snake_case.
std::string json_key(const Parameter& parameter);

/// The value of `parameter` in `spec` as text: numbers in the C locale, lists separated by commas.
std::string value_text(const ExperimentSpec& spec, const Parameter& parameter);

/// Sets `parameter` of `spec` from text. Returns what is wrong, or an empty message; `spec` changes only if
/// nothing is.
Message set_from_text(ExperimentSpec& spec, const Parameter& parameter, const std::string& text);

/// What is wrong with the value of `parameter` in `spec` by itself: out of range, not among the choices, not
/// valid UTF-8. Empty where nothing is. Files and folders are not looked at.
Message check_value(const ExperimentSpec& spec, const Parameter& parameter);

} // namespace retort
