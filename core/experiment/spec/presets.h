// Settings of well-known recipes.
#pragma once

#include "core/experiment/spec/spec.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Values of parameters as a paper or a program has them; all others keep what they have.
struct Preset {
    std::string name;   ///< as a flag knows it: "hinton-kl"
    std::string label;  ///< for the window, marked with RETORT_TEXT
    std::string help;   ///< what it is, in a sentence, marked with RETORT_TEXT
    std::string source; ///< the paper, and the recipe that the values are from
    std::vector<std::pair<std::string, std::string>> values; ///< by parameter, as set_from_text() takes them
};

/// In the order in which they are offered.
const std::vector<Preset>& presets();

/// The one called `name`, or nullptr.
const Preset* find_preset(std::string_view name);

/// Sets what `preset` has in `spec`, whatever stood there.
void apply_preset(ExperimentSpec& spec, const Preset& preset);

} // namespace retort
