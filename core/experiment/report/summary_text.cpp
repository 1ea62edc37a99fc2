// The summary table for people and programs, in the C locale.
#include "core/base/number_text.h"
#include "core/base/text_columns.h"
#include "core/experiment/report/markup.h"
#include "core/experiment/results/summary.h"
#include "core/files/tables/csv_cells.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace retort {

namespace {

using Row = std::vector<std::string>;

std::string number(const char* form, double value) {
    return fmt::format(fmt::runtime(form), value);
}

/// Beside a row's number of values, where a metric has fewer.
std::string own_count(const Statistic& statistic, const SummaryColumn& column, const PointSummary& row) {
    const auto of_row = column.part == &PointSummary::all ? row.epochs : row.repeats;
    return statistic.count == of_row || statistic.count == 0 ? "" : fmt::format(" (N={})", statistic.count);
}

std::string mean_and_std(const Statistic& statistic, const char* form) {
    if (statistic.count == 0) {
        return "–";
    }
    const auto mean = number(form, statistic.mean);
    return statistic.count < 2 || !std::isfinite(statistic.std) ? mean
                                                                : mean + " ± " + number(form, statistic.std);
}

std::string latex_mean_and_std(const Statistic& statistic) {
    if (statistic.count == 0) {
        return "--";
    }
    return statistic.count < 2 || !std::isfinite(statistic.std)
               ? fmt::format("${:.4f}$", statistic.mean)
               : fmt::format("${:.4f} \\pm {:.4f}$", statistic.mean, statistic.std);
}

/// In plain tables, which have no room for a line of the parts.
std::string title_of(const SummaryColumn& column) {
    if (column.part == &PointSummary::all) {
        return column.metric->title;
    }
    return std::string(column.part == &PointSummary::last ? "last " : "best ") + column.metric->headline;
}

std::vector<std::string> settings_in(const std::vector<TitledSummary>& summaries) {
    std::vector<Point> points;
    for (const auto& summary : summaries) {
        for (const auto& row : summary.rows) {
            points.push_back(row.point);
        }
    }
    return differing_settings(points);
}

Row header(const std::vector<std::string>& settings, const std::vector<SummaryColumn>& columns) {
    Row row{"α"};
    row.insert(row.end(), settings.begin(), settings.end());
    row.insert(row.end(), {"runs", "unfinished", "epochs"});
    for (const auto& column : columns) {
        row.push_back(title_of(column));
    }
    return row;
}

Row cells(const PointSummary& summary, const std::vector<std::string>& settings,
          const std::vector<SummaryColumn>& columns) {
    Row row{number_text(summary.point.alpha)};
    for (const auto& parameter : settings) {
        const auto value = setting_of(summary.point, parameter);
        row.push_back(value.empty() ? "–" : value);
    }
    row.insert(row.end(), {std::to_string(summary.repeats), std::to_string(summary.unfinished),
                           std::to_string(summary.epochs)});
    for (const auto& column : columns) {
        const auto& statistic = column.of(summary);
        row.push_back(mean_and_std(statistic, "{:.4f}") + own_count(statistic, column, summary));
    }
    return row;
}

std::vector<Row> table(const std::vector<PointSummary>& summary) {
    const auto settings = settings_in({{"", summary}});
    const auto columns = summary_columns(summary);
    std::vector<Row> rows{header(settings, columns)};
    for (const auto& row : summary) {
        rows.push_back(cells(row, settings, columns));
    }
    return rows;
}

/// The parts of the CSV, with the beginning of their columns' names.
constexpr std::array<std::pair<const char*, MetricStatistics PointSummary::*>, 3> csv_parts{{
    {"", &PointSummary::all},
    {"last_", &PointSummary::last},
    {"best_", &PointSummary::best},
}};

/// Each once.
std::vector<const Metric*> metrics_of(const std::vector<SummaryColumn>& columns) {
    std::vector<const Metric*> found;
    for (const auto& column : columns) {
        if (column.part == &PointSummary::all) {
            found.push_back(column.metric);
        }
    }
    return found;
}

std::vector<PointSummary> rows_of(const std::vector<TitledSummary>& summaries) {
    std::vector<PointSummary> rows;
    for (const auto& summary : summaries) {
        rows.insert(rows.end(), summary.rows.begin(), summary.rows.end());
    }
    return rows;
}

std::string csv_number(double value) {
    return std::isnan(value) ? "" : metric_text(value);
}

std::string csv_line(const PointSummary& row, const std::vector<std::string>& settings,
                     const std::vector<const Metric*>& shown) {
    auto line = number_text(row.point.alpha);
    for (const auto& parameter : settings) {
        line += "," + csv_cell(setting_of(row.point, parameter));
    }
    line += fmt::format(",{},{},{}", row.repeats, row.unfinished, row.epochs);
    for (const auto& [prefix, part] : csv_parts) {
        for (const auto* metric : shown) {
            const auto& statistic = (row.*part)[*metric];
            line += fmt::format(",{},{},{}", csv_number(statistic.mean), csv_number(statistic.std),
                                statistic.count);
        }
    }
    return line + "\n";
}

nlohmann::json to_json(const Statistic& statistic) {
    const auto value = [](double number) {
        return std::isnan(number) ? nlohmann::json() : nlohmann::json(number);
    };
    return {{"mean", value(statistic.mean)}, {"std", value(statistic.std)}, {"n", statistic.count}};
}

nlohmann::json to_json(const MetricStatistics& statistics) {
    auto json = nlohmann::json::object();
    for (const auto* metric : metrics_of(summary_columns())) {
        json[std::string(metric->name)] = to_json(statistics[*metric]);
    }
    return json;
}

/// The line of the parts above the columns of their metrics, and the rules below it.
std::string latex_parts(const std::vector<SummaryColumn>& columns, std::size_t before_metrics) {
    constexpr std::array<std::pair<const char*, MetricStatistics PointSummary::*>, 3> parts{{
        {"all epochs", &PointSummary::all},
        {"last epoch", &PointSummary::last},
        {"best epoch", &PointSummary::best},
    }};
    std::string heads = "&";
    for (std::size_t column = 2; column < before_metrics; ++column) {
        heads += " &";
    }
    std::string rules;
    auto before = static_cast<std::ptrdiff_t>(before_metrics);
    for (const auto& [title, part] : parts) {
        const auto count = std::count_if(columns.begin(), columns.end(),
                                         [&, of = part](const auto& column) { return column.part == of; });
        heads += fmt::format(" & \\multicolumn{{{}}}{{c}}{{{}}}", count, title);
        rules +=
            fmt::format("{}\\cmidrule(lr){{{}-{}}}", rules.empty() ? "" : " ", before + 1, before + count);
        before += count;
    }
    return heads + " \\\\\n" + rules + "\n";
}

} // namespace

