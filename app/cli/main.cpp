// retort-cli: the workbench's core without a window.
#include "app/cli/command.h"
#include "app/cli/signals.h"
#include "core/base/cancelled.h"
#include "core/engine/heap.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <exception>
#include <fmt/format.h>
#include <torch/version.h>

namespace {

using namespace retort;
using namespace retort::cli;

int carry_out(const Action& action) {
    const StopOnSignal signals;
    try {
        const int code = action(signals.token());
        return StopOnSignal::received() != 0 ? 128 + StopOnSignal::received() : code;
    } catch (const MissingWeights& error) {
        fmt::print(stderr, "retort-cli: {}{}\n", error.what(), download_hint);
    } catch (const Error& error) {
        fmt::print(stderr, "retort-cli: {}\n", error.what());
    } catch (const Cancelled&) {
        return 128 + StopOnSignal::received();
    } catch (const std::exception& error) {
        const std::string text = error.what();
        fmt::print(stderr, "retort-cli: {}\n", text.substr(0, text.find('\n')));
    }
    return failed;
}

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    const auto rest = app->remaining();
    const auto text = error.get_name() == "RequiredError" && app->get_subcommands().empty() && !rest.empty()
                          ? "unknown command “" + rest.front() + "”"
                          : std::string(error.what());
    return "retort-cli: " + text + "\nRun with --help for more information.\n";
}

} // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    CLI::App app("Retort distils image classifiers: it trains students from a teacher for several α.",
                 "retort-cli");
    app.set_version_flag("--version",
                         fmt::format("retort-cli {} (libtorch {})", RETORT_VERSION, TORCH_VERSION));
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.failure_message(usage_message);
    Action action;
    for (const auto add : {add_sample, add_teach, add_distill, add_evaluate, add_inspect, add_fetch,
                           add_convert, add_summarize, add_export, add_import, add_cache}) {
        add(app, action);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ok : usage;
    }
    return carry_out(action);
}
