// summarize and export.
#include "app/cli/chart_pictures.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/report/csv_export.h"
#include "core/experiment/report/markup.h"
#include "core/experiment/report/report.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/summary.h"

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

nlohmann::ordered_json summary_document(const TitledSummary& summary) {
    nlohmann::ordered_json document{{"folder", summary.title}};
    document.update(nlohmann::ordered_json::parse(summary_json(summary.rows)));
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
TitledPaired paired_of(const std::string& folder, const std::vector<RunRecord>& runs, double reference) {
    TitledPaired paired{folder, paired_differences(runs, reference, CountedEpoch::best)};
    if (paired.rows.empty()) {
        throw Error(RETORT_TEXT("%1 has no runs to compare with α %2; train α %2 and at least one other"),
                    {folder, fmt::format("{:g}", reference)});
    }
    return paired;
}

nlohmann::ordered_json paired_document(const TitledPaired& paired, double reference) {
    nlohmann::ordered_json document{{"folder", paired.title}};
    document.update(nlohmann::ordered_json::parse(paired_json(paired.rows, reference)));
    return document;
}

std::string summary_table(const TitledSummary& summary, Form form) {
    switch (form) {
    case Form::markdown:
        return summary_markdown(summary.rows);
    case Form::latex:
        return summary_latex({summary});
    default:
        return summary_text(summary.rows);
    }
}

std::string paired_table(const TitledPaired& paired, double reference, Form form) {
    switch (form) {
    case Form::markdown:
        return paired_markdown(paired.rows, reference);
    case Form::latex:
        return paired_latex(paired.rows, reference);
    default:
        return paired_text(paired.rows, reference);
    }
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
            tables.emplace_back(one.title, table(one));
        }
    }
    form == Form::json ? print_documents(documents) : print_tables(tables, form);
}

void print_summaries(const std::vector<TitledSummary>& summaries, Form form) {
    if (form == Form::csv) {
        print("{}", summary_csv(summaries));
        return;
    }
    print_all<TitledSummary>(summaries, form, summary_document,
                             [=](const TitledSummary& summary) { return summary_table(summary, form); });
}

void print_paired(const std::vector<TitledPaired>& experiments, double reference, Form form) {
    if (form == Form::csv) {
        print("{}", paired_csv(experiments, reference));
        return;
    }
    print_all<TitledPaired>(
        experiments, form, [=](const TitledPaired& paired) { return paired_document(paired, reference); },
        [=](const TitledPaired& paired) { return paired_table(paired, reference, form); });
}

int run_summarize(const std::vector<std::string>& folders, Form form, std::optional<double> reference) {
    int code = ok;
    std::vector<TitledSummary> summaries;
    std::vector<TitledPaired> paired;
    for (const auto& folder : folders) {
        try {
            const auto runs = read_and_complain(folder).runs;
            if (reference) {
                paired.push_back(paired_of(folder, runs, *reference));
            } else {
                summaries.push_back({folder, summarize(runs)});
            }
        } catch (const Error& error) {
            say("retort-cli: {}\n", error.what());
            code = failed;
        }
    }
    if (!paired.empty()) {
        print_paired(paired, *reference, form);
    }
    if (!summaries.empty()) {
        print_summaries(summaries, form);
    }
    return code;
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
    struct Flags {
        std::vector<std::string> folders;
        Form form = Form::text;
        std::optional<double> paired;
    };
    auto flags = std::make_shared<Flags>();
    auto* command =
        app.add_subcommand("summarize", "Mean ± standard deviation per α, over epochs and repeats");
    command->add_option("DIR", flags->folders, "Experiment folders")->required();
    std::vector<CLI::Option*> forms;
    for (const auto& [name, form, help] :
         {std::tuple("--json", Form::json, "Print JSON"),
          std::tuple("--markdown", Form::markdown, "Print a Markdown table"),
          std::tuple("--latex", Form::latex, "Print a LaTeX table (requires booktabs)"),
          std::tuple("--csv", Form::csv, "Print CSV in full precision")}) {
        auto* flag = command->add_flag_callback(
            name, [flags, form = form] { flags->form = form; }, help);
        for (auto* other : forms) {
            flag->excludes(other);
        }
        forms.push_back(flag);
    }
    command->add_option(
        "--paired", flags->paired,
        "Print differences from this α at best epochs instead, paired by repeat, with 95 % intervals");
    command->callback([flags, &action] {
        action = [flags](const std::stop_token&) {
            return run_summarize(flags->folders, flags->form, flags->paired);
        };
    });
}

void add_export(CLI::App& app, Action& action) {
    auto flags = std::make_shared<ExportFlags>();
    auto* command = app.add_subcommand(
        "export", "Write an experiment's results as CSV, its charts as images, or a report");
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
