#include "ui/charts/explore/explore_panel.h"

#include "ui/base/availability.h"
#include "ui/charts/compare/compare_axis.h"
#include "ui/charts/explore/explore_plot.h"
#include "ui/charts/explore/parallel_picture.h"
#include "ui/charts/explore/scatter_picture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace retort::ui {

ExplorePanel::ExplorePanel(QWidget* parent)
    : QWidget(parent)
    , front_(new QCheckBox(tr("&Pareto front"), this))
    , axes_(new QToolButton(this))
    , axesMenu_(new QMenu(axes_))
    , plot_(new ExplorePlot(this))
    , empty_(new QLabel(this))
    , pages_(new QStackedWidget(this)) {
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 3, 6, 3);
    line->setSpacing(6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    view_ = addChoice(QStringLiteral("exploreView"), tr("View"),
                      tr("Runs as dots over two values, or as lines over many"));
    view_->addItems({tr("Scatter"), tr("Parallel coordinates")});
    x_ = addChoice(QStringLiteral("exploreX"), tr("Horizontal axis"), tr("What the horizontal axis shows"));
    y_ = addChoice(QStringLiteral("exploreY"), tr("Vertical axis"), tr("What the vertical axis shows"));
    colour_ = addChoice(QStringLiteral("exploreColour"), tr("Colour"), tr("What the colours show"));
    which_ = addChoice(QStringLiteral("exploreEpoch"), tr("Epoch"),
                       tr("Use each run's epoch with the highest validation accuracy, or its last epoch"));
    which_->addItems({tr("Best epoch"), tr("Last epoch")});
    which_->setMinimumWidth(which_->sizeHint().width());
    makeAxesMenu();
    front_->setObjectName(QStringLiteral("paretoFront"));
    front_->setChecked(true);
    auto* against = new QLabel(tr("against"), this);
    auto* coloured = new QLabel(tr("coloured by"), this);
    coloured->setBuddy(colour_);
    for (QWidget* part :
         std::initializer_list<QWidget*>{view_, y_, against, x_, axes_, coloured, colour_, which_, front_}) {
        line->addWidget(part);
    }
    line->addStretch();
    ofScatter_ = {x_, y_, against, front_};
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setBackgroundRole(QPalette::Base);
    empty_->setAutoFillBackground(true);
    empty_->setText(tr("No run is done yet.\nStart training or open an experiment folder."));
    pages_->addWidget(empty_);
    pages_->addWidget(plot_);
    layout->addWidget(pages_, 1);
    connectChoices();
    showPicture();
}

QComboBox* ExplorePanel::addChoice(const QString& name, const QString& label, const QString& tip) {
    constexpr int shortest = 7; // characters, with the arrow
    auto* choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(label);
    choice->setToolTip(tip);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // On a small screen the line gives way rather than the panels beside it: texts are shortened.
    choice->setMinimumWidth(choice->fontMetrics().averageCharWidth() * shortest);
    return choice;
}

void ExplorePanel::makeAxesMenu() {
    axes_->setObjectName(QStringLiteral("exploreAxes"));
    axes_->setText(tr("A&xes"));
    axes_->setToolTip(tr("Choose which settings and metrics have an axis"));
    axes_->setAccessibleName(tr("Axes"));
    axes_->setPopupMode(QToolButton::InstantPopup);
    axes_->setMenu(axesMenu_);
    axesMenu_->setToolTipsVisible(true);
}

void ExplorePanel::connectChoices() {
    for (QComboBox* choice : {view_, x_, y_, colour_}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &ExplorePanel::showPicture);
    }
    connect(which_, &QComboBox::currentIndexChanged, this, [this] {
        readDimensions();
        showPicture();
    });
    connect(front_, &QCheckBox::toggled, this, &ExplorePanel::showPicture);
    connect(axesMenu_, &QMenu::triggered, this, &ExplorePanel::showPicture);
    connect(plot_, &ExplorePlot::runHovered, this, &ExplorePanel::runHovered);
    connect(plot_, &ExplorePlot::runClicked, this, &ExplorePanel::runClicked);
    connect(plot_, &ExplorePlot::runsMarked, this, &ExplorePanel::runsMarked);
}

