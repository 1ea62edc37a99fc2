// The bank of an experiment's teacher: opened, checked, and kept for later ones.
#pragma once

#include "core/base/progress.h"
#include "core/engine/teacher/logit_bank.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/teacher/loaded_model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>

namespace retort {

/// The folder where files of teacher logits lie: teacher-logits in `cache_dir`, or, where that is empty, in
/// retort in the user's cache folder ($XDG_CACHE_HOME, else .cache in $HOME). Empty where nobody says which.
std::filesystem::path bank_folder(const std::filesystem::path& cache_dir);

/// Bytes that the files of logits in `folder` may have together where a person allows `mebibytes`; -1 is a
/// tenth of what would be free without them, at most 20 GB.
std::uint64_t bank_quota(std::int64_t mebibytes, const std::filesystem::path& folder);

/// What the bank of an experiment may take.
struct LogitRoom {
    std::int64_t memory_bytes = 0;
    std::int64_t disk_bytes = 0;
};

/// `pass_logits` are those of one pass over the training images. What lies in the cache already is not looked
/// at, so that it is quick.
LogitRoom logit_room(const ExperimentSpec& spec, std::int64_t pass_logits);

/// A bank of the logits of `teacher`, which is `opened`, to the training views of `images`, with what an
/// earlier experiment left on disk where the spec wants that. A sample of it is computed again first, and a
/// file that does not agree is thrown away. Where the quota is reached, files of other experiments make room,
/// the least recently used first. What is wrong with the file is a notice and never an error.
/// `observer` must outlive the bank. Throws Error where the teacher fails, or Cancelled.
std::shared_ptr<LogitBank> open_teacher_bank(const TrainingImages& images,
                                             const std::shared_ptr<const Teacher>& teacher,
                                             const LoadedModel& opened, ProgressObserver& observer,
                                             const std::stop_token& stop);

/// For a person: how many logits the teacher computed during training, and how long that took.
Message teacher_work_text(const TeacherWork& work);

} // namespace retort
