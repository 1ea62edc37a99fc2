#include "app/cli/progress_printer.h"

#include "app/cli/output.h"
#include "core/base/environment.h"
#include "core/experiment/cost/search_stages.h"
#include "core/experiment/record/search.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace retort::cli {

namespace {

/// Whether stderr is a terminal that a line can be rewritten on.
bool takes_escape_codes() {
    return isatty(STDERR_FILENO) != 0 && environment("TERM") != "dumb" && environment("NO_COLOR").empty();
}

} // namespace

std::string epoch_line(const std::string& run, std::int64_t num_epochs, const EpochRecord& record) {
    auto text = fmt::format("{}  epoch {}/{}", run, record.epoch, num_epochs);
    for (const auto& metric : metrics()) {
        if (metric.in_progress && !std::isnan(record.*metric.value)) {
            text += fmt::format("  {} {:.4f}", metric.title, record.*metric.value);
        }
    }
    return text + fmt::format("  {:.1f} s", record.seconds);
}

ProgressPrinter::ProgressPrinter(bool quiet) : quiet_(quiet), terminal_(takes_escape_codes()) {}

void ProgressPrinter::expect(const ExperimentSpec& spec) {
    const std::lock_guard guard(mutex_);
    spec_ = spec;
    runs_ = queued_runs(spec);
    progress_.assign(runs_.size(), {});
    to_come_ = runs_to_come(spec_, runs_);
}

void ProgressPrinter::know(const std::vector<RunRecord>& runs) {
    const std::lock_guard guard(mutex_);
    for (auto& shown : runs_) {
        const auto found = std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) {
            return run.name == shown.name && (shown.search || is_complete(run, shown.num_epochs));
        });
        if (found != runs.end()) {
            shown = *found;
        }
    }
    reopen_search(spec_, runs_);
    to_come_ = runs_to_come(spec_, runs_);
}

ProgressPrinter::~ProgressPrinter() {
    if (rewriting_) {
        write_to_stderr("\r\033[K");
    }
}

void ProgressPrinter::rewrite_line(const std::string& text) {
    if (terminal_ && !quiet_) {
        say("\r\033[K{}", text);
        std::fflush(stderr);
        rewriting_ = true;
    }
}

void ProgressPrinter::print_line(const std::string& text) {
    if (!quiet_) {
        say("{}{}\n", terminal_ ? "\r\033[K" : "", text);
        rewriting_ = false;
    }
}

void ProgressPrinter::progress(const Message& what, std::int64_t done, std::int64_t total) {
    const std::lock_guard guard(mutex_);
    rewrite_line(fmt::format("{} {}/{}", what.str(), done, total));
}

void ProgressPrinter::notice(const Message& message) {
    const std::lock_guard guard(mutex_);
    print_line(message.str());
}

void ProgressPrinter::estimated(const CostEstimate& estimate) {
    const std::lock_guard guard(mutex_);
    estimate_ = estimate;
}

RunRecord& ProgressPrinter::at(std::size_t run) {
    if (run >= runs_.size()) {
        runs_.resize(run + 1);
        progress_.resize(run + 1);
    }
    return runs_[run];
}

std::string ProgressPrinter::time_left() const {
    const auto running = std::count_if(runs_.begin(), runs_.end(),
                                       [](const RunRecord& run) { return run.status == RunStatus::running; });
    const std::int64_t lanes = std::max<std::int64_t>(running, estimate_ ? estimate_->lanes.lanes : 1);
    const auto seconds = seconds_left(runs_, progress_, lanes, estimate_, to_come_);
    constexpr double worth_telling = 0.5;
    return seconds && *seconds >= worth_telling ? fmt::format("  about {} left", duration_text(*seconds))
                                                : "";
}

void ProgressPrinter::runs_added(std::size_t first, const std::vector<RunRecord>& records) {
    const std::lock_guard guard(mutex_);
    for (std::size_t i = 0; i < records.size(); ++i) {
        at(first + i) = records[i];
    }
    to_come_ = runs_to_come(spec_, runs_);
}

void ProgressPrinter::run_started(std::size_t run, const RunRecord& record) {
    const std::lock_guard guard(mutex_);
    at(run) = record;
    at(run).status = RunStatus::running;
    if (record.last() != nullptr) {
        print_line(fmt::format("{}  continues after epoch {}", record.name, record.last()->epoch));
    }
}

void ProgressPrinter::step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) {
    const std::lock_guard guard(mutex_);
    const auto& record = at(run);
    note_step(progress_[run], step, steps);
    if (terminal_ && !quiet_) {
        rewrite_line(fmt::format("{}  epoch {}/{}  step {}/{}{}", record.name, epoch, record.num_epochs, step,
                                 steps, time_left()));
    }
}

void ProgressPrinter::epoch_done(std::size_t run, const EpochRecord& record) {
    const std::lock_guard guard(mutex_);
    auto& shown = at(run);
    shown.epochs.push_back(record);
    progress_[run] = {};
    print_line(epoch_line(shown.name, shown.num_epochs, record) + time_left());
}

void ProgressPrinter::run_finished(std::size_t run, const RunRecord& record) {
    const std::lock_guard guard(mutex_);
    at(run) = record;
    progress_[run] = {};
    if (record.search) {
        to_come_ = runs_to_come(spec_, runs_);
    }
    if (record.status == RunStatus::queued) { // waits for the others of its round
        return;
    }
    const auto early =
        record.stopped_early ? fmt::format(" early, after epoch {}", record.last()->epoch) : "";
    print_line(fmt::format("{}  {}{}{}{}", record.name, to_string(record.status), early,
                           record.error.empty() ? "" : ": ", record.error));
}

} // namespace retort::cli
