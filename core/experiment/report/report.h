// A report on an experiment: one HTML file that any browser shows without a network.
#pragma once

#include "core/experiment/record/experiment_info.h"
#include "core/experiment/record/records.h"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// A chart as an SVG document.
struct ReportChart {
    std::string title;
    std::string svg;
};

/// All that a report says. Every text in it may come from a file, and is only shown.
struct Report {
    ExperimentRecord experiment;
    std::vector<std::string> classes; ///< empty where classes.json does not say
    ExperimentInfo info;
    ExperimentOrigin origin;
    std::string configuration; ///< the text of experiment.json; may be empty

    std::vector<ReportChart> charts;
    std::vector<std::pair<std::string, std::string>>
        libraries;               ///< further ones and their versions: ("Qt", "6.4.2")
    std::string created;         ///< when, for a person; may be empty
    std::string language = "en"; ///< of the texts, as HTML names it
    /// What a text of the core is in that language; English where it is left alone.
    std::function<std::string(const Message&)> say = [](const Message& message) { return message.str(); };
};

/// A report on `experiment`, with what the other files of its folder say. A file that is missing or cannot be
/// read says nothing.
Report report_on(ExperimentRecord experiment);

/// The page: setup, data, teacher, charts, summary, paired differences at best epochs to the largest α
/// (95 % intervals), runs, configuration and versions. It refers to nothing outside itself and holds no
/// script.
std::string report_html(const Report& report);

/// Writes the page. A file there is replaced at once or not at all. Throws Error when it cannot be written.
void write_report(const Report& report, const std::filesystem::path& file);

} // namespace retort
