#include "core/experiment/results/paired.h"

#include "core/base/number_text.h"
#include "core/experiment/record/copies.h"
#include "core/experiment/results/student_t.h"
#include "core/files/tables/csv_cells.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace retort {

namespace {

std::vector<const Metric*> compared_metrics() {
    return metrics_by(&Metric::compared);
}

/// Whether both are the same repeat. Results from elsewhere may not say their seeds.
bool is_pair(const RunSpec& a, const RunSpec& b) {
    return a.repeat == b.repeat && (!a.seed || !b.seed || a.seed == b.seed);
}

/// "+0.0123 [-0.0010, +0.0256] (n=4)".
std::string cell(const PairedDifference& paired, const char* form, const char* alone) {
    if (paired.difference.count == 0) {
        return "–";
    }
    return std::isnan(paired.low)
               ? fmt::format(fmt::runtime(alone), paired.difference.mean, paired.difference.count)
               : fmt::format(fmt::runtime(form), paired.difference.mean, paired.low, paired.high,
                             paired.difference.count);
}

nlohmann::ordered_json to_json(const PairedDifference& paired) {
    const auto number = [](double value) {
        return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
    };
    return {{"mean", number(paired.difference.mean)},
            {"std", number(paired.difference.std)},
            {"count", paired.difference.count},
            {"low", number(paired.low)},
            {"high", number(paired.high)}};
}

std::vector<std::string> settings_in(const std::vector<TitledPaired>& experiments) {
    std::vector<Point> points;
    for (const auto& experiment : experiments) {
        for (const auto& row : experiment.rows) {
            points.push_back(row.point);
        }
    }
    return differing_settings(points);
}

constexpr auto plain_form = "{:+.4f} [{:+.4f}, {:+.4f}] (n={})";
constexpr auto plain_alone = "{:+.4f} (n={})";

} // namespace

PairedDifference mean_interval(const std::vector<double>& values) {
    PairedDifference result;
    result.difference = statistic(values);
    if (result.difference.count >= 2) {
        const auto count = static_cast<double>(result.difference.count);
        const double half = student_t_quantile(0.975, count - 1.0) * result.difference.std / std::sqrt(count);
        result.low = result.difference.mean - half;
        result.high = result.difference.mean + half;
    }
    return result;
}

std::vector<RunPair> pairs_of(const std::vector<RunRecord>& runs, const Point& point, const Point& reference,
                              CountedEpoch which) {
    std::vector<const RunRecord*> of_point;
    std::vector<const RunRecord*> of_reference;
    for (const auto* run : without_copies(runs)) {
        if (counted_epoch(*run, which) != nullptr && run->spec.point() == point) {
            of_point.push_back(run);
        } else if (counted_epoch(*run, which) != nullptr && run->spec.point() == reference) {
            of_reference.push_back(run);
        }
    }
    std::vector<RunPair> pairs;
    for (const auto* run : of_point) {
        const auto other =
            std::find_if(of_reference.begin(), of_reference.end(),
                         [&](const RunRecord* candidate) { return is_pair(candidate->spec, run->spec); });
        if (other != of_reference.end()) {
            pairs.push_back({run, *other});
            of_reference.erase(other); // where repeats are there twice, each run makes one pair
        }
    }
    return pairs;
}

std::optional<Point> reference_of(const Point& point, const Point& reference, const std::set<Point>& points) {
    auto wanted = point.settings;
    for (const auto& [parameter, value] : reference.settings) {
        wanted[parameter] = value;
    }
    // What has no meaning at the reference, as a temperature where α is 1, is not asked for.
    const auto fits = [&](const Point& candidate) {
        return candidate.alpha == reference.alpha &&
               std::includes(wanted.begin(), wanted.end(), candidate.settings.begin(),
                             candidate.settings.end());
    };
    std::optional<Point> closest;
    for (const auto& candidate : points) {
        if (fits(candidate) && (!closest || candidate.settings.size() > closest->settings.size())) {
            closest = candidate;
        }
    }
    return closest == point ? std::nullopt : closest;
}

std::vector<PairedRow> paired_differences(const std::vector<RunRecord>& runs, const Point& reference,
                                          CountedEpoch which) {
    std::set<Point> points;
    for (const auto& run : runs) {
        if (counted_epoch(run, which) != nullptr) {
            points.insert(run.spec.point());
        }
    }
    std::vector<PairedRow> rows;
    for (const auto& point : points) {
        const auto other = reference_of(point, reference, points);
        if (!other) {
            continue;
        }
        const auto pairs = pairs_of(runs, point, *other, which);
        PairedRow row{point, *other, {}, static_cast<std::int64_t>(pairs.size())};
        for (const auto* metric : compared_metrics()) {
            std::vector<double> differences;
            for (const auto& pair : pairs) {
                differences.push_back(counted_epoch(*pair.run, which)->*metric->value -
                                      counted_epoch(*pair.reference, which)->*metric->value);
            }
            row.differences[*metric] = mean_interval(differences);
        }
        rows.push_back(row);
    }
    return rows;
}

