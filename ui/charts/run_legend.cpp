#include "ui/charts/run_legend.h"

#include "ui/number_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int shadeWidth = 12;
constexpr int shadeHeight = 14;
constexpr std::size_t mostShades = 8;

} // namespace

RunLegend::RunLegend(QWidget* parent)
    : QScrollArea(parent)
    , row_(new QWidget(this))
    , layout_(new QHBoxLayout(row_)) {
    setAccessibleName(tr("Legend: colours of the runs by α"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout_->setContentsMargins(4, 0, 4, 0);
    layout_->setSpacing(4);
    layout_->addStretch();
    setWidget(row_);
}

QSize RunLegend::sizeHint() const {
    return {row_->sizeHint().width(), fontMetrics().height() + 14};
}

QSize RunLegend::minimumSizeHint() const {
    return {100, sizeHint().height()};
}

void RunLegend::setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < experiment.runs.size(); ++i) {
        const RunSpec& run = experiment.runs[i].spec;
        if (entries.empty() || entries.back().alpha != run.alpha) {
            entries.push_back({run.alpha, {}, false, nullptr});
        }
        entries.back().runs.push_back(run);
        entries.back().visible = entries.back().visible || i >= visible.size() || visible[i];
    }
    colours_ = RunPalette(experiment, isDark(palette()));
    const auto sameRuns = [](const Entry& a, const Entry& b) {
        return a.alpha == b.alpha && a.runs == b.runs;
    };
    if (!std::equal(entries.begin(), entries.end(), entries_.begin(), entries_.end(), sameRuns)) {
        rebuild(std::move(entries));
        return;
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        entries_[i].visible = entries[i].visible;
        entries_[i].button->setChecked(entries[i].visible);
    }
}

void RunLegend::rebuild(std::vector<Entry> entries) {
    for (const Entry& entry : entries_) {
        delete entry.button;
    }
    entries_ = std::move(entries);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        auto* button = new QToolButton(row_);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setChecked(entry.visible);
        button->setFocusPolicy(Qt::TabFocus);
        button->setText(tr("α %1").arg(alphaText(entry.alpha)));
        button->setAccessibleName(tr("Curves of α %1").arg(alphaText(entry.alpha)));
        button->setToolTip(
            tr("Shows or hides the curves of α %1. The shades, from full to pale, are its %n repeat(s).",
               nullptr, static_cast<int>(entry.runs.size()))
                .arg(alphaText(entry.alpha)));
        connect(button, &QToolButton::clicked, this,
                [this, alpha = entry.alpha](bool checked) { Q_EMIT alphaToggled(alpha, checked); });
        layout_->insertWidget(static_cast<int>(i), button);
        entry.button = button;
    }
    paintEntries();
    updateGeometry();
}

QIcon RunLegend::shades(const Entry& entry) const {
    const std::size_t count = std::min(entry.runs.size(), mostShades);
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(shadeWidth * static_cast<int>(count), shadeHeight) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    for (std::size_t i = 0; i < count; ++i) {
        const QRectF line(shadeWidth * static_cast<double>(i) + 1.0, shadeHeight / 2.0 - 2.0,
                          shadeWidth - 2.0, 4.0);
        painter.fillRect(line, colours_.runColour(entry.runs[i]));
    }
    return QIcon(pixmap);
}

void RunLegend::paintEntries() {
    for (const Entry& entry : entries_) {
        const int count = static_cast<int>(std::min(entry.runs.size(), mostShades));
        entry.button->setIcon(shades(entry));
        entry.button->setIconSize({shadeWidth * count, shadeHeight});
    }
}

void RunLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        colours_.setDark(isDark(palette()));
        paintEntries();
    }
    QScrollArea::changeEvent(event);
}

} // namespace retort::ui
