#include "ui/charts/picture_legend.h"

#include "ui/number_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPen>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr double rowHeight = 26.0;
constexpr double columnWidth = 196.0;
constexpr double sampleWidth = 34.0;
constexpr std::size_t mostColumns = 2;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PictureLegend)
};

} // namespace

PictureLegend::PictureLegend(const ExperimentRecord& experiment, const QuantityInfo& info, double height)
    : colours_(experiment, false)
    , rows_(std::max<std::size_t>(1, static_cast<std::size_t>(height / rowHeight))) {
    addStyles(info);
    if (entries_.size() + experiment.runs.size() <= mostColumns * rows_) {
        addRuns(experiment.runs);
    } else {
        addAlphas(experiment.runs);
    }
}

void PictureLegend::addStyles(const QuantityInfo& info) {
    if (info.curves.size() > 1) {
        entries_.push_back({info.curves[0].name, {QPen(Qt::black, 1.8)}});
        entries_.push_back({info.curves[1].name, {QPen(Qt::black, 1.0, Qt::DashLine)}});
    }
    if (info.reference != nullptr) {
        entries_.push_back({info.referenceName, {QPen(Qt::black, 1.4, Qt::DashLine)}});
    }
}

void PictureLegend::addRuns(const std::vector<RunRecord>& runs) {
    for (const RunRecord& run : runs) {
        entries_.push_back({runText(run.spec), {QPen(colours_.runColour(run.spec), 3.0)}});
    }
}

void PictureLegend::addAlphas(const std::vector<RunRecord>& runs) {
    for (const double alpha : colours_.alphas()) {
        Entry entry{Text::tr("α %1").arg(alphaText(alpha)), {}};
        for (const RunRecord& run : runs) {
            if (run.spec.alpha == alpha) {
                entry.pens.emplace_back(colours_.runColour(run.spec), 3.0);
            }
        }
        entries_.push_back(std::move(entry));
    }
}

double PictureLegend::width() const {
    return columnWidth * static_cast<double>((entries_.size() + rows_ - 1) / rows_);
}

void PictureLegend::paint(QPainter& painter, const QPointF& topLeft) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const QPointF corner = topLeft + QPointF(columnWidth * static_cast<double>(i / rows_),
                                                 rowHeight * static_cast<double>(i % rows_));
        const double part =
            sampleWidth / static_cast<double>(std::max<std::size_t>(1, entries_[i].pens.size()));
        for (std::size_t pen = 0; pen < entries_[i].pens.size(); ++pen) {
            const QPointF start = corner + QPointF(part * static_cast<double>(pen), rowHeight / 2.0);
            painter.setPen(entries_[i].pens[pen]);
            painter.drawLine(start, start + QPointF(part, 0.0));
        }
        painter.setPen(Qt::black);
        painter.drawText(QRectF(corner + QPointF(sampleWidth + 8.0, 0.0),
                                QSizeF(columnWidth - sampleWidth - 8.0, rowHeight)),
                         Qt::AlignLeft | Qt::AlignVCenter, entries_[i].text);
    }
}

} // namespace retort::ui