std::string paired_markdown(const std::vector<PairedRow>& rows, const Point& reference) {
    auto text = fmt::format("| α − {} |", point_label(reference));
    for (const auto* metric : compared_metrics()) {
        text += fmt::format(" {} |", metric->name);
    }
    text += "\n|---|";
    for (std::size_t column = 0; column < compared_metrics().size(); ++column) {
        text += "---|";
    }
    text += '\n';
    for (const auto& row : rows) {
        text += fmt::format("| {} |", point_label(row.point));
        for (const auto* metric : compared_metrics()) {
            text += fmt::format(" {} |", cell(row.differences[*metric], plain_form, plain_alone));
        }
        text += '\n';
    }
    return text;
}

std::string paired_text(const std::vector<PairedRow>& rows, const Point& reference) {
    std::size_t width = 8;
    for (const auto& row : rows) {
        width = std::max(width, point_label(row.point).size());
    }
    auto text = fmt::format("Differences to α {}: mean [95 % interval] (pairs of repeats)\n{:<{}}",
                            point_label(reference), "alpha", width);
    for (const auto* metric : compared_metrics()) {
        text += fmt::format("  {:<34}", metric->name);
    }
    text += '\n';
    for (const auto& row : rows) {
        text += fmt::format("{:<{}}", point_label(row.point), width);
        for (const auto* metric : compared_metrics()) {
            text += fmt::format("  {:<34}", cell(row.differences[*metric], plain_form, plain_alone));
        }
        text += '\n';
    }
    return text;
}

std::string paired_latex(const std::vector<PairedRow>& rows, const Point& reference) {
    const auto compared = compared_metrics();
    auto text = fmt::format("\\begin{{tabular}}{{l{}}}\n\\toprule\n", std::string(compared.size(), 'r'));
    text += fmt::format("$\\alpha - {}$", point_label(reference));
    for (const auto* metric : compared) {
        std::string title(quantity_name(*metric));
        std::replace(title.begin(), title.end(), '_', ' ');
        text += " & " + title;
    }
    text += " \\\\\n\\midrule\n";
    for (const auto& row : rows) {
        text += point_label(row.point);
        for (const auto* metric : compared_metrics()) {
            text += " & " + cell(row.differences[*metric], "${:+.4f}$ $[{:+.4f}, {:+.4f}]$ ($n={}$)",
                                 "${:+.4f}$ ($n={}$)");
        }
        text += " \\\\\n";
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string paired_json(const std::vector<PairedRow>& rows, const Point& reference) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& row : rows) {
        nlohmann::ordered_json entry{{"alpha", row.point.alpha}};
        if (!row.point.settings.empty()) {
            entry["settings"] = row.point.settings;
        }
        for (const auto* metric : compared_metrics()) {
            entry[std::string(metric->name)] = to_json(row.differences[*metric]);
        }
        list.push_back(std::move(entry));
    }
    return nlohmann::ordered_json{{"reference", reference.alpha}, {"differences", list}}.dump(2) + "\n";
}

std::string paired_csv(const std::vector<TitledPaired>& experiments, const Point& reference) {
    const bool several = experiments.size() > 1;
    const auto number = [](double value) { return std::isnan(value) ? std::string() : metric_text(value); };
    const auto settings = settings_in(experiments);
    std::string text = several ? "experiment,alpha" : "alpha";
    for (const auto& parameter : settings) {
        text += "," + parameter;
    }
    text += ",reference";
    for (const auto* metric : compared_metrics()) {
        text += fmt::format(",{0},{0}_std,{0}_low,{0}_high,{0}_pairs", metric->name);
    }
    text += '\n';
    for (const auto& experiment : experiments) {
        for (const auto& row : experiment.rows) {
            text += several ? csv_cell(experiment.title) + "," : "";
            text += number_text(row.point.alpha);
            for (const auto& parameter : settings) {
                text += "," + csv_cell(setting_of(row.point, parameter));
            }
            text += "," + number_text(reference.alpha);
            for (const auto* metric : compared_metrics()) {
                const auto& paired = row.differences[*metric];
                text += fmt::format(",{},{},{},{},{}", number(paired.difference.mean),
                                    number(paired.difference.std), number(paired.low), number(paired.high),
                                    paired.difference.count);
            }
            text += '\n';
        }
    }
    return text;
}

} // namespace retort
