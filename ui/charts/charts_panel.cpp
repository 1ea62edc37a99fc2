#include "ui/charts/charts_panel.h"

#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/options_bar.h"
#include "ui/charts/run_legend.h"
#include "ui/charts/values_panel.h"

#include <QAction>
#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace retort::ui {

ChartsPanel::ChartsPanel(QWidget* parent)
    : QWidget(parent)
    , bar_(new OptionsBar(this))
    , row_(new QSplitter(Qt::Horizontal, this))
    , values_(new ValuesPanel(this))
    , legend_(new RunLegend(this)) {
    row_->setChildrenCollapsible(false);
    row_->setHandleWidth(4);
    for (const Quantity quantity : quantities()) {
        auto* chart = new MetricChart(quantity, row_);
        row_->addWidget(chart);
        charts_.push_back(chart);
        connectChart(chart);
    }
    row_->addWidget(values_);
    values_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar_);
    layout->addWidget(row_, 1);
    layout->addWidget(legend_);
    connect(legend_, &RunLegend::groupToggled, this, &ChartsPanel::groupToggled);
    connect(bar_, &OptionsBar::optionsChanged, this, [this](const ChartOptions& options) {
        showFixed();
        // What was zoomed into is elsewhere on another axis.
        zoomX_.reset();
        for (MetricChart* chart : charts_) {
            chart->setZoomY(std::nullopt);
        }
        free();
        showCharts();
        Q_EMIT optionsChanged(options);
    });
    showCharts();
}

void ChartsPanel::connectChart(MetricChart* chart) {
    ChartView* view = &chart->view();
    const Quantity quantity = chart->plot().quantity();
    view->setTipText([this, quantity](const PlotHit& hit) { return tipText(hit, quantity); });
    connect(view, &ChartView::hovered, this, [this](std::optional<double> x) {
        if (!pinned_) {
            setCrosshair(x ? snapped(*x) : std::nullopt);
        }
    });
    connect(view, &ChartView::pinRequested, this, &ChartsPanel::pin);
    connect(view, &ChartView::freeRequested, this, &ChartsPanel::free);
    connect(view, &ChartView::zoomXRequested, this, &ChartsPanel::zoomX);
    connect(view, &ChartView::zoomYRequested, chart,
            [chart](const ZoomRange& range) { chart->setZoomY(range); });
    connect(view, &ChartView::resetRequested, this, &ChartsPanel::resetZoom);
    connect(chart, &MetricChart::shown, this, &ChartsPanel::showValues);
}

const ChartOptions& ChartsPanel::options() const {
    return bar_->options();
}

void ChartsPanel::setOptions(const ChartOptions& options) {
    bar_->setOptions(options);
    showFixed();
    showCharts();
}

/// As they are at this moment; or free again, to follow what is shown.
void ChartsPanel::fixAxes(bool fixed) {
    ChartOptions changed = options();
    changed.ranges.clear();
    zoomX_.reset();
    for (MetricChart* chart : charts_) {
        const ChartData& shown = chart->plot().data();
        if (fixed && !chart->isHidden() && !shown.empty) {
            changed.ranges[chart->plot().quantity()] = {shown.y.value(shown.y.minimum),
                                                        shown.y.value(shown.y.maximum), shown.y.log};
            zoomX_ = {shown.x.value(shown.x.minimum), shown.x.value(shown.x.maximum)};
        }
        chart->setZoomY(std::nullopt);
    }
    setOptions(changed);
    Q_EMIT optionsChanged(changed);
}

void ChartsPanel::showFixed() {
    if (fix_ != nullptr) {
        fix_->setChecked(!options().ranges.empty());
    }
}

void ChartsPanel::setRuns(const ShownRuns& shown) {
    const bool isOther = shown.experiments != shown_.experiments;
    shown_ = shown;
    if (isOther) {
        zoomX_.reset();
        for (MetricChart* chart : charts_) {
            chart->setZoomY(std::nullopt);
        }
        free();
    }
    colours_ = RunPalette(shown_, isDark(palette()));
    history_.update(shown_);
    showCharts();
}

void ChartsPanel::showCharts() {
    legend_->setRuns(shown_, options().mode);
    ChartRequest request;
    request.options = options();
    request.runs = history_.runs(colours_);
    request.experiments = shown_.experiments;
    request.zoomX = zoomX_;
    for (MetricChart* chart : charts_) {
        const bool isShown = options().charts.count(chart->plot().quantity()) > 0;
        chart->setVisible(isShown);
        if (isShown) {
            chart->show(request);
        }
    }
}

void ChartsPanel::zoomX(const ZoomRange& range) {
    if (!(range.maximum > range.minimum) || !std::isfinite(range.maximum - range.minimum)) {
        return;
    }
    double last = 1.0;
    for (MetricChart* chart : charts_) {
        last = std::max(last, chart->plot().data().lastX);
    }
    const bool isAll = range.minimum <= 0.0 && range.maximum >= last;
    zoomX_ = isAll ? std::nullopt : std::optional(range);
    showCharts();
}

