// The pictures of runs in the window.
#pragma once

#include "ui/charts/explore/run_picture.h"

#include <QWidget>

#include <memory>

namespace retort::ui {

/// Shows a picture of runs, says what a run is under the mouse, and tells which ones a person wants.
class ExplorePlot : public QWidget {
    Q_OBJECT

  public:
    explicit ExplorePlot(QWidget* parent = nullptr);

    /// Never nullptr.
    void show(std::shared_ptr<const RunPicture> picture);
    using QWidget::show;
    void setMarks(const RunMarks& marks);

    [[nodiscard]] const RunPicture& picture() const { return *picture_; }
    [[nodiscard]] QSize sizeHint() const override { return {520, 320}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 110}; }

  Q_SIGNALS:
    /// The mouse is over the mark of a run; −1: over none.
    void runHovered(int run);
    /// The mark of a run was clicked; with Ctrl, beside those before.
    void runClicked(int run, bool extends);
    /// An area was drawn around these; with Ctrl, beside those before. None: an empty place was clicked.
    void runsMarked(const std::set<int>& runs, bool extends);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

  private:
    std::shared_ptr<const RunPicture> picture_;
    RunMarks marks_;
    QPointF pressed_;
    QRectF marked_; ///< what is being drawn
    bool isMarking_ = false;
};

} // namespace retort::ui
