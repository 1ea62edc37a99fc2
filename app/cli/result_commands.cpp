// summarize and export.
#include "app/cli/chart_pictures.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/report/csv_export.h"
#include "core/experiment/report/markup.h"
#include "core/experiment/report/paper_table.h"
#include "core/experiment/report/report.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/references.h"
#include "core/experiment/results/summary.h"
#include "core/experiment/results/verdict.h"

#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

namespace retort::cli {

namespace {

enum class Form { text, json, markdown, latex, csv };

/// Reads a folder and says on stderr what in it could not be read.
ExperimentRecord read_and_complain(const std::string& folder) {
    auto experiment = read_experiment(folder);
    for (const auto& complaint : experiment.complaints) {
        say("retort-cli: {}\n", complaint.str());
    }
    return experiment;
}

/// One experiment's document as it is, several in one.
void print_documents(const nlohmann::ordered_json& documents) {
    const auto& whole =
        documents.size() == 1 ? documents.front() : nlohmann::ordered_json{{"experiments", documents}};
    print("{}\n", whole.dump(2));
}

/// What `summarize` says of one folder.
struct Summarized {
    TitledSummary summary;
    std::optional<Verdict> verdict; ///< where there are several α
};

nlohmann::ordered_json summary_document(const Summarized& found) {
    nlohmann::ordered_json document{{"folder", found.summary.title}};
    if (found.verdict) {
        document["verdict"] = nlohmann::ordered_json::parse(verdict_json(*found.verdict));
    }
    document.update(nlohmann::ordered_json::parse(summary_json(found.summary.rows)));
    return document;
}

nlohmann::ordered_json verdict_document(const Summarized& found) {
    nlohmann::ordered_json document{{"folder", found.summary.title}};
    document.update(nlohmann::ordered_json::parse(verdict_json(*found.verdict)));
    return document;
}

/// Tables one after the other, each under its folder where there are several.
void print_tables(const std::vector<std::pair<std::string, std::string>>& tables, Form form) {
    for (const auto& [folder, table] : tables) {
        if (tables.size() > 1) {
            const auto* mark = form == Form::markdown ? "## " : form == Form::latex ? "% " : "";
            print("{}{}\n\n", mark, form == Form::latex ? latex_text(folder) : folder);
        }
        print("{}{}", table, tables.size() > 1 ? "\n" : "");
    }
}

/// Differences of all α to `reference`, at the best epochs.
TitledPaired paired_of(const std::string& folder, const std::vector<RunRecord>& runs,
                       const Point& reference) {
    TitledPaired paired{folder,
                        paired_differences(runs, searched_reference(runs, reference), CountedEpoch::best)};
    if (paired.rows.empty()) {
        throw Error(RETORT_TEXT("%1 has no runs to compare with α %2; train α %2 and at least one other"),
                    {folder, point_label(reference)});
    }
    return paired;
}

nlohmann::ordered_json paired_document(const TitledPaired& paired, const Point& reference) {
    nlohmann::ordered_json document{{"folder", paired.title}};
    document.update(nlohmann::ordered_json::parse(paired_json(paired.rows, reference, CountedEpoch::best)));
    return document;
}

std::string summary_table(const Summarized& found, Form form) {
    switch (form) {
    case Form::markdown:
        return summary_markdown(found.summary.rows);
    case Form::latex:
        return summary_latex({found.summary});
    default:
        return (found.verdict ? sentence(*found.verdict).str() + "\n\n" : "") +
               summary_text(found.summary.rows);
    }
}

std::string paired_table(const TitledPaired& paired, const Point& reference, Form form) {
    switch (form) {
    case Form::markdown:
        return paired_markdown(paired.rows, reference, CountedEpoch::best);
    case Form::latex:
        return paired_latex(paired.rows, reference, CountedEpoch::best);
    default:
        return paired_text(paired.rows, reference, CountedEpoch::best);
    }
}

const std::string& title_of(const TitledPaired& paired) {
    return paired.title;
}

const std::string& title_of(const Summarized& found) {
    return found.summary.title;
}

/// Prints what was found of each folder: as one document, or `table` by table.
template <typename Titled>
void print_all(const std::vector<Titled>& found, Form form,
               const std::function<nlohmann::ordered_json(const Titled&)>& document,
               const std::function<std::string(const Titled&)>& table) {
    auto documents = nlohmann::ordered_json::array();
    std::vector<std::pair<std::string, std::string>> tables;
    for (const auto& one : found) {
        if (form == Form::json) {
            documents.push_back(document(one));
        } else {
            tables.emplace_back(title_of(one), table(one));
        }
    }
    form == Form::json ? print_documents(documents) : print_tables(tables, form);
}

void print_summaries(const std::vector<Summarized>& found, Form form) {
    if (form == Form::csv) {
        std::vector<TitledSummary> summaries;
        for (const auto& one : found) {
            summaries.push_back(one.summary);
        }
        print("{}", summary_csv(summaries));
        return;
    }
    print_all<Summarized>(found, form, summary_document,
                          [=](const Summarized& one) { return summary_table(one, form); });
}

void print_verdicts(const std::vector<Summarized>& found, Form form) {
    print_all<Summarized>(found, form, verdict_document, [=](const Summarized& one) {
        return form == Form::markdown ? verdict_markdown(*one.verdict)
               : form == Form::latex  ? paper_latex(*one.verdict)
                                      : verdict_text(*one.verdict);
    });
}

int exit_code_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::better:
        return ok;
    case Outcome::none:
        return no_verdict;
    case Outcome::undecided:
        return undecided;
    case Outcome::worse:
        break;
    }
    return worse;
}

