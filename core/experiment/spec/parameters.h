// The one table behind the command line's flags, the window's form and experiment.json.
#pragma once

#include "core/experiment/spec/parameter.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// All parameters, in the order of the form.
std::span<const Parameter> parameters();

/// The parameter called `name` or one of its aliases, or nullptr.
const Parameter* find_parameter(std::string_view name);

/// The key under which a parameter stands in experiment.json: its name in snake_case.
std::string json_key(const Parameter& parameter);

/// The value of `parameter` in `spec` as text: numbers in the C locale, lists and the values of an axis
/// separated by commas. Of files that may be several, those whose names have commas or quotes stand in
/// quotes, inner ones doubled, as in CSV.
std::string value_text(const ExperimentSpec& spec, const Parameter& parameter);

/// That text of values that are apart.
std::string text_of_values(const Parameter& parameter, const std::vector<std::string>& values);

/// The values of `parameter` on its axis; its one value where it has none.
std::vector<std::string> values_of(const ExperimentSpec& spec, const Parameter& parameter);

/// Calls `wanted` with every choice on the axes of `spec` beside α, the first axis slowest, as a spec without
/// axes, until it returns true; returns whether it did.
bool any_combination(const ExperimentSpec& spec, const std::function<bool(const ExperimentSpec&)>& wanted);

/// All those choices.
std::vector<ExperimentSpec> combinations_of_axes(const ExperimentSpec& spec);

/// The axes of `spec` whose values have runs of their own.
std::vector<Axis> axes_of_runs(const ExperimentSpec& spec);

/// Whether `parameter` has several values in `spec` that serve all runs together.
bool are_together(const ExperimentSpec& spec, const Parameter& parameter);

/// Copies the value of `parameter`, or all of its axis.
void copy_value(const ExperimentSpec& from, const Parameter& parameter, ExperimentSpec& to);

/// Whether the other values of `spec` leave `parameter` a meaning, on some choice on its axes.
bool applies(const Parameter& parameter, const ExperimentSpec& spec);

/// Whether training that begins at this α has a use for `parameter`; `spec` says whether α changes.
bool has_part_at(const Parameter& parameter, const ExperimentSpec& spec, double alpha);

/// Whether the value of `parameter` in `spec`, or `value`, is one of its choices.
bool is_choice(const ExperimentSpec& spec, const Parameter& parameter);
bool is_choice(const Parameter& parameter, const std::string& value);

/// The values that `text` means, which is as value_text() writes them; one where `parameter` cannot have
/// several. A text that is the path of a file that is there is that file, commas and all.
std::vector<std::string> values_in(const Parameter& parameter, const std::string& text);

/// Sets `parameter` of `spec` from text; several values, separated by commas, make an axis where it may be
/// one. Returns what is wrong, or an empty message; `spec` changes only if nothing is.
Message set_from_text(ExperimentSpec& spec, const Parameter& parameter, const std::string& text);

/// The same of values that are apart already; one makes no axis.
Message set_values(ExperimentSpec& spec, const Parameter& parameter, const std::vector<std::string>& texts);

/// What is wrong with the value of `parameter` in `spec` as it stands: out of range, not among the choices,
/// not valid UTF-8, or impossible without a teacher where there is none. Empty where nothing is. Files and
/// folders are not looked at.
Message check_value(const ExperimentSpec& spec, const Parameter& parameter, bool teacher);

/// The parts of `text` between commas, spaces around them aside; none of an empty text.
std::vector<std::string> split_list(std::string_view text);

} // namespace retort
