// Inspect: what a trained student knows.
#pragma once

#include "core/experiment/record/records.h"
#include "core/inspect/input_preview.h"
#include "core/inspect/predictions.h"
#include "ui/base/background_job.h"
#include "ui/inspect/calibration_page.h"
#include "ui/inspect/confusion_page.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace retort::ui {

class ActionRegistry;
class PredictionsPage;
class DataPage;
class StudentPage;

/// The predictions of a run, its confusion matrix, the data set and the student's card, a tab each. A run is
/// evaluated on demand, on another thread; what was evaluated is kept until another experiment is shown.
class InspectPanel : public QWidget {
    Q_OBJECT

  public:
    enum Tab { Predictions, Confusions, Calibrations, Data, Student };

    explicit InspectPanel(QWidget* parent = nullptr);

    /// The runs of an experiment folder that there are to choose from: those with an epoch. The same folder
    /// again keeps what was evaluated, and the panel says so where the run has trained on since.
    void setExperiment(const QString& folder, const std::vector<RunRecord>& runs);
    /// Chooses a run by its folder's name, where it can be chosen.
    void setCurrentRun(const QString& name);
    /// While a training runs, the button says that an evaluation takes time from it.
    void setTraining(bool training);
    /// The image folder that the page of the data set looks through, empty where none is chosen, and what is
    /// made of its images.
    void setData(const SeenSettings& settings);
    /// Adds inspect.predictions, inspect.confusion, inspect.calibration, inspect.data, inspect.seen and
    /// inspect.student; `reveal` is called before a tab is shown.
    void addActions(ActionRegistry& registry, const std::function<void()>& reveal);
    void showTab(Tab tab);

  public Q_SLOTS:
    /// Evaluates the current run, or cancels the evaluation.
    void evaluate();

  Q_SIGNALS:
    /// An evaluation ended, with or without predictions.
    void evaluated();

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeHeader();
    QWidget* withEmptyState(QWidget* page);
    void ask();
    void take(const std::shared_ptr<const RunPredictions>& predictions, const QString& error);
    void checkForNewWeights();
    [[nodiscard]] bool isStale(const QString& run) const;
    void showRun();
    void showRemark();
    void showState();
    void showDataFolder();
    [[nodiscard]] QString currentRun() const;

    QString folder_;
    std::map<QString, std::shared_ptr<const RunPredictions>> known_; ///< by run folder
    std::map<QString, std::optional<FileStamp>> weights_;            ///< as they are now, by run folder
    QString dataFolder_;
    QComboBox* runs_ = nullptr;
    QLabel* dataLabel_ = nullptr;
    QPushButton* evaluate_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QWidget* header_ = nullptr;
    std::vector<QStackedWidget*> stacks_; ///< a page of predictions each, or how to get some
    std::vector<QLabel*> empty_;
    std::vector<QLabel*> remarks_; ///< above each of them
    QTabWidget* tabs_ = nullptr;
    PredictionsPage* predictions_ = nullptr;
    ConfusionPage* confusion_ = nullptr;
    CalibrationPage* calibration_ = nullptr;
    DataPage* data_ = nullptr;
    StudentPage* student_ = nullptr;
    QString error_;
    BackgroundJob job_;
    BackgroundJob weightsJob_;
    QTimer weightsWait_; ///< another process writes weights a moment after what it says of an epoch
    bool training_ = false;
};

} // namespace retort::ui
