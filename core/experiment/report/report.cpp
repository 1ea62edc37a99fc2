#include "core/experiment/report/report.h"

#include "core/data/splits.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/report/inline_svg.h"
#include "core/experiment/report/markup.h"
#include "core/experiment/report/report_style.h"
#include "core/experiment/report/report_text.h"
#include "core/experiment/report/results_html.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/summary.h"
#include "core/experiment/results/verdict.h"
#include "core/experiment/spec/parameters.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/class_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <torch/version.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

using namespace report_text;

/// Writes one report. Texts are escaped where they become HTML: in say(), text() and below.
class Page {
  public:
    explicit Page(const Report& report)
        : report_(report)
        , runs_(report.experiment.runs)
        , summary_(summarize(report.experiment.runs)) {}

    std::string write();

  private:
    [[nodiscard]] std::string say(const std::string& text,
                                  const std::vector<MessageArgument>& args = {}) const {
        return html_text(report_.say({text, args}));
    }
    /// The head of a metric's column: `label`, with its unit.
    [[nodiscard]] std::string column_title(const Metric& metric, const char* label) const {
        return say(label) + (metric.is_share() ? " (%)" : "");
    }
    [[nodiscard]] std::int64_t folds() const {
        return report_.experiment.spec ? report_.experiment.spec->folds : 0;
    }
    [[nodiscard]] std::string name() const;
    void add(const std::string& html) { html_ += html; }
    void add_heading(const std::string& text) { add("<h2>" + say(text) + "</h2>\n"); }
    /// A row of a table of info; `value` is text.
    void add_fact(const std::string& what, const std::string& value);
    void add_tile(const std::string& value, const std::string& what);
    void add_head();
    void add_verdict();
    void add_tiles();
    void add_charts();
    void add_summary();
    void add_paired();
    void add_data();
    void add_teacher();
    void add_setup();
    void add_parameter(const Parameter& parameter);
    [[nodiscard]] std::vector<std::string> run_titles() const;
    void add_runs();
    void add_run(const RunRecord& run);
    void add_complaints();
    void add_configuration();
    void add_versions();

    const Report& report_;
    const std::vector<RunRecord>& runs_;
    std::vector<PointSummary> summary_;
    std::vector<const Metric*> shown_ = compared_metrics(runs_);
    const Metric& judged_ = judged_accuracy(runs_);
    std::string html_;
};

std::string Page::name() const {
    auto folder = fs::path(report_.experiment.folder).lexically_normal();
    if (!folder.has_filename()) {
        folder = folder.parent_path();
    }
    return folder.filename().string();
}

void Page::add_fact(const std::string& what, const std::string& value) {
    if (!value.empty()) {
        add("<tr><th>" + say(what) + "</th><td>" + html_text(value) + "</td></tr>\n");
    }
}

void Page::add_tile(const std::string& value, const std::string& what) {
    add("<div class=\"tile\"><b>" + html_text(value) + "</b><span>" + what + "</span></div>\n");
}

void Page::add_head() {
    const auto& spec = report_.experiment.spec;
    const auto title = say(spec && spec->teacher_file.empty() ? RETORT_TEXT("Training report: %1")
                                                              : RETORT_TEXT("Distillation report: %1"),
                           {name()});
    add("<!DOCTYPE html>\n<html lang=\"" + html_text(report_.language) +
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>" +
        title + "</title>\n<style>" + std::string(report_style) +
        "</style>\n</head>\n<body>\n<header>\n<h1>" + title + "</h1>\n<p class=\"soft path\">" +
        html_text(report_.experiment.folder));
    if (!report_.created.empty()) {
        add(" · " + html_text(report_.created));
    }
    add("</p>\n");
    add_verdict();
    add_tiles();
    add("</header>\n<main>\n");
}

/// Whether distillation helped: what somebody opens a report for.
void Page::add_verdict() {
    const auto found = usual_verdict(runs_);
    if (!found) {
        return;
    }
    const auto& verdict = *found;
    add("<p class=\"verdict\">" + html_text(report_.say(sentence(verdict))) + "</p>\n");
    if (verdict.outcome != Outcome::none && verdict.points.size() > 1) {
        add("<ul>\n");
        for (const auto& point : verdict.points) {
            add("<li>" + html_text(report_.say(sentence(point))) + "</li>\n");
        }
        add("</ul>\n");
    }
    if (verdict.outcome != Outcome::none) {
        add("<p class=\"soft\">" + html_text(report_.say(basis(verdict))) + "</p>\n");
    }
    add(results_html(verdict, report_.say));
}

