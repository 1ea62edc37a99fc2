#include "core/experiment/import/import_points.h"

#include "core/base/number_text.h"

#include <algorithm>

namespace retort {

namespace {

std::string name_of(const Import& import, const RunRecord& run) {
    const auto annotation = import.annotations.find(run.name);
    if (annotation != import.annotations.end() && !annotation->second.title.empty()) {
        return annotation->second.title;
    }
    return run.spec.seed ? "seed " + seed_text(run.spec)
                         : std::filesystem::path(run.imported_from).filename().string();
}

/// With what it came to where it is not done, as it counts in nothing then.
std::string called(const Import& import, const RunRecord& run) {
    const auto name = name_of(import, run);
    const auto why = run.search ? std::string("search") : std::string(to_string(run.status));
    return run.search || run.status != RunStatus::done ? name + " (" + why + ")" : name;
}

} // namespace

std::vector<ImportedPoint> imported_points(const Import& import) {
    std::vector<ImportedPoint> points;
    for (const auto& run : import.runs) { // sorted by point
        const auto point = run.spec.point();
        if (points.empty() || !(points.back().point == point)) {
            points.push_back({point, {}});
        }
        points.back().repeats.push_back({run.spec.repeat, called(import, run)});
    }
    return points;
}

std::string points_line(const ImportedPoint& point, std::size_t most) {
    const auto count = point.repeats.size();
    std::string text =
        "α " + point_label(point.point) + ": " + std::to_string(count) + (count == 1 ? " run (" : " runs (");
    for (std::size_t i = 0; i < std::min(most, count); ++i) {
        const auto& [number, called] = point.repeats[i];
        text += std::string(i > 0 ? ", " : "") + "rep " + std::to_string(number) + " " + called;
    }
    return text + (count > most ? ", …)" : ")");
}

} // namespace retort
