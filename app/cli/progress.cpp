#include "app/cli/progress.h"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace retort::cli {

namespace {

std::string epoch_line(const std::string& name, std::int64_t num_epochs, const EpochRecord& record) {
    auto text = fmt::format("{}  epoch {}/{}", name, record.epoch, num_epochs);
    const auto add = [&](const char* label, double value) {
        if (!std::isnan(value)) {
            text += fmt::format("  {} {:.4f}", label, value);
        }
    };
    add("train loss", record.train_loss);
    add("val loss", record.val_loss);
    add("val accuracy", record.val_accuracy);
    add("logit difference", record.logit_difference);
    return text + fmt::format("  {:.1f} s", record.seconds);
}

} // namespace

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
    if (rewriting_) {
        std::fputs("\r\033[K", stderr);
    }
}

void Progress::rewrite_line(const std::string& text) {
    if (terminal_ && !quiet_) {
        fmt::print(stderr, "\r\033[K{}", text);
        std::fflush(stderr);
        rewriting_ = true;
    }
}

void Progress::print_line(const std::string& text) {
    if (!quiet_) {
        fmt::print(stderr, "{}{}\n", terminal_ ? "\r\033[K" : "", text);
        rewriting_ = false;
    }
}

void Progress::preparing(const Message& what, std::int64_t done, std::int64_t total) {
    const std::lock_guard guard(mutex_);
    rewrite_line(fmt::format("{} {}/{}", what.str(), done, total));
}

void Progress::notice(const Message& message) {
    const std::lock_guard guard(mutex_);
    print_line(message.str());
}

void Progress::run_started(std::size_t run, const RunRecord& record) {
    const std::lock_guard guard(mutex_);
    runs_.resize(std::max(runs_.size(), run + 1));
    runs_[run] = {record.name, record.num_epochs};
    if (record.last() != nullptr) {
        print_line(fmt::format("{}  goes on after epoch {}", record.name, record.last()->epoch));
    }
}

void Progress::step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) {
    const std::lock_guard guard(mutex_);
    rewrite_line(fmt::format("{}  epoch {}/{}  step {}/{}", runs_[run].name, epoch, runs_[run].num_epochs,
                             step, steps));
}

void Progress::epoch_done(std::size_t run, const EpochRecord& record) {
    const std::lock_guard guard(mutex_);
    print_line(epoch_line(runs_[run].name, runs_[run].num_epochs, record));
}

void Progress::run_finished(std::size_t /*run*/, const RunRecord& record) {
    const std::lock_guard guard(mutex_);
    const auto early =
        record.stopped_early ? fmt::format(" early, after epoch {}", record.last()->epoch) : "";
    print_line(fmt::format("{}  {}{}{}{}", record.name, to_string(record.status), early,
                           record.error.empty() ? "" : ": ", record.error));
}

} // namespace retort::cli
