#include "core/experiment/report/paper_table.h"

#include "core/base/number_text.h"
#include "core/experiment/report/markup.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace retort {

namespace {

/// What differs between the two forms.
struct Form {
    std::string (*text)(std::string_view); ///< a name as a cell
    const char* none;
    const char* plus_minus;
    const char* bold; ///< of "{}"
    const char* to;   ///< between the ends of an interval
    const char* between;
    const char* end;
};

constexpr Form latex{latex_text, "--", " $\\pm$ ", "\\textbf{{{}}}", " to ", " & ", " \\\\\n"};
constexpr Form markdown{markdown_cell, "–", " ± ", "**{}**", " to ", " | ", " |\n"};

const Statistic& accuracy_of(const Verdict& verdict, const PointResult& result) {
    return verdict.on_test ? result.last_test : result.last_accuracy;
}

std::string signed_points(double share, const Form& form) {
    const auto text = fmt::format("{:+.1f}", 100.0 * share);
    return &form == &latex ? "$" + text + "$" : text;
}

std::string accuracy_text(const Statistic& accuracy, const Form& form, bool is_best) {
    if (!std::isfinite(accuracy.mean)) {
        return form.none;
    }
    const auto mean = is_best ? fmt::format(fmt::runtime(form.bold), percent_text(accuracy.mean))
                              : percent_text(accuracy.mean);
    return std::isfinite(accuracy.std) ? mean + form.plus_minus + percent_text(accuracy.std) : mean;
}

std::string difference_text(const Verdict& verdict, const Point& point, const Form& form) {
    const auto found = std::find_if(verdict.points.begin(), verdict.points.end(),
                                    [&](const PointVerdict& one) { return one.point == point; });
    if (found == verdict.points.end() || !std::isfinite(found->accuracy.difference.mean)) {
        return form.none;
    }
    const auto& [difference, low, high, overlap] = found->accuracy;
    const auto mean = signed_points(difference.mean, form);
    return std::isfinite(low)
               ? fmt::format("{} ({}{}{})", mean, percent_text(low), form.to, percent_text(high))
               : mean;
}

double highest_accuracy(const Verdict& verdict) {
    double highest = -1.0;
    for (const auto& result : verdict.results) {
        const auto mean = accuracy_of(verdict, result).mean;
        highest = std::isfinite(mean) ? std::max(highest, mean) : highest;
    }
    return highest;
}

std::string rows_of(const Verdict& verdict, const Form& form, const std::string& begin) {
    const auto highest = highest_accuracy(verdict);
    const auto row = [&](const std::string& name, const std::string& count, const std::string& accuracy,
                         const std::string& difference) {
        return begin + name + form.between + count + form.between + accuracy + form.between + difference +
               form.end;
    };
    std::string text;
    if (verdict.teacher) {
        text += row("teacher", form.none, accuracy_text(accuracy_of(verdict, *verdict.teacher), form, false),
                    form.none);
    }
    for (const auto& result : verdict.results) {
        const auto& accuracy = accuracy_of(verdict, result);
        text += row("α " + form.text(point_label(result.point)), std::to_string(result.repeats),
                    accuracy_text(accuracy, form, accuracy.mean == highest),
                    difference_text(verdict, result.point, form));
    }
    return text;
}

} // namespace

std::string paper_latex(const Verdict& verdict) {
    auto rows = rows_of(verdict, latex, "");
    for (auto at = rows.find("α"); at != std::string::npos; at = rows.find("α")) {
        rows.replace(at, std::string("α").size(), "$\\alpha$");
    }
    return "\\begin{tabular}{lrrr}\n\\toprule\n & $N$ & accuracy (\\%) & difference (points) "
           "\\\\\n\\midrule\n" +
           rows + "\\bottomrule\n\\end{tabular}\n";
}

std::string paper_markdown(const Verdict& verdict) {
    return "| | N | accuracy (%) | difference (points) |\n|---|---:|---:|---:|\n" +
           rows_of(verdict, markdown, "| ");
}

} // namespace retort
