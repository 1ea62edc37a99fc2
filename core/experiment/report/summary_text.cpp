// The summary table for people and programs, in the C locale.
#include "core/base/number_text.h"
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

std::string mean_and_std(const Statistic& statistic, const char* form) {
    if (statistic.count == 0) {
        return "–";
    }
    const auto mean = number(form, statistic.mean);
    return statistic.count < 2 ? mean : mean + " ± " + number(form, statistic.std);
}

std::string latex_mean_and_std(const Statistic& statistic) {
    if (statistic.count == 0) {
        return "--";
    }
    return statistic.count < 2 ? fmt::format("${:.4f}$", statistic.mean)
                               : fmt::format("${:.4f} \\pm {:.4f}$", statistic.mean, statistic.std);
}

/// A column of the tables for people; the order is that of the window's table.
struct Column {
    const char* title;
    const char* latex; ///< under the name of its part
    MetricStatistics AlphaSummary::*part;
    Statistic MetricStatistics::*metric;

    [[nodiscard]] const Statistic& of(const AlphaSummary& row) const { return row.*part.*metric; }
};

constexpr std::array<Column, 9> columns{{
    {"val loss", "loss", &AlphaSummary::all, &MetricStatistics::val_loss},
    {"val accuracy", "accuracy", &AlphaSummary::all, &MetricStatistics::val_accuracy},
    {"teacher accuracy", "teacher", &AlphaSummary::all, &MetricStatistics::teacher_val_accuracy},
    {"logit difference", "logit diff.", &AlphaSummary::all, &MetricStatistics::logit_difference},
    {"agreement", "agreement", &AlphaSummary::all, &MetricStatistics::agreement},
    {"last accuracy", "accuracy", &AlphaSummary::last, &MetricStatistics::val_accuracy},
    {"last difference", "logit diff.", &AlphaSummary::last, &MetricStatistics::logit_difference},
    {"best accuracy", "accuracy", &AlphaSummary::best, &MetricStatistics::val_accuracy},
    {"best difference", "logit diff.", &AlphaSummary::best, &MetricStatistics::logit_difference},
}};

Row header() {
    Row row{"α", "runs", "epochs"};
    for (const auto& column : columns) {
        row.emplace_back(column.title);
    }
    return row;
}

Row cells(const AlphaSummary& summary) {
    Row row{number_text(summary.alpha), std::to_string(summary.repeats), std::to_string(summary.epochs)};
    for (const auto& column : columns) {
        row.push_back(mean_and_std(column.of(summary), "{:.4f}"));
    }
    return row;
}

std::vector<Row> table(const std::vector<AlphaSummary>& summary) {
    std::vector<Row> rows{header()};
    for (const auto& row : summary) {
        rows.push_back(cells(row));
    }
    return rows;
}

/// The parts and metrics of the CSV, with the beginning of their columns' names.
constexpr std::array<std::pair<const char*, MetricStatistics AlphaSummary::*>, 3> csv_parts{{
    {"", &AlphaSummary::all},
    {"last_", &AlphaSummary::last},
    {"best_", &AlphaSummary::best},
}};
constexpr std::array<std::pair<const char*, Statistic MetricStatistics::*>, 5> csv_metrics{{
    {"val_loss", &MetricStatistics::val_loss},
    {"val_accuracy", &MetricStatistics::val_accuracy},
    {"teacher_val_accuracy", &MetricStatistics::teacher_val_accuracy},
    {"logit_difference", &MetricStatistics::logit_difference},
    {"agreement", &MetricStatistics::agreement},
}};

std::string csv_number(double value) {
    return std::isnan(value) ? "" : metric_text(value);
}

std::string csv_line(const AlphaSummary& row) {
    auto line = number_text(row.alpha) + "," + std::to_string(row.repeats) + "," + std::to_string(row.epochs);
    for (const auto& [prefix, part] : csv_parts) {
        for (const auto& [name, metric] : csv_metrics) {
            const auto& statistic = row.*part.*metric;
            line += "," + csv_number(statistic.mean) + "," + csv_number(statistic.std);
        }
    }
    return line + "\n";
}

