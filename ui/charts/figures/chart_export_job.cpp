#include "ui/charts/figures/chart_export_job.h"

#include "ui/base/translate.h"

#include <utility>

namespace retort::ui {

ChartExportJob::ChartExportJob(std::vector<Figure> figures, std::vector<PictureOptions> formats,
                               QString folder, QObject* parent)
    : QObject(parent)
    , figures_(std::move(figures))
    , formats_(std::move(formats))
    , folder_(std::move(folder)) {
    QMetaObject::invokeMethod(this, &ChartExportJob::next, Qt::QueuedConnection);
}

void ChartExportJob::next() {
    if (written_ >= figures_.size() * formats_.size()) {
        Q_EMIT done(files_);
        deleteLater();
        return;
    }
    try {
        files_ +=
            exportFigure(figures_[written_ / formats_.size()], formats_[written_ % formats_.size()], folder_);
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
        deleteLater();
        return;
    }
    ++written_;
    QMetaObject::invokeMethod(this, &ChartExportJob::next, Qt::QueuedConnection);
}

} // namespace retort::ui
