#include "ui/charts/chart_export.h"

#include "core/engine/message.h"
#include "ui/charts/metric_plot.h"
#include "ui/charts/picture_legend.h"

#include <QBuffer>
#include <QDir>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <memory>

namespace retort::ui {

namespace {

constexpr QSize pictureSize(1200, 800);
constexpr double margin = 16.0;

QPalette paperPalette() {
    QPalette palette(Qt::white);
    palette.setColor(QPalette::Base, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText}) {
        palette.setColor(role, Qt::black);
    }
    return palette;
}

QFont paperFont() {
    QFont font;
    font.setPixelSize(15);
    return font;
}

/// A plot in a scene of its own, beside its legend.
class Picture {
  public:
    Picture(Quantity quantity, const ExperimentRecord& experiment)
        : plot_(new MetricPlot(quantity))
        , legend_(experiment, plot_->info(), pictureSize.height() - 4.0 * margin) {
        scene_.addItem(plot_);
        plot_->setTextFont(paperFont());
        plot_->setCaption(QDir(QString::fromStdString(experiment.folder)).dirName());
        plot_->setColours(paperPalette());
        plot_->setExperiment(experiment);
        plot_->resize(pictureSize.width() - legend_.width() - 3.0 * margin,
                      pictureSize.height() - 2.0 * margin);
        // No event loop runs that would lay it out.
        plot_->layout()->activate();
    }

    void paint(QPaintDevice& device) {
        QPainter painter(&device);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(paperFont());
        painter.fillRect(QRect(QPoint(0, 0), pictureSize), Qt::white);
        const QSizeF size = plot_->size();
        scene_.render(&painter, QRectF(QPointF(margin, margin), size), QRectF(QPointF(0.0, 0.0), size));
        legend_.paint(painter, QPointF(size.width() + 2.0 * margin, 3.0 * margin));
    }

    [[nodiscard]] const QuantityInfo& info() const { return plot_->info(); }

  private:
    QGraphicsScene scene_;
    MetricPlot* plot_; // owned by scene_
    PictureLegend legend_;
};

QByteArray asPng(Picture& picture) {
    QImage image(pictureSize, QImage::Format_RGB32);
    picture.paint(image);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray asSvg(Picture& picture) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(pictureSize);
    generator.setViewBox(QRect(QPoint(0, 0), pictureSize));
    // The plot's sizes are in pixels of a screen: the drawing takes them as they are.
    generator.setResolution(96);
    generator.setTitle(picture.info().title);
    picture.paint(generator);
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

void makeFolder(const QString& folder) {
    if (!QDir().mkpath(folder)) {
        throw Error(RETORT_TEXT("The folder %1 cannot be created"), {folder.toStdString()});
    }
}

} // namespace

QStringList exportChart(Quantity quantity, const ExperimentRecord& experiment, const QString& folder) {
    makeFolder(folder);
    Picture picture(quantity, experiment);
    const QString name = QDir(folder).filePath(picture.info().fileName);
    return {write(name + QStringLiteral(".png"), asPng(picture)),
            write(name + QStringLiteral(".svg"), asSvg(picture))};
}

QStringList exportCharts(const ExperimentRecord& experiment, const QString& folder) {
    const auto hasEpochs = [](const RunRecord& run) { return !run.epochs.empty(); };
    if (std::none_of(experiment.runs.begin(), experiment.runs.end(), hasEpochs)) {
        throw Error(RETORT_TEXT("There is no epoch to draw in %1"), {experiment.folder});
    }
    QStringList files;
    for (const Quantity quantity : quantities) {
        files += exportChart(quantity, experiment, folder);
    }
    return files;
}

} // namespace retort::ui
