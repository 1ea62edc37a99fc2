// The page that compares points.
#pragma once

#include "ui/charts/compare/compare_picture.h"
#include "ui/charts/compare/kept_runs.h"
#include "ui/charts/figures/figure.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTableWidget;

namespace retort {
struct Verdict;
}

namespace retort::ui {

class ComparePlot;
class ResultsTable;

/// Whether distillation helped, a metric of last or best epochs along an axis or over two, and beside it the
/// paired differences to a chosen α or point.
class ComparePanel : public QWidget {
    Q_OBJECT

  public:
    explicit ComparePanel(QWidget* parent = nullptr);

    /// Shows `shown`, of whose records it keeps what it needs. Paired differences are of its first
    /// experiment.
    void setRuns(const ShownRuns& shown);

    /// What is shown, as pictures of their own; none while there is nothing to compare.
    [[nodiscard]] std::vector<Figure> figures() const;

    /// Whether runs can be added to the first experiment now.
    void setExtensible(bool can);

  Q_SIGNALS:
    /// So many repeats more would settle what is undecided, and a person wants them.
    void moreRepeatsRequested(int repeats);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void showRuns();
    void offerMetrics();
    QComboBox* addChoice(const QString& name, const QString& tip, const QStringList& texts);
    void showPoints();
    void showReferences();
    void showAxes();
    void showRows();
    void showVerdict();
    void showMoreRepeats(int repeats);
    void showDifferences();
    static void addCopy(QTableWidget* table);
    [[nodiscard]] CountedEpoch which() const;
    [[nodiscard]] CompareChoice choice() const;
    [[nodiscard]] std::vector<RunRecord> runsOf(int experiment, bool withHidden) const;
    void showResults(const std::optional<Verdict>& first);

    KeptRuns runs_;
    bool isBehind_ = false; ///< runs came while nobody looked
    QComboBox* metric_;
    QStringList offered_; ///< the names of its metrics
    QComboBox* which_;
    QComboBox* bar_;
    QComboBox* reference_;
    QComboBox* axis_; ///< what stands along the chart; shown where there are several
    QComboBox* rows_; ///< points, or a heat map with a second axis
    ComparePlot* plot_;
    QLabel* verdict_;         ///< whether distillation helped, in a sentence
    QPushButton* addRepeats_; ///< where more of them would settle it
    int moreRepeats_ = 0;
    bool isExtensible_ = false;
    QTableWidget* table_;
    ResultsTable* results_;
    QTabWidget* tables_; ///< those two
    QSplitter* split_;
    bool isSized_ = false;
    QStackedWidget* figures_;
};

} // namespace retort::ui
