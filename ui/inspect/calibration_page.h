// How well confidence says what is right, and which classes are recognised.
#pragma once

#include "core/inspect/predictions.h"

#include <QWidget>

#include <memory>
#include <vector>

class QHBoxLayout;
class QTableWidget;

namespace retort::ui {

/// The reliability diagram of one model: accuracy over confidence, bin by bin, with the diagonal on which
/// they are equal, and the expected calibration error.
class ReliabilityDiagram : public QWidget {
    Q_OBJECT

  public:
    ReliabilityDiagram(const QString& name, QWidget* parent = nullptr);

    void show(const Calibration& calibration);
    using QWidget::show;

    [[nodiscard]] const std::vector<CalibrationBin>& bins() const { return bins_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QSize sizeHint() const override { return {260, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {140, 140}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QString tipAt(const QPointF& place) const;

    QString name_;
    std::vector<CalibrationBin> bins_;
    double error_ = 0.0;
};

/// The diagrams of student and teacher, and below them the accuracy of every class.
class CalibrationPage : public QWidget {
    Q_OBJECT

  public:
    explicit CalibrationPage(QWidget* parent = nullptr);

    /// None clears the page.
    void setPredictions(const std::shared_ptr<const RunPredictions>& predictions);

  private:
    void showClasses(const RunPredictions& predictions);

    ReliabilityDiagram* student_;
    ReliabilityDiagram* teacher_;
    QTableWidget* classes_;
};

} // namespace retort::ui
