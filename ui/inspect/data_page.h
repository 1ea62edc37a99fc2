// A data set before anything is trained on it.
#pragma once

#include "core/data/findings/data_findings.h"
#include "core/inspect/input_preview.h"
#include "ui/base/background_job.h"

#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace retort::ui {

class ChoiceRow;
class ClassesPage;
class FindingsModel;
class InputPreviewPage;
class Thumbnails;

/// Classes with counts and pictures; the network's input; and files to check, found on
/// demand, on another thread: one at a time.
class DataPage : public QWidget {
    Q_OBJECT

  public:
    enum Part { Classes, Seen, Findings };

    explicit DataPage(QWidget* parent = nullptr);

    /// The image folder that is looked through, empty where none is chosen, and what is made of its images.
    /// Another folder clears the page.
    void setSettings(const SeenSettings& settings);
    void showPart(Part part);

  public Q_SLOTS:
    /// Looks through the folder, or cancels that.
    void scan();

  Q_SIGNALS:
    /// A check ended, with or without a result.
    void looked();

  private:
    void addParts();
    QWidget* makeFindingsPart();
    QTableView* makeFindings();
    QWidget* makePictures();
    void begin();
    void take(const std::shared_ptr<const DataSetInfo>& info, const QString& error);
    void showState();
    void showPictures();

    QString folder_;
    FindingsModel* model_;
    ChoiceRow* parts_;
    QStackedWidget* stack_;
    ClassesPage* classes_;
    InputPreviewPage* seen_;
    QPushButton* scan_;
    QProgressBar* progress_;
    QLabel* state_;
    QTableView* findings_;
    Thumbnails* thumbnails_;
    QWidget* pictures_ = nullptr;
    std::array<QLabel*, 2> picture_{}; ///< of the current finding's file, and of the one it is like
    std::array<QLabel*, 2> pictureName_{};
    BackgroundJob job_;
};

} // namespace retort::ui
