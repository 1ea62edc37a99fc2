// evaluate and inspect.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_printer.h"
#include "core/data/image_folder.h"
#include "core/engine/models/model.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/inspect/evaluate.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

using nlohmann::ordered_json;

/// Weights that are named in a file's place and not there, where they may be fetched.
void fetch_named(const std::filesystem::path& name_or_path, const std::stop_token& stop) {
    ProgressPrinter progress;
    for (const auto& weights : missing_weights(name_or_path.string())) {
        fetch_weights(weights, progress, stop);
    }
}

int run_evaluate(const EvaluationRequest& request, bool json, const std::stop_token& stop) {
    ProgressPrinter progress;
    const auto result = evaluate(request, progress, stop);
    auto* out = free_output(request.logits_file);
    if (json) {
        ordered_json document{
            {"accuracy", result.accuracy},        {"loss", result.loss},   {"count", result.count},
            {"skipped", result.skipped},          {"split", result.split}, {"part", result.part},
            {"architecture", result.architecture}};
        if (result.image_size > 0) {
            document["image_size"] = result.image_size;
            document["normalize"] = result.normalize;
            document["resize_side"] = result.resize_side;
            document["interpolation"] = result.interpolation;
        }
        if (result.agreement) {
            document["agreement"] = *result.agreement;
        }
        print(out, "{}\n", document.dump(2));
        return ok;
    }
    const bool says_part = !result.part.empty() && result.part != result.split && result.part != "all";
    print(out, "{}  {}{}  accuracy {:.2f} %  loss {:.4f}  {} images{}\n", result.architecture, result.split,
          says_part ? " (" + result.part + ")" : "", 100.0 * result.accuracy, result.loss, result.count,
          result.image_size > 0 ? fmt::format(" of {0}×{0} pixels, {1}", result.image_size, result.normalize)
                                : "");
    if (result.agreement) {
        print(out, "agreement with the teacher {:.2f} %\n", 100.0 * *result.agreement);
    }
    return ok;
}

ordered_json object_of(const std::vector<std::pair<std::string, std::string>>& items) {
    auto object = ordered_json::object();
    for (const auto& [name, value] : items) {
        object[name] = value;
    }
    return object;
}

std::vector<std::string> texts_of(const std::vector<Message>& messages) {
    std::vector<std::string> texts;
    texts.reserve(messages.size());
    for (const auto& message : messages) {
        texts.push_back(message.str());
    }
    return texts;
}

ordered_json to_json(const ModelSummary& summary) {
    ordered_json document{{"format", summary.format},
                          {"architecture", summary.architecture},
                          {"family", summary.family},
                          {"parameters", summary.parameters},
                          {"classes", summary.classes},
                          {"dtype", summary.dtype},
                          {"image_size", summary.image_size},
                          {"normalize", summary.normalize},
                          {"normalize_is_guess", summary.normalize_is_guess},
                          {"file_size", summary.file_size},
                          {"nesting", summary.nesting},
                          {"other_architectures", summary.others},
                          {"class_names", summary.class_names}};
    if (summary.resize_side > 0) {
        document["resize_side"] = summary.resize_side;
    }
    if (!summary.interpolation.empty()) {
        document["interpolation"] = summary.interpolation;
    }
    if (!summary.remarks.empty()) {
        document["remark"] = fmt::format("{}", fmt::join(texts_of(summary.remarks), "; "));
    }
    if (!summary.scalars.empty()) {
        document["scalars"] = object_of(summary.scalars);
    }
    if (!summary.metadata.empty()) {
        document["metadata"] = object_of(summary.metadata);
    }
    return document;
}

/// The first names of many, and how many there are.
std::string shortened(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 5;
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), shown));
    const auto list = fmt::format("{}", fmt::join(names.begin(), end, ", "));
    return names.size() > shown ? fmt::format("{}, … ({})", list, names.size()) : list;
}

void print_line(std::string_view name, const std::string& value) {
    if (!value.empty()) {
        print("{:<13} {}\n", name, value);
    }
}

void print_text(const ModelSummary& summary) {
    print_line("format", summary.format);
    print_line("file size", fmt::format("{} bytes", summary.file_size));
    print_line("architecture", summary.architecture);
    print_line("family", summary.family);
    print_line("also fits", fmt::format("{}", fmt::join(summary.others, ", ")));
    print_line("parameters", std::to_string(summary.parameters));
    print_line("dtype", summary.dtype);
    print_line("classes", std::to_string(summary.classes));
    print_line("class names", shortened(summary.class_names));
    print_line("image size", std::to_string(summary.image_size));
    print_line("normalize", summary.normalize + (summary.normalize_is_guess ? " (default)" : ""));
    print_line("resize side", summary.resize_side > 0 ? std::to_string(summary.resize_side) : "");
    print_line("interpolation", summary.interpolation);
    print_line("found in", summary.nesting);
    for (const auto& remark : summary.remarks) {
        print_line("remark", remark.str());
    }
    for (const auto& [name, value] : summary.scalars) {
        print_line(name, value);
    }
    for (const auto& [name, value] :
         summary.metadata) { // what the file says of itself repeats names from above
        print_line("metadata", fmt::format("{} = {}", name, value));
    }
}

int run_inspect(const std::string& file, const std::string& architecture, const std::string& key, bool json) {
    const auto summary = preview_model(file, architecture, {.key = key});
    if (json) {
        print("{}\n", to_json(summary).dump(2));
    } else {
        print_text(summary);
    }
    return ok;
}

