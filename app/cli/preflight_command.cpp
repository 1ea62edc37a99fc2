// preflight.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/parameter_flags.h"
#include "app/cli/progress_printer.h"
#include "core/engine/training/accuracy_error.h"
#include "core/experiment/preflight/preflight.h"
#include "core/experiment/teacher/program_trust.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

using nlohmann::ordered_json;

struct PreflightRequest {
    GivenSpec given;
    std::string preset; ///< its name, or empty
    bool json = false;
};

ordered_json finding_json(const PreflightFinding& finding) {
    ordered_json item{{"severity", severity_name(finding.severity)}, {"id", finding.id}};
    item["parameter"] = finding.parameter.empty() ? ordered_json() : ordered_json(finding.parameter);
    item["what"] = finding.what.str();
    item["advice"] = finding.advice.str();
    return item;
}

ordered_json other_json(const OtherAccuracy& other) {
    return {{"parameter", other.set.name}, {"value", other.set.value}, {"accuracy", other.accuracy}};
}

ordered_json start_json(const StartFacts& start) {
    return {{"student", start.student}, {"student_init", start.student_init}, {"accuracy", start.accuracy}};
}

template <typename Item, typename Convert>
ordered_json list_of(const std::vector<Item>& items, const Convert& convert) {
    auto list = ordered_json::array();
    for (const auto& item : items) {
        list.push_back(convert(item));
    }
    return list;
}

ordered_json teacher_json(const TeacherFacts& teacher) {
    ordered_json item{{"file", teacher.file}, {"name", teacher.name}, {"parameters", teacher.parameters}};
    if (teacher.accuracy) {
        item["accuracy"] = *teacher.accuracy;
        item["otherwise"] = list_of(teacher.others, other_json);
    }
    return item;
}

ordered_json report_json(const PreflightReport& report) {
    ordered_json document{{"errors", report.count(Severity::error)},
                          {"warnings", report.count(Severity::warning)},
                          {"findings", list_of(report.findings, finding_json)},
                          {"classes", report.classes},
                          {"train_images", report.train_images},
                          {"unlabelled_images", report.unlabelled_images},
                          {"val_images", report.val_images},
                          {"test_images", report.test_images}};
    if (report.val_images > 0) {
        document["val_accuracy_error"] = accuracy_error(report.val_images);
    }
    document["asked_images"] = report.asked_images;
    document["teachers"] = list_of(report.teachers, teacher_json);
    document["students"] = list_of(report.starts, start_json);
    document["not_checked"] =
        list_of(report.not_checked, [](const Message& message) { return message.str(); });
    return document;
}

void print_data(const PreflightReport& report) {
    print("data: {} classes, {} training, {} validation and {} test images\n", report.classes,
          report.train_images, report.val_images, report.test_images);
    if (report.unlabelled_images > 0) {
        print("unlabelled: {} images, for α = 0\n", report.unlabelled_images);
    }
}

void print_teacher(const TeacherFacts& teacher, std::int64_t images) {
    print("teacher: {}, {}", teacher.file, teacher.name);
    if (teacher.accuracy) {
        print(", {:.1f} % of {} validation images right", 100.0 * *teacher.accuracy, images);
    }
    for (const auto& other : teacher.others) {
        print("{} {:.1f} % with {}", &other == &teacher.others.front() ? ";" : ",", 100.0 * other.accuracy,
              other.set.str());
    }
    print("\n");
}

void print_start(const StartFacts& start) {
    print("student: {} with {}, {:.1f} % right before training\n", start.student, start.student_init,
          100.0 * start.accuracy);
}

void print_finding(const PreflightFinding& finding) {
    print("{}: {} [{}]\n    {}\n", severity_name(finding.severity), finding.what.str(), finding.id,
          finding.advice.str());
}

void print_facts(const PreflightReport& report) {
    if (report.classes > 0) {
        print_data(report);
    }
    for (const auto& teacher : report.teachers) {
        print_teacher(teacher, report.asked_images);
    }
    std::for_each(report.starts.begin(), report.starts.end(), print_start);
}

/// "1 error", "2 errors".
std::string counted(const PreflightReport& report, Severity severity) {
    const auto count = report.count(severity);
    return fmt::format("{} {}{}", count, severity_name(severity), count == 1 ? "" : "s");
}

void print_text(const PreflightReport& report) {
    std::for_each(report.findings.begin(), report.findings.end(), print_finding);
    print_facts(report);
    for (const auto& message : report.not_checked) {
        print("not checked: {}\n", message.str());
    }
    print("{}, {}\n", counted(report, Severity::error), counted(report, Severity::warning));
}

/// A refused value is a matter of usage, as it is for `distill`.
int code_of(const PreflightReport& report, const ExperimentSpec& spec) {
    int code = report.has_errors() ? failed : ok;
    for (const auto& finding : report.findings) {
        if (finding.id == setting_refused) {
            code = std::max(code, refusal_code(spec, *find_parameter(finding.parameter)));
        }
    }
    return code;
}

PreflightReport report_of(const ExperimentSpec& spec, const std::stop_token& stop) {
    ProgressPrinter progress;
    return preflight(spec, {}, progress, stop);
}

int run_preflight(const PreflightRequest& request, const std::stop_token& stop) {
    const auto& spec = request.given.spec;
    if (request.given.parameters.contains(find_parameter("teacher-format"))) {
        trust_program(spec);
    }
    const auto report = report_of(spec, stop);
    if (request.json) {
        print("{}\n", report_json(report).dump(2));
    } else {
        print_text(report);
    }
    return code_of(report, spec);
}

} // namespace

void add_preflight(CLI::App& app, Action& action) {
    auto request = std::make_shared<PreflightRequest>();
    auto* command = app.add_subcommand(
        "preflight", "Say what is wrong with an experiment before it is trained; takes the flags of distill");
    add_parameter_flags(*command, request->given, [](const Parameter&) { return true; });
    add_preset_flag(*command, request->preset);
    command->add_flag("--json", request->json, "Print JSON");
    command->callback([request, &action] {
        action = [request](const std::stop_token& stop) {
            apply_given_preset(request->given, request->preset);
            return run_preflight(*request, stop);
        };
    });
}

} // namespace retort::cli
