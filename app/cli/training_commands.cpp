// distill and teach.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/parameter_flags.h"
#include "app/cli/progress_printer.h"
#include "core/experiment/preflight/network_checks.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/results/summary.h"
#include "core/experiment/results/verdict.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/teacher/program_trust.h"
#include "core/experiment/teacher/validation.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace retort::cli {

namespace {

struct Request {
    GivenSpec given;
    std::string preset;  ///< its name, or empty
    ExperimentSpec spec; ///< what is carried out
    bool resume = false;
    bool json = false;
    bool download = false;
    bool recognise = false; ///< the architecture, in the file of initial weights

    [[nodiscard]] ResumeMode mode() const { return resume ? ResumeMode::resume : ResumeMode::fresh; }
};

/// What an experiment that is resumed goes on as: what its folder says, but for what the command line does.
ExperimentSpec resumed_spec(const GivenSpec& given) {
    if (given.spec.out.empty()) {
        return given.spec; // which will be refused
    }
    const auto file = std::filesystem::path(given.spec.out) / "experiment.json";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        throw Error(RETORT_TEXT("there is no experiment to resume in %1; leave out --resume to begin one"),
                    {given.spec.out});
    }
    auto spec = without_untrusted_program(read_spec(file));
    for (const auto* parameter : given.parameters) {
        copy_value(given.spec, *parameter, spec);
    }
    spec.out = given.spec.out;
    return spec;
}

void settle_spec(Request& request) {
    apply_given_preset(request.given, request.preset);
    request.spec = request.resume ? resumed_spec(request.given) : request.given.spec;
}

/// Whether a field names pretrained weights that could be downloaded.
bool lacks_weights(const ExperimentSpec& spec, const Parameter& parameter) {
    try {
        return !missing_weights(spec, parameter).empty();
    } catch (const Error&) { // there are no such weights at all
        return false;
    }
}

int check(const ExperimentSpec& spec, const ValidationScope& scope) {
    int code = ok;
    for (const auto& problem : validate(spec, scope)) {
        const auto& parameter = *find_parameter(problem.parameter);
        say("retort-cli: --{}: {}{}\n", problem.parameter, problem.message.str(),
            lacks_weights(spec, parameter) ? download_hint : "");
        code = std::max<int>(code, refusal_code(spec, parameter));
    }
    return code;
}

/// What comes before any training: the spec is checked, and weights are downloaded where that was asked.
int make_ready(const Request& request, bool teacher, ProgressPrinter& progress, const std::stop_token& stop) {
    const int code =
        check(request.spec,
              {.teacher = teacher, .cached_weights = !request.download, .fresh_output = !request.resume});
    if (code == ok && request.download) {
        for (const auto& weights : missing_weights(request.spec)) {
            fetch_weights(weights, progress, stop);
        }
    }
    return code;
}

/// Errors alone where there are any: what else could be better is of no interest then.
void tell_findings(const PreflightReport& report, ProgressPrinter& progress) {
    for (const auto& finding : report.findings) {
        if (finding.severity == Severity::error) {
            say("retort-cli: {}\n", finding.what.str());
        } else if (!report.has_errors()) {
            progress.notice({"%1; %2", {finding.what, finding.advice}});
        }
    }
}

void tell_not_checked(const PreflightReport& report, ProgressPrinter& progress) {
    for (const auto& message : report.not_checked) {
        progress.notice({"preflight: %1", {message}});
    }
    progress.notice(
        {"preflight: only `retort-cli preflight` looks for images that are nearly the same or have "
         "several labels",
         {}});
}

/// Looks at teacher and students before they are trained, as `retort-cli preflight` does; what training
/// itself says of its images and its cost is left to it. Returns whether nothing is in the way.
bool is_cleared(const ExperimentSpec& spec, ProgressPrinter& progress, const std::stop_token& stop) {
    constexpr double seconds = 5.0;
    const auto report = check_networks(spec, {.seconds = seconds, .run_follows = true}, progress, stop);
    tell_findings(report, progress);
    if (!report.has_errors()) {
        tell_not_checked(report, progress);
    }
    return !report.has_errors();
}

/// None where there is no experiment; whoever goes on with it says so.
std::vector<RunRecord> runs_in(const std::string& folder) {
    try {
        return read_experiment(folder).runs;
    } catch (const Error&) {
        return {};
    }
}

/// The summary, and in a sentence whether distillation helped.
void print_results(const std::vector<RunRecord>& runs, bool as_json) {
    const auto summary = summarize(runs);
    const auto verdict = usual_verdict(runs);
    if (!as_json) {
        print("{}{}", summary_text(summary), verdict ? "\n" + sentence(*verdict).str() + "\n" : "");
        print("{}", verdict && verdict->searched > 0 ? basis(*verdict).str() + "\n" : "");
        return;
    }
    auto document = nlohmann::ordered_json::parse(summary_json(summary));
    if (verdict) {
        document["verdict"] = nlohmann::ordered_json::parse(verdict_json(*verdict));
    }
    print("{}\n", document.dump(2));
}

