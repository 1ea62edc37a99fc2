#include "ui/charts/charts_panel.h"

#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/charts/chart_menu.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/options_bar.h"
#include "ui/charts/run_legend.h"
#include "ui/charts/values_panel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace retort::ui {

namespace {

constexpr int handleWidth = 4;

} // namespace

ChartsPanel::ChartsPanel(QWidget* parent)
    : QWidget(parent)
    , bar_(new OptionsBar(this))
    , across_(new QSplitter(Qt::Horizontal, this))
    , rows_(new QSplitter(Qt::Vertical, across_))
    , values_(new ValuesPanel(this))
    , legend_(new RunLegend(this)) {
    for (QSplitter* splitter : {across_, rows_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(handleWidth);
    }
    for (const Quantity quantity : quantities()) {
        auto* chart = new MetricChart(quantity, this);
        chart->hide();
        charts_.push_back(chart);
        connectChart(chart);
    }
    across_->addWidget(values_);
    across_->setStretchFactor(0, 1);
    values_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar_);
    layout->addWidget(across_, 1);
    layout->addWidget(legend_);
    connect(legend_, &RunLegend::groupToggled, this, &ChartsPanel::groupToggled);
    connect(bar_, &OptionsBar::optionsChanged, this, [this](const ChartOptions& options) {
        maximised_.reset();
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
    connect(view, &ChartView::runHovered, this, &ChartsPanel::runHovered);
    connect(view, &ChartView::runClicked, this, &ChartsPanel::runClicked);
    connect(view, &ChartView::freeRequested, this, &ChartsPanel::free);
    connect(view, &ChartView::zoomXRequested, this, &ChartsPanel::zoomX);
    connect(view, &ChartView::zoomYRequested, chart,
            [chart](const ZoomRange& range) { chart->setZoomY(range); });
    connect(view, &ChartView::resetRequested, this, &ChartsPanel::resetZoom);
    connect(view, &ChartView::maximiseRequested, this, [this, quantity] { maximise(quantity); });
    connect(view, &ChartView::menuRequested, this,
            [this, chart](const QPoint& global) { showMenu(chart, global); });
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

void ChartsPanel::setSelected(const std::set<int>& runs) {
    if (runs != selected_) {
        selected_ = runs;
        showCharts();
    }
}

void ChartsPanel::setHovered(int run) {
    std::optional<std::pair<int, RunGroup>> emphasis;
    if (run >= 0 && run < static_cast<int>(shown_.runs.size())) {
        emphasis.emplace(run, shown_.runs[static_cast<std::size_t>(run)].group());
    }
    for (MetricChart* chart : charts_) {
        chart->plot().setEmphasis(emphasis);
    }
}

void ChartsPanel::showCharts() {
    legend_->setRuns(shown_, options().mode);
    ChartRequest request;
    request.options = options();
    request.runs = history_.runs(colours_);
    request.experiments = shown_.experiments;
    request.zoomX = zoomX_;
    request.selected = selected_;
    arrange();
    for (MetricChart* chart : charts_) {
        const bool shown = isShown(chart);
        chart->setVisible(shown);
        if (shown) {
            chart->show(request);
        }
    }
    for (int row = 0; row < rows_->count(); ++row) { // one without a chart takes no room
        const auto& charts = arranged_[static_cast<std::size_t>(row)];
        rows_->widget(row)->setVisible(
            std::any_of(charts.begin(), charts.end(), [this](MetricChart* chart) { return isShown(chart); }));
    }
}

bool ChartsPanel::isShown(MetricChart* chart) const {
    const Quantity quantity = chart->plot().quantity();
    return maximised_ ? quantity == *maximised_ : options().charts.count(quantity) > 0;
}

void ChartsPanel::arrange() {
    std::vector<std::vector<MetricChart*>> wanted(1);
    for (MetricChart* chart : charts_) {
        if (options().charts.count(chart->plot().quantity()) == 0) {
            continue;
        }
        const bool isFull =
            options().perRow > 0 && static_cast<int>(wanted.back().size()) == options().perRow;
        if (isFull) {
            wanted.emplace_back();
        }
        wanted.back().push_back(chart);
    }
    if (wanted == arranged_) {
        return; // and the rows keep the sizes that a person gave them
    }
    arranged_ = wanted;
    for (MetricChart* chart : charts_) {
        chart->setParent(this);
    }
    while (rows_->count() > 0) {
        delete rows_->widget(0);
    }
    for (const auto& row : arranged_) {
        auto* splitter = new QSplitter(Qt::Horizontal, rows_);
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(handleWidth);
        for (MetricChart* chart : row) {
            splitter->addWidget(chart);
        }
    }
}

void ChartsPanel::maximise(Quantity quantity) {
    maximised_ = maximised_ ? std::nullopt : std::optional(quantity);
    showCharts();
}

void ChartsPanel::showMenu(MetricChart* chart, const QPoint& global) {
    const Quantity quantity = chart->plot().quantity();
    const ChartMenuState state{chart->plot().info(), options().axisOf(quantity), chart->plot().data().empty,
                               maximised_.has_value(), options().charts.size() == 1};
    QMenu* menu = makeChartMenu(state,
                                {[this, chart] { copyPicture(*chart); }, [this, chart] { copyData(*chart); },
                                 [this, quantity](ValueAxis axis) {
                                     ChartOptions changed = options();
                                     changed.axes[quantity] = axis;
                                     change(changed);
                                 },
                                 [this, quantity] { maximise(quantity); },
                                 [this, quantity] {
                                     ChartOptions changed = options();
                                     changed.charts.erase(quantity);
                                     maximised_.reset();
                                     change(changed);
                                 },
                                 [this] { resetZoom(); }},
                                this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(global);
}

void ChartsPanel::change(const ChartOptions& options) {
    setOptions(options);
    Q_EMIT optionsChanged(options);
}

void ChartsPanel::copyPicture(const MetricChart& chart) const {
    PictureOptions picture;
    picture.dpi = 2 * PictureOptions::screenDpi;
    QGuiApplication::clipboard()->setImage(figureImage(chartFigure(chart.request(), shown_), picture));
}

QString ChartsPanel::curveName(const Curve& curve, const QuantityInfo& info) const {
    const bool isRun = curve.run >= 0 && curve.run < static_cast<int>(shown_.runs.size());
    const QString whose = isRun ? runTitle(shown_, shown_.runs[static_cast<std::size_t>(curve.run)])
                                : groupTitle(shown_, curve.group);
    const QString what = QStringLiteral("%1: %2").arg(whose, info.curves[curve.quantityCurve].name);
    return options().smoothing > 0.0 ? tr("%1, smoothed").arg(what) : what;
}

void ChartsPanel::copyData(MetricChart& chart) const {
    const ChartData& shown = chart.plot().data();
    const QString x = shown.secondsPerUnit == 0.0    ? tr("epoch")
                      : shown.secondsPerUnit == 1.0  ? tr("seconds")
                      : shown.secondsPerUnit == 60.0 ? tr("minutes")
                                                     : tr("hours");
    QGuiApplication::clipboard()->setText(
        chartTable(shown, x, [&](const Curve& curve) { return curveName(curve, chart.plot().info()); }));
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
        if (isShown(chart)) {
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
