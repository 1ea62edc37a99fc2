// The student card: what a student costs, beside its teacher.
#pragma once

#include "core/inspect/student_cost.h"
#include "ui/base/background_job.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace retort::ui {

/// A row per figure; student, teacher and their ratio across. Measured on demand, on another
/// thread.
class StudentPage : public QWidget {
    Q_OBJECT

  public:
    explicit StudentPage(QWidget* parent = nullptr);

    /// The run that is measured next; another one than before clears the page. Empty where there is none.
    void setRun(const QString& experiment, const QString& run);
    /// While a training runs, the page says that times would be disturbed.
    void setTraining(bool training);
    /// The weights that the run has now, where that is known; the page says so where they are not those that
    /// were measured.
    void setWeights(const std::optional<FileStamp>& weights);
    void setCard(const StudentCost& card);
    /// The table with tabs between columns.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString markdown() const;

  public Q_SLOTS:
    /// Measures the run, or cancels that.
    void measure();

  Q_SIGNALS:
    /// A measurement ended, with or without a card.
    void measured();

  private:
    void ask();
    void take(const std::shared_ptr<const StudentCost>& card, const QString& error);
    void showState();

    QString experiment_;
    QString run_;
    QPushButton* measure_;
    QPushButton* copyText_;
    QPushButton* copyMarkdown_;
    QStackedWidget* stack_;
    QLabel* empty_;
    QTableWidget* table_;
    QLabel* remark_;
    QLabel* disturbed_;
    QLabel* stale_;
    FileStamp measured_; ///< what the card is of
    std::optional<FileStamp> weights_;
    QString error_;
    BackgroundJob job_;
    bool training_ = false;
};

} // namespace retort::ui
