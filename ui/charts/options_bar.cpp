#include "ui/charts/options_bar.h"

#include "ui/base/flow_layout.h"
#include "ui/base/number_text.h"
#include "ui/charts/ranges_dialog.h"

#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace retort::ui {

OptionsBar::OptionsBar(QWidget* parent) : QWidget(parent) {
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    layout->setSpacing(6);
    makeModes();
    makeRange();
    makeSmoothing();
    makeMenu();
    showOptions();
}

QComboBox* OptionsBar::addChoice(const QString& name, const QString& tip, const QStringList& texts) {
    auto* choice = new QComboBox(this);
    choice->addItems(texts);
    choice->setAccessibleName(name);
    choice->setToolTip(tip);
    layout()->addWidget(choice);
    return choice;
}

void OptionsBar::makeModes() {
    mode_ = addChoice(tr("Curves"), tr("One curve per run, or the mean over the repeats of each α"),
                      {tr("Individual runs"), tr("Mean per α")});
    mode_->setObjectName(QStringLiteral("mode"));
    band_ = addChoice(tr("Band"), tr("What the band around each mean shows"),
                      {tr("± std"), tr("± standard error"), tr("min–max"), tr("no band")});
    band_->setObjectName(QStringLiteral("band"));
    split_ = addChoice(tr("Split"),
                       tr("Split whose loss and accuracy are shown; training curves are thin and pale"),
                       {tr("Validation"), tr("Training"), tr("Both")});
    split_->setObjectName(QStringLiteral("split"));
    connect(mode_, &QComboBox::activated, this, [this](int index) {
        ChartOptions options = options_;
        options.mode = static_cast<CurveMode>(index);
        change(options);
    });
    connect(band_, &QComboBox::activated, this, [this](int index) {
        ChartOptions options = options_;
        options.band = static_cast<Band>(index);
        change(options);
    });
    connect(split_, &QComboBox::activated, this, [this](int index) {
        ChartOptions options = options_;
        options.split = static_cast<Split>(index);
        change(options);
    });
}

void OptionsBar::makeRange() {
    range_ = addChoice(tr("Epochs"), tr("All epochs or only the last ones"), {tr("All epochs"), tr("Last")});
    range_->setObjectName(QStringLiteral("range"));
    last_ = new QSpinBox(this);
    last_->setObjectName(QStringLiteral("last"));
    last_->setRange(1, 100'000);
    last_->setAccessibleName(tr("Number of last epochs"));
    last_->setToolTip(tr("How many of the last epochs are shown"));
    layout()->addWidget(last_);
    connect(range_, &QComboBox::activated, this, [this](int index) {
        ChartOptions options = options_;
        options.onlyLast = index == 1;
        change(options);
    });
    connect(last_, &QSpinBox::valueChanged, this, [this](int last) {
        ChartOptions options = options_;
        options.last = last;
        change(options);
    });
}

void OptionsBar::makeSmoothing() {
    auto* label = new QLabel(tr("Smoothing"), this);
    smoothing_ = new QSlider(Qt::Horizontal, this);
    smoothing_->setObjectName(QStringLiteral("smoothing"));
    smoothing_->setRange(0, static_cast<int>(100.0 * ChartOptions::mostSmoothing));
    smoothing_->setMinimumWidth(60);
    smoothing_->setMaximumWidth(110);
    smoothing_->setAccessibleName(label->text());
    smoothing_->setToolTip(tr("Weight of earlier epochs in an exponential moving average; the original curve "
                              "is shown faintly behind it"));
    label->setBuddy(smoothing_);
    layout()->addWidget(label);
    layout()->addWidget(smoothing_);
    weight_ = new QLabel(this);
    weight_->setObjectName(QStringLiteral("smoothingWeight"));
    weight_->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00")));
    layout()->addWidget(weight_);
    connect(smoothing_, &QSlider::valueChanged, this, [this](int percent) {
        ChartOptions options = options_;
        options.smoothing = percent / 100.0;
        change(options);
    });
}

void OptionsBar::makeMenu() {
    menu_ = new QMenu(this);
    menu_->setToolTipsVisible(true);
    wall_ = menu_->addAction(tr("&Time instead of epochs"));
    wall_->setObjectName(QStringLiteral("wall"));
    wall_->setCheckable(true);
    wall_->setToolTip(tr("Plots against the wall-clock time since the start of each run"));
    connect(wall_, &QAction::triggered, this, [this](bool wall) {
        ChartOptions options = options_;
        options.time = wall ? TimeAxis::Wall : TimeAxis::Epoch;
        change(options);
    });
    addCheck(tr("Logarithmic &x axis"), tr("Epoch 0 cannot be shown on a logarithmic axis"),
             &ChartOptions::logX)
        ->setObjectName(QStringLiteral("logX"));
    makeValueAxis();
    makeRows();
    QAction* ranges = menu_->addAction(tr("&Fixed Ranges…"), this, &OptionsBar::askRanges);
    ranges->setToolTip(tr("Sets the limits of the value axes"));
    menu_->addSeparator();
    addCheck(tr("&Repeats behind the mean"), tr("Shows each repeat faintly behind the mean of its α"),
             &ChartOptions::members)
        ->setObjectName(QStringLiteral("members"));
    addCheck(tr("&Best epochs"), tr("Marks the epoch with the highest validation accuracy in each run"),
             &ChartOptions::bestMarkers)
        ->setObjectName(QStringLiteral("bestMarkers"));
    menu_->addSeparator();
    addCharts();
    more_ = new QToolButton(this);
    more_->setObjectName(QStringLiteral("more"));
    more_->setText(tr("View"));
    more_->setAutoRaise(true);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(menu_);
    more_->setAccessibleName(tr("More chart options"));
    more_->setToolTip(tr("Axes, markers and visible charts"));
    layout()->addWidget(more_);
}

void OptionsBar::makeValueAxis() {
    QMenu* menu = menu_->addMenu(tr("&Y axis"));
    menu->setToolTipsVisible(true);
    menu->menuAction()->setToolTip(tr("How values go up the charts"));
    auto* group = new QActionGroup(menu);
    const auto add = [&](ValueAxis axis, const QString& name, const QString& text, const QString& tip) {
        QAction* choice = menu->addAction(text);
        choice->setObjectName(name);
        choice->setCheckable(true);
        choice->setToolTip(tip);
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, axis] {
            ChartOptions options = options_;
            options.y = axis;
            options.axes.clear();
            change(options);
        });
        valueAxes_.emplace_back(choice, axis);
    };
    add(ValueAxis::Automatic, QStringLiteral("yAutomatic"), tr("&Automatic"),
        tr("Logarithmic where losses or logit differences of trained epochs span powers of ten, linear "
           "otherwise"));
    add(ValueAxis::Linear, QStringLiteral("yLinear"), tr("&Linear"), tr("Even steps in every chart"));
    add(ValueAxis::Logarithmic, QStringLiteral("yLogarithmic"), tr("L&ogarithmic"),
        tr("In all charts but those of shares, such as accuracy. Values ≤ 0 cannot be shown on a logarithmic "
           "axis; their number is given instead"));
}

