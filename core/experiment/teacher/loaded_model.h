// Opening whatever can serve as a teacher: weights, a TorchScript program, or logits computed beforehand.
#pragma once

#include "core/base/progress.h"
#include "core/engine/models/model.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/model_source.h"
#include "core/experiment/teacher/seen_images.h"
#include "core/files/tables/logits_file.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

struct LoadedModel {
    ModelSource source;
    ModelKind kind = ModelKind::weights;
    const Architecture* architecture = nullptr; ///< of weights
    int image_size = 0;        ///< the usual side of its input images; 0 for logits, which have none
    SeenImages stated = {};    ///< those that it was trained with, as far as somebody says
    std::string sha256 = {};   ///< of the file; empty where nobody computed it
    ModelClasses classes = {}; ///< of its outputs as they are in the file
    std::vector<std::int64_t> columns = {};      ///< which of them stand for the data's classes, once matched
    std::shared_ptr<Classifier> model = nullptr; ///< none for logits
    std::shared_ptr<Classifier> network = nullptr; ///< of weights: `model` with its outputs as in the file
    LogitsFile logits = {};                        ///< for logits alone
    std::string prefix = {};                       ///< of the names of weights in the file
    std::vector<Message> remarks = {};             ///< what was taken of a file of weights, and as what
};

/// Notices for all remarks, with the file's name.
void tell_remarks(const LoadedModel& model, ProgressObserver& observer);

/// For a person: the architecture's name, "TorchScript" or "logits".
std::string name_of(const LoadedModel& teacher);

/// Throws Error that names the file and what is wrong with it, or Cancelled. A TorchScript program is probed
/// in a process of its own before it is loaded here.
LoadedModel load_model(const ModelSource& request, const std::stop_token& stop);

/// Brings the outputs of `teacher` into the order of `classes`, those of the data set in `data_dir`, and
/// returns a sentence that says how they were matched. Throws Error where that cannot be done.
Message match_classes(LoadedModel& teacher, const std::filesystem::path& data_dir,
                      const std::vector<std::string>& classes);

} // namespace retort