int distill(Request& request, const std::stop_token& stop) {
    settle_spec(request);
    ProgressPrinter progress;
    if (const int code = make_ready(request, /*teacher=*/true, progress, stop); code != ok) {
        return code;
    }
    if (request.given.parameters.contains(find_parameter("teacher-format"))) {
        trust_program(request.spec);
    }
    if (!request.resume && !is_cleared(request.spec, progress, stop)) {
        return failed;
    }
    progress.expect(request.spec);
    if (request.resume) {
        progress.know(runs_in(request.spec.out));
    }
    const auto runs = run_experiment(request.spec, request.mode(), progress, stop);
    print_results(runs, request.json);
    // A search goes on without points that fail: what counts is the result.
    return std::any_of(runs.begin(), runs.end(),
                       [](const auto& run) { return run.status == RunStatus::failed && !run.search; })
               ? failed
               : ok;
}

/// How a file of weights to start from is opened.
ModelChoice student_choice() {
    return {.role = ModelRole::student, .parameter = "", .needs_head = false};
}

/// Weights by name say in their name of what architecture they are. Returns whether they did.
bool take_named_architecture(ExperimentSpec& spec) {
    const auto name = parse_pretrained_name(spec.student_init);
    if (name && !name->architecture.empty()) {
        spec.student = name->architecture;
    }
    return name.has_value();
}

/// The weights that training goes on from say the architecture where nobody else does.
void take_architecture(ExperimentSpec& spec) {
    const auto arch = preview_model(spec.student_init, "auto", student_choice()).architecture;
    say("{}: {}\n", spec.student_init, arch);
    spec.student = arch;
}

/// As a teacher is trained: α = 1, once.
ExperimentSpec one_run(ExperimentSpec spec) {
    spec.alphas = {1.0};
    spec.repeats = 1;
    spec.search = "grid";
    return spec;
}

int teach(Request& request, const std::stop_token& stop) {
    settle_spec(request);
    if (request.recognise && take_named_architecture(request.spec)) {
        request.recognise = false;
    }
    ProgressPrinter progress;
    if (const int code = make_ready(request, /*teacher=*/false, progress, stop); code != ok) {
        return code;
    }
    progress.expect(one_run(request.spec));
    if (request.recognise) {
        take_architecture(request.spec);
    }
    const auto run = run_teaching(request.spec, request.mode(), progress, stop);
    if (run.status == RunStatus::done) {
        print("{}/teacher.pth  val accuracy {:.4f} (epoch {})\n", request.spec.out,
              best_epoch(run.epochs)->val_accuracy, best_epoch(run.epochs)->epoch);
    }
    return run.status == RunStatus::failed ? failed : ok;
}

} // namespace

void add_distill(CLI::App& app, Action& action) {
    auto request = std::make_shared<Request>();
    auto* command = app.add_subcommand("distill", "Train students from a teacher, for every α and repeat");
    add_parameter_flags(*command, request->given, [](const Parameter&) { return true; });
    add_preset_flag(*command, request->preset);
    command->add_flag(
        "--resume", request->resume,
        "Continue the experiment in the output folder, with what its experiment.json says where the command "
        "line says nothing");
    add_download_flag(*command, request->download);
    command->add_flag("--json", request->json, "Print the summary as JSON");
    command->callback([request, &action] {
        action = [request](const std::stop_token& stop) { return distill(*request, stop); };
    });
}

void add_teach(CLI::App& app, Action& action) {
    auto request = std::make_shared<Request>();
    auto* command = app.add_subcommand("teach", "Train a teacher on labels only");
    add_parameter_flags(*command, request->given,
                        [](const Parameter& parameter) { return parameter.for_teaching; });
    const auto& student = *find_parameter("student");
    auto* arch = command->add_option("--arch", request->given.spec.student, "Architecture of the teacher");
    arch->check(CLI::IsMember(student.choices))->type_name("")->capture_default_str()->group("Teacher");
    auto* from = command->add_option(
        "--from", request->given.spec.student_init,
        "File with weights to start from, or imagenet:ARCH. A head for a different number of classes is "
        "replaced by a new one; the architecture is that of the file unless --arch is given");
    from->type_name("")->group("Teacher");
    command->add_flag("--resume", request->resume, "Continue the training in the output folder");
    add_download_flag(*command, request->download);
    command->callback([request, arch, from, &action] {
        request->recognise = from->count() > 0 && arch->count() == 0;
        if (arch->count() > 0) {
            request->given.parameters.insert(find_parameter("student"));
        }
        if (from->count() > 0) {
            request->given.parameters.insert(find_parameter("student-init"));
        }
        action = [request](const std::stop_token& stop) { return teach(*request, stop); };
    });
}

} // namespace retort::cli
