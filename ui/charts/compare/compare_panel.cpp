#include "ui/charts/compare/compare_panel.h"

#include "core/experiment/results/verdict.h"
#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/base/table_text.h"
#include "ui/base/translate.h"
#include "ui/charts/compare/compare_figure.h"
#include "ui/charts/compare/compare_plot.h"
#include "ui/charts/compare/results_table.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace retort::ui {

namespace {

constexpr int shortestChoice = 10; // characters, with the arrow
constexpr int longestReference = 60;

QLabel* makeVerdict(QWidget* parent) {
    auto* verdict = new QLabel(parent);
    verdict->setObjectName(QStringLiteral("verdict"));
    verdict->setAccessibleName(ComparePanel::tr("Verdict"));
    verdict->setWordWrap(true);
    verdict->setMargin(6);
    verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont font = verdict->font();
    font.setBold(true);
    verdict->setFont(font);
    verdict->hide();
    return verdict;
}

QTableWidget* makeTable(QWidget* parent) {
    auto* table = new QTableWidget(0, 5, parent);
    table->setObjectName(QStringLiteral("pairedTable"));
    table->setAccessibleName(ComparePanel::tr("Paired differences"));
    table->setHorizontalHeaderLabels({ComparePanel::tr("α"), ComparePanel::tr("Mean difference"),
                                      ComparePanel::tr("95 % interval"), ComparePanel::tr("std"),
                                      ComparePanel::tr("N pairs")});
    table->setToolTip(ComparePanel::tr("Value minus that of the reference α, paired by repeat, and by seed "
                                       "where it is known. If the interval "
                                       "excludes 0, the difference is unlikely to be due to chance"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    return table;
}

/// What the points of the first experiment may be compared with: an α, whatever else they have, and single
/// points. Of a search those alone that it has chosen.
std::vector<Point> referencesAmong(const ShownRuns& shown) {
    ShownRuns reported = shown;
    std::erase_if(reported.runs, [](const ShownRun& run) { return run.record->search; });
    const std::vector<RunGroup> groups = groupsOf(reported);
    std::vector<Point> references;
    for (const RunGroup& group : groups) {
        const Point alpha{group.point.alpha, {}};
        if (group.experiment == 0 &&
            std::find(references.begin(), references.end(), alpha) == references.end()) {
            references.push_back(alpha);
        }
    }
    for (const RunGroup& group : groups) {
        if (group.experiment == 0 && !group.point.settings.empty()) {
            references.push_back(group.point);
        }
    }
    return references;
}

/// Fills `box` with names of axes, each in `frame` where there is one; the empty name stands for points. What
/// was chosen stays so where it can.
void offer(QComboBox* box, const std::vector<std::string>& axes, const QString& frame) {
    const QVariant chosen = box->currentData();
    box->clear();
    for (const std::string& axis : axes) {
        const QString name = axis.empty() ? ComparePanel::tr("Points") : axisName(axis);
        box->addItem(axis.empty() || frame.isEmpty() ? name : frame.arg(name), QString::fromStdString(axis));
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

} // namespace

ComparePanel::ComparePanel(QWidget* parent) : QWidget(parent) {
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 3, 6, 3);
    line->setSpacing(6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    verdict_ = makeVerdict(this);
    addRepeats_ = new QPushButton(this);
    addRepeats_->setObjectName(QStringLiteral("addRepeats"));
    connect(addRepeats_, &QPushButton::clicked, this, [this] { Q_EMIT moreRepeatsRequested(moreRepeats_); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 6, 0);
    top->addWidget(verdict_, 1);
    top->addWidget(addRepeats_);
    layout->addLayout(top);
    showMoreRepeats(0);
    layout->addLayout(line);
    metric_ = addChoice(tr("Metric"), tr("Metric to compare"), {});
    metric_->setObjectName(QStringLiteral("compareMetric"));
    offerMetrics();
    which_ = addChoice(tr("Epoch"),
                       tr("Use each run's epoch with the highest validation accuracy, or its last epoch"),
                       {tr("Best epoch"), tr("Last epoch")});
    which_->setObjectName(QStringLiteral("compareEpoch"));
    bar_ = addChoice(tr("Error bars"), tr("What the error bars show"),
                     {tr("± std"), tr("± standard error"), tr("95 % interval")});
    bar_->setObjectName(QStringLiteral("compareBar"));
    auto* label = new QLabel(tr("Compared with"), this);
    reference_ = addChoice(tr("Compared with"), tr("Reference α for the differences in the table"), {});
    reference_->setObjectName(QStringLiteral("compareReference"));
    reference_->setMinimumContentsLength(6);
    // Points with several settings have long names, which must not press the others.
    reference_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    reference_->setMaximumWidth(fontMetrics().averageCharWidth() * longestReference);
    label->setBuddy(reference_);
    axis_ = addChoice(tr("Axis"), tr("What stands along the chart"), {});
    axis_->setObjectName(QStringLiteral("compareAxis"));
    axis_->setSizeAdjustPolicy(QComboBox::AdjustToContents); // what it offers comes later
    rows_ =
        addChoice(tr("Chart"), tr("Points with error bars along the axis, or a heat map over two axes"), {});
    rows_->setObjectName(QStringLiteral("compareRows"));
    rows_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget* part :
         std::initializer_list<QWidget*>{metric_, axis_, rows_, which_, bar_, label, reference_}) {
        line->addWidget(part, part == reference_ ? 1 : 0);
    }
    line->addStretch();
    plot_ = new ComparePlot(this);
    table_ = makeTable(this);
    split_ = new QSplitter(Qt::Horizontal, this);
    split_->setChildrenCollapsible(false);
    split_->addWidget(plot_);
    results_ = new ResultsTable(this);
    for (QTableWidget* table : {table_, static_cast<QTableWidget*>(results_)}) {
        addCopy(table);
    }
    tables_ = new QTabWidget(this);
    tables_->setDocumentMode(true);
    tables_->addTab(table_, tr("Differences"));
    tables_->addTab(results_, tr("Students"));
    tables_->setTabToolTip(0, tr("Each point minus the reference, paired by repeat"));
    tables_->setTabToolTip(1, tr("Accuracy, agreement with the teacher and cost of each point's students"));
    split_->addWidget(tables_);
    split_->setStretchFactor(0, 1);
    split_->setStretchFactor(1, 0);
    auto* empty =
        new QLabel(tr("Nothing to compare yet.\nStart training or open an experiment folder."), this);
    empty->setAlignment(Qt::AlignCenter);
    empty->setBackgroundRole(QPalette::Base);
    empty->setAutoFillBackground(true);
    figures_ = new QStackedWidget(this);
    figures_->addWidget(empty);
    figures_->addWidget(split_);
    layout->addWidget(figures_, 1);
    for (QComboBox* choice : {metric_, which_, bar_, reference_, rows_}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &ComparePanel::showPoints);
    }
    connect(axis_, &QComboBox::currentIndexChanged, this, [this] {
        showRows();
        showPoints();
    });
}

QComboBox* ComparePanel::addChoice(const QString& name, const QString& tip, const QStringList& texts) {
    auto* choice = new QComboBox(this);
    choice->addItems(texts);
    choice->setAccessibleName(name);
    choice->setToolTip(tip);
    // On a small screen the line gives way rather than the panels beside it: texts are shortened.
    choice->setMinimumWidth(choice->fontMetrics().averageCharWidth() * shortestChoice);
    return choice;
}

CountedEpoch ComparePanel::which() const {
    return which_->currentIndex() == 0 ? CountedEpoch::best : CountedEpoch::last;
}

CompareChoice ComparePanel::choice() const {
    CompareChoice choice;
    choice.metric = find_metric(metric_->currentData().toString().toStdString());
    choice.which = which();
    choice.bar = static_cast<ErrorBar>(bar_->currentIndex());
    choice.axis = axis_->count() > 0 ? axis_->currentData().toString().toStdString() : alphaAxis;
    choice.rows = rows_->currentData().toString().toStdString();
    return choice;
}

std::vector<Figure> ComparePanel::figures() const {
    if (ComparePicture(runs_.shown(), choice(), false).points().empty()) {
        return {};
    }
    return {compareFigure(runs_.shown(), choice())};
}

void ComparePanel::offerMetrics() {
    const auto compared = compared_metrics(runs_.records());
    QStringList names;
    for (const Metric* metric : compared) {
        names.append(QString::fromUtf8(metric->name.data(), static_cast<qsizetype>(metric->name.size())));
    }
    if (names == offered_) {
        return;
    }
    // Until a person chooses, what is shown is what is judged by.
    const bool isFirst = metric_->currentIndex() <= 0;
    const QVariant chosen = isFirst ? QVariant(names.first()) : metric_->currentData();
    offered_ = names;
    const QSignalBlocker quiet(metric_);
    metric_->clear();
    for (qsizetype i = 0; i < names.size(); ++i) {
        metric_->addItem(compareMetricInfo(*compared[static_cast<std::size_t>(i)]).title, names[i]);
    }
    metric_->setCurrentIndex(std::max(0, metric_->findData(chosen)));
}

void ComparePanel::setRuns(const ShownRuns& shown) {
    runs_.keep(shown);
    offerMetrics();
    isBehind_ = !isVisible();
    if (!isBehind_) {
        showRuns();
    }
}

void ComparePanel::showRuns() {
    isBehind_ = false;
    showVerdict();
    showReferences();
    showAxes();
    showPoints();
    if (!isSized_ && table_->rowCount() > 0) {
        // Once, as the first table needs it; afterwards it is the person's.
        isSized_ = true;
        const int longest =
            std::max(table_->horizontalHeader()->length(), results_->horizontalHeader()->length());
        const int wanted = std::min(longest + 2 * table_->frameWidth() + 8, width() / 2);
        split_->setSizes({std::max(width() - wanted, plot_->minimumSizeHint().width()), wanted});
    }
}

void ComparePanel::showEvent(QShowEvent* event) {
    if (isBehind_) {
        showRuns();
    }
    QWidget::showEvent(event);
}

void ComparePanel::showReferences() {
    const std::vector<Point> references = referencesAmong(runs_.shown());
    QStringList texts;
    for (const Point& reference : references) {
        texts.append(pointText(reference));
    }
    QStringList before;
    for (int i = 0; i < reference_->count(); ++i) {
        before.append(reference_->itemText(i));
    }
    if (texts == before) {
        return;
    }
    const QSignalBlocker quiet(reference_);
    const QString chosen = reference_->currentText();
    reference_->clear();
    for (const Point& reference : references) {
        reference_->addItem(pointText(reference), QVariant::fromValue(reference));
    }
    // Without a choice of the person's, the usual one: most often α 1, no distillation.
    const auto usual = usual_reference(runsOf(0, true));
    const int again = reference_->findText(chosen);
    const int first = usual ? reference_->findText(pointText(*usual)) : -1;
    reference_->setCurrentIndex(again >= 0 ? again : first >= 0 ? first : reference_->count() - 1);
}

void ComparePanel::showAxes() {
    const std::vector<std::string> axes = comparableAxes(runs_.shown());
    axis_->setVisible(axes.size() > 1);
    const QSignalBlocker quiet(axis_);
    offer(axis_, axes, {});
    showRows();
}

void ComparePanel::showRows() {
    std::vector<std::string> others{std::string()};
    for (int i = 0; i < axis_->count(); ++i) {
        if (i != axis_->currentIndex()) {
            others.push_back(axis_->itemData(i).toString().toStdString());
        }
    }
    rows_->setVisible(others.size() > 1);
    const QSignalBlocker quiet(rows_);
    offer(rows_, others, tr("Heat map with %1"));
}

void ComparePanel::showPoints() {
    const CompareChoice chosen = choice();
    ComparePicture picture(runs_.shown(), chosen, isDark(palette()));
    figures_->setCurrentIndex(picture.points().empty() ? 0 : 1);
    if (chosen.rows.empty()) {
        plot_->show(std::move(picture));
    } else {
        plot_->show(std::move(picture), HeatPicture(runs_.shown(), chosen));
    }
    showDifferences();
}

/// Without copies.
std::vector<RunRecord> ComparePanel::runsOf(int experiment, bool withHidden) const {
    std::vector<RunRecord> runs;
    for (const ShownRun& run : runs_.shown().runs) {
        if (run.experiment == experiment && (withHidden || run.visible) && !run.copy) {
            runs.push_back(*run.record);
        }
    }
    return runs;
}

/// Of all runs of the experiment, hidden or not: what one looks at decides nothing.
void ComparePanel::showVerdict() {
    const auto found = usual_verdict(runsOf(0, true));
    verdict_->setVisible(found.has_value());
    const PointVerdict* deciding = found ? found->deciding() : nullptr;
    showMoreRepeats(deciding != nullptr && deciding->more ? static_cast<int>(deciding->more->repeats) : 0);
    showResults(found);
    if (!found) {
        return;
    }
    const Verdict& verdict = *found;
    const PointNames names = [](const Point& point) { return pointText(point).toStdString(); };
    QStringList lines;
    for (const PointVerdict& point : verdict.points) {
        lines.append(translated(sentence(point, names)));
    }
    if (verdict.outcome != Outcome::none) {
        lines.append(translated(basis(verdict, names)));
    }
    verdict_->setText(translated(sentence(verdict, names)));
    verdict_->setToolTip(lines.join(QLatin1Char('\n')));
}

/// Of each experiment its points and its teacher; the first one's verdict is known.
void ComparePanel::showResults(const std::optional<Verdict>& first) {
    std::vector<NamedResult> results;
    for (int experiment = 0; experiment < runs_.shown().experiments.size(); ++experiment) {
        const auto name = [&](const QString& title) {
            return inExperiment(runs_.shown().experiments, experiment, title);
        };
        const std::vector<RunRecord> runs = runsOf(experiment, true);
        const auto verdict = experiment == 0 ? first : usual_verdict(runs);
        for (const PointResult& result : verdict ? verdict->results : point_results(runs)) {
            results.push_back({name(pointText(result.point)), result});
        }
        if (const auto teacher = verdict ? verdict->teacher : teacher_result(runs)) {
            results.push_back({name(tr("Teacher")), *teacher});
        }
    }
    results_->showResults(results);
}

void ComparePanel::showMoreRepeats(int repeats) {
    moreRepeats_ = repeats;
    addRepeats_->setVisible(repeats > 0);
    addRepeats_->setText(repeats == 1 ? tr("Add 1 Repeat…") : tr("Add %n Repeats…", nullptr, repeats));
    addRepeats_->setEnabled(isExtensible_);
    addRepeats_->setToolTip(isExtensible_ ? tr("Train as many more repeats as would settle this")
                                          : tr("Repeats can be added when no training is running and the "
                                               "experiment has its settings"));
}

void ComparePanel::setExtensible(bool can) {
    isExtensible_ = can;
    showMoreRepeats(moreRepeats_);
}

void ComparePanel::showDifferences() {
    const Metric& metric = *choice().metric;
    const CompareMetricInfo info = compareMetricInfo(metric);
    const auto reference = reference_->currentData().value<Point>();
    // Of each experiment within itself: another has other data, seeds or settings.
    std::vector<std::pair<QString, PairedDifference>> rows;
    for (int experiment = 0; experiment < runs_.shown().experiments.size(); ++experiment) {
        for (const auto& row : paired_differences(runsOf(experiment, false), reference, which())) {
            // A reference with settings of its own is named: there may be several at its α.
            const QString title =
                row.reference == reference
                    ? pointText(row.point)
                    : tr("%1, minus %2").arg(pointText(row.point), pointText(row.reference));
            rows.emplace_back(inExperiment(runs_.shown().experiments, experiment, title),
                              row.differences[metric]);
        }
    }
    table_->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PairedDifference& paired = rows[i].second;
        const QString interval = std::isnan(paired.low)
                                     ? noValue()
                                     : tr("%1 to %2")
                                           .arg(signedText(info.scale * paired.low, info.decimals),
                                                signedText(info.scale * paired.high, info.decimals));
        const QStringList texts{rows[i].first, signedText(info.scale * paired.difference.mean, info.decimals),
                                interval, numberText(info.scale * paired.difference.std, info.decimals),
                                QString::number(paired.difference.count)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table_->setItem(static_cast<int>(i), column, item);
        }
    }
    table_->resizeColumnsToContents();
}

void ComparePanel::addCopy(QTableWidget* table) {
    auto* copy = new QAction(tr("&Copy"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, table,
            [table] { QApplication::clipboard()->setText(tabbedText(*table->model())); });
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ComparePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        showPoints();
    }
    QWidget::changeEvent(event);
}

} // namespace retort::ui
