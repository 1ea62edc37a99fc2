// The summary table for people and programs, in the C locale.
#include "core/experiment/number_text.h"
#include "core/experiment/summary.h"

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

std::vector<Row> table(const std::vector<AlphaSummary>& summary) {
    std::vector<Row> rows{{"α", "runs", "epochs", "val loss", "val accuracy", "teacher accuracy",
                           "logit difference", "agreement", "last accuracy", "best accuracy"}};
    constexpr auto fixed = "{:.4f}";
    for (const auto& row : summary) {
        rows.push_back({number_text(row.alpha), std::to_string(row.repeats), std::to_string(row.epochs),
                        mean_and_std(row.all.val_loss, fixed), mean_and_std(row.all.val_accuracy, fixed),
                        mean_and_std(row.all.teacher_val_accuracy, fixed),
                        mean_and_std(row.all.logit_difference, fixed), mean_and_std(row.all.agreement, fixed),
                        mean_and_std(row.last.val_accuracy, fixed),
                        mean_and_std(row.best.val_accuracy, fixed)});
    }
    return rows;
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
    std::string text;
    const auto rows = table(summary);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += "| " + fmt::format("{}", fmt::join(rows[i], " | ")) + " |\n";
        if (i == 0) {
            for (std::size_t column = 0; column < rows[i].size(); ++column) {
                text += "|---:";
            }
            text += "|\n";
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