void Page::add_tiles() {
    add("<div class=\"tiles\">\n");
    const PointSummary* best = nullptr;
    for (const auto& row : summary_) {
        const double mean = row.best[judged_].mean;
        if (std::isfinite(mean) && (best == nullptr || mean > best->best[judged_].mean)) {
            best = &row;
        }
    }
    if (best != nullptr) {
        add_tile(text(judged_, best->best[judged_]) + " %",
                 say(is_on_test(judged_) ? RETORT_TEXT("test accuracy at best epochs, at α %1 (N = %2)")
                                         : RETORT_TEXT("best accuracy, at α %1 (N = %2)"),
                     {point_label(best->point), std::to_string(best->best[judged_].count)}));
    }
    if (const auto teacher = teacher_accuracy(runs_); !teacher.empty()) {
        add_tile(teacher, say(RETORT_TEXT("teacher's accuracy")));
    }
    const auto with = [&](RunStatus status) {
        return std::count_if(runs_.begin(), runs_.end(),
                             [&](const auto& run) { return run.status == status; });
    };
    const auto wanted = static_cast<std::ptrdiff_t>(runs_.size()) - with(RunStatus::dropped);
    add_tile(fmt::format("{} / {}", with(RunStatus::done), wanted), say(RETORT_TEXT("runs done")));
    if (!report_.info.train_counts.empty() && folds() > 1) {
        add_tile(std::to_string(sum(report_.info.train_counts)),
                 say(RETORT_TEXT("images in %1 folds"), {std::to_string(folds())}));
    } else if (!report_.info.train_counts.empty()) {
        add_tile(fmt::format("{} / {}", sum(report_.info.train_counts), sum(report_.info.val_counts)),
                 say(RETORT_TEXT("training / validation images")));
    }
    if (!report_.info.test_counts.empty()) {
        add_tile(std::to_string(sum(report_.info.test_counts)), say(RETORT_TEXT("test images")));
    }
    double seconds = 0.0;
    for (const auto& run : runs_) {
        seconds += seconds_of(run);
    }
    add_tile(duration_text(seconds), say(RETORT_TEXT("total training time of all runs")));
    add("</div>\n");
}

void Page::add_charts() {
    if (report_.charts.empty()) {
        return;
    }
    add_heading(RETORT_TEXT("Charts"));
    for (std::size_t i = 0; i < report_.charts.size(); ++i) {
        const auto& chart = report_.charts[i];
        add("<figure>" + inline_svg(chart.svg, fmt::format("chart{}-", i + 1), chart.title) + "</figure>\n");
    }
}

void Page::add_summary() {
    add_heading(RETORT_TEXT("Summary"));
    if (std::all_of(summary_.begin(), summary_.end(), [](const auto& row) { return row.repeats == 0; })) {
        add("<p class=\"soft\">" + say(RETORT_TEXT("No run is done yet.")) + "</p>\n");
        return;
    }
    const std::array<std::pair<const char*, MetricStatistics PointSummary::*>, 3> parts{{
        {RETORT_TEXT("Best epochs"), &PointSummary::best},
        {RETORT_TEXT("Last epochs"), &PointSummary::last},
        {RETORT_TEXT("All epochs"), &PointSummary::all},
    }};
    add("<p class=\"soft\">" +
        say(RETORT_TEXT("On the validation set: mean ± sample standard deviation of N values, of runs that "
                        "are done. The best epoch of a run is the one with the highest validation "
                        "accuracy.")) +
        "</p>\n");
    for (const auto& [title, part] : parts) {
        add("<div class=\"card\"><h3>" + say(title) + "</h3>\n<table><thead><tr><th>α</th><th>N</th><th>" +
            say(RETORT_TEXT("Unfinished runs")) + "</th>");
        for (const auto* metric : shown_) {
            add("<th>" + column_title(*metric, metric->short_label) + "</th>");
        }
        add("</tr></thead><tbody>\n");
        for (const auto& row : summary_) {
            add("<tr><th>" + html_text(point_label(row.point)) + "</th><td>" +
                std::to_string(part == &PointSummary::all ? row.epochs : row.repeats) + "</td><td>" +
                std::to_string(row.unfinished) + "</td>");
            const auto values = part == &PointSummary::all ? row.epochs : row.repeats;
            for (const auto* metric : shown_) {
                const auto& statistic = (row.*part)[*metric];
                add("<td>" + text(*metric, statistic) + own_count(statistic.count, values) + "</td>");
            }
            add("</tr>\n");
        }
        add("</tbody></table></div>\n");
    }
}

