// The report: everything in it, nothing from outside, and no text that becomes more than text.
#include "core/experiment/report/report.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/verdict.h"

#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/report/inline_svg.h"
#include "core/experiment/spec/parameters.h"
#include "core/files/class_list.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <regex>
#include <set>

using namespace retort;
using namespace retort::test;

namespace {

constexpr auto hostile = "<script>alert(\"1\")</script>&'";
constexpr auto hostile_shown = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;";

RunRecord run_of(double alpha, std::int64_t repeat, std::vector<double> accuracies) {
    RunRecord run;
    run.spec = {alpha, repeat, static_cast<std::uint64_t>(repeat)};
    run.name = run_name(run.spec);
    run.status = RunStatus::done;
    run.device = "cpu";
    run.num_epochs = static_cast<std::int64_t>(accuracies.size()) - 1;
    for (const double accuracy : accuracies) {
        EpochRecord epoch;
        epoch.epoch = static_cast<int>(run.epochs.size());
        epoch.val_accuracy = accuracy;
        epoch.val_loss = 1.0 - accuracy;
        epoch.logit_difference = 2.0 - accuracy;
        epoch.agreement = accuracy / 2.0;
        epoch.teacher_val_accuracy = 0.9125;
        epoch.seconds = 1800.0;
        run.epochs.push_back(epoch);
    }
    return run;
}

Report sample_report() {
    Report report;
    report.experiment.folder = "/experiments/first/";
    report.experiment.spec = ExperimentSpec();
    report.experiment.spec->teacher_file = "/models/teacher.pth";
    report.experiment.runs = {run_of(0.0, 1, {0.1, 0.7, 0.6}), run_of(0.0, 2, {0.1, 0.5, 0.8}),
                              run_of(1.0, 1, {0.1, 0.4, 0.5}), run_of(1.0, 2, {0.1, 0.5, 0.6}),
                              run_of(1.0, 3, {0.1, 0.9})};
    report.experiment.runs[4].status = RunStatus::failed; // whose 0.9 counts nowhere
    report.experiment.runs[4].error = "out of memory";
    report.classes = {"ants", "bees"};
    report.info = {{120, 110}, {70, 80}, "val", 3, "resnet56", {"matched by %1", {"name"}}};
    report.origin = {1, "0.1.0", "1.13.1"};
    report.configuration = "{\n  \"schema\": 1\n}\n";
    report.charts = {
        {"Loss", R"(<?xml version="1.0"?><svg width="8mm" viewBox="0 0 2 1"><path d="M0 0"/></svg>)"}};
    report.libraries = {{"Qt", "6.4.2"}};
    return report;
}

/// Elements that are open where none may be, and those that are closed and were not open.
std::string unbalanced(const std::string& html) {
    const std::set<std::string> empty{"meta", "path", "use"};
    std::vector<std::string> open;
    const std::regex tag("<(/?)([a-zA-Z0-9]+)([^>\"]|\"[^\"]*\")*>");
    for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
        const auto name = (*at)[2].str();
        if (at->str().ends_with("/>") || empty.count(name) > 0) {
            continue;
        }
        if ((*at)[1].length() == 0) {
            open.push_back(name);
        } else if (open.empty() || open.back() != name) {
            return "closed without being open: " + name;
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : "left open: " + open.back();
}

/// Checks that nothing is fetched and nothing runs.
void check_self_contained(const std::string& html) {
    CHECK(unbalanced(html) == "");
    for (const char* part : {"<script", "<link", "<img", "<iframe", "<object", "@import", "javascript:"}) {
        CAPTURE(part);
        CHECK_FALSE(contains(html, part));
    }
    const std::regex reference("(src|href|action|data)\\s*=\\s*[\"']?(?!#)");
    CHECK_FALSE(std::regex_search(html, reference));
    CHECK_FALSE(std::regex_search(html, std::regex("url\\((?!#)")));
    CHECK_FALSE(std::regex_search(html, std::regex("<[^>\"]*\\son[a-z]+=")));
}

} // namespace

TEST_CASE("a report says everything that is known") {
    const auto html = report_html(sample_report());
    check_self_contained(html);
    for (const char* part :
         {"<h1>Distillation report: first</h1>", "/models/teacher.pth", "resnet56", "matched by name",
          "<td class=\"name\">ants</td><td>120</td><td>70</td>", "230 / 150", "4 / 5",
          // 0.7 and 0.8; the best α.
          "<b>75.00 ± 7.07 %</b>", "best accuracy, at α 0 (N = 2)", "<b>91.25 %</b>",
          // 0.2 and 0.2 above α 1: no deviation.
          "<td>+20.00 [+20.00, +20.00]</td>", "alpha-0_rep-1", "<td class=\"failed\">failed</td>",
          "out of memory", "1:30:00", "7:00:00", "&quot;schema&quot;: 1", "<details",
          "Trained with Retort 0.1.0", "libtorch 1.13.1", "Qt 6.4.2", "schema 1",
          "<svg role=\"img\" aria-label=\"Loss\" viewBox="}) {
        CAPTURE(part);
        CHECK(contains(html, part));
    }
    CHECK(contains(html, std::string("Retort ") + RETORT_VERSION));
    CHECK(contains(html, "prefers-color-scheme: dark"));
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        CHECK(contains(html, "<code>--" + parameter.name + "</code>"));
        CHECK(contains(html, ">" + parameter.label + "<code>"));
    }
    // Of adamw alone, and the optimizer is sgd.
    CHECK(std::regex_search(html, std::regex("<tr class=\"unused\"><th>[^<]*<code>--beta1</code>")));
    CHECK(std::regex_search(html, std::regex("<tr><th>[^<]*<code>--momentum</code>")));
    // Of kl alone, and the loss is mse.
    CHECK(std::regex_search(html, std::regex("<tr class=\"unused\"><th>[^<]*<code>--temperature</code>")));
}

