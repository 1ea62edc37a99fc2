// Setup: what an experiment is made of, and Start.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/next_step.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;

namespace retort {
struct CostEstimate;
}

namespace retort::ui {

class ParameterForm;
class PreflightCard;
class PreflightCheck;
class WeightsOffer;

/// The form in a scroll area, and below it what Start will do, Start and Stop.
class SetupPanel : public QWidget {
    Q_OBJECT

  public:
    explicit SetupPanel(QWidget* parent = nullptr);

    /// What the form shows; a field that holds no value at all counts with its last one.
    [[nodiscard]] ExperimentSpec spec() const;
    /// The same with the image size that training will settle on, as far as that is known by now.
    [[nodiscard]] ExperimentSpec settledSpec() const;
    void setSpec(const ExperimentSpec& spec);

    /// Who knows the runs of the experiment in a folder; nullptr where nobody does.
    using RunsOf = std::function<const std::vector<RunRecord>*(const QString& folder)>;
    void setRunsOf(RunsOf runsOf) { runsOf_ = std::move(runsOf); }

    /// Where the last experiment lay: the place that is proposed for results; that of the data where nobody
    /// says.
    void setOutputHome(std::function<QString()> home) { outputHome_ = std::move(home); }

    /// While something runs the form can be read and not changed.
    void setRunning(bool running);

    /// True while nothing runs and nothing is wrong.
    [[nodiscard]] bool canStart() const;
    /// Why Start is not possible; empty where it is.
    [[nodiscard]] QString obstacle() const;

  public Q_SLOTS:
    /// Looks again: files or results may have come or gone.
    void refresh();
    /// As a click on Start: does nothing while that is not possible. Where settings are others than those
    /// that the output folder was begun with, they go into the next folder.
    void requestStart();
    /// As a click on Stop.
    void requestStop();

  Q_SIGNALS:
    void startRequested(const retort::ExperimentSpec& spec);
    void stopRequested();
    void canStartChanged(bool can);
    /// What the form shows, or what is said of it, may be another.
    void changed();

  private:
    QWidget* makeFooter();
    void fillPresetButton();
    void showFindings();
    void showAutomatic();
    void showPreflight();
    void goTo(const QString& parameter);
    bool proposeOutput();
    void showStep();
    void showCost();
    void showPlan();
    [[nodiscard]] QString timeText(const CostEstimate& cost) const;
    void showOutput();
    void takeNextFolder();
    void choosePoints();
    void checkForWeights();
    void replaceProblem(const std::string& parameter, const Message& message);

    ParameterForm* form_;
    QScrollArea* area_;
    PreflightCheck* check_;
    WeightsOffer* teacherWeights_;
    WeightsOffer* studentWeights_;
    PreflightCard* card_;
    QLabel* plan_;
    QPushButton* preset_;
    QPushButton* points_;
    QPushButton* start_;
    QPushButton* stop_;
    std::vector<Problem> problems_;
    RunsOf runsOf_;
    std::function<QString()> outputHome_;
    QString proposedFor_; ///< the data folder
    NextStep step_;
    bool running_ = false;
    bool stopping_ = false;
    bool couldStart_ = false;
};

} // namespace retort::ui
