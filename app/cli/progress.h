// Progress on stderr.
#pragma once

#include "core/experiment/runner.h"

#include <mutex>
#include <string>

namespace retort::cli {

/// Prints a line per epoch and what else a person should know to stderr, and, on a terminal, a line that is
/// rewritten as steps go by. Safe to call from several lanes.
class Progress : public RunObserver {
  public:
    explicit Progress(bool quiet = false);
    /// Clears a line that was being rewritten, so that what is said next stands alone.
    ~Progress() override;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void preparing(const Message& what, std::int64_t done, std::int64_t total) override;
    void notice(const Message& message) override;
    void run_started(std::size_t run, const RunRecord& record) override;
    void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override;
    void epoch_done(std::size_t run, const EpochRecord& record) override;
    void run_finished(std::size_t run, const RunRecord& record) override;

  private:
    struct Running {
        std::string name;
        std::int64_t num_epochs = 0;
    };
    void rewrite_line(const std::string& text);
    void print_line(const std::string& text);

    std::mutex mutex_;
    bool quiet_;
    bool terminal_;
    bool rewriting_ = false;
    std::vector<Running> runs_;
};

} // namespace retort::cli
