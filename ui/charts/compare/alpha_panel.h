// The page that compares α.
#pragma once

#include "ui/charts/compare/alpha_picture.h"
#include "ui/charts/figures/figure.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableWidget;

namespace retort::ui {

class AlphaPlot;

/// A metric of last or best epochs against α, and below it the paired differences to a chosen α.
class AlphaPanel : public QWidget {
    Q_OBJECT

  public:
    explicit AlphaPanel(QWidget* parent = nullptr);

    /// Shows `shown`, of whose records it keeps what it needs. Paired differences are of its first
    /// experiment.
    void setRuns(const ShownRuns& shown);

    /// What is shown, as pictures of their own; none while there is nothing to compare.
    [[nodiscard]] std::vector<Figure> figures() const;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void showRuns();
    QComboBox* addChoice(const QString& name, const QString& tip, const QStringList& texts);
    void showPoints();
    void showReferences();
    void showVerdict();
    void showDifferences();
    void copy() const;
    [[nodiscard]] CountedEpoch which() const;
    [[nodiscard]] AlphaChoice choice() const;
    [[nodiscard]] std::vector<RunRecord> allRuns() const;
    [[nodiscard]] std::vector<RunRecord> visibleRuns() const;

    std::vector<RunRecord> records_; ///< what shown_ points to, with only the epochs that count
    ShownRuns shown_;
    bool isBehind_ = false; ///< runs came while nobody looked
    QComboBox* metric_;
    QComboBox* which_;
    QComboBox* bar_;
    QComboBox* reference_;
    AlphaPlot* plot_;
    QLabel* verdict_; ///< whether distillation helped, in a sentence
    QTableWidget* table_;
    QSplitter* split_;
    bool isSized_ = false;
    QStackedWidget* figures_;
};

} // namespace retort::ui
