#include "core/experiment/report/results_html.h"

#include "core/experiment/report/markup.h"

namespace retort {

namespace {

std::string row_html(const std::string& name, const std::string& count, const PointResult& result,
                     const std::vector<const ResultColumn*>& columns) {
    auto html = "<tr><th>" + html_text(name) + "</th><td>" + count + "</td>";
    for (const auto* column : columns) {
        html += "<td>" + html_text(result_text(*column, result)) + "</td>";
    }
    return html + "</tr>\n";
}

} // namespace

std::string results_html(const Verdict& verdict, const std::function<std::string(const Message&)>& say) {
    const auto columns = known_columns(verdict.results);
    if (columns.empty()) {
        return {};
    }
    std::string html = "<div class=\"card\"><table><thead><tr><th>α</th><th>N</th>";
    for (const auto* column : columns) {
        html += "<th title=\"" + html_text(say({column->help, {}})) + "\">" +
                html_text(say({column->title, {}})) + "</th>";
    }
    html += "</tr></thead><tbody>\n";
    for (const auto& result : verdict.results) {
        html += row_html(point_label(result.point), std::to_string(result.repeats), result, columns);
    }
    if (verdict.teacher) {
        html += row_html(say({RETORT_TEXT("Teacher"), {}}), "", *verdict.teacher, columns);
    }
    html += "</tbody></table>\n";
    if (const auto note = latency_note(verdict.results); !note.empty()) {
        html += "<p class=\"soft\">" + html_text(say(note)) + "</p>\n";
    }
    return html + "</div>\n";
}

} // namespace retort
