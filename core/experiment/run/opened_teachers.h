// The teachers of an experiment, opened and matched with the classes of its data.
#pragma once

#include "core/base/progress.h"
#include "core/experiment/record/experiment_info.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/spec/spec.h"
#include "core/experiment/teacher/loaded_model.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

/// One of the teachers, open and matched with the data's classes.
struct OpenedTeacher {
    LoadedModel model;
    Message matched; ///< how
};

/// Of several teachers, says of which file a notice is.
class NoticesOfFile : public ProgressObserver {
  public:
    /// `observer` must live as long as this one.
    NoticesOfFile(ProgressObserver& observer, std::string file)
        : observer_(observer)
        , file_(std::move(file)) {}
    void progress(const Message& what, std::int64_t done, std::int64_t total) override;
    void notice(const Message& message) override;

  private:
    ProgressObserver& observer_;
    std::string file_;
};

/// The teachers of `spec`, in the order of its axis; `files` says which files they are, where somebody knows.
/// Throws Error where one cannot be opened, or matched with `classes`, those of the data; or Cancelled.
std::vector<OpenedTeacher> open_teachers(const ExperimentSpec& spec,
                                         const std::map<std::string, FileIdentity>& files,
                                         const std::vector<std::string>& classes, ProgressObserver& observer,
                                         const std::stop_token& stop);

/// Teachers and students of `spec`, the one whose usual image size counts first.
ImageUsers users_of(const std::vector<OpenedTeacher>& teachers, const ExperimentSpec& spec);

} // namespace retort
