#include "ui/charts/report_charts.h"

#include "ui/charts/compare/alpha_figure.h"
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

std::vector<Figure> reportPages(const ExperimentRecord& experiment) {
    const ShownRuns shown = shownRuns(experiment);
    std::vector<Figure> pages;
    for (const ChartFigure& page : chartFigures(shown)) {
        if (hasValues(experiment, page.request.quantity)) {
            pages.emplace_back(page);
        }
    }
    for (const Metric* metric : metrics_by(&Metric::compared)) {
        if (metric->headline == nullptr) {
            continue;
        }
        const AlphaChoice choice{metric, CountedEpoch::best, ErrorBar::Deviation};
        if (AlphaPicture(shown, choice, false).points().size() > 1) {
            pages.push_back(alphaPage(shown, choice));
        }
    }
    return pages;
}

ReportChart reportChart(const Figure& page) {
    PictureOptions options;
    options.format = PictureFormat::Svg;
    options.size = {1100, 560};
    return {page.title.toStdString(), figureFile(page, options).toStdString()};
}

} // namespace retort::ui