std::string summary_markdown(const std::vector<PointSummary>& summary) {
    return summary_markdown(std::vector<TitledSummary>{{"", summary}});
}

std::string summary_markdown(const std::vector<TitledSummary>& summaries) {
    const bool several = summaries.size() > 1;
    const auto line = [](const Row& row) { return fmt::format("| {} |\n", fmt::join(row, " | ")); };
    const auto settings = settings_in(summaries);
    const auto columns = summary_columns(rows_of(summaries));
    auto top = header(settings, columns);
    std::string rule = several ? "|---" : "";
    for (std::size_t column = 0; column < top.size(); ++column) {
        rule += "|---:";
    }
    if (several) {
        top.insert(top.begin(), "experiment");
    }
    auto text = line(top) + rule + "|\n";
    for (const auto& summary : summaries) {
        for (const auto& alpha : summary.rows) {
            auto row = cells(alpha, settings, columns);
            if (several) {
                row.insert(row.begin(), markdown_cell(summary.title));
            }
            text += line(row);
        }
    }
    return text;
}

std::string summary_latex(const std::vector<TitledSummary>& summaries) {
    const bool several = summaries.size() > 1;
    const auto columns = summary_columns(rows_of(summaries));
    const auto settings = settings_in(summaries);
    auto text = fmt::format("\\begin{{tabular}}{{{}rrrr{}}}\n\\toprule\n", several ? "l" : "",
                            std::string(settings.size() + columns.size(), 'r'));
    text += latex_parts(columns, (several ? 5 : 4) + settings.size());
    text += several ? "experiment & " : "";
    text += "$\\alpha$";
    for (const auto& parameter : settings) {
        text += " & " + latex_text(parameter);
    }
    text += " & runs & unfinished & epochs";
    for (const auto& column : columns) {
        text += fmt::format(" & {}", column.metric->brief);
    }
    text += " \\\\\n\\midrule\n";
    for (const auto& summary : summaries) {
        for (const auto& row : summary.rows) {
            text += several ? latex_text(summary.title) + " & " : "";
            text += number_text(row.point.alpha);
            for (const auto& parameter : settings) {
                text += " & " + latex_text(setting_of(row.point, parameter));
            }
            text += fmt::format(" & {} & {} & {}", row.repeats, row.unfinished, row.epochs);
            for (const auto& column : columns) {
                text += " & " + latex_mean_and_std(column.of(row)) + own_count(column.of(row), column, row);
            }
            text += " \\\\\n";
        }
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string summary_csv(const std::vector<TitledSummary>& summaries) {
    const bool several = summaries.size() > 1;
    const auto settings = settings_in(summaries);
    const auto shown = metrics_of(summary_columns(rows_of(summaries)));
    std::string text = several ? "experiment,alpha" : "alpha";
    for (const auto& parameter : settings) {
        text += "," + parameter;
    }
    text += ",runs,unfinished,epochs";
    for (const auto& part : csv_parts) {
        for (const auto* metric : shown) {
            text += fmt::format(",{0}{1},{0}{1}_std,{0}{1}_n", part.first, metric->name);
        }
    }
    text += '\n';
    for (const auto& summary : summaries) {
        for (const auto& row : summary.rows) {
            text += (several ? csv_cell(summary.title) + "," : "") + csv_line(row, settings, shown);
        }
    }
    return text;
}

std::string summary_text(const std::vector<PointSummary>& summary) {
    return text_columns(table(summary), ColumnSide::right);
}

std::string summary_json(const std::vector<PointSummary>& summary) {
    auto alphas = nlohmann::json::array();
    for (const auto& row : summary) {
        auto entry = to_json(row.all);
        entry["alpha"] = row.point.alpha;
        if (!row.point.settings.empty()) {
            entry["settings"] = row.point.settings;
        }
        entry["repeats"] = row.repeats;
        entry["unfinished"] = row.unfinished;
        entry["epochs"] = row.epochs;
        entry["last"] = to_json(row.last);
        entry["best"] = to_json(row.best);
        alphas.push_back(std::move(entry));
    }
    return nlohmann::json{{"alphas", alphas}}.dump(2) + "\n";
}

} // namespace retort
