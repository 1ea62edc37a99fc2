// What all runs of an experiment share, opened once: images, teacher, the teacher's answers on the validation
// set.
#pragma once

#include "core/data/loader.h"
#include "core/engine/teacher/logit_bank.h"
#include "core/engine/training/measure.h"
#include "core/engine/teacher/teacher.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/run/initial_logits.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/spec/spec.h"
#include "core/experiment/teacher/student_init.h"

#include <memory>
#include <stop_token>
#include <torch/torch.h>

namespace retort {

/// A model file opened and built: architecture recognised, weights loaded.
struct OpenedModel {
    const Architecture* architecture;
    std::shared_ptr<Classifier> model;
    std::int64_t classes;
    std::vector<std::string> class_names; ///< as the file says them; else empty
};

/// Opens a file of weights as `architecture`; "auto" recognises it. Throws Error that names the file and the
/// finding.
OpenedModel open_model(const std::filesystem::path& file, const std::string& architecture = "auto");

struct Preparation {
    ExperimentSpec spec; ///< with paths made absolute, image size, lanes and threads settled
    torch::Device device = torch::kCPU;
    int threads = 1;  ///< per lane
    StudentPace pace; ///< zeros where it could not be measured
    double teacher_seconds =
        0.0; ///< an image, as the validation set's took; 0 where answers come from a file
    Preprocessing preprocessing;
    std::shared_ptr<const LoadedData> data;
    std::int64_t views = 0;                 ///< per training image; 0 = fresh ones every epoch
    std::string teacher_name;               ///< as name_of() says it; empty for training on labels alone
    Message matched;                        ///< how the teacher's classes were matched with the data's
    std::shared_ptr<TeacherSource> teacher; ///< none for training on labels alone
    std::shared_ptr<const LogitBank> bank;  ///< the same, where it keeps a model's answers
    ValidationTargets targets;
    std::shared_ptr<InitialAnswers> initial_answers = std::make_shared<InitialAnswers>();
    StudentStart start; ///< read after all else, once it is known that there is something to train on
};

/// The labels of a split, N int64, in the order of its samples.
torch::Tensor labels_of(const LoadedSplit& split);

/// Opens images, reporting what cannot be read as notices. Throws Error, or Stopped.
std::shared_ptr<const LoadedData> open_images(ImageFolder folder, std::int64_t cache_mib, int threads,
                                              RunObserver& observer, const std::stop_token& stop);

/// Everything for a distillation: as above, and the teacher checked against the data and asked about the
/// validation set. Writes nothing. Throws Error, or Stopped.
Preparation prepare_distillation(const ExperimentSpec& spec, RunObserver& observer,
                                 const std::stop_token& stop);

/// Everything for training on labels alone. Throws Error, or Stopped.
Preparation prepare_teaching(const ExperimentSpec& spec, RunObserver& observer, const std::stop_token& stop);

} // namespace retort
