// What all runs of an experiment share, opened once: images, teacher, the teacher's logits on the validation
// set, and the weights that students begin with.
#pragma once

#include "core/base/progress.h"
#include "core/engine/training/measure.h"
#include "core/experiment/record/experiment_info.h"
#include "core/experiment/run/initial_logits.h"
#include "core/experiment/run/teacher_inputs.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/spec/spec.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/student_init.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Read by all lanes at once, and changed by none; `initial_logits` is thread-safe.
struct SharedInputs {
    TrainingImages images;
    /// By the file that the spec of a run names; none for training on labels alone.
    std::map<std::string, TeacherInputs> teachers;
    std::optional<TeacherInputs> ensemble;     ///< of all of them, where runs have that
    torch::Tensor labels;                      ///< of the validation set, N int64
    torch::Tensor test_labels;                 ///< of the test set; undefined where there is none
    std::map<Beginning, StudentStart> starts;  ///< of all students that are trained
    std::map<std::string, FileIdentity> files; ///< that the spec names, by file_key()
    std::shared_ptr<InitialLogits> initial_logits = std::make_shared<InitialLogits>();

    [[nodiscard]] const ExperimentSpec& spec() const { return images.spec; }
    /// The teacher of the run of which `own` is the spec; nullptr where it has none: on labels alone, and
    /// where α is 1 and there are several.
    [[nodiscard]] const TeacherInputs* teacher_of(const ExperimentSpec& own) const;
    /// What that run is measured against on the validation images of these numbers, and on the test set.
    [[nodiscard]] ValidationTargets targets_of(const ExperimentSpec& own,
                                               const std::vector<std::int64_t>& samples) const;
    [[nodiscard]] ValidationTargets test_targets_of(const ExperimentSpec& own) const;
};

/// Where the students of all runs of `spec` begin, on data of these `classes`; `teachers` by the files that
/// it names. Throws Error where weights cannot be had or do not fit.
std::map<Beginning, StudentStart> student_starts(const ExperimentSpec& spec,
                                                 const std::vector<std::string>& classes,
                                                 const std::map<std::string, const LoadedModel*>& teachers,
                                                 ProgressObserver& observer);

/// Everything for a distillation, of which `files` are the files: each teacher is checked against the data,
/// and computes its logits on the validation set. Writes nothing into the experiment folder. Throws Error, or
/// Cancelled.
SharedInputs open_distillation_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                      ProgressObserver& observer, const std::stop_token& stop);

/// Everything for training on labels alone. Throws Error, or Cancelled.
SharedInputs open_teaching_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                  ProgressObserver& observer, const std::stop_token& stop);

} // namespace retort
