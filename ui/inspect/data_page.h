// A data set before anything is trained on it.
#pragma once

#include "core/inspect/data_findings.h"
#include "ui/background_job.h"

#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTableWidget;

namespace retort::ui {

class FindingsModel;
class Thumbnails;

/// Classes with their counts and, up to 200 classes, the first picture of each in each split; and files that
/// deserve a look, found when a person asks, on another thread.
class DataPage : public QWidget {
    Q_OBJECT

  public:
    explicit DataPage(QWidget* parent = nullptr);

    /// The image folder that is looked through; empty where none is chosen. Another one clears the page.
    void setFolder(const QString& folder);

  public Q_SLOTS:
    /// Looks through the folder, or cancels that.
    void look();

  Q_SIGNALS:
    /// A look ended, with or without a result.
    void looked();

  private:
    QTableView* makeFindings();
    void begin();
    void take(const std::shared_ptr<const DataFacts>& facts, const QString& error);
    void showCounts(const DataFacts& facts);
    void showPicture(const QString& path);
    void showState();

    QString folder_;
    FindingsModel* model_;
    Thumbnails* thumbnails_;
    QLabel* path_;
    QPushButton* look_;
    QProgressBar* progress_;
    QLabel* state_;
    QTableWidget* counts_;
    QTableView* findings_;
    BackgroundJob job_;
};

} // namespace retort::ui
