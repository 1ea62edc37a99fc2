// Progress on stderr.
#pragma once

#include "core/experiment/cost/time_left.h"
#include "core/experiment/run/runner.h"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace retort::cli {

/// "alpha-0.5_rep-1  epoch 3/10  train loss 0.6931  …": what is told of an epoch.
std::string epoch_line(const std::string& run, std::int64_t num_epochs, const EpochRecord& record);

/// Prints a line per epoch and what else a person should know to stderr, and, on a terminal, a line that is
/// rewritten as steps go by. Safe to call from several lanes.
class ProgressPrinter : public RunObserver {
  public:
    explicit ProgressPrinter(bool quiet = false);
    /// The experiment whose time left is told.
    void expect(const ExperimentSpec& spec);
    /// Runs that are there already, of which an experiment that goes on keeps those that are done.
    void know(const std::vector<RunRecord>& runs);
    /// Clears a line that was being rewritten, so that what is said next stands alone.
    ~ProgressPrinter() override;
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;

    void progress(const Message& what, std::int64_t done, std::int64_t total) override;
    void notice(const Message& message) override;
    void estimated(const CostEstimate& estimate) override;
    void runs_added(std::size_t first, const std::vector<RunRecord>& records) override;
    void run_started(std::size_t run, const RunRecord& record) override;
    void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override;
    void epoch_done(std::size_t run, const EpochRecord& record) override;
    void run_finished(std::size_t run, const RunRecord& record) override;

  private:
    RunRecord& at(std::size_t run);
    /// "  about 34 min left", or nothing while nobody knows.
    std::string time_left() const;
    void rewrite_line(const std::string& text);
    void print_line(const std::string& text);

    std::mutex mutex_;
    bool quiet_;
    bool terminal_;
    bool rewriting_ = false;
    ExperimentSpec spec_;
    std::vector<RunRecord> runs_;    ///< by their places in the plan
    std::vector<RunRecord> to_come_; ///< of a search, those that are still to be chosen
    std::vector<RunProgress> progress_;
    std::optional<CostEstimate> estimate_;
};

} // namespace retort::cli