/// Of several experiments the last outcome in this order: better, none, undecided, worse.
int exit_code_of(const std::vector<Summarized>& found) {
    int code = ok;
    for (const auto& one : found) {
        code = std::max(code, exit_code_of(one.verdict->outcome));
    }
    return code;
}

void print_paired(const std::vector<TitledPaired>& experiments, const Point& reference, Form form) {
    if (form == Form::csv) {
        print("{}", paired_csv(experiments, reference));
        return;
    }
    print_all<TitledPaired>(
        experiments, form, [&](const TitledPaired& paired) { return paired_document(paired, reference); },
        [&](const TitledPaired& paired) { return paired_table(paired, reference, form); });
}

struct SummarizeFlags {
    std::vector<std::string> folders;
    Form form = Form::text;
    std::optional<double> paired;
    bool verdict = false;
    bool exit_code = false;
};

Summarized summarized(const std::string& folder, const std::vector<RunRecord>& runs, bool needs_verdict) {
    Summarized found{{folder, summarize(runs)}, usual_verdict(runs)};
    if (needs_verdict && !found.verdict) {
        throw Error(RETORT_TEXT("%1 has runs of one point at most; a verdict compares several"), {folder});
    }
    return found;
}

int run_summarize(const SummarizeFlags& flags) {
    int code = ok;
    std::vector<Summarized> found;
    std::vector<TitledPaired> paired;
    for (const auto& folder : flags.folders) {
        try {
            const auto runs = read_and_complain(folder).runs;
            if (flags.paired) {
                paired.push_back(paired_of(folder, runs, {*flags.paired}));
            } else {
                found.push_back(summarized(folder, runs, flags.verdict));
            }
        } catch (const Error& error) {
            say("retort-cli: {}\n", error.what());
            code = failed;
        }
    }
    if (!paired.empty()) {
        print_paired(paired, {*flags.paired}, flags.form);
    }
    if (!found.empty()) {
        flags.verdict ? print_verdicts(found, flags.form) : print_summaries(found, flags.form);
    }
    return code == ok && flags.exit_code ? exit_code_of(found) : code;
}

