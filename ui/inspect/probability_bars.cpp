#include "ui/inspect/probability_bars.h"

#include "ui/base/number_text.h"
#include "ui/inspect/gallery_model.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace retort::ui {

namespace {

/// A bar that grows from one end of `area`, and its value at the other.
void paintBar(QPainter& painter, const QRect& area, double share, const QColor& colour, bool toTheLeft) {
    const QPalette palette;
    painter.fillRect(area, palette.color(QPalette::AlternateBase));
    if (std::isfinite(share)) {
        const int width = static_cast<int>(std::lround(share * area.width()));
        painter.fillRect(toTheLeft ? area.right() + 1 - width : area.left(), area.top(), width, area.height(),
                         colour);
    }
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(area.adjusted(4, 0, -4, 0),
                     Qt::AlignVCenter | (toTheLeft ? Qt::AlignLeft : Qt::AlignRight),
                     std::isfinite(share) ? percentText(share) : noValue());
}

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Softened probabilities of teacher and student"));
    setToolTip(tr(
        "Probabilities of the most likely classes at this temperature: teacher (left) and student (right)"));
}

void ProbabilityBars::show(std::shared_ptr<const RunPredictions> predictions, std::size_t image) {
    predictions_ = std::move(predictions);
    image_ = image;
    recompute();
}

void ProbabilityBars::setTemperature(double temperature) {
    temperature_ = temperature;
    recompute();
}

void ProbabilityBars::recompute() {
    lines_.clear();
    if (predictions_) {
        const auto student = softened(predictions_->row(predictions_->student, image_), temperature_);
        const auto teacher = predictions_->has_teacher()
                                 ? softened(predictions_->row(predictions_->teacher, image_), temperature_)
                                 : std::vector<double>(student.size(), std::nan(""));
        const auto weight = [&](std::size_t c) { return std::fmax(std::fmax(student[c], teacher[c]), 0.0); };
        std::vector<std::size_t> order(student.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t one, std::size_t other) { return weight(one) > weight(other); });
        order.resize(std::min<std::size_t>(order.size(), mostLines));
        for (const auto c : order) {
            const auto index = static_cast<std::int64_t>(c);
            lines_.push_back({className(*predictions_, index), teacher[c], student[c],
                              index == predictions_->labels[image_]});
        }
    }
    updateGeometry();
    QWidget::update();
}

QSize ProbabilityBars::sizeHint() const {
    const int line = fontMetrics().height() + 8;
    return {300, line * (1 + static_cast<int>(std::max<std::size_t>(lines_.size(), 1)))};
}

void ProbabilityBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int line = fontMetrics().height() + 8;
    const int middle = width() / 4;
    const int side = (width() - middle) / 2;
    const QColor text = palette().color(QPalette::Text);
    painter.setPen(text);
    painter.drawText(QRect(0, 0, side, line), Qt::AlignCenter, tr("Teacher"));
    painter.drawText(QRect(side + middle, 0, side, line), Qt::AlignCenter, tr("Student"));
    int top = line;
    for (const Line& shown : lines_) {
        QColor colour = palette().color(QPalette::Highlight);
        colour.setAlpha(shown.isTruth ? 220 : 110);
        paintBar(painter, QRect(0, top + 2, side, line - 4), shown.teacher, colour, true);
        paintBar(painter, QRect(side + middle, top + 2, side, line - 4), shown.student, colour, false);
        QFont font = this->font();
        font.setBold(shown.isTruth);
        painter.setFont(font);
        painter.setPen(text);
        painter.drawText(QRect(side + 4, top, middle - 8, line), Qt::AlignCenter,
                         QFontMetrics(font).elidedText(shown.name, Qt::ElideRight, middle - 8));
        painter.setFont(this->font());
        top += line;
    }
}

} // namespace retort::ui