/// Characters as a terminal shows them: bytes that begin one.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

nlohmann::json to_json(const Statistic& statistic) {
    const auto value = [](double number) {
        return std::isnan(number) ? nlohmann::json() : nlohmann::json(number);
    };
    return {{"mean", value(statistic.mean)}, {"std", value(statistic.std)}, {"n", statistic.count}};
}

nlohmann::json to_json(const MetricStatistics& statistics) {
    return {{"val_loss", to_json(statistics.val_loss)},
            {"val_accuracy", to_json(statistics.val_accuracy)},
            {"teacher_val_accuracy", to_json(statistics.teacher_val_accuracy)},
            {"logit_difference", to_json(statistics.logit_difference)},
            {"agreement", to_json(statistics.agreement)}};
}

} // namespace

std::string summary_markdown(const std::vector<AlphaSummary>& summary) {
    return summary_markdown(std::vector<TitledSummary>{{"", summary}});
}

std::string summary_markdown(const std::vector<TitledSummary>& summaries) {
    const bool several = summaries.size() > 1;
    const auto line = [](const Row& row) { return fmt::format("| {} |\n", fmt::join(row, " | ")); };
    auto top = header();
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
            auto row = cells(alpha);
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
    const int before = several ? 4 : 3; // columns before the first metric
    auto text = fmt::format("\\begin{{tabular}}{{{}rrr{}}}\n\\toprule\n", several ? "l" : "",
                            std::string(columns.size(), 'r'));
    text +=
        fmt::format("{}& & & \\multicolumn{{5}}{{c}}{{all epochs}} & \\multicolumn{{2}}{{c}}{{last epoch}} & "
                    "\\multicolumn{{2}}{{c}}{{best epoch}} \\\\\n",
                    several ? "& " : "");
    text += fmt::format("\\cmidrule(lr){{{}-{}}} \\cmidrule(lr){{{}-{}}} \\cmidrule(lr){{{}-{}}}\n",
                        before + 1, before + 5, before + 6, before + 7, before + 8, before + 9);
    text += several ? "experiment & " : "";
    text += "$\\alpha$ & runs & epochs";
    for (const auto& column : columns) {
        text += fmt::format(" & {}", column.latex);
    }
    text += " \\\\\n\\midrule\n";
    for (const auto& summary : summaries) {
        for (const auto& row : summary.rows) {
            text += several ? latex_text(summary.title) + " & " : "";
            text += fmt::format("{} & {} & {}", number_text(row.alpha), row.repeats, row.epochs);
            for (const auto& column : columns) {
                text += " & " + latex_mean_and_std(column.of(row));
            }
            text += " \\\\\n";
        }
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string summary_csv(const std::vector<TitledSummary>& summaries) {
    const bool several = summaries.size() > 1;
    std::string text = several ? "experiment,alpha,runs,epochs" : "alpha,runs,epochs";
    for (const auto& part : csv_parts) {
        for (const auto& metric : csv_metrics) {
            text += fmt::format(",{0}{1},{0}{1}_std", part.first, metric.first);
        }
    }
    text += '\n';
    for (const auto& summary : summaries) {
        for (const auto& row : summary.rows) {
            text += (several ? csv_cell(summary.title) + "," : "") + csv_line(row);
        }
    }
    return text;
}

std::string summary_text(const std::vector<AlphaSummary>& summary) {
    const auto rows = table(summary);
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], width(row[column]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            text +=
                std::string(widths[column] - width(row[column]) + (column == 0 ? 0 : 2), ' ') + row[column];
        }
        text += '\n';
    }
    return text;
}

std::string summary_json(const std::vector<AlphaSummary>& summary) {
    auto alphas = nlohmann::json::array();
    for (const auto& row : summary) {
        auto entry = to_json(row.all);
        entry["alpha"] = row.alpha;
        entry["repeats"] = row.repeats;
        entry["epochs"] = row.epochs;
        entry["last"] = to_json(row.last);
        entry["best"] = to_json(row.best);
        alphas.push_back(std::move(entry));
    }
    return nlohmann::json{{"alphas", alphas}}.dump(2) + "\n";
}

} // namespace retort
