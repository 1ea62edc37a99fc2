#include "app/cli/command_line.h"

#include "app/cli/command.h"
#include "app/cli/help_format.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/base/cancelled.h"
#include "core/engine/heap.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <csignal>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <torch/version.h>
#include <unistd.h>

namespace retort::cli {

namespace {

/// What the program opens must not take the place of a stream that was closed: what is printed would go into
/// it. Nothing can be written to a standard output that was closed, so that results which do not arrive are
/// noticed.
void open_closed_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) == -1) {
            [[maybe_unused]] const int opened =
                open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int carry_out(const Action& action) {
    const StopOnSignal signals;
    try {
        const int code = action(signals.token());
        return StopOnSignal::received() != 0 ? 128 + StopOnSignal::received() : code;
    } catch (const MissingWeights& error) {
        say("retort-cli: {}{}\n", error.what(), download_hint);
    } catch (const Error& error) {
        say("retort-cli: {}\n", error.what());
    } catch (const Cancelled&) {
        return 128 + StopOnSignal::received();
    } catch (const std::exception& error) {
        say("retort-cli: {}\n", message_of(error).str());
    }
    return failed;
}

} // namespace

int run_command_line(int argc, char** argv) {
    open_closed_streams();
    keep_freed_memory();
    std::signal(SIGPIPE, SIG_IGN); // a pipe that nobody reads any more ends no training
    CLI::App app("Retort distils image classifiers: it trains students from a teacher for several α.",
                 "retort-cli");
    app.set_version_flag("--version",
                         fmt::format("retort-cli {} (libtorch {})", RETORT_VERSION, TORCH_VERSION));
    app.require_subcommand(1);
    app.formatter(std::make_shared<HelpFormat>());
    app.failure_message(usage_message);
    Action action;
    for (const auto add :
         {add_sample, add_teach, add_distill, add_preflight, add_evaluate, add_inspect, add_fetch,
          add_convert, add_summarize, add_export, add_import, add_cache, add_conventions}) {
        add(app, action);
    }
    int code = ok;
    try {
        app.parse(argc, argv);
        code = carry_out(action);
    } catch (const CLI::ParseError& error) {
        code = app.exit(error) == 0 ? ok : usage;
    }
    if (!results_arrived()) {
        say("retort-cli: what was to be printed could not be written to standard output\n");
        code = code == ok ? failed : code;
    }
    return code;
}

} // namespace retort::cli