void Page::add_paired() {
    const auto last = std::find_if(summary_.rbegin(), summary_.rend(),
                                   [](const PointSummary& row) { return row.repeats > 0; });
    if (summary_.size() < 2 || last == summary_.rend()) {
        return;
    }
    // Most often α 1, no distillation.
    const auto reference = usual_reference(runs_).value_or(last->point);
    const auto rows = paired_differences(runs_, reference, CountedEpoch::best);
    add_heading(RETORT_TEXT("Paired differences"));
    add("<p class=\"soft\">" +
        say(RETORT_TEXT("Best epochs minus those at α %1, paired by repeat, and by seed where it is "
                        "known: mean and 95 % interval. Both are highlighted where the interval excludes 0."),
            {point_label(reference)}) +
        "</p>\n<div class=\"card\"><table><thead><tr><th>α</th><th>" + say(RETORT_TEXT("Pairs")) + "</th>");
    for (const auto* metric : shown_) {
        add("<th>" + column_title(*metric, metric->short_label) + "</th>");
    }
    add("</tr></thead><tbody>\n");
    for (const auto& row : rows) {
        const auto pairs = row.differences[judged_].difference.count;
        // A reference with settings of its own is named: there may be several at its α.
        const auto named = row.reference == reference
                               ? std::string()
                               : "<br><span class=\"soft\">" +
                                     say(RETORT_TEXT("minus α %1"), {point_label(row.reference)}) + "</span>";
        add("<tr><th>" + html_text(point_label(row.point)) + named + "</th><td>" + std::to_string(pairs) +
            "</td>");
        for (const auto* metric : shown_) {
            const auto& paired = row.differences[*metric];
            // No width says that few values happened to be alike, and nothing of how sure they are.
            const bool has_width = varies(paired.difference);
            const bool sure = has_width && (paired.low > 0.0 || paired.high < 0.0);
            add(sure ? "<td class=\"sure\">" : "<td>");
            add(signed_text(*metric, paired.difference.mean));
            if (std::isfinite(paired.low)) {
                add(fmt::format(" [{}, {}]", signed_text(*metric, paired.low),
                                signed_text(*metric, paired.high)));
            }
            add(own_count(paired.difference.count, pairs) + "</td>");
        }
        add("</tr>\n");
    }
    add("</tbody></table></div>\n");
}

void Page::add_data() {
    const auto& info = report_.info;
    add("<div class=\"card\"><h3>" + say(RETORT_TEXT("Data")) + "</h3>\n<table class=\"facts\"><tbody>\n");
    if (report_.experiment.spec) {
        add_fact(RETORT_TEXT("Folder"), report_.experiment.spec->data_dir);
    }
    add_fact(RETORT_TEXT("Validated on"), report_.say(validation_images(info.val_split, folds() > 1)));
    add_fact(RETORT_TEXT("Tested on"), info.test_split);
    if (!report_.classes.empty()) {
        add_fact(RETORT_TEXT("Classes"), std::to_string(report_.classes.size()));
    }
    if (!info.train_counts.empty()) {
        add_fact(RETORT_TEXT("Images that could not be read"), std::to_string(info.skipped));
    }
    if (info.unlabelled_images > 0) {
        add_fact(RETORT_TEXT("Unlabelled images, for α = 0"), std::to_string(info.unlabelled_images));
    }
    add("</tbody></table>\n");
    if (!report_.classes.empty()) {
        const bool counted = info.train_counts.size() == report_.classes.size() &&
                             info.val_counts.size() == report_.classes.size();
        add("<details" + std::string(report_.classes.size() <= 12 ? " open" : "") + "><summary>" +
            say(counted ? RETORT_TEXT("Images per class") : RETORT_TEXT("Class names")) +
            "</summary><table><thead><tr><th class=\"name\">" + say(RETORT_TEXT("Class")) + "</th>");
        if (counted) {
            add(folds() > 1 ? "<th>" + say(RETORT_TEXT("Images")) + "</th>"
                            : "<th>" + say(RETORT_TEXT("Training")) + "</th><th>" +
                                  say(RETORT_TEXT("Validation")) + "</th>");
        }
        add("</tr></thead><tbody>\n");
        for (std::size_t i = 0; i < report_.classes.size(); ++i) {
            add("<tr><td class=\"name\">" + html_text(report_.classes[i]) + "</td>");
            if (counted) {
                add(fmt::format("<td>{}</td>", info.train_counts[i]));
                add(folds() > 1 ? "" : fmt::format("<td>{}</td>", info.val_counts[i]));
            }
            add("</tr>\n");
        }
        add("</tbody></table></details>\n");
    }
    add("</div>\n");
}

