// Computes and draws the curves of a chart beside the window's thread.
#pragma once

#include "ui/charts/curves/chart_data.h"
#include "ui/charts/curves/curve_painter.h"

#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace retort::ui {

/// What there is to draw, and on what.
struct PictureRequest {
    ChartRequest chart;
    QSizeF area;        ///< of the plot, in pixels of the widget
    double ratio = 1.0; ///< of the device's pixels to the widget's
    CurveColours colours;
};

struct ChartPicture {
    std::shared_ptr<const ChartData> data;
    QImage curves; ///< transparent but for the curves; of the size that was asked for
};

ChartPicture drawPicture(const PictureRequest& request);

/// Draws one picture at a time in a thread of its own. Of requests that come meanwhile only the latest is
/// drawn: a picture that would be replaced at once is not made.
class PictureMaker : public QObject {
    Q_OBJECT

  public:
    explicit PictureMaker(QObject* parent = nullptr);
    /// Waits for the picture that is being drawn.
    ~PictureMaker() override;

    void ask(PictureRequest request);
    /// Whether pictures are still to come.
    [[nodiscard]] bool isBusy() const { return busy_; }

  Q_SIGNALS:
    void drawn(const retort::ui::ChartPicture& picture);

  private:
    void begin(PictureRequest request);
    void deliver(const ChartPicture& picture);

    QThreadPool pool_;
    std::optional<PictureRequest> next_;
    bool busy_ = false;
};

} // namespace retort::ui
