#include "core/experiment/run/lanes.h"

#include "core/base/parallel_for.h"
#include "core/experiment/run/run_execution.h"

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

} // namespace

void train_in_lanes(const RunContext& context, std::vector<RunRecord>& runs,
                    const std::vector<std::size_t>& which, const std::stop_token& stop, RunControl* control) {
    const auto goes_on = [&] {
        if (control != nullptr) {
            control->lanes().wait(stop);
        }
        return !stop.stop_requested();
    };
    const auto train = [&](std::int64_t k) {
        const auto index = which[static_cast<std::size_t>(k)];
        if (context.end.is_reached() || !goes_on()) {
            return;
        }
        runs[index] = control == nullptr ? execute_run(context, runs[index], index, stop)
                                         : execute_controlled(context, runs[index], index, stop, *control);
    };
    parallel_for(static_cast<std::int64_t>(which.size()), static_cast<int>(context.inputs.spec().lanes),
                 train);
}

} // namespace retort
