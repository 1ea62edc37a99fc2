// Where the students of an experiment begin.
#pragma once

#include "core/base/progress.h"
#include "core/engine/models/model.h"
#include "core/experiment/spec/spec.h"
#include "core/experiment/teacher/loaded_model.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace retort {

/// The weights that all students of an experiment start from, read once. What they lack, the head perhaps,
/// each student draws from its run's seed.
struct StudentStart {
    StateDict tensors; ///< empty: everything is drawn
};

/// Reads what `spec.student_init` names: nothing for "random", a file, weights by name, or layers of
/// `teacher`, whose classes match_classes() has matched with `class_names`, the data's; it may be null where
/// no layers of it are wanted. Tells `observer` which file was taken by name, which layers were, and whether
/// the head was replaced. Throws Error when the weights cannot be had or do not fit `spec.student` with as
/// many outputs as there are classes.
StudentStart read_student_start(const ExperimentSpec& spec, const std::vector<std::string>& class_names,
                                const LoadedModel* teacher, ProgressObserver& observer);

/// A student of `spec` as it begins in a run of this seed, its backbone frozen if the spec says so: then
/// only the head is trained, while the statistics of batch norms still follow the data, as in the script that
/// the experiment comes from.
std::shared_ptr<Classifier> make_student(const ExperimentSpec& spec, std::int64_t classes,
                                         const StudentStart& start, std::uint64_t seed);

} // namespace retort
