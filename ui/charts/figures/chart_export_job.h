// The chart export beside a living window.
#pragma once

#include "ui/charts/figures/chart_export.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace retort::ui {

/// Writes pages as files, one per turn of the event loop, as pictures can only be drawn in the window's own
/// thread. Deletes itself when it is over.
class ChartExportJob : public QObject {
    Q_OBJECT

  public:
    /// Every page in every one of `formats`.
    ChartExportJob(std::vector<Figure> figures, std::vector<PictureOptions> formats, QString folder,
                   QObject* parent);

  Q_SIGNALS:
    void done(const QStringList& files);
    void failed(const QString& reason);

  private:
    void next();

    std::vector<Figure> figures_;
    std::vector<PictureOptions> formats_;
    QString folder_;
    QStringList files_;
    std::size_t written_ = 0;
};

} // namespace retort::ui