TEST_CASE("an α of which nothing is done hides no other, and values that are few are counted by themselves") {
    auto report = sample_report();
    // 0.9 at α 0, nothing at α 0.5, 0.5 at α 1.
    report.experiment.runs = {run_of(0.0, 1, {0.1, 0.9}), run_of(0.5, 1, {0.1, 0.7}),
                              run_of(1.0, 1, {0.1, 0.5}), run_of(1.0, 2, {0.1, 0.5})};
    report.experiment.runs[1].status = RunStatus::running;
    report.experiment.runs[2].epochs[1].agreement = EpochRecord::none;
    report.experiment.complaints = {{"%1 is damaged", {"runs/a<b"}}};
    const auto html = report_html(report);
    CHECK(contains(html, "best accuracy, at α 0 (N = 1)"));
    CHECK(contains(html, "<td>25.00 (N = 1)</td>"));
    CHECK(contains(html, "<li>runs/a&lt;b is damaged</li>"));
}

TEST_CASE("of folds a report counts the images once") {
    auto report = sample_report();
    report.experiment.spec->folds = 3;
    const auto html = report_html(report);
    CHECK(contains(html, "<b>230</b>"));
    CHECK(contains(html, "images in 3 folds"));
    CHECK(contains(html, "<td class=\"name\">ants</td><td>120</td></tr>"));
    CHECK_FALSE(contains(html, "230 / 150"));
}

TEST_CASE("a baseline with settings of its own is named in the differences") {
    auto report = sample_report();
    CHECK_FALSE(contains(report_html(report), "minus α"));
    for (auto& run : report.experiment.runs) {
        if (run.spec.alpha == 1.0) {
            run.spec.settings = {{"label-smoothing", "0"}};
        }
    }
    auto& runs = report.experiment.runs;
    const auto more = runs;
    for (auto run : more) {
        if (run.spec.alpha == 1.0) {
            run.spec.settings = {{"label-smoothing", "0.1"}};
            runs.push_back(run);
        }
    }
    CHECK(contains(report_html(report), "minus α 1, label-smoothing 0"));
    const auto reference = usual_reference(runs).value();
    const auto rows = paired_differences(runs, {reference.alpha}, CountedEpoch::best);
    REQUIRE_FALSE(rows.empty());
    const auto csv = paired_csv({{"", rows}}, {reference.alpha});
    CHECK(contains(csv, ",reference,reference_point,"));
    CHECK(contains(csv, ",1,alpha-1_label-smoothing-0,"));
}

TEST_CASE("an interval that excludes 0 is highlighted, unless it has no width") {
    auto report = sample_report();
    CHECK_FALSE(contains(report_html(report), "class=\"sure\""));
    report.experiment.runs[0] = run_of(0.0, 1, {0.1, 0.7, 0.6});   // 20 points above α 1
    report.experiment.runs[1] = run_of(0.0, 2, {0.1, 0.5, 0.801}); // 20.1
    CHECK(contains(report_html(report), "<td class=\"sure\">"));
}