void ChartsPanel::resetZoom() {
    zoomX_.reset();
    for (MetricChart* chart : charts_) {
        chart->setZoomY(std::nullopt);
    }
    showCharts();
}

std::optional<double> ChartsPanel::snapped(double x) const {
    return options().time == TimeAxis::Epoch ? std::round(std::max(0.0, x)) : x;
}

void ChartsPanel::setCrosshair(std::optional<double> x) {
    if (x == crosshair_) {
        return;
    }
    crosshair_ = x;
    for (MetricChart* chart : charts_) {
        chart->plot().setCrosshair(x);
    }
    showValues();
}

void ChartsPanel::pin(double x) {
    pinned_ = true;
    setCrosshair(snapped(x));
    showValues();
}

void ChartsPanel::free() {
    pinned_ = false;
    setCrosshair(std::nullopt);
    showValues();
}

const EpochColumns* ChartsPanel::baseline() const {
    const bool isThere = shown_.baseline >= 0 && shown_.baseline < static_cast<int>(shown_.runs.size());
    return isThere ? &history_.columns(shown_.baseline) : nullptr;
}

void ChartsPanel::showValues() {
    if (!values_->isVisible()) {
        return;
    }
    std::vector<ChartColumn> columns;
    for (MetricChart* chart : charts_) {
        if (!chart->isHidden()) {
            columns.push_back({chart->plot().quantity(), chart->plot().sharedData()});
        }
    }
    values_->show(columns, shown_, baseline(), crosshair_, pinned_);
}

QString ChartsPanel::tipText(const PlotHit& hit, Quantity quantity) const {
    const QuantityInfo info = quantityInfo(quantity);
    const QuantityCurve& curve = info.curves[hit.curve.quantityCurve];
    const bool isRun = hit.curve.run >= 0 && hit.curve.run < static_cast<int>(shown_.runs.size());
    QString name = isRun ? runTitle(shown_, shown_.runs[static_cast<std::size_t>(hit.curve.run)])
                         : groupTitle(shown_, hit.curve.group);
    if (!hit.curve.counts.isEmpty()) {
        name = tr("%1, mean of %n repeat(s)", nullptr, hit.curve.counts[hit.point]).arg(name);
    }
    QString text = tr("%1\nepoch %2\n%3: %4")
                       .arg(name)
                       .arg(hit.epoch())
                       .arg(curve.name, numberText(hit.value(), info.decimals));
    if (!hit.curve.low.isEmpty()) {
        text += tr("\nband: %1 to %2")
                    .arg(numberText(hit.curve.low[hit.point], info.decimals),
                         numberText(hit.curve.high[hit.point], info.decimals));
    }
    if (const EpochColumns* base = baseline();
        base != nullptr && isComparableWithBaseline(shown_, hit.curve.group)) {
        const double difference = hit.value() - info.scale * valueAt(*base, curve.value, hit.epoch(), 0.0);
        if (std::isfinite(difference)) {
            text += tr("\nvs. baseline: %1").arg(signedText(difference, info.decimals));
        }
    }
    return text;
}

void ChartsPanel::addActions(ActionRegistry& registry) {
    registry.add({QStringLiteral("charts.reset-zoom"), tr("Reset &Zoom"),
                  tr("Show the full range of every chart"), QStringLiteral("zoom-reset"),
                  QKeySequence(Qt::CTRL | Qt::Key_0)},
                 [this] { resetZoom(); });
    QAction* values =
        registry.add({QStringLiteral("charts.values"), tr("&Values at the Crosshair"),
                      tr("Show a table with the values of all curves beside the charts"),
                      QStringLiteral("values"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)});
    values->setCheckable(true);
    connect(values, &QAction::toggled, this, [this](bool shown) {
        values_->setVisible(shown);
        showValues();
    });
    fix_ = registry.add({QStringLiteral("charts.fix-axes"), tr("Fi&x Axes"),
                         tr("Keep all axes as they are now while runs are shown, hidden or trained"),
                         QStringLiteral("pin"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)});
    fix_->setCheckable(true);
    connect(fix_, &QAction::triggered, this, &ChartsPanel::fixAxes);
    showFixed();
    bar_->addButton(fix_);
    bar_->addButton(values);
    bar_->addButton(registry.find(QStringLiteral("charts.reset-zoom")));
}

std::vector<ChartFigure> ChartsPanel::figures() const {
    std::vector<ChartFigure> figures;
    for (MetricChart* chart : charts_) {
        if (options().charts.count(chart->plot().quantity()) > 0) {
            figures.push_back(chartFigure(chart->request(), shown_));
        }
    }
    return figures;
}

void ChartsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        colours_ = RunPalette(shown_, isDark(palette()));
        showCharts();
    }
    QWidget::changeEvent(event);
}

} // namespace retort::ui
