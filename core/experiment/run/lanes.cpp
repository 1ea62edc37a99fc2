#include "core/experiment/run/lanes.h"

#include "core/experiment/run/run_execution.h"

#include <atomic>
#include <exception>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

namespace retort {

namespace {

/// A run under a control of its own: a stop of all is a stop of it, too.
RunRecord execute_controlled(const RunContext& context, RunRecord run, std::size_t index,
                             const std::stop_token& stop, RunControl& control) {
    auto own = control.stop_source(index);
    if (own.stop_requested()) {
        run.status = RunStatus::stopped;
        try {
            context.writer.write_run(run);
        } catch (const Error& error) {
            context.observer.notice(error.message());
        }
        context.observer.run_finished(index, run);
        return run;
    }
    const std::stop_callback forward(stop, [&own] { own.request_stop(); });
    return execute_run(context, std::move(run), index, own.get_token(), &control.gate(index));
}

/// A thread for each run that has begun and is not over: as many as there are lanes, and one for each run
/// that is paused.
class RunThreads {
  public:
    /// Calls `work` in a thread of its own. Threads that are over go.
    void begin(std::function<void()> work) {
        threads_.remove_if([](const Thread& thread) { return thread.over.load(); });
        Thread& thread = threads_.emplace_back();
        thread.thread = std::jthread([this, &thread, work = std::move(work)] {
            try {
                work();
            } catch (...) {
                keep(std::current_exception());
            }
            thread.over = true;
        });
    }
    /// Waits for all; throws what one of them threw.
    void end() {
        threads_.clear();
        if (problem_) {
            std::rethrow_exception(problem_);
        }
    }

  private:
    struct Thread {
        std::atomic<bool> over{false};
        std::jthread thread;
    };

    void keep(const std::exception_ptr& problem) {
        const std::lock_guard lock(mutex_);
        problem_ = problem_ ? problem_ : problem;
    }

    std::mutex mutex_;
    std::exception_ptr problem_;
    std::list<Thread> threads_;
};

} // namespace

void train_in_lanes(const RunContext& context, std::vector<RunRecord>& runs,
                    const std::vector<std::size_t>& which, const std::stop_token& stop, RunControl* control) {
    RunControl own;
    RunControl& controlled = control != nullptr ? *control : own;
    controlled.offer(which, static_cast<std::size_t>(context.inputs.spec().lanes));
    RunThreads threads;
    while (const auto next = controlled.next(stop)) {
        threads.begin([&, index = *next] {
            try {
                runs[index] = execute_controlled(context, runs[index], index, stop, controlled);
            } catch (...) {
                controlled.finish(index, true);
                throw;
            }
            controlled.finish(index, context.end.is_reached());
        });
    }
    threads.end();
}

} // namespace retort
