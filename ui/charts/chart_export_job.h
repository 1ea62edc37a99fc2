// The chart export beside a living window.
#pragma once

#include "core/experiment/records.h"

#include <QObject>
#include <QStringList>

namespace retort::ui {

/// Exports all charts of an experiment, one per turn of the event loop, as pictures can only be drawn in the
/// window's own thread. Deletes itself when it is over.
class ChartExportJob : public QObject {
    Q_OBJECT

  public:
    ChartExportJob(ExperimentRecord experiment, QString folder, QObject* parent);

  Q_SIGNALS:
    void done(const QStringList& files);
    void failed(const QString& reason);

  private:
    void next();

    ExperimentRecord experiment_;
    QString folder_;
    QStringList files_;
    std::size_t drawn_ = 0;
};

} // namespace retort::ui
