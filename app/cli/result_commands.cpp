// summarize and export.
#include "app/cli/chart_pictures.h"
#include "app/cli/command.h"
#include "core/experiment/folder.h"
#include "core/experiment/summary.h"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

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

void print_json(const std::vector<Summarized>& all) {
    auto documents = nlohmann::ordered_json::array();
    for (const auto& [folder, summary] : all) {
        nlohmann::ordered_json document{{"folder", folder}};
        document.update(nlohmann::ordered_json::parse(summary_json(summary)));
        documents.push_back(std::move(document));
    }
    const auto& whole =
        documents.size() == 1 ? documents.front() : nlohmann::ordered_json{{"experiments", documents}};
    fmt::print("{}\n", whole.dump(2));
}

void print_tables(const std::vector<Summarized>& all, Form form) {
    for (const auto& [folder, summary] : all) {
        if (all.size() > 1) {
            fmt::print("{}{}\n\n", form == Form::markdown ? "## " : "", folder);
        }
        fmt::print("{}{}", form == Form::markdown ? summary_markdown(summary) : summary_text(summary),
                   all.size() > 1 ? "\n" : "");
    }
}

int run_summarize(const std::vector<std::string>& folders, Form form) {
    int code = ok;
    std::vector<Summarized> all;
    for (const auto& folder : folders) {
        try {
            all.push_back({folder, summarize(read_and_complain(folder).runs)});
        } catch (const Error& error) {
            fmt::print(stderr, "retort-cli: {}\n", error.what());
            code = failed;
        }
    }
    if (all.empty()) {
        return code;
    }
    form == Form::json ? print_json(all) : print_tables(all, form);
    return code;
}

int run_export(const std::string& folder, const std::string& csv, const std::string& charts) {
    const auto experiment = read_and_complain(folder);
    if (!csv.empty()) {
        export_csv(experiment, csv);
        fmt::print("{}\n", csv);
    }
    if (!charts.empty()) {
        for (const auto& file : write_chart_pictures(experiment, charts)) {
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
    };
    auto flags = std::make_shared<Flags>();
    auto* command =
        app.add_subcommand("summarize", "Mean ± standard deviation per α, over epochs and repeats");
    command->add_option("DIR", flags->folders, "Experiment folders")->required();
    auto* json = command->add_flag("--json", flags->json, "Print JSON");
    command->add_flag("--markdown", flags->markdown, "Print a Markdown table")->excludes(json);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token&) {
            return run_summarize(flags->folders,
                                 flags->json ? Form::json : (flags->markdown ? Form::markdown : Form::text));
        };
    });
}

void add_export(CLI::App& app, Action& action) {
    struct Flags {
        std::string folder;
        std::string csv;
        std::string charts;
    };
    auto flags = std::make_shared<Flags>();
    auto* command =
        app.add_subcommand("export", "Write an experiment's results as CSV and its charts as pictures");
    command->add_option("DIR", flags->folder, "Experiment folder")->required();
    auto* what = command->add_option_group("what");
    what->add_option("--csv", flags->csv, "All runs, a line per epoch");
    what->add_option("--charts", flags->charts,
                     "Folder for loss, accuracy and logit difference as PNG and SVG");
    what->require_option(1, 0);
    command->callback([flags, &action] {
        action = [flags](const std::stop_token&) {
            return run_export(flags->folder, flags->csv, flags->charts);
        };
    });
}

} // namespace retort::cli
