#include "ui/charts/run_legend.h"

#include "ui/base/flow_layout.h"
#include "ui/base/group_titles.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int shadeWidth = 12;
constexpr int shadeHeight = 14;
constexpr std::size_t mostShades = 8;
constexpr int mostLines = 3;

} // namespace

RunLegend::RunLegend(QWidget* parent)
    : QScrollArea(parent)
    , row_(new QWidget(this))
    , layout_(new FlowLayout(row_))
    , common_(new QLabel(row_)) {
    setAccessibleName(tr("Legend: run colours by α"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout_->setContentsMargins(4, 2, 4, 2);
    layout_->setSpacing(4);
    common_->setObjectName(QStringLiteral("legendCommon"));
    common_->setAccessibleName(tr("Settings of all curves"));
    common_->setToolTip(tr("What all curves have in common"));
    common_->hide();
    layout_->addWidget(common_);
    setWidget(row_);
}

QSize RunLegend::sizeHint() const {
    // As many lines as the entries need; many of them scroll.
    const int line = fontMetrics().height() + 14;
    return {layout_->sizeHint().width(),
            std::clamp(layout_->heightForWidth(width()), line, mostLines * line)};
}

QSize RunLegend::minimumSizeHint() const {
    return {100, sizeHint().height()};
}

void RunLegend::setRuns(const ShownRuns& shown, CurveMode mode) {
    const GroupTitles titles(shown);
    const QString common = titles.common().isEmpty() ? QString() : tr("%1:").arg(titles.common());
    if (common_->text() != common) {
        common_->setText(common);
        common_->setVisible(!common.isEmpty());
    }
    std::vector<Entry> entries;
    for (const ShownRun& run : shown.runs) {
        if (run.hidden) {
            continue;
        }
        if (entries.empty() || entries.back().group != run.group()) {
            entries.push_back(
                {run.group(), titles.of(run.group()), groupTitle(shown, run.group()), {}, 0, false, nullptr});
        }
        Entry& entry = entries.back();
        entry.runs.push_back(run.record->spec);
        entry.visible = entry.visible || run.visible;
        const bool counts = mode != CurveMode::Mean || run.countsInMeans();
        entry.count += run.visible && counts && !run.record->epochs.empty() ? 1 : 0;
    }
    colours_ = RunPalette(shown, isDark(palette()));
    const auto sameRuns = [](const Entry& a, const Entry& b) {
        return a.group == b.group && a.title == b.title && a.runs == b.runs;
    };
    if (!std::equal(entries.begin(), entries.end(), entries_.begin(), entries_.end(), sameRuns)) {
        rebuild(std::move(entries));
        return;
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        entries_[i].visible = entries[i].visible;
        entries_[i].count = entries[i].count;
        label(entries_[i]);
    }
}

void RunLegend::label(const Entry& entry) const {
    const QString text = tr("%1 (N = %2)").arg(entry.title).arg(entry.count);
    if (entry.button->text() != text) {
        entry.button->setText(text);
    }
    entry.button->setChecked(entry.visible);
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
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Curves of %1").arg(entry.fullTitle));
        button->setToolTip(tr("Shows or hides the curves of %1. The shades, from strong to pale, are its %n "
                              "repeat(s); N counts those shown, and in a mean those that are done.",
                              nullptr, static_cast<int>(entry.runs.size()))
                               .arg(entry.fullTitle));
        connect(button, &QToolButton::clicked, this,
                [this, group = entry.group](bool checked) { Q_EMIT groupToggled(group, checked); });
        layout_->addWidget(button); // behind what they have in common
        entry.button = button;
        label(entry);
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
        QPen pen(colours_.runColour(entry.runs[i], entry.group.experiment), 4.0,
                 colours_.lineStyle(entry.group));
        pen.setCapStyle(Qt::FlatCap);
        if (pen.style() != Qt::SolidLine) {
            pen.setDashPattern(pen.style() == Qt::DotLine ? QList<qreal>{0.5, 0.5}
                                                          : QList<qreal>{1.2, 0.5, 0.4, 0.4});
        }
        painter.setPen(pen);
        const double start = shadeWidth * static_cast<double>(i) + 1.0;
        painter.drawLine(QPointF(start, shadeHeight / 2.0),
                         QPointF(start + shadeWidth - 2.0, shadeHeight / 2.0));
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

void RunLegend::resizeEvent(QResizeEvent* event) {
    if (event->oldSize().width() != event->size().width()) {
        updateGeometry();
    }
    QScrollArea::resizeEvent(event);
}

void RunLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        colours_.setDark(isDark(palette()));
        paintEntries();
    }
    QScrollArea::changeEvent(event);
}

} // namespace retort::ui
