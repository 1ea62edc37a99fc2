// Runs that a page can draw whenever it comes into sight.
#pragma once

#include "ui/base/shown_runs.h"

#include <vector>

namespace retort::ui {

/// What is open, with records of its own: their owner may change the others, and a long run costs no more
/// than a short one, as only the epochs are there that count.
class KeptRuns {
  public:
    KeptRuns() = default;
    KeptRuns(const KeptRuns&) = delete;
    KeptRuns& operator=(const KeptRuns&) = delete;

    void keep(const ShownRuns& shown);
    [[nodiscard]] const ShownRuns& shown() const { return shown_; }
    [[nodiscard]] const std::vector<RunRecord>& records() const { return records_; }

  private:
    std::vector<RunRecord> records_; ///< what shown_ points to
    ShownRuns shown_;
};

} // namespace retort::ui
