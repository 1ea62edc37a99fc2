#include "ui/charts/report_charts.h"

#include "ui/charts/alpha_page.h"
#include "ui/charts/chart_export.h"

#include <algorithm>

namespace retort::ui {

namespace {

bool hasEpochs(const ExperimentRecord& experiment) {
    return std::any_of(experiment.runs.begin(), experiment.runs.end(),
                       [](const RunRecord& run) { return !run.epochs.empty(); });
}

} // namespace

std::vector<PicturePage> reportPages(const ExperimentRecord& experiment) {
    if (!hasEpochs(experiment)) {
        return {};
    }
    const ShownRuns shown = shownRuns(experiment);
    std::vector<PicturePage> pages = picturePages(chartPages(shown));
    for (const AlphaMetric metric : {AlphaMetric::Accuracy, AlphaMetric::LogitDifference}) {
        const AlphaChoice choice{metric, CountedEpoch::best, ErrorBar::Deviation};
        if (!AlphaPicture(shown, choice, false).points().empty()) {
            pages.push_back(alphaPage(shown, choice));
        }
    }
    return pages;
}

ReportChart reportChart(const PicturePage& page) {
    PictureOptions options;
    options.format = PictureFormat::Svg;
    options.size = {1100, 560};
    return {page.title.toStdString(), pageFile(page, options).toStdString()};
}

} // namespace retort::ui