TEST_CASE("whatever files hold is shown, and is nothing but text") {
    auto report = sample_report();
    report.experiment.folder = std::string("/experiments/") + hostile;
    report.experiment.folder.erase(report.experiment.folder.find("</"), 2); // a name holds no slash
    auto& spec = *report.experiment.spec;
    spec.data_dir = spec.teacher_file = spec.student = hostile;
    report.experiment.runs[0].name = report.experiment.runs[0].device = hostile;
    report.experiment.runs[3].error = std::string(hostile) + "\xff";
    report.classes = {hostile, "\" onload=\"alert(1)"};
    report.info.val_split = report.info.teacher = hostile;
    report.info.matched = {hostile, {}};
    report.origin = {1, hostile, hostile};
    report.configuration = std::string("</pre>") + hostile;
    report.charts[0].title = "\" onload=\"alert(1)";
    report.libraries = {{hostile, hostile}};
    report.created = report.language = hostile;
    const auto html = report_html(report);
    check_self_contained(html);
    CHECK(contains(html, std::string("<td class=\"name\">") + hostile_shown + "</td>"));
    CHECK(contains(html, std::string("&lt;/pre&gt;") + hostile_shown));
    CHECK(contains(html, "\xEF\xBF\xBD"));
    CHECK(contains(html, "aria-label=\"&quot; onload=&quot;alert(1)\""));
}

TEST_CASE("results brought in by hand make a report, too, and so does nothing at all") {
    Report report;
    report.experiment.folder = "/somewhere";
    check_self_contained(report_html(report));
    CHECK(contains(report_html(report), "No run is done yet."));
    report.experiment.runs = {run_of(0.5, 1, {0.1, EpochRecord::none})};
    const auto html = report_html(report);
    check_self_contained(html);
    CHECK_FALSE(contains(html, "Paired differences"));
    CHECK_FALSE(contains(html, "nan"));
}

TEST_CASE("training on labels alone has no teacher, and differences of nothing no sign") {
    auto report = sample_report();
    report.experiment.spec->teacher_file.clear();
    for (auto& run : report.experiment.runs) {
        run.epochs = run_of(1.0, 1, {0.1, 0.5}).epochs;
    }
    const auto html = report_html(report);
    CHECK(contains(html, "<h1>Training report: first</h1>"));
    CHECK(contains(html, "None: trained on the labels only."));
    CHECK(contains(html, "<td>0.00 [0.00, 0.00]</td>"));
}

TEST_CASE("the verdict comes before everything") {
    auto report = sample_report();
    auto& runs = report.experiment.runs;
    CHECK(contains(report_html(report), "<p class=\"verdict\">No verdict yet: it takes at least 3 repeats"));
    runs.clear();
    for (int repeat = 1; repeat <= 4; ++repeat) {
        runs.push_back(run_of(0.5, repeat, {0.1, 0.8 + 0.01 * repeat}));
        runs.push_back(run_of(1.0, repeat, {0.1, 0.7 + 0.005 * repeat}));
    }
    const auto html = report_html(report);
    const auto verdict =
        html.find("<p class=\"verdict\">Distillation helped: α 0.5 is better than α 1 by 11.");
    REQUIRE(verdict != std::string::npos);
    CHECK(verdict < html.find("<div class=\"tiles\">"));
    CHECK(contains(html, "paired by repeat (seeds "));
    CHECK_FALSE(contains(html, "Holm"));
    CHECK(contains(html, ">Last accuracy</th>"));
    CHECK(contains(html, "<tr><th>Teacher</th><td></td><td>91.2 %</td><td>91.2 %</td><td>–</td></tr>"));
    CHECK_FALSE(contains(html, ">Latency</th>"));
    for (auto& run : runs) {
        run.cost = {269462, 1108369, {0.00214, 32, 2, "cpu"}, 463894};
    }
    const auto with_cost = report_html(report);
    CHECK(unbalanced(with_cost) == "");
    CHECK(contains(with_cost, "<td>269.5 k</td><td>1.11 MB</td><td>2.14 ms</td>"));
    CHECK(contains(with_cost, "Latency: one image of 32 pixels at a time on CPU, threads: 2."));
    std::erase_if(runs, [](const RunRecord& run) { return run.spec.alpha == 1.0; });
    CHECK_FALSE(contains(report_html(report), "class=\"verdict\""));
}

