// The page that shows every run as a mark.
#pragma once

#include "ui/charts/compare/kept_runs.h"
#include "ui/charts/explore/run_picture.h"
#include "ui/charts/figures/figure.h"

#include <QWidget>

#include <memory>
#include <set>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace retort::ui {

class ExplorePlot;

/// Any setting or metric of runs against any other, with the Pareto front of what is better, or many of them
/// side by side as parallel coordinates. Runs that are selected stand out, and a person selects them here.
class ExplorePanel : public QWidget {
    Q_OBJECT

  public:
    explicit ExplorePanel(QWidget* parent = nullptr);

    /// Shows `shown`, of whose records it keeps what it needs.
    void setRuns(const ShownRuns& shown);
    /// Runs of those that are shown, as indices.
    void setSelected(const std::set<int>& runs);
    /// The run that stands out for a moment, as an index; −1: none does.
    void setHovered(int run);
    /// What is shown, as a picture of its own; none while there is nothing to show.
    [[nodiscard]] std::vector<Figure> figures() const;

  Q_SIGNALS:
    void runHovered(int run);
    void runClicked(int run, bool extends);
    void runsMarked(const std::set<int>& runs, bool extends);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QComboBox* addChoice(const QString& name, const QString& label, const QString& tip);
    void makeAxesMenu();
    void connectChoices();
    void readDimensions();
    void offer(QComboBox* box, const QString& usual);
    void offerAxes();
    [[nodiscard]] QStringList usualAxes() const;
    [[nodiscard]] bool differs(const RunDimension& dimension) const;
    [[nodiscard]] QString usualX() const;
    [[nodiscard]] QString usualY() const;
    void showPicture();
    [[nodiscard]] ExploreChoice choice() const;
    [[nodiscard]] std::shared_ptr<const RunPicture> picture(bool dark) const;
    [[nodiscard]] QString nameOf(const QString& key) const;

    KeptRuns runs_;
    RunMarks marks_;
    std::vector<RunDimension> dimensions_;
    std::set<QString> offered_; ///< axes that a person could choose before
    bool isBehind_ = false;     ///< runs came while nobody looked
    QComboBox* view_;
    QComboBox* x_;
    QComboBox* y_;
    QComboBox* colour_;
    QComboBox* which_;
    QCheckBox* front_;
    QToolButton* axes_;
    QMenu* axesMenu_;
    std::vector<QWidget*> ofScatter_; ///< what parallel coordinates have no use for
    ExplorePlot* plot_;
    QLabel* empty_;
    QStackedWidget* pages_;
};

} // namespace retort::ui
