#include "core/experiment/spec/split_parameters.h"

#include "core/experiment/spec/search_rounds.h"

#include <algorithm>

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;

Message check_folds(const Spec& spec, bool /*teacher*/) {
    if (spec.folds > 1 && is_search(spec)) { // each fold would be chosen by and reported on
        return {RETORT_TEXT("must be 0 with %1, since points would be chosen on the images that they are "
                            "reported on"),
                {ParameterReference{"search", spec.search}}};
    }
    return spec.folds == 1 ? Message{RETORT_TEXT("one fold is no cross-validation; accepted are 0, for none, "
                                                 "and 2 or more"),
                                     {}}
                           : Message{};
}

Message check_selection_fraction(const Spec& spec, bool /*teacher*/) {
    return spec.selection_fraction > 0.0 && spec.folds > 1
               ? Message{RETORT_TEXT("must be 0 with %1, each of which is chosen and reported on"),
                         {ParameterReference{"folds"}}}
               : Message{};
}

bool is_not_pooled(const Spec& spec) {
    return spec.folds <= 1;
}

} // namespace

std::vector<Parameter> split_parameters() {
    return {
        {.name = "val-fraction",
         .group = Group::data,
         .field = &Spec::val_fraction,
         .label = RETORT_TEXT("Validation share"),
         .help = RETORT_TEXT("Share of the images of each class that is kept for validation where the data "
                             "folder has no folder for it."),
         .maximum = 0.9,
         .minimum_excluded = true,
         .applies = is_not_pooled},
        {.name = "selection-fraction",
         .group = Group::data,
         .field = &Spec::selection_fraction,
         .label = RETORT_TEXT("Selection share"),
         .help =
             RETORT_TEXT("Share of the training images of each class on which the best epoch is chosen, so "
                         "that the validation folder is only tested on; 0 chooses and reports on the "
                         "same images, which makes the best epoch look too good."),
         .maximum = 0.9,
         .applies = is_not_pooled,
         .check = check_selection_fraction},
        {.name = "folds",
         .group = Group::data,
         .field = &Spec::folds,
         .label = RETORT_TEXT("Folds"),
         .help = RETORT_TEXT("Cross-validation: training and validation images together are parted into so "
                             "many folds; repeat r is validated on fold r and trained on the others. 0 turns "
                             "it off. A teacher that was trained on these images has seen those that "
                             "students are validated on."),
         .maximum = 100,
         .for_teaching = false,
         .check = check_folds},
        {.name = "split-seed",
         .group = Group::data,
         .field = &Spec::split_seed,
         .label = RETORT_TEXT("Split seed"),
         .help = RETORT_TEXT("Seed by which shares and folds of images are drawn, the same for all runs."),
         .maximum = 9007199254740991.0},
        {.name = "train-fraction",
         .group = Group::data,
         .field = &Spec::train_fraction,
         .label = RETORT_TEXT("Training share"),
         .help = RETORT_TEXT("Share of the training images of each class that a run is trained on; which, "
                             "follows from its seed, and a smaller share is part of a larger one."),
         .maximum = 1.0,
         .minimum_excluded = true,
         .axis = true},
    };
}

bool is_split_statement(const std::string& name) {
    return name == repeat_statement || name == data_statement ||
           std::find(split_names.begin(), split_names.end(), name) != split_names.end();
}

SplitOptions split_options(const ExperimentSpec& spec) {
    return {.val_fraction = spec.val_fraction,
            .selection_fraction = spec.selection_fraction,
            .folds = spec.folds,
            .seed = static_cast<std::uint64_t>(spec.split_seed)};
}

} // namespace retort
