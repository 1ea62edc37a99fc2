#include "app/cli/chart_pictures.h"

#include "ui/charts/chart_export.h"

#include <QApplication>

namespace retort::cli {

std::vector<std::string> write_chart_pictures(const ExperimentRecord& experiment, const std::string& folder) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "retort-cli";
    char* argv[] = {name, nullptr};
    const QApplication application(argc, argv);
    std::vector<std::string> files;
    for (const auto& file : ui::exportCharts(ui::shownRuns(experiment), QString::fromStdString(folder))) {
        files.push_back(file.toStdString());
    }
    return files;
}

} // namespace retort::cli
