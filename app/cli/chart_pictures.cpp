#include "app/cli/chart_pictures.h"

#include "ui/charts/figures/chart_export.h"
#include "ui/charts/report_charts.h"

#include <QApplication>

namespace retort::cli {

namespace {

/// Drawing needs an application; it needs no display.
class Offscreen {
  public:
    Offscreen() : application_(without_display(count_), arguments_) {}

  private:
    static int& without_display(int& count) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return count;
    }

    int count_ = 1;
    char name_[11] = "retort-cli";
    char* arguments_[2] = {name_, nullptr};
    QApplication application_;
};

} // namespace

void require_charts() {}

std::vector<std::string> write_chart_pictures(const ExperimentRecord& experiment, const std::string& folder) {
    const Offscreen application;
    std::vector<std::string> files;
    for (const auto& file : ui::exportCharts(ui::shownRuns(experiment), QString::fromStdString(folder))) {
        files.push_back(file.toStdString());
    }
    return files;
}

void add_charts(Report& report) {
    const Offscreen application;
    for (const auto& figure : ui::reportFigures(report.experiment)) {
        report.charts.push_back(ui::reportChart(figure));
    }
    report.libraries.emplace_back("Qt", qVersion());
}

} // namespace retort::cli