void Page::add_teacher() {
    const auto& spec = report_.experiment.spec;
    add("<div class=\"card\"><h3>" + say(RETORT_TEXT("Teacher")) + "</h3>\n");
    if (spec && spec->teacher_file.empty()) {
        add("<p>" + say(RETORT_TEXT("None: trained on the labels only.")) + "</p></div>\n");
        return;
    }
    add("<table class=\"facts\"><tbody>\n");
    if (spec) {
        add_fact(RETORT_TEXT("File"), value_text(*spec, *find_parameter("teacher-file")));
    }
    add_fact(RETORT_TEXT("Architecture"), report_.info.teacher);
    if (const auto teacher = teacher_accuracy(runs_); !teacher.empty()) {
        add_fact(RETORT_TEXT("Accuracy on the validation set"), teacher);
    }
    if (!report_.info.matched.empty()) {
        add_fact(RETORT_TEXT("Classes"), report_.say(report_.info.matched));
    }
    for (const auto& [name, teacher] : report_.info.teachers) {
        add_fact(RETORT_TEXT("Classes"), name + ": " + report_.say(teacher.matched));
    }
    add("</tbody></table></div>\n");
}

void Page::add_parameter(const Parameter& parameter) {
    const auto& spec = *report_.experiment.spec;
    const bool used = applies(parameter, spec);
    const auto value = value_text(spec, parameter);
    add("<tr" + std::string(used ? "" : " class=\"unused\"") + "><th>" + say(parameter.label) + "<code>--" +
        html_text(parameter.name) + "</code></th><td>" + (value.empty() ? nothing : html_text(value)) +
        (used ? "" : " <span class=\"soft\">(" + say(RETORT_TEXT("not used")) + ")</span>") + "</td></tr>\n");
}

void Page::add_setup() {
    add_heading(RETORT_TEXT("Setup"));
    add("<div class=\"cards\">\n");
    add_data();
    add_teacher();
    add("</div>\n");
    if (!report_.experiment.spec) {
        return;
    }
    add("<h3>" + say(RETORT_TEXT("Parameters")) + "</h3>\n<div class=\"columns\">\n");
    bool open = false;
    auto group = ParameterGroup::data;
    for (const auto& parameter : parameters()) {
        if (!open || parameter.group != group) {
            add(open ? "</tbody></table></div>\n" : "");
            add("<div class=\"card\"><h3>" + say(group_title(parameter.group)) +
                "</h3>\n<table class=\"facts\"><tbody>\n");
        }
        open = true;
        group = parameter.group;
        add_parameter(parameter);
    }
    add(open ? "</tbody></table></div>\n</div>\n" : "</div>\n");
}

std::vector<std::string> Page::run_titles() const {
    std::vector<std::string> titles;
    for (const char* before : {RETORT_TEXT("Run"), RETORT_TEXT("α"), RETORT_TEXT("Repeat"),
                               RETORT_TEXT("Seed"), RETORT_TEXT("Status"), RETORT_TEXT("Epochs"),
                               RETORT_TEXT("Best accuracy (%)"), RETORT_TEXT("in epoch")}) {
        titles.push_back(say(before));
    }
    for (const auto* metric : shown_) {
        titles.push_back(column_title(*metric, metric->last_label));
    }
    titles.push_back(say(RETORT_TEXT("Time")));
    titles.push_back(say(RETORT_TEXT("Device")));
    return titles;
}

void Page::add_runs() {
    add_heading(RETORT_TEXT("Runs"));
    add("<div class=\"card\"><table><thead><tr>");
    const auto titles = run_titles();
    for (std::size_t column = 0; column < titles.size(); ++column) {
        add((column == 0 ? "<th class=\"name\">" : "<th>") + titles[column] + "</th>");
    }
    add("</tr></thead><tbody>\n");
    for (const auto& run : runs_) {
        add_run(run);
    }
    add("</tbody></table></div>\n");
}

