#include "ui/transfer/report_job.h"

#include "ui/base/translate.h"
#include "ui/charts/report_charts.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

namespace retort::ui {

ReportJob::ReportJob(const ExperimentRecord& experiment, QString file, QObject* parent)
    : QObject(parent)
    , experiment_(experiment)
    , file_(std::move(file))
    , figures_(reportFigures(experiment_)) {
    QMetaObject::invokeMethod(this, &ReportJob::next, Qt::QueuedConnection);
}

void ReportJob::next() {
    if (charts_.size() == figures_.size()) {
        write();
        return;
    }
    charts_.push_back(reportChart(figures_[charts_.size()]));
    QMetaObject::invokeMethod(this, &ReportJob::next, Qt::QueuedConnection);
}

void ReportJob::write() {
    //: The language of these texts, as HTML names it.
    const std::string language = tr("en").toStdString();
    const std::string created =
        QLocale::system().toString(QDateTime::currentDateTime(), QLocale::ShortFormat).toStdString();
    job_.start(
        [this, experiment = std::move(experiment_), charts = std::move(charts_), language, created,
         path = toPath(file_)](const BackgroundJob::Deliver& deliver, const std::stop_token& /*stop*/) {
            QString reason;
            try {
                Report report = report_on(experiment);
                report.charts = charts;
                report.libraries.emplace_back("Qt", qVersion());
                report.created = created;
                report.language = language;
                report.say = [](const Message& message) { return translated(message).toStdString(); };
                write_report(report, path);
            } catch (const std::exception& error) {
                reason = errorText(error);
            }
            deliver([this, reason] { finish(reason); }); // heard only while this is there
        });
}

void ReportJob::finish(const QString& reason) {
    if (reason.isEmpty()) {
        Q_EMIT done(file_);
    } else {
        Q_EMIT failed(reason);
    }
    deleteLater();
}

} // namespace retort::ui
