// The teacher of an experiment, once its images are open.
#pragma once

#include "core/base/progress.h"
#include "core/engine/teacher/logit_bank.h"
#include "core/engine/teacher/teacher.h"
#include "core/engine/torch.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/teacher/loaded_model.h"

#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace retort {

struct TeacherInputs {
    std::int64_t parameters = 0; ///< numbers that its training changed; 0 where not known
    std::shared_ptr<ProgressObserver>
        observer;                          ///< of several teachers: what the others here tell their notices
    std::string name;                      ///< as name_of() says it; empty without a teacher
    Message matched;                       ///< how its classes were matched with the data's
    std::vector<std::int64_t> columns;     ///< which of its outputs stand for the data's classes
    std::shared_ptr<TeacherSource> source; ///< of logits on training batches; none without a teacher
    /// The same, where they keep a model's logits on numbered views: one for each way that training images
    /// look.
    std::vector<std::pair<Preprocessing, std::shared_ptr<LogitBank>>> banks;
    /// N×C float32 on the CPU, of an ensemble N×K×C, of all of the split; undefined without a teacher.
    torch::Tensor val_logits;
    torch::Tensor test_logits; ///< likewise, and where there is no test set, or a file has none for it
    /// Its network, frozen, for the feature losses of runs; none where no run has one.
    std::shared_ptr<Classifier> network{};
    double seconds = 0.0; ///< an image, as the validation set's took; 0 where logits come from a file

    std::vector<TeacherInputs> members{}; ///< of an ensemble, which has no source of its own
    std::vector<double> weights{};        ///< of the members, as ensemble_logits() takes them

    /// Of logits on the batches of a run whose training images look like `how` and have `views` views; fresh
    /// ones (0) are in no bank.
    [[nodiscard]] std::shared_ptr<TeacherSource> source_for(const Preprocessing& how,
                                                            std::int64_t views) const;
};

/// The mean of `members`, all of which have the same classes, by `weights`.
TeacherInputs ensemble_of(std::vector<TeacherInputs> members, std::vector<double> weights);

/// Computes the logits of `teacher` on the validation set, or looks them up, and opens its bank where one is
/// worth while. `observer` must outlive the result. Throws Error where an image has no logits, or Cancelled.
TeacherInputs open_teacher_inputs(const TrainingImages& images, const LoadedModel& teacher,
                                  ProgressObserver& observer, const std::stop_token& stop);

} // namespace retort