/// What could not be read, or not counted as it stands.
void Page::add_complaints() {
    if (report_.experiment.complaints.empty()) {
        return;
    }
    add_heading(RETORT_TEXT("Remarks"));
    add("<div class=\"card\"><ul>\n");
    for (const auto& complaint : report_.experiment.complaints) {
        add("<li>" + say(complaint.text, complaint.args) + "</li>\n");
    }
    add("</ul></div>\n");
}

void Page::add_run(const RunRecord& run) {
    const auto* best = best_epoch(run.epochs);
    const auto* last = run.last() != nullptr && run.last()->epoch >= 1 ? run.last() : nullptr;
    const auto cell = [&](const EpochRecord* epoch, const Metric& metric) {
        add("<td>" + (epoch == nullptr ? nothing : text(metric, epoch->*metric.value)) + "</td>");
    };
    add("<tr><td class=\"name\">" + html_text(run.name) + "</td><th>" +
        html_text(point_label(run.spec.point())) + "</th><td>" + std::to_string(run.spec.repeat) +
        (run.search ? " " + say(RETORT_TEXT("(search)")) : "") + "</td><td>" + seed_text(run.spec) +
        "</td><td class=\"" + std::string(to_string(run.status)) + "\">" + say(status_text(run.status)) +
        "</td><td>" +
        fmt::format("{} / {}", run.last() == nullptr ? 0 : run.last()->epoch,
                    run.num_epochs > 0 ? std::to_string(run.num_epochs) : nothing) +
        "</td>");
    cell(best, accuracy());
    add("<td>" + (best == nullptr ? nothing : std::to_string(best->epoch)) + "</td>");
    for (const auto* metric : shown_) {
        cell(last, *metric);
    }
    add("<td>" + duration_text(seconds_of(run)) + "</td><td>" + html_text(run.device) + "</td></tr>\n");
    if (!run.error.empty()) {
        add(fmt::format("<tr><td class=\"note\" colspan=\"{}\">{}</td></tr>\n", run_titles().size(),
                        html_text(run.error)));
    }
}

void Page::add_configuration() {
    if (!report_.configuration.empty()) {
        add_heading(RETORT_TEXT("Configuration"));
        add("<div class=\"card\"><details><summary>experiment.json</summary><pre>" +
            html_text(report_.configuration) + "</pre></details></div>\n");
    }
}

void Page::add_versions() {
    const auto add_version = [&](const std::string& what, const std::string& version) {
        if (!version.empty()) {
            add(" · " + html_text(what) + " " + html_text(version));
        }
    };
    add("</main>\n<footer>\n");
    if (!report_.origin.retort.empty()) {
        add("<p>" + say(RETORT_TEXT("Trained with")) + " Retort " + html_text(report_.origin.retort));
        add_version("libtorch", report_.origin.libtorch);
        add_version("schema", std::to_string(report_.origin.schema));
        add("</p>\n");
    }
    add("<p>" + say(RETORT_TEXT("Report written by")) + " Retort " RETORT_VERSION);
    add_version("libtorch", TORCH_VERSION);
    for (const auto& [library, version] : report_.libraries) {
        add_version(library, version);
    }
    add("</p>\n</footer>\n</body>\n</html>\n");
}

std::string Page::write() {
    add_head();
    add_summary();
    add_paired();
    add_charts();
    add_setup();
    add_runs();
    add_complaints();
    add_configuration();
    add_versions();
    return std::move(html_);
}

} // namespace

Report report_on(ExperimentRecord experiment) {
    Report report;
    const fs::path folder = experiment.folder;
    report.experiment = std::move(experiment);
    try {
        report.configuration = read_text_file(folder / "experiment.json");
        report.info = parse_info(report.configuration);
        report.origin = parse_origin(report.configuration);
    } catch (const Error&) {
        report.configuration.clear(); // results brought in by hand have none
    }
    try {
        report.classes = read_class_names(folder / "classes.json");
    } catch (const Error&) {
        report.classes.clear();
    }
    return report;
}

std::string report_html(const Report& report) {
    return Page(report).write();
}

void write_report(const Report& report, const fs::path& file) {
    write_file_atomically(file, report_html(report));
}

} // namespace retort