TEST_CASE("a report says that points were chosen by a search, and lists its runs as such") {
    auto report = sample_report();
    auto& runs = report.experiment.runs;
    runs.clear();
    for (int repeat = 2; repeat <= 4; ++repeat) {
        runs.push_back(run_of(0.5, repeat, {0.1, 0.8 + 0.01 * repeat}));
        runs.push_back(run_of(1.0, repeat, {0.1, 0.7 + 0.005 * repeat}));
    }
    CHECK_FALSE(contains(report_html(report), "a search"));
    for (const double alpha : {0.25, 0.5}) {
        runs.push_back(run_of(alpha, 1, {0.1, 0.99}));
        runs.back().search = true;
    }
    runs[6].status = RunStatus::dropped;
    const auto html = report_html(report);
    CHECK(contains(html, "chosen by a search over 2: successive halving"));
    CHECK(contains(html, "(seeds 1), in runs that do not count here"));
    CHECK(contains(html, "<td>1 (search)</td>"));
    CHECK(contains(html, "class=\"dropped\">dropped</td>"));
    CHECK(contains(html, "7 / 7"));                       // runs done
    CHECK_FALSE(contains(html, "<tr><th>0.25</th><td>")); // in no table of means
}

TEST_CASE("teachers that differ are all told, from the worst to the best") {
    auto report = sample_report();
    report.experiment.runs.front().epochs.back().teacher_val_accuracy = 0.075;
    CHECK(contains(report_html(report), "7.50 – 91.25 %"));
}

TEST_CASE("texts are in the language that the report is asked for") {
    auto report = sample_report();
    report.language = "es";
    report.say = [](const Message& message) { return "<" + message.str() + ">"; };
    const auto html = report_html(report);
    CHECK(contains(html, "<html lang=\"es\">"));
    CHECK(contains(html, "<h2>&lt;Summary&gt;</h2>"));
    check_self_contained(html);
}

TEST_CASE("the folder's other files are read, and may be missing or broken") {
    const TemporaryFolder folder;
    auto report = sample_report();
    report.experiment.folder = folder.path().string();
    CHECK(report_on(report.experiment).configuration.empty());
    write_text(folder.path() / "experiment.json", experiment_json(*report.experiment.spec, report.info));
    write_class_names(folder.path() / "classes.json", report.classes);
    const auto read = report_on(report.experiment);
    CHECK(read.info == report.info);
    CHECK(read.classes == report.classes);
    CHECK(read.origin.retort == RETORT_VERSION);
    CHECK(read.origin.schema == 1);
    CHECK_FALSE(read.origin.libtorch.empty());
    CHECK(parse_experiment_json(read.configuration) == *report.experiment.spec);
    write_text(folder.path() / "experiment.json",
               R"({"schema": [], "facts": {"train_counts": "x", "matched": 3}})");
    write_text(folder.path() / "classes.json", "[1");
    const auto broken = report_on(report.experiment);
    CHECK(broken.info == ExperimentInfo());
    CHECK(broken.classes.empty());
    check_self_contained(report_html(broken));
    write_report(read, folder.path() / "report.html");
    CHECK(read_text(folder.path() / "report.html") == report_html(read));
    CHECK(contains(error_of([&] { write_report(read, folder.path() / "report.html" / "x"); }),
                   "cannot be written"));
}

TEST_CASE("facts whose bytes are no UTF-8 are kept as well as they can be") {
    ExperimentInfo facts;
    facts.matched = {"%1", {"cl\xff"}};
    CHECK(parse_info(experiment_json({}, facts)).matched.args ==
          std::vector<MessageArgument>{"cl\xEF\xBF\xBD"});
    CHECK(parse_experiment_json(experiment_json({}, facts)) == ExperimentSpec());
}

TEST_CASE("drawings keep to themselves inside a page") {
    const auto svg = inline_svg("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg width=\"10mm\" height='5mm' "
                                "viewBox=\"0 0 2 1\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink='x'>\n"
                                "<!-- a > comment --><defs><clipPath id=\"a\"/></defs>"
                                "<g clip-path=\"url(#a)\" style='fill:url(#b)' stroke=\"x>y\">"
                                "<use xlink:href=\"#a\"/><text>id=\"a\" url(#a)</text></g></svg>",
                                "one-", "T");
    CHECK(svg == "<svg role=\"img\" aria-label=\"T\" viewBox=\"0 0 2 1\">\n"
                 "<defs><clipPath id=\"one-a\"/></defs>"
                 "<g clip-path=\"url(#one-a)\" style='fill:url(#one-b)' stroke=\"x>y\">"
                 "<use xlink:href=\"#one-a\"/><text>id=\"a\" url(#a)</text></g></svg>");
    CHECK(inline_svg("no drawing", "a", "b").empty());
    CHECK(inline_svg("<svg><g a=\"", "a", "b") == "<svg role=\"img\" aria-label=\"b\">");
}
