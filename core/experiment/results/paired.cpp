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

/// Those of the rows: what is measured on a test set, only where there was one.
std::vector<const Metric*> compared_metrics(const std::vector<PairedRow>& rows) {
    auto compared = metrics_by(&Metric::compared);
    std::erase_if(compared, [&](const Metric* metric) {
        return is_on_test(*metric) && std::all_of(rows.begin(), rows.end(), [&](const PairedRow& row) {
                   return row.differences[*metric].difference.count == 0;
               });
    });
    return compared;
}

const char* epochs_of(CountedEpoch which) {
    return which == CountedEpoch::best ? "best epochs" : "last epochs";
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

/// What a row is called: its point, and what it is compared with where that has a setting which neither the
/// point nor `reference` names.
std::string row_label(const PairedRow& row, const Point& reference) {
    auto further = row.reference;
    std::erase_if(further.settings, [&](const auto& setting) {
        return setting_of(row.point, setting.first) == setting.second ||
               setting_of(reference, setting.first) == setting.second;
    });
    const auto label = point_label(row.point);
    return further.settings.empty() ? label : label + " (to " + point_label(further) + ")";
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

/// The greatest of all their runs.
double overlap_of(const std::vector<RunPair>& pairs) {
    double overlap = 0.0;
    for (const auto& [run, reference] : pairs) {
        overlap = std::max({overlap, training_overlap(*run), training_overlap(*reference)});
    }
    return overlap;
}

} // namespace

PairedDifference mean_interval(const std::vector<double>& values, double overlap) {
    PairedDifference result;
    result.difference = statistic(values);
    result.overlap = overlap;
    const auto count = result.difference.count;
    if (count >= 2) {
        const double half = student_t_quantile(0.975, static_cast<double>(count - 1)) *
                            standard_error(result.difference.std, count, overlap);
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

std::vector<PairedRow> paired_differences(const std::vector<RunRecord>& runs, const Point& reference,
                                          CountedEpoch which) {
    const auto points = known_points(runs, which);
    std::vector<PairedRow> rows;
    for (const auto& [point, known] : points) {
        const auto other = reference_of(point, reference, points);
        if (!other) {
            continue;
        }
        const auto pairs = pairs_of(runs, point, *other, which);
        PairedRow row{point, *other, {}, static_cast<std::int64_t>(pairs.size())};
        for (const auto* metric : metrics_by(&Metric::compared)) {
            std::vector<double> differences;
            for (const auto& pair : pairs) {
                differences.push_back(counted_epoch(*pair.run, which)->*metric->value -
                                      counted_epoch(*pair.reference, which)->*metric->value);
            }
            row.differences[*metric] = mean_interval(differences, overlap_of(pairs));
        }
        rows.push_back(row);
    }
    return rows;
}

std::string paired_markdown(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which) {
    const auto compared = compared_metrics(rows);
    auto text = fmt::format("| α − {} ({}) |", point_label(reference), epochs_of(which));
    for (const auto* metric : compared) {
        text += fmt::format(" {} |", metric->name);
    }
    text += "\n|---|";
    for (std::size_t column = 0; column < compared.size(); ++column) {
        text += "---|";
    }
    text += '\n';
    for (const auto& row : rows) {
        text += fmt::format("| {} |", row_label(row, reference));
        for (const auto* metric : compared) {
            text += fmt::format(" {} |", cell(row.differences[*metric], plain_form, plain_alone));
        }
        text += '\n';
    }
    return text;
}

std::string paired_text(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which) {
    const auto compared = compared_metrics(rows);
    std::size_t width = 8;
    for (const auto& row : rows) {
        width = std::max(width, row_label(row, reference).size());
    }
    auto text = fmt::format("Differences to α {} at {}: mean [95 % interval] (pairs of repeats)\n{:<{}}",
                            point_label(reference), epochs_of(which), "alpha", width);
    for (const auto* metric : compared) {
        text += fmt::format("  {:<34}", metric->name);
    }
    text += '\n';
    for (const auto& row : rows) {
        text += fmt::format("{:<{}}", row_label(row, reference), width);
        for (const auto* metric : compared) {
            text += fmt::format("  {:<34}", cell(row.differences[*metric], plain_form, plain_alone));
        }
        text += '\n';
    }
    return text;
}

std::string paired_latex(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which) {
    const auto compared = compared_metrics(rows);
    auto text = fmt::format("\\begin{{tabular}}{{l{}}}\n\\toprule\n", std::string(compared.size(), 'r'));
    text += fmt::format("$\\alpha - {}$ ({})", point_label(reference), epochs_of(which));
    for (const auto* metric : compared) {
        std::string title(is_on_test(*metric) ? metric->name : quantity_name(*metric));
        std::replace(title.begin(), title.end(), '_', ' ');
        text += " & " + title;
    }
    text += " \\\\\n\\midrule\n";
    for (const auto& row : rows) {
        text += row_label(row, reference);
        for (const auto* metric : compared) {
            text += " & " + cell(row.differences[*metric], "${:+.4f}$ $[{:+.4f}, {:+.4f}]$ ($n={}$)",
                                 "${:+.4f}$ ($n={}$)");
        }
        text += " \\\\\n";
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string paired_json(const std::vector<PairedRow>& rows, const Point& reference, CountedEpoch which) {
    const auto compared = compared_metrics(rows);
    auto list = nlohmann::ordered_json::array();
    for (const auto& row : rows) {
        nlohmann::ordered_json entry{{"alpha", row.point.alpha}};
        if (!row.point.settings.empty()) {
            entry["settings"] = row.point.settings;
        }
        if (row.reference.settings != reference.settings) {
            entry["reference_settings"] = row.reference.settings;
        }
        for (const auto* metric : compared) {
            entry[std::string(metric->name)] = to_json(row.differences[*metric]);
        }
        list.push_back(std::move(entry));
    }
    return nlohmann::ordered_json{{"reference", reference.alpha},
                                  {"reference_settings", reference.settings},
                                  {"epoch", which == CountedEpoch::best ? "best" : "last"},
                                  {"differences", list}}
               .dump(2) +
           "\n";
}

std::string paired_csv(const std::vector<TitledPaired>& experiments, const Point& reference) {
    const bool several = experiments.size() > 1;
    const auto number = [](double value) { return std::isnan(value) ? std::string() : metric_text(value); };
    const auto settings = settings_in(experiments);
    std::vector<PairedRow> all;
    for (const auto& experiment : experiments) {
        all.insert(all.end(), experiment.rows.begin(), experiment.rows.end());
    }
    const auto compared = compared_metrics(all);
    std::string text = several ? "experiment,alpha" : "alpha";
    for (const auto& parameter : settings) {
        text += "," + parameter;
    }
    text += ",reference";
    const bool has_own = std::any_of(all.begin(), all.end(), [&](const PairedRow& row) {
        return row.reference.settings != reference.settings;
    });
    text += has_own ? ",reference_point" : "";
    for (const auto* metric : compared) {
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
            text += has_own ? "," + csv_cell(point_name(row.reference)) : "";
            for (const auto* metric : compared) {
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
