// When further runs of a sweep could only fail, too.
#pragma once

#include "core/experiment/record/folder.h"
#include "core/experiment/run/run_observer.h"

#include <atomic>
#include <exception>
#include <string>

namespace retort {

/// Hears why runs fail, from whichever lane, and says once that no further one is started: the disk is full,
/// or the experiment's folder is gone.
class SweepEnd {
  public:
    /// `folder` is the experiment's; writer and observer outlive this.
    SweepEnd(const ExperimentWriter& writer, RunObserver& observer, std::string folder);
    /// A run has failed because of `error`.
    void note(const std::exception& error);
    [[nodiscard]] bool is_reached() const { return is_reached_; }

  private:
    [[nodiscard]] Message reason(const std::exception& error) const;

    const ExperimentWriter& writer_;
    RunObserver& observer_;
    std::string folder_;
    std::atomic<bool> is_reached_ = false;
};

} // namespace retort
