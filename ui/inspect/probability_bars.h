// Teacher's and student's softened probabilities side by side.
#pragma once

#include "core/inspect/predictions.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace retort::ui {

/// A line a class, the most probable ones first: what the teacher gives it to the left, what the student
/// gives it to the right, both on the scale 0 to 1.
class ProbabilityBars : public QWidget {
    Q_OBJECT

  public:
    struct Line {
        QString name;
        double teacher = 0.0; ///< NaN without a teacher
        double student = 0.0; ///< NaN where the logits are no numbers
        bool isTruth = false;
    };
    static constexpr int mostLines = 8;

    explicit ProbabilityBars(QWidget* parent = nullptr);

    /// The predictions may be none; `image` is one of them.
    void show(std::shared_ptr<const RunPredictions> predictions, std::size_t image);
    void setTemperature(double temperature);
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void recompute();

    std::shared_ptr<const RunPredictions> predictions_;
    std::size_t image_ = 0;
    double temperature_ = 4.0;
    std::vector<Line> lines_;
};

} // namespace retort::ui
