#include "ui/charts/report_charts.h"

#include "ui/charts/compare/compare_figure.h"
#include "ui/charts/figures/chart_export.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

bool hasValues(const ExperimentRecord& experiment, Quantity quantity) {
    const QuantityInfo info = quantityInfo(quantity);
    const auto inEpoch = [&](const EpochRecord& epoch) {
        return std::any_of(info.curves.begin(), info.curves.end(),
                           [&](const QuantityCurve& curve) { return std::isfinite(epoch.*curve.value); });
    };
    return std::any_of(experiment.runs.begin(), experiment.runs.end(), [&](const RunRecord& run) {
        return std::any_of(run.epochs.begin(), run.epochs.end(), inEpoch);
    });
}

} // namespace

std::vector<Figure> reportFigures(const ExperimentRecord& experiment) {
    const ShownRuns shown = shownRuns(experiment);
    std::vector<Figure> figures;
    for (const ChartFigure& figure : chartFigures(shown)) {
        if (hasValues(experiment, figure.request.quantity)) {
            figures.emplace_back(figure);
        }
    }
    for (const Metric* metric : compared_metrics(experiment.runs)) {
        if (metric->headline == nullptr) {
            continue;
        }
        const CompareChoice choice{metric, CountedEpoch::best, ErrorBar::Deviation};
        if (ComparePicture(shown, choice, false).points().size() > 1) {
            figures.push_back(compareFigure(shown, choice));
        }
    }
    return figures;
}

ReportChart reportChart(const Figure& figure) {
    PictureOptions options;
    options.format = PictureFormat::Svg;
    options.size = {1100, 560};
    return {figure.title.toStdString(), figureFile(figure, options).toStdString()};
}

} // namespace retort::ui
