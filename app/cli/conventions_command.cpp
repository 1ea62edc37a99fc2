// conventions: what others call α, T, T² and the reduction.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/experiment/spec/conventions.h"

#include <memory>

namespace retort::cli {

void add_conventions(CLI::App& app, Action& action) {
    auto json = std::make_shared<bool>(false);
    auto* command = app.add_subcommand(
        "conventions", "Print what other programs call the weights, temperature and reduction of the loss");
    command->add_flag("--json", *json, "Print it as JSON");
    command->callback([json, &action] {
        action = [json](const std::stop_token& /*stop*/) {
            print("{}", *json ? conventions_json() : conventions_text());
            return ok;
        };
    });
}

} // namespace retort::cli
