// fetch, and the flag by which other commands may do the same.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_printer.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <fmt/format.h>
#include <memory>
#include <set>

namespace retort::cli {

namespace {

/// Downloads what is missing or damaged, verifies what is there, and prints where it is.
int fetch(const std::string& architecture, const std::string& version, const std::stop_token& stop) {
    ProgressPrinter progress;
    const PretrainedName name{version, architecture};
    const auto wanted = require_pretrained(name, {});
    auto file = find_cached(name, {});
    if (file && file->filename() != wanted.file_name) {
        verify_hash_in_name(*file); // other weights than the first choice, and good enough where they are
    } else {
        file = fetch_weights(wanted, progress, stop);
    }
    print("{}\n", file->string());
    return ok;
}

std::set<std::string> architectures_with_weights() {
    std::set<std::string> names;
    for (const auto& weights : pretrained_weights()) {
        names.insert(weights.architecture);
    }
    return names;
}

} // namespace

void add_download_flag(CLI::App& command, bool& download) {
    command.add_flag("--download", download,
                     "Download named ImageNet weights that are missing from PyTorch's cache");
}

void add_fetch(CLI::App& app, Action& action) {
    struct Flags {
        std::string architecture;
        std::string version;
    };
    auto flags = std::make_shared<Flags>();
    auto* command = app.add_subcommand(
        "fetch", "Download an architecture's ImageNet weights to PyTorch's cache, or verify them there");
    command->add_option("ARCH", flags->architecture, "Architecture")
        ->required()
        ->check(CLI::IsMember(architectures_with_weights()))
        ->type_name("");
    command
        ->add_option("--weights", flags->version,
                     "v1 or v2 of torchvision's weights; by default the cached version, otherwise v1")
        ->check(CLI::IsMember({"v1", "v2"}))
        ->type_name("");
    command->callback([flags, &action] {
        action = [flags](const std::stop_token& stop) {
            return fetch(flags->architecture, flags->version, stop);
        };
    });
}

} // namespace retort::cli
