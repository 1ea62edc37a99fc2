#include "ui/charts/figures/chart_export.h"

#include "core/base/message.h"

#include <QBuffer>
#include <QDir>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace retort::ui {

namespace {

QByteArray asPng(const Figure& figure, const PictureOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    figureImage(figure, options).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray asSvg(const Figure& figure, const PictureOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(0, 0), options.size));
    // Sizes are in pixels of a screen: the drawing takes them as they are.
    generator.setResolution(PictureOptions::screenDpi);
    generator.setTitle(figure.title);
    QPainter painter(&generator);
    figure.paint(painter, options.size, options.style);
    painter.end();
    return buffer.data();
}

QByteArray asPdf(const Figure& figure, const PictureOptions& options) {
    constexpr double pointsPerPixel = 72.0 / PictureOptions::screenDpi;
    constexpr int resolution = 1200; // coordinates are whole numbers there
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(
        QPageSize(QSizeF(options.size) * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(resolution);
    writer.setTitle(figure.title);
    QPainter painter(&writer);
    painter.scale(static_cast<double>(resolution) / PictureOptions::screenDpi,
                  static_cast<double>(resolution) / PictureOptions::screenDpi);
    figure.paint(painter, options.size, options.style);
    painter.end();
    return buffer.data();
}

QString write(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"),
                    {path.toStdString(), file.errorString().toStdString()});
    }
    return path;
}

} // namespace

QString suffixOf(PictureFormat format) {
    switch (format) {
    case PictureFormat::Svg:
        return QStringLiteral("svg");
    case PictureFormat::Pdf:
        return QStringLiteral("pdf");
    case PictureFormat::Png:
        break;
    }
    return QStringLiteral("png");
}

QImage figureImage(const Figure& figure, const PictureOptions& options) {
    constexpr double inchesPerMeter = 1.0 / 0.0254;
    const double scale = static_cast<double>(options.dpi) / PictureOptions::screenDpi;
    QImage image((QSizeF(options.size) * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    figure.paint(painter, options.size, options.style);
    painter.end();
    // Only now: text would be laid out for it.
    image.setDotsPerMeterX(qRound(options.dpi * inchesPerMeter));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

QByteArray figureFile(const Figure& figure, const PictureOptions& options) {
    switch (options.format) {
    case PictureFormat::Svg:
        return asSvg(figure, options);
    case PictureFormat::Pdf:
        return asPdf(figure, options);
    case PictureFormat::Png:
        break;
    }
    return asPng(figure, options);
}

QString exportFigure(const Figure& figure, const PictureOptions& options, const QString& folder) {
    if (!QDir().mkpath(folder)) {
        throw Error(RETORT_TEXT("The folder %1 cannot be created"), {folder.toStdString()});
    }
    return write(QDir(folder).filePath(figure.fileName + QLatin1Char('.') + suffixOf(options.format)),
                 figureFile(figure, options));
}

QStringList exportCharts(const ShownRuns& shown, const QString& folder) {
    const auto hasEpochs = [](const ShownRun& run) { return !run.record->epochs.empty(); };
    if (std::none_of(shown.runs.begin(), shown.runs.end(), hasEpochs)) {
        throw Error(RETORT_TEXT("%1 has no epochs to plot"),
                    {shown.experiments.join(QStringLiteral(", ")).toStdString()});
    }
    QStringList files;
    for (const ChartFigure& figure : chartFigures(shown)) {
        files += exportFigure(figure, {}, folder);
        PictureOptions svg;
        svg.format = PictureFormat::Svg;
        files += exportFigure(figure, svg, folder);
    }
    return files;
}

} // namespace retort::ui
