// Pages as pictures in files.
#pragma once

#include "ui/charts/figures/figure.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>
#include <QStringList>

namespace retort::ui {

enum class PictureFormat { Png, Svg, Pdf };

struct PictureOptions {
    static constexpr int screenDpi = 96;

    PictureFormat format = PictureFormat::Png;
    QSize size{1200, 800}; ///< in pixels of 1/96 inch: what the layout is made for
    int dpi = screenDpi;   ///< of PNG: a picture of size · dpi / 96 pixels that says so
    FigureStyle style;

    bool operator==(const PictureOptions&) const = default;
};

/// "png", "svg" or "pdf".
QString suffixOf(PictureFormat format);

/// A page as pixels, and as the content of a file. Needs a QApplication, but no window and no display
/// (platform "offscreen" will do).
QImage figureImage(const Figure& figure, const PictureOptions& options);
QByteArray figureFile(const Figure& figure, const PictureOptions& options);

/// Writes a page as <folder>/<name>.<suffix>, where the name is the page's: loss, accuracy, alpha-loss…
/// Creates `folder` where it is missing. A file there is replaced at once or not at all. Returns the path.
/// Throws retort::Error when it cannot be written.
QString exportFigure(const Figure& figure, const PictureOptions& options, const QString& folder);

/// Writes loss, accuracy and logit difference of all runs as PNG and SVG. Throws retort::Error when it
/// cannot write, or when no run has an epoch.
QStringList exportCharts(const ShownRuns& shown, const QString& folder);

} // namespace retort::ui
