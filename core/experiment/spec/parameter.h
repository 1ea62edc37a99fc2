// A row of the table of parameters.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace retort {

/// The part of the form, and of --help, that a parameter belongs to.
enum class ParameterGroup { data, teacher, student, training, optimizer, device, output };

/// What a text names on the disk.
enum class ParameterPath {
    none,
    file,          ///< one that is there
    weights,       ///< a file of weights that is there, or weights by name
    folder,        ///< one that is there
    output_folder, ///< one to be written into, made where it is not there
    new_folder     ///< an output folder that must be empty, unless an experiment in it is resumed
};

/// One parameter of an experiment. `field` says its type; `minimum`/`maximum` bind numbers, `choices` texts.
/// What other code does with some parameters and not with others goes by the traits, never by a list of
/// names.
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
    std::string help;  ///< a sentence or more, marked with RETORT_TEXT
    double minimum = 0.0;
    double maximum = 0.0;
    bool minimum_excluded = false; ///< true where the value must be greater than `minimum`
    /// Of a whole number: the one that leaves the value to the program, which a person may call "auto".
    std::optional<std::int64_t> automatic = {};
    std::vector<std::string> choices = {}; ///< the texts offered
    /// What each of `choices` is, marked with RETORT_TEXT; empty where `help` says it.
    std::vector<std::string> choice_help = {};
    bool open_choice = false; ///< true where other texts (a file, "cuda:1") are accepted as well

    /// May have several values in one experiment, each with runs of its own: an Axis of the spec, or a list.
    bool axis = false;
    /// Of an axis: where this is true in a spec, its values have no runs of their own, and all runs have all.
    bool ExperimentSpec::*together = nullptr;
    /// Has no part in training on labels alone: where α is 1, any value gives the same student.
    bool for_distillation = false;
    /// Has no part in training by the teacher alone: where α is 0, any value gives the same student.
    bool for_labels = false;
    /// Decided on in nearly every experiment: the form shows it above "More".
    bool essential = false;
    /// Another value would change runs that are done, so that an experiment is resumed with the same one.
    bool changes_results = true;
    /// Changes no run, but which are trained, so that an experiment is resumed with the same one.
    bool decides_runs = false;
    /// An experiment may be resumed with more of it: a higher number, or further values.
    bool may_grow = false;
    /// How long an image takes depends on it, or how many runs there are to share the machine.
    bool affects_throughput = false;
    /// Training images look different by it, so that a teacher has other logits on them for each value.
    bool changes_views = false;
    /// Which model the teacher is, and what it is asked, depends on it: see teacher_source().
    bool describes_teacher = false;
    /// Has a meaning where a teacher is trained on the labels alone.
    bool for_teaching = true;
    ParameterPath path = ParameterPath::none;
    bool may_be_empty = false; ///< of a path
    /// Of weights by name that leave out their architecture: the field that holds it.
    std::string ExperimentSpec::*architecture = nullptr;
    /// Whether the other values of a spec leave this one a meaning; empty: always. A value without one is
    /// checked all the same, and changes nothing.
    std::function<bool(const ExperimentSpec&)> applies = {};
    /// What else is wrong with the value beside range and choices; `teacher` says whether there is one.
    /// Empty: nothing can be.
    std::function<Message(const ExperimentSpec&, bool teacher)> check = {};
};

} // namespace retort