void ExplorePanel::setRuns(const ShownRuns& shown) {
    runs_.keep(shown);
    isBehind_ = !isVisible();
    if (!isBehind_) {
        readDimensions();
        showPicture();
    }
}

void ExplorePanel::setSelected(const std::set<int>& runs) {
    marks_.selected = runs;
    plot_->setMarks(marks_);
}

void ExplorePanel::setHovered(int run) {
    marks_.hovered = run;
    plot_->setMarks(marks_);
}

void ExplorePanel::showEvent(QShowEvent* event) {
    if (isBehind_) {
        isBehind_ = false;
        readDimensions();
        showPicture();
    }
    QWidget::showEvent(event);
}

bool ExplorePanel::differs(const RunDimension& dimension) const {
    const auto first = std::find_if(dimension.values.begin(), dimension.values.end(),
                                    [](double value) { return std::isfinite(value); });
    return std::any_of(first, dimension.values.end(),
                       [&](double value) { return std::isfinite(value) && value != *first; });
}

/// A cost that students differ in, as what is wanted is accuracy for little; else α.
QString ExplorePanel::usualX() const {
    const auto cost =
        std::find_if(dimensions_.begin(), dimensions_.end(), [this](const RunDimension& dimension) {
            return dimension.better == Better::lower && dimension.metric == nullptr && differs(dimension);
        });
    return cost == dimensions_.end() ? QString::fromLatin1(alphaAxis) : cost->key;
}

/// The first metric: what is judged by.
QString ExplorePanel::usualY() const {
    const auto metric =
        std::find_if(dimensions_.begin(), dimensions_.end(),
                     [](const RunDimension& dimension) { return dimension.metric != nullptr; });
    return metric == dimensions_.end() ? QString() : metric->key;
}

/// Settings that runs differ in, and the first metrics.
QStringList ExplorePanel::usualAxes() const {
    constexpr int metricsShown = 3;
    int count = 0;
    QStringList keys;
    for (const RunDimension& dimension : dimensions_) {
        const bool isMetric = dimension.metric != nullptr;
        if (differs(dimension) && (!isMetric || count < metricsShown)) {
            keys.append(dimension.key);
            count += isMetric ? 1 : 0;
        }
    }
    return keys;
}

void ExplorePanel::readDimensions() {
    dimensions_ = runDimensions(runs_.shown(), choice().which);
    offer(x_, usualX());
    offer(y_, usualY());
    offer(colour_, QString());
    offerAxes();
}

void ExplorePanel::offer(QComboBox* box, const QString& usual) {
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    const bool isFirst = box->count() == 0;
    box->clear();
    if (box == colour_) {
        box->addItem(tr("Point"), QString());
    }
    for (const RunDimension& dimension : dimensions_) {
        box->addItem(dimension.title, dimension.key);
    }
    const int again = isFirst ? -1 : box->findData(chosen);
    box->setCurrentIndex(std::max(0, again >= 0 ? again : box->findData(usual)));
}

/// What is new has an axis where that is usual; the others stay as a person had them.
void ExplorePanel::offerAxes() {
    const QStringList before = choice().axes;
    const QStringList usual = usualAxes();
    axesMenu_->clear();
    std::set<QString> known;
    for (const RunDimension& dimension : dimensions_) {
        QAction* action = axesMenu_->addAction(dimension.title);
        action->setData(dimension.key);
        action->setCheckable(true);
        action->setToolTip(tr("Show or hide this axis"));
        action->setChecked(offered_.count(dimension.key) > 0 ? before.contains(dimension.key)
                                                             : usual.contains(dimension.key));
        known.insert(dimension.key);
    }
    offered_ = known;
}