std::vector<std::string> split_names() {
    auto names = validation_folder_names();
    names.insert(names.begin(), "train");
    names.emplace_back("all");
    return names;
}

/// How a file is to be taken that holds a model: as in the table of parameters, whose help is said here too.
void add_model_options(CLI::App& command, ModelSource& request, const char* format, const char* architecture,
                       const char* key, const char* class_map) {
    const auto& formats = *find_parameter("teacher-format");
    command.add_option(format, request.format, formats.help)
        ->check(CLI::IsMember(formats.choices))
        ->type_name("")
        ->capture_default_str();
    const auto& architectures = *find_parameter("teacher-arch");
    command.add_option(architecture, request.architecture, architectures.help)
        ->check(CLI::IsMember(architectures.choices))
        ->type_name("")
        ->capture_default_str();
    command.add_option(key, request.key, find_parameter("teacher-key")->help)->type_name("");
    command.add_option(class_map, request.class_map, find_parameter("class-map")->help);
}

/// What is wrong with the name of a device, in the words of the table of parameters; empty where nothing is.
std::string device_name(const std::string& name) {
    ExperimentSpec spec;
    spec.device = name;
    return check_value(spec, *find_parameter("device"), /*teacher=*/false).str();
}

} // namespace

void add_evaluate(CLI::App& app, Action& action) {
    struct Flags {
        EvaluationRequest request;
        bool json = false;
        bool download = false;
    };
    auto flags = std::make_shared<Flags>();
    auto* command = app.add_subcommand("evaluate", "Evaluate a model on the images of a data set");
    auto& request = flags->request;
    command->add_option("--data-dir,--data_dir", request.data_dir, "Image folder")->required();
    command
        ->add_option("--model-file,--model_file", request.model.file,
                     "File with the model's weights or its logits by path (.csv, .safetensors), or "
                     "imagenet:ARCH")
        ->required();
    add_model_options(*command, request.model, "--model-format,--model_format", "--arch",
                      "--model-key,--model_key", "--class-map,--class_map");
    command->add_option("--teacher-file,--teacher_file", request.teacher.file,
                        "Teacher to compare predictions with");
    add_model_options(*command, request.teacher, "--teacher-format,--teacher_format",
                      "--teacher-arch,--teacher_arch", "--teacher-key,--teacher_key",
                      "--teacher-class-map,--teacher_class_map");
    command->add_option("--split", request.split, "train, val, all, or the name of a validation folder: test")
        ->check(CLI::IsMember(split_names()))
        ->capture_default_str();
    command->add_option("--logits", request.logits_file,
                        "Write the model's logits by image path to this file (.csv, .safetensors)");
    command
        ->add_option("--image-size,--image_size", request.image_size,
                     "Side in pixels; 0 = what the model was trained at, or the architecture's usual one")
        ->check(CLI::Range(0, 2048))
        ->capture_default_str();
    command
        ->add_option(
            "--normalize", request.normalize,
            "Normalisation; by default what the model was trained with, or imagenet where nobody says")
        ->check(CLI::IsMember(find_parameter("normalize")->choices))
        ->capture_default_str();
    command
        ->add_option("--resize-side,--resize_side", request.resize_side,
                     "Side to which the shorter side is brought before the centre is cut out; 0 = what the "
                     "model was trained with, or what is usual where nobody says")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command
        ->add_option("--interpolation", request.interpolation,
                     "How images are resized; by default as the model was trained, or bilinear where nobody "
                     "says")
        ->check(CLI::IsMember(find_parameter("interpolation")->choices))
        ->capture_default_str();
    command->add_option("--batch-size,--batch_size", request.batch_size, "Images per batch")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    command->add_option("--device", request.device, "auto, cpu, cuda or cuda:N")
        ->check(device_name)
        ->capture_default_str();
    command->add_option("--threads", request.threads, "CPU threads; 0 = all")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command->add_flag("--json", flags->json, "Print JSON");
    add_download_flag(*command, flags->download);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token& stop) {
            if (flags->download) {
                fetch_named(flags->request.model.file, stop);
                fetch_named(flags->request.teacher.file, stop);
            }
            return run_evaluate(flags->request, flags->json, stop);
        };
    });
}

void add_inspect(CLI::App& app, Action& action) {
    struct Flags {
        std::string file;
        std::string architecture = "auto";
        std::string key;
        bool json = false;
        bool download = false;
    };
    auto flags = std::make_shared<Flags>();
    auto* command = app.add_subcommand("inspect", "Describe a model file; nothing in it is executed");
    command->add_option("FILE", flags->file, "PyTorch or safetensors file, or imagenet:ARCH")->required();
    command->add_option("--arch", flags->architecture, "Architecture; auto recognises it")
        ->check(CLI::IsMember(find_parameter("teacher-arch")->choices))
        ->type_name("")
        ->capture_default_str();
    command->add_option("--teacher-key,--teacher_key", flags->key, find_parameter("teacher-key")->help)
        ->type_name("");
    command->add_flag("--json", flags->json, "Print JSON");
    add_download_flag(*command, flags->download);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token& stop) {
            if (flags->download) {
                fetch_named(flags->file, stop);
            }
            return run_inspect(flags->file, flags->architecture, flags->key, flags->json);
        };
    });
}

} // namespace retort::cli
