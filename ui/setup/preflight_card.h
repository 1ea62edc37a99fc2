// What the preflight found, above Start.
#pragma once

#include "core/experiment/preflight/preflight_report.h"

#include <QFrame>
#include <QString>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace retort::ui {

/// A headline, and below it the findings, errors first. A finding that is clicked, or chosen with Enter,
/// names its field.
class PreflightCard : public QFrame {
    Q_OBJECT

  public:
    explicit PreflightCard(QWidget* parent = nullptr);

    /// `checking`: there may be more to come.
    void showReport(const PreflightReport& report, bool checking);

  Q_SIGNALS:
    /// The name of the parameter that a chosen finding is about.
    void fieldChosen(const QString& parameter);

  private:
    void showHeadline(const PreflightReport& report, bool checking);
    void showFindings(const PreflightReport& report);
    void choose(const QListWidgetItem* item);

    QLabel* icon_;
    QLabel* headline_;
    QListWidget* findings_;
    PreflightReport shown_;
};

} // namespace retort::ui
