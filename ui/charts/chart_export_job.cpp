#include "ui/charts/chart_export_job.h"

#include "ui/charts/chart_export.h"
#include "ui/translate.h"

#include <utility>

namespace retort::ui {

ChartExportJob::ChartExportJob(ExperimentRecord experiment, QString folder, QObject* parent)
    : QObject(parent)
    , experiment_(std::move(experiment))
    , folder_(std::move(folder)) {
    QMetaObject::invokeMethod(this, &ChartExportJob::next, Qt::QueuedConnection);
}

void ChartExportJob::next() {
    try {
        files_ += exportChart(quantities.at(drawn_), experiment_, folder_);
    } catch (const std::exception& error) {
        Q_EMIT failed(errorText(error));
        deleteLater();
        return;
    }
    if (++drawn_ < quantities.size()) {
        QMetaObject::invokeMethod(this, &ChartExportJob::next, Qt::QueuedConnection);
        return;
    }
    Q_EMIT done(files_);
    deleteLater();
}

} // namespace retort::ui
