// summarize and export.
#include "app/cli/chart_pictures.h"
#include "app/cli/command.h"
#include "core/experiment/csv_export.h"
#include "core/experiment/folder.h"
#include "core/experiment/paired.h"
#include "core/experiment/summary.h"

#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace retort::cli {

namespace {

enum class Form { text, json, markdown };

struct Summarized {
    std::string folder;
    std::vector<AlphaSummary> summary;
};

/// Reads a folder and says on stderr what in it could not be read.
ExperimentRecord read_and_complain(const std::string& folder) {
    auto experiment = read_experiment(folder);
    for (const auto& complaint : experiment.complaints) {
        fmt::print(stderr, "retort-cli: {}\n", complaint.str());
    }
    return experiment;
}

/// One experiment's document as it is, several in one.
void print_documents(const nlohmann::ordered_json& documents) {
    const auto& whole =
        documents.size() == 1 ? documents.front() : nlohmann::ordered_json{{"experiments", documents}};
    fmt::print("{}\n", whole.dump(2));
}

nlohmann::ordered_json summary_document(const Summarized& summarized) {
    nlohmann::ordered_json document{{"folder", summarized.folder}};
    document.update(nlohmann::ordered_json::parse(summary_json(summarized.summary)));
    return document;
}

/// Tables one after the other, each under its folder where there are several.
void print_tables(const std::vector<std::pair<std::string, std::string>>& tables, Form form) {
    for (const auto& [folder, table] : tables) {
        if (tables.size() > 1) {
            fmt::print("{}{}\n\n", form == Form::markdown ? "## " : "", folder);
        }
        fmt::print("{}{}", table, tables.size() > 1 ? "\n" : "");
    }
}

nlohmann::ordered_json number_json(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json paired_json(const PairedDifference& paired) {
    return {{"mean", number_json(paired.difference.mean)},
            {"std", number_json(paired.difference.std)},
            {"count", paired.difference.count},
            {"low", number_json(paired.low)},
            {"high", number_json(paired.high)}};
}

struct Paired {
    std::string folder;
    std::vector<PairedRow> rows;
};

/// Differences of all α to `reference`, at the best epochs.
Paired paired_of(const std::string& folder, const std::vector<RunRecord>& runs, double reference) {
    Paired paired{folder, paired_differences(runs, reference, CountedEpoch::best)};
    if (paired.rows.empty()) {
        throw Error(
            RETORT_TEXT("%1 has nothing to compare with α %2: that α was not trained, or no other was"),
            {folder, fmt::format("{:g}", reference)});
    }
    return paired;
}

nlohmann::ordered_json paired_json(const Paired& paired, double reference) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& row : paired.rows) {
        list.push_back({{"alpha", row.alpha},
                        {"val_accuracy", paired_json(row.val_accuracy)},
                        {"val_loss", paired_json(row.val_loss)},
                        {"logit_difference", paired_json(row.logit_difference)},
                        {"agreement", paired_json(row.agreement)}});
    }
    return {{"folder", paired.folder}, {"reference", reference}, {"differences", list}};
}

std::string summary_table(const Summarized& summarized, Form form) {
    return form == Form::markdown ? summary_markdown(summarized.summary) : summary_text(summarized.summary);
}

std::string paired_table(const Paired& paired, double reference, Form form) {
    return form == Form::markdown ? paired_markdown(paired.rows, reference)
                                  : paired_text(paired.rows, reference);
}

int run_summarize(const std::vector<std::string>& folders, Form form, std::optional<double> reference) {
    int code = ok;
    auto documents = nlohmann::ordered_json::array();
    std::vector<std::pair<std::string, std::string>> tables;
    for (const auto& folder : folders) {
        try {
            const auto runs = read_and_complain(folder).runs;
            if (reference) {
                const auto paired = paired_of(folder, runs, *reference);
                documents.push_back(paired_json(paired, *reference));
                tables.emplace_back(folder, paired_table(paired, *reference, form));
            } else {
                const Summarized summarized{folder, summarize(runs)};
                documents.push_back(summary_document(summarized));
                tables.emplace_back(folder, summary_table(summarized, form));
            }
        } catch (const Error& error) {
            fmt::print(stderr, "retort-cli: {}\n", error.what());
            code = failed;
        }
    }
    if (!documents.empty()) {
        form == Form::json ? print_documents(documents) : print_tables(tables, form);
    }
    return code;
}

struct ExportFlags {
    std::string folder;
    std::string csv;
    std::string csv_long;
    std::string charts;
};

int run_export(const ExportFlags& flags) {
    const auto experiment = read_and_complain(flags.folder);
    for (const auto& [file, form] :
         {std::pair(flags.csv, CsvForm::wide), std::pair(flags.csv_long, CsvForm::tall)}) {
        if (!file.empty()) {
            export_csv(experiment, form, file);
            fmt::print("{}\n", file);
        }
    }
    if (!flags.charts.empty()) {
        for (const auto& file : write_chart_pictures(experiment, flags.charts)) {
            fmt::print("{}\n", file);
        }
    }
    return ok;
}

} // namespace

void add_summarize(CLI::App& app, Action& action) {
    struct Flags {
        std::vector<std::string> folders;
        bool json = false;
        bool markdown = false;
        std::optional<double> paired;
    };
    auto flags = std::make_shared<Flags>();
    auto* command =
        app.add_subcommand("summarize", "Mean ± standard deviation per α, over epochs and repeats");
    command->add_option("DIR", flags->folders, "Experiment folders")->required();
    auto* json = command->add_flag("--json", flags->json, "Print JSON");
    command->add_flag("--markdown", flags->markdown, "Print a Markdown table")->excludes(json);
    command->add_option(
        "--paired", flags->paired,
        "Instead, differences of best epochs to this α, repeat by repeat, with 95 % intervals");
    command->callback([flags, &action] {
        action = [flags](const std::stop_token&) {
            return run_summarize(flags->folders,
                                 flags->json ? Form::json : (flags->markdown ? Form::markdown : Form::text),
                                 flags->paired);
        };
    });
}

void add_export(CLI::App& app, Action& action) {
    auto flags = std::make_shared<ExportFlags>();
    auto* command =
        app.add_subcommand("export", "Write an experiment's results as CSV and its charts as pictures");
    command->add_option("DIR", flags->folder, "Experiment folder")->required();
    auto* what = command->add_option_group("what");
    what->add_option("--csv", flags->csv, "All runs, a line per epoch");
    what->add_option("--csv-long", flags->csv_long, "All runs, a line per value: split, metric, value");
    what->add_option("--charts", flags->charts,
                     "Folder for loss, accuracy and logit difference as PNG and SVG");
    what->require_option(1, 0);
    command->callback(
        [flags, &action] { action = [flags](const std::stop_token&) { return run_export(*flags); }; });
}

} // namespace retort::cli
