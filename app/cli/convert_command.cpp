// convert: a student leaves.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/trained_student.h"
#include "core/export/export.h"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

struct ConvertFlags {
    StudentRequest request;
    std::string file;
    std::string format;
    bool json = false;
};

ExportFormat wanted_format(const ConvertFlags& flags) {
    const auto format = flags.format.empty() ? format_of(flags.file) : parse_export_format(flags.format);
    if (!format) {
        throw CLI::ValidationError("--format", flags.file +
                                                   " does not determine the format; choose pth, safetensors, "
                                                   "torchscript or onnx");
    }
    return *format;
}

void print_json(const Student& student, const ExportReport& report, std::FILE* out) {
    nlohmann::ordered_json document{
        {"file", report.file.string()},
        {"format", to_string(report.format)},
        {"bytes", report.bytes},
        {"architecture", student.card.architecture},
        {"classes", student.card.class_count},
        {"image_size", student.card.image_size},
        {"images", report.images},
        {"images_from", student.images_from.empty() ? "sample" : student.images_from.string()},
        {"max_difference", report.max_difference},
    };
    if (!student.remarks.empty()) {
        auto& remarks = document["remarks"] = nlohmann::ordered_json::array();
        for (const auto& remark : student.remarks) {
            remarks.push_back(remark.str());
        }
    }
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    print(out, "{}\n", document.dump(2, ' ', false, replace));
}

void print_text(const Student& student, const ExportReport& report, std::FILE* out) {
    const auto images =
        student.images_from.empty() ? "sample images" : "images of " + student.images_from.string();
    print(out, "{}  {}  {:.1f} MiB  {}  max |Δlogit| {:.3g} on {} {}\n", report.file.string(),
          to_string(report.format), static_cast<double>(report.bytes) / (1024.0 * 1024.0),
          student.card.architecture, report.max_difference, report.images, images);
}

int run_convert(const ConvertFlags& flags) {
    const auto format = wanted_format(flags);
    const auto student = open_student(flags.request);
    for (const auto& remark : student.remarks) {
        say("retort-cli: {}: {}\n", student.file.string(), remark.str());
    }
    const auto report = export_student({student.card, student.tensors, student.images}, format, flags.file);
    auto* out = free_output(flags.file);
    flags.json ? print_json(student, report, out) : print_text(student, report, out);
    return ok;
}

} // namespace

void add_convert(CLI::App& app, Action& action) {
    auto flags = std::make_shared<ConvertFlags>();
    auto* command =
        app.add_subcommand("convert", "Export a student for other programs, verified by reading it back");
    auto& request = flags->request;
    command->add_option("MODEL", request.model, "A run's folder or a file with weights")->required();
    command
        ->add_option("OUT", flags->file,
                     "File to write: .pth, .safetensors, .ts or .onnx; - is standard output")
        ->required();
    command
        ->add_option("--format", flags->format,
                     "pth, safetensors, torchscript or onnx; by default from the name of OUT")
        ->check(CLI::IsMember({"pth", "safetensors", "torchscript", "onnx"}));
    command->add_option("--epoch", request.epoch, "Epoch of the run: best or last")
        ->check(CLI::IsMember({"best", "last"}))
        ->capture_default_str();
    command->add_option("--data-dir,--data_dir", request.data_dir,
                        "Image folder for the comparison and the class names; by default the experiment's");
    command->add_option("--image-size,--image_size", request.image_size, "Side in pixels; 0 = as in training")
        ->check(CLI::Range(0, 2048))
        ->capture_default_str();
    command->add_option("--normalize", request.normalize, "Normalisation; by default as in training")
        ->check(CLI::IsMember(find_parameter("normalize")->choices));
    command->add_option("--arch", request.architecture,
                        "Architecture, if tensor names and shapes are ambiguous");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &action] {
        wanted_format(*flags); // a file that says nothing is a usage error
        action = [flags](const std::stop_token&) { return run_convert(*flags); };
    });
}

} // namespace retort::cli
