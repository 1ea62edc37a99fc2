#include "core/experiment/spec/search_parameters.h"

#include "core/experiment/spec/search_rounds.h"

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;

Message check_search_epochs(const Spec& spec, bool /*teacher*/) {
    if (!is_search(spec) || spec.search_epochs <= spec.num_epochs) {
        return {};
    }
    return {RETORT_TEXT("must not be more than %1"),
            {ParameterReference{"num-epochs", std::to_string(spec.num_epochs)}}};
}

} // namespace

std::vector<Parameter> search_parameters() {
    return {
        {.name = "search",
         .group = Group::training,
         .field = &Spec::search,
         .label = RETORT_TEXT("Search"),
         .help = RETORT_TEXT("Which points are trained to the end."),
         .choices = {"grid", "halving"},
         .choice_help =
             {RETORT_TEXT("Every point is trained to the end, in every repeat."),
              RETORT_TEXT("Successive halving: all points begin with a few epochs, and only the best by "
                          "validation accuracy go on, until one is left. It is trained again on fresh seeds, "
                          "and only those runs are reported. Points with α = 1 are searched by themselves.")},
         .changes_results = false,
         .decides_runs = true,
         .for_teaching = false},
        {.name = "search-repeats",
         .group = Group::training,
         .field = &Spec::search_repeats,
         .label = RETORT_TEXT("Search repeats"),
         .help = RETORT_TEXT("Runs per point in the search, each with its own seed; points are chosen by "
                             "their mean."),
         .minimum = 1,
         .maximum = 1000,
         .changes_results = false,
         .decides_runs = true,
         .for_teaching = false,
         .applies = is_search},
        {.name = "search-factor",
         .group = Group::training,
         .field = &Spec::search_factor,
         .label = RETORT_TEXT("Search factor"),
         .help = RETORT_TEXT("η of successive halving: one of η points goes on, for η times as many epochs."),
         .minimum = 2,
         .maximum = 1000,
         .changes_results = false,
         .decides_runs = true,
         .for_teaching = false,
         .applies = is_search},
        {.name = "search-epochs",
         .group = Group::training,
         .field = &Spec::search_epochs,
         .label = RETORT_TEXT("First search epochs"),
         .help = RETORT_TEXT("Epochs of the first round of the search; 0 lets each round have η times the "
                             "epochs of the one before, so that one more would have all."),
         .maximum = 100000,
         .automatic = 0,
         .changes_results = false,
         .decides_runs = true,
         .for_teaching = false,
         .applies = is_search,
         .check = check_search_epochs},
    };
}

} // namespace retort
