#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/data/sample.h"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace retort::cli {

void add_sample(CLI::App& app, Action& action) {
    struct Request {
        std::string folder;
        SampleOptions options;
    };
    auto request = std::make_shared<Request>();
    auto* command = app.add_subcommand(
        "sample", "Write the sample data set: generated shapes, the same on every machine");
    command->add_option("DIR", request->folder, "New or empty folder")->required();
    command->add_option("--train-per-class", request->options.train_per_class, "Training images per class")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_option("--val-per-class", request->options.val_per_class, "Validation images per class")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command
        ->add_option("--label-noise,--label_noise", request->options.label_noise,
                     "Share of the training images that lie in the folder of another class")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--seed", request->options.seed, "Seed of the generator")->capture_default_str();
    command->callback([request, &action] {
        action = [request](const std::stop_token&) {
            write_sample(request->folder, request->options);
            print("{}\n", request->folder);
            return ok;
        };
    });
}

} // namespace retort::cli
