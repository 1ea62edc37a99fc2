#include "ui/transfer/student_export.h"

#include "ui/base/translate.h"
#include "ui/transfer/export_run.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QPointer>
#include <QStringList>
#include <QThreadPool>

namespace retort::ui {

namespace {

QString reportText(const ExportReport& report) {
    const QLocale locale;
    return StudentExport::tr("Saved: %1, %2. Read back, its logits differ by at most %3 on %4 images")
        .arg(QDir::toNativeSeparators(fromPath(report.file)),
             locale.formattedDataSize(static_cast<qint64>(report.bytes)),
             locale.toString(report.max_difference, 'g', 3),
             locale.toString(static_cast<qlonglong>(report.images)));
}

} // namespace

QStringList studentFileFilters() {
    return {StudentExport::tr("PyTorch state_dict (*.pth)"), StudentExport::tr("safetensors (*.safetensors)"),
            StudentExport::tr("TorchScript (*.ts)"), StudentExport::tr("ONNX (*.onnx)")};
}

StudentExport::StudentExport(const QString& runFolder, const QString& file, QObject* parent)
    : QObject(parent) {
    QThreadPool::globalInstance()->start(
        [self = QPointer<StudentExport>(this), from = toPath(runFolder), to = toPath(file)] {
            QString report;
            QString reason;
            try {
                report = reportText(export_run(from, to));
            } catch (const std::exception& error) {
                reason = errorText(error);
            }
            // The application outlives the pool's work; this object may not, which only its own thread can
            // tell.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, report, reason] {
                    if (self)
                        self->finish(report, reason);
                },
                Qt::QueuedConnection);
        });
}

void StudentExport::finish(const QString& report, const QString& reason) {
    if (reason.isEmpty()) {
        Q_EMIT done(report);
    } else {
        Q_EMIT failed(reason);
    }
    deleteLater();
}

} // namespace retort::ui