ExploreChoice ExplorePanel::choice() const {
    ExploreChoice choice;
    choice.which = which_->currentIndex() == 0 ? CountedEpoch::best : CountedEpoch::last;
    choice.x = x_->currentData().toString();
    choice.y = y_->currentData().toString();
    choice.colour = colour_->currentData().toString();
    choice.front = front_->isChecked();
    choice.isParallel = view_->currentIndex() == 1;
    for (const QAction* action : axesMenu_->actions()) {
        if (action->isChecked()) {
            choice.axes.append(action->data().toString());
        }
    }
    return choice;
}

std::shared_ptr<const RunPicture> ExplorePanel::picture(bool dark) const {
    const ExploreChoice chosen = choice();
    if (chosen.isParallel) {
        return std::make_shared<ParallelPicture>(runs_.shown(), dimensions_, chosen, dark);
    }
    return std::make_shared<ScatterPicture>(runs_.shown(), dimensions_, chosen, dark);
}

void ExplorePanel::showPicture() {
    const ExploreChoice chosen = choice();
    for (QWidget* part : ofScatter_) {
        part->setVisible(!chosen.isParallel);
    }
    axes_->setVisible(chosen.isParallel);
    const auto isBetterSomewhere = [this](const QString& key) {
        const int index = indexOf(dimensions_, key);
        return index >= 0 && dimensions_[static_cast<std::size_t>(index)].better != Better::neither;
    };
    const bool hasFront = isBetterSomewhere(chosen.x) && isBetterSomewhere(chosen.y) && chosen.x != chosen.y;
    front_->setEnabled(hasFront);
    front_->setToolTip(hasFront
                           ? tr("Connect the points that no other point beats in both values")
                           : tr("A front needs metrics or costs on both axes, of which one end is better"));
    const std::shared_ptr<const RunPicture> shown = picture(isDark(palette()));
    pages_->setCurrentIndex(shown->isEmpty() ? 0 : 1);
    const bool anyDone =
        std::any_of(dimensions_.begin(), dimensions_.end(),
                    [](const RunDimension& dimension) { return dimension.metric != nullptr; });
    empty_->setText(!anyDone ? tr("No run is done yet.\nStart training or open an experiment folder.")
                    : chosen.isParallel ? tr("Choose two axes or more.")
                                        : tr("No finished run that is shown has both values."));
    plot_->show(shown);
}

QString ExplorePanel::nameOf(const QString& key) const {
    const int index = indexOf(dimensions_, key);
    return index < 0 ? key : dimensions_[static_cast<std::size_t>(index)].title;
}

std::vector<Figure> ExplorePanel::figures() const {
    const std::shared_ptr<const RunPicture> shown = picture(false);
    if (shown->isEmpty()) {
        return {};
    }
    const ExploreChoice chosen = choice();
    const QString title = chosen.isParallel
                              ? tr("Runs over %n axes", nullptr, static_cast<int>(chosen.axes.size()))
                              : tr("%1 against %2").arg(nameOf(chosen.y), nameOf(chosen.x));
    const QString file = chosen.isParallel ? QStringLiteral("parallel-coordinates")
                                           : QStringLiteral("%1-against-%2").arg(chosen.y, chosen.x);
    const QString heading =
        tr("%1, %2 – %3")
            .arg(title, which_->currentText(), runs_.shown().experiments.join(QStringLiteral(", ")));
    return {{title, QString(file).replace(QLatin1Char('_'), QLatin1Char('-')),
             [shown, heading](QPainter& painter, const QSizeF& size, const FigureStyle& style) {
                 paintPage(painter, heading, size, style,
                           [&](const QRectF& frame) { shown->paint(painter, frame, figurePalette(), {}); });
             }}};
}

void ExplorePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        showPicture();
    }
    QWidget::changeEvent(event);
}

} // namespace retort::ui