struct ExportFlags {
    std::string folder;
    std::string csv;
    std::string csv_long;
    std::string charts;
    std::string report;
};

/// "2026-03-14 15:09", by the clock of whoever reads it.
std::string now_text() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return fmt::format("{:%Y-%m-%d %H:%M}", local);
}

int run_export(const ExportFlags& flags) {
    if (!flags.charts.empty()) {
        require_charts();
    }
    auto experiment = read_and_complain(flags.folder);
    for (const auto& [file, form] :
         {std::pair(flags.csv, CsvForm::wide), std::pair(flags.csv_long, CsvForm::tall)}) {
        if (!file.empty()) {
            export_csv(experiment, form, file);
            print(free_output(file), "{}\n", file);
        }
    }
    if (!flags.charts.empty()) {
        for (const auto& file : write_chart_pictures(experiment, flags.charts)) {
            print("{}\n", file);
        }
    }
    if (!flags.report.empty()) {
        auto report = report_on(std::move(experiment));
        report.created = now_text();
        add_charts(report);
        write_report(report, flags.report);
        print(free_output(flags.report), "{}\n", flags.report);
    }
    return ok;
}

} // namespace

void add_summarize(CLI::App& app, Action& action) {
    auto flags = std::make_shared<SummarizeFlags>();
    auto* command = app.add_subcommand(
        "summarize", "Whether distillation helped, and mean ± standard deviation per point");
    command->add_option("DIR", flags->folders, "Experiment folders")->required();
    std::vector<CLI::Option*> forms;
    for (const auto& [name, form, help] :
         {std::tuple("--json", Form::json, "Print JSON"),
          std::tuple("--markdown", Form::markdown, "Print Markdown"),
          std::tuple("--latex", Form::latex,
                     "Print a LaTeX table (requires booktabs); with --verdict, a short one"),
          std::tuple("--csv", Form::csv, "Print CSV in full precision")}) {
        auto* flag = command->add_flag_callback(
            name, [flags, form = form] { flags->form = form; }, help);
        for (auto* other : forms) {
            flag->excludes(other);
        }
        forms.push_back(flag);
    }
    auto* paired = command->add_option(
        "--paired", flags->paired,
        "Print differences from this α at best epochs instead, paired by repeat, with 95 % intervals");
    auto* verdict =
        command->add_flag("--verdict", flags->verdict,
                          "Print each α against α 1 in a sentence instead, with the test behind it and what "
                          "each point's students reach and cost");
    verdict->excludes(paired);
    verdict->excludes(forms.back()); // CSV is of metrics alone
    command
        ->add_flag("--exit-code", flags->exit_code,
                   "With --verdict: exit 0 better, 10 no verdict, 11 undecided, 12 worse")
        ->needs(verdict);
    command->callback(
        [flags, &action] { action = [flags](const std::stop_token&) { return run_summarize(*flags); }; });
}

void add_export(CLI::App& app, Action& action) {
    auto flags = std::make_shared<ExportFlags>();
    auto* command = app.add_subcommand(
        "export",
        "Write an experiment's results as CSV, its charts as images, or a report; files of the same name "
        "are replaced");
    command->add_option("DIR", flags->folder, "Experiment folder")->required();
    auto* what = command->add_option_group("what");
    what->add_option("--csv", flags->csv, "All runs, one line per epoch; - is standard output");
    what->add_option("--csv-long", flags->csv_long, "All runs, one line per value: split, metric, value");
    what->add_option("--charts", flags->charts,
                     "Folder for loss, accuracy and logit difference as PNG and SVG");
    what->add_option("--report", flags->report,
                     "Self-contained HTML file with setup, charts, tables and configuration");
    what->require_option(1, 0);
    for (auto* option : what->get_options()) {
        option->group("At least one of");
    }
    command->callback(
        [flags, &action] { action = [flags](const std::stop_token&) { return run_export(*flags); }; });
}

} // namespace retort::cli
