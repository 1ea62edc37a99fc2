// evaluate and inspect.
#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "core/experiment/evaluate.h"
#include "core/experiment/parameters.h"
#include "core/experiment/preflight.h"
#include "core/experiment/weights_by_name.h"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

using nlohmann::ordered_json;

/// Weights that are named in a file's place and not there, where they may be fetched.
void fetch_named(const std::filesystem::path& name_or_path, const std::stop_token& stop) {
    Progress progress;
    for (const auto& weights : missing_weights(name_or_path.string())) {
        fetch_weights(weights, progress, stop);
    }
}

int run_evaluate(const EvaluationRequest& request, bool json, const std::stop_token& stop) {
    Progress progress;
    const auto result = evaluate(request, progress, stop);
    if (json) {
        ordered_json document{{"accuracy", result.accuracy}, {"loss", result.loss},
                              {"count", result.count},       {"skipped", result.skipped},
                              {"split", result.split},       {"architecture", result.architecture}};
        if (result.agreement) {
            document["agreement"] = *result.agreement;
        }
        fmt::print("{}\n", document.dump(2));
        return ok;
    }
    fmt::print("{}  {}  accuracy {:.2f} %  loss {:.4f}  {} images\n", result.architecture, result.split,
               100.0 * result.accuracy, result.loss, result.count);
    if (result.agreement) {
        fmt::print("agreement with the teacher {:.2f} %\n", 100.0 * *result.agreement);
    }
    return ok;
}

int run_inspect(const std::string& file, bool json) {
    const auto summary = look_at_model(file);
    if (json) {
        ordered_json document{{"format", summary.format},
                              {"architecture", summary.architecture},
                              {"parameters", summary.parameters},
                              {"classes", summary.classes},
                              {"image_size", summary.image_size}};
        for (const auto& [name, value] : summary.scalars) {
            document["scalars"][name] = value;
        }
        fmt::print("{}\n", document.dump(2));
        return ok;
    }
    fmt::print("format        {}\narchitecture  {}\nparameters    {}\nclasses       {}\nimage size    {}\n",
               summary.format, summary.architecture, summary.parameters, summary.classes, summary.image_size);
    for (const auto& [name, value] : summary.scalars) {
        fmt::print("{:<13} {}\n", name, value);
    }
    return ok;
}

} // namespace

void add_evaluate(CLI::App& app, Action& action) {
    struct Flags {
        EvaluationRequest request;
        bool json = false;
        bool download = false;
    };
    auto flags = std::make_shared<Flags>();
    auto* command = app.add_subcommand("evaluate", "Measure a model on the images of a data set");
    auto& request = flags->request;
    command->add_option("--data-dir,--data_dir", request.data_dir, "Image folder")->required();
    command
        ->add_option("--model-file,--model_file", request.model_file,
                     "PyTorch file with the model's weights, or imagenet:ARCH")
        ->required();
    command->add_option("--teacher-file,--teacher_file", request.teacher_file,
                        "A teacher to compare answers with");
    command->add_option("--split", request.split, "train or val")
        ->check(CLI::IsMember({"train", "val"}))
        ->capture_default_str();
    command
        ->add_option("--image-size,--image_size", request.image_size,
                     "Side in pixels; 0 = the architecture's usual one")
        ->check(CLI::Range(0, 2048))
        ->capture_default_str();
    command->add_option("--normalize", request.normalize, "Normalisation")
        ->check(CLI::IsMember(find_parameter("normalize")->choices))
        ->capture_default_str();
    command->add_option("--batch-size,--batch_size", request.batch_size, "Images per batch")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    command->add_option("--device", request.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->add_option("--threads", request.threads, "CPU threads; 0 = all")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command->add_flag("--json", flags->json, "Print JSON");
    add_download_flag(*command, flags->download);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token& stop) {
            if (flags->download) {
                fetch_named(flags->request.model_file, stop);
                fetch_named(flags->request.teacher_file, stop);
            }
            return run_evaluate(flags->request, flags->json, stop);
        };
    });
}

void add_inspect(CLI::App& app, Action& action) {
    struct Flags {
        std::string file;
        bool json = false;
        bool download = false;
    };
    auto flags = std::make_shared<Flags>();
    auto* command = app.add_subcommand("inspect", "Say what a model file holds; nothing in it is executed");
    command->add_option("FILE", flags->file, "PyTorch file, or imagenet:ARCH")->required();
    command->add_flag("--json", flags->json, "Print JSON");
    add_download_flag(*command, flags->download);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token& stop) {
            if (flags->download) {
                fetch_named(flags->file, stop);
            }
            return run_inspect(flags->file, flags->json);
        };
    });
}

} // namespace retort::cli
