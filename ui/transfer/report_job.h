// A report beside a living window.
#pragma once

#include "core/experiment/report/report.h"
#include "ui/base/background_job.h"
#include "ui/charts/figures/figure.h"

#include <QObject>
#include <QString>

#include <vector>

namespace retort::ui {

/// Draws the charts of a report, one per turn of the event loop, as pictures can only be drawn in the
/// window's own thread, and makes and writes the rest beside it, in the window's language. Deletes itself
/// when it is over.
class ReportJob : public QObject {
    Q_OBJECT

  public:
    ReportJob(const ExperimentRecord& experiment, QString file, QObject* parent);

  Q_SIGNALS:
    void done(const QString& file);
    void failed(const QString& reason);

  private:
    void next();
    void write();
    void finish(const QString& reason);

    ExperimentRecord experiment_;
    QString file_;
    std::vector<Figure> figures_;
    std::vector<ReportChart> charts_;
    BackgroundJob job_;
};

} // namespace retort::ui