void OptionsBar::makeRows() {
    QMenu* menu = menu_->addMenu(tr("Charts in a Ro&w"));
    menu->setToolTipsVisible(true);
    menu->menuAction()->setToolTip(tr("How many charts stand beside one another"));
    auto* group = new QActionGroup(menu);
    for (int count = 0; count <= ChartOptions::mostPerRow; ++count) {
        QAction* choice = menu->addAction(count == 0 ? tr("&All") : QString::number(count));
        choice->setObjectName(QStringLiteral("perRow%1").arg(count));
        choice->setCheckable(true);
        choice->setToolTip(count == 0 ? tr("All charts beside one another")
                                      : tr("%n chart(s) in a row, and the others below", nullptr, count));
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, count] {
            ChartOptions options = options_;
            options.perRow = count;
            change(options);
        });
        rows_.emplace_back(choice, count);
    }
}

QAction* OptionsBar::addCheck(const QString& text, const QString& tip, bool ChartOptions::*flag) {
    QAction* check = menu_->addAction(text);
    check->setCheckable(true);
    check->setToolTip(tip);
    connect(check, &QAction::triggered, this, [this, flag](bool checked) {
        ChartOptions options = options_;
        options.*flag = checked;
        change(options);
    });
    checks_.emplace_back(check, flag);
    return check;
}

void OptionsBar::addCharts() {
    for (const Quantity quantity : quantities()) {
        const QuantityInfo info = quantityInfo(quantity);
        QAction* check = menu_->addAction(tr("Chart: %1").arg(info.title));
        check->setObjectName(info.fileName);
        check->setCheckable(true);
        check->setToolTip(tr("Shows or hides this chart"));
        connect(check, &QAction::triggered, this, [this, quantity](bool checked) {
            ChartOptions options = options_;
            if (checked) {
                options.charts.insert(quantity);
            } else if (options.charts.size() > 1) {
                options.charts.erase(quantity);
            }
            change(options);
        });
        charts_.emplace_back(check, quantity);
    }
}

void OptionsBar::addButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    layout()->addWidget(button);
}

void OptionsBar::askRanges() {
    auto* dialog = new RangesDialog(options_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RangesDialog::rangesChosen, this, [this](const std::map<Quantity, FixedRange>& ranges) {
        ChartOptions options = options_;
        options.ranges = ranges;
        change(options);
    });
    dialog->open();
}

void OptionsBar::setOptions(const ChartOptions& options) {
    options_ = options;
    showOptions();
}

void OptionsBar::change(const ChartOptions& options) {
    const bool isOther = options != options_;
    options_ = options;
    showOptions();
    if (isOther) {
        Q_EMIT optionsChanged(options_);
    }
}

void OptionsBar::showOptions() {
    mode_->setCurrentIndex(static_cast<int>(options_.mode));
    band_->setCurrentIndex(static_cast<int>(options_.band));
    band_->setVisible(options_.mode == CurveMode::Mean);
    split_->setCurrentIndex(static_cast<int>(options_.split));
    range_->setCurrentIndex(options_.onlyLast ? 1 : 0);
    const QSignalBlocker quietLast(last_);
    last_->setValue(options_.last);
    last_->setVisible(options_.onlyLast);
    const QSignalBlocker quietSmoothing(smoothing_);
    smoothing_->setValue(qRound(100.0 * options_.smoothing));
    weight_->setText(numberText(options_.smoothing, 2));
    wall_->setChecked(options_.time == TimeAxis::Wall);
    for (const auto& [choice, axis] : valueAxes_) {
        choice->setChecked(options_.y == axis);
    }
    for (const auto& [choice, count] : rows_) {
        choice->setChecked(options_.perRow == count);
    }
    for (const auto& [check, flag] : checks_) {
        check->setChecked(options_.*flag);
    }
    for (const auto& [check, quantity] : charts_) {
        check->setChecked(options_.charts.count(quantity) > 0);
    }
}

} // namespace retort::ui
