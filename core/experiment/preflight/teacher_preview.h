// A preview of any kind of teacher before training. Values only; called off the window's
// thread.
#pragma once

#include "core/experiment/preflight/previews.h"
#include "core/experiment/teacher/model_source.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace retort {

struct TeacherSummary {
    ModelKind kind = ModelKind::weights;
    std::optional<ModelSummary> model; ///< of weights
    std::int64_t classes = 0;          ///< that it tells apart
    std::int64_t images = 0;           ///< that logits are of
    Message matched;                   ///< how its classes were matched with the data's; empty without data
};

/// Opens the file as load_model does, a TorchScript program in a process of its own alone, and matches its
/// classes with those of the data set in `data_dir`, if there is one. Throws Error that says why the file
/// cannot serve, or Cancelled.
TeacherSummary preview_teacher(const ModelSource& source, const std::filesystem::path& data_dir,
                               const std::stop_token& stop);

/// One of the teachers of an experiment.
struct NamedTeacher {
    std::string name; ///< as points call it
    TeacherSummary summary;
};

/// What the teachers of an experiment are asked for.
struct TeachersQuery {
    std::vector<std::pair<std::string, ModelSource>> teachers; ///< by what points call them
    std::filesystem::path data_dir; ///< of the data that they are to fit; may be empty

    bool operator==(const TeachersQuery&) const = default;
};

TeachersQuery teachers_query(const ExperimentSpec& spec, const std::filesystem::path& data_dir);

/// Each as preview_teacher() has it. Throws Error that names the file, or Cancelled.
std::vector<NamedTeacher> preview_teachers(const TeachersQuery& query, const std::stop_token& stop);

} // namespace retort
