#include "ui/runs/column_visibility.h"

#include "core/engine/training/metric_lookup.h"
#include "ui/runs/run_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QVariantList>

#include <chrono>
#include <string_view>

namespace retort::ui {

namespace {

constexpr std::chrono::milliseconds patience{200};

int widthInCharacters(const char* header) {
    constexpr std::string_view::size_type shortHeader = 10;
    return std::string_view(header).size() < shortHeader ? 11 : 14;
}

int widthInCharacters(const RunColumnEntry& column) {
    switch (column.kind) {
    case RunColumn::Repeat:
    case RunColumn::Seed:
        return 7;
    case RunColumn::Alpha:
    case RunColumn::TimeLeft:
    case RunColumn::BestDelta:
    case RunColumn::Seconds:
        return 11;
    case RunColumn::Metric:
        return widthInCharacters(column.metric->run_column.header);
    case RunColumn::MetricDelta:
        return widthInCharacters(column.metric->run_column.delta);
    case RunColumn::Progress:
    case RunColumn::BestAccuracy:
    case RunColumn::Title:
    case RunColumn::Notes:
    case RunColumn::Details:
    case RunColumn::Settings:
        return 20;
    default:
        return 14;
    }
}

/// Shown until a person chooses.
bool isUsual(const RunColumnEntry& column) {
    return column.kind != RunColumn::Parameter && column.kind != RunColumn::Settings &&
           (column.kind != RunColumn::Metric || column.metric->run_column.shown);
}

bool isDelta(int column) {
    const RunColumn kind = runColumns()[static_cast<std::size_t>(column)].kind;
    return kind == RunColumn::BestDelta || kind == RunColumn::MetricDelta;
}

bool isOfTest(int column) {
    const Metric* metric = runColumns()[static_cast<std::size_t>(column)].metric;
    return metric != nullptr && is_on_test(*metric);
}

} // namespace

ColumnVisibility::ColumnVisibility(QTableView* view) : QObject(view), view_(view) {
    const QAbstractItemModel* model = view->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        view->setColumnWidth(column,
                             view->fontMetrics().averageCharWidth() *
                                     widthInCharacters(runColumns()[static_cast<std::size_t>(column)]) +
                                 16);
        if (isUsual(runColumns()[static_cast<std::size_t>(column)])) {
            chosen_.insert(column);
        }
    }
    QHeaderView* header = view->horizontalHeader();
    header->moveSection(columnOf(RunColumn::Experiment), columnOf(RunColumn::Repeat));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &ColumnVisibility::showMenu);
    // Cells change with every batch; which columns differ need not be known as often.
    later_.setSingleShot(true);
    later_.setInterval(patience);
    connect(&later_, &QTimer::timeout, this, &ColumnVisibility::apply);
    const auto refresh = [this] {
        if (onlyDiffering_ && !later_.isActive()) {
            later_.start();
        }
    };
    connect(model, &QAbstractItemModel::dataChanged, this, refresh);
    connect(model, &QAbstractItemModel::rowsInserted, this, refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, refresh);
    connect(model, &QAbstractItemModel::modelReset, this, refresh);
    apply();
}

void ColumnVisibility::setOpen(bool several, bool hasBaseline) {
    if (several != several_ || hasBaseline != hasBaseline_) {
        several_ = several;
        hasBaseline_ = hasBaseline;
        apply();
    }
}

void ColumnVisibility::setTested(bool hasTest) {
    if (hasTest != hasTest_) {
        hasTest_ = hasTest;
        apply();
    }
}

void ColumnVisibility::setAxes(const std::set<int>& columns) {
    if (columns == axes_) {
        return;
    }
    axes_ = columns;
    QHeaderView* header = view_->horizontalHeader();
    int place = header->visualIndex(columnOf(RunColumn::Alpha)) + 1;
    for (const int column : axes_) {
        header->moveSection(header->visualIndex(column), place++);
    }
    apply();
}

void ColumnVisibility::setOnlyDiffering(bool only) {
    onlyDiffering_ = only;
    apply();
}

void ColumnVisibility::reveal(int column) {
    chosen_.insert(column);
    view_->setColumnHidden(column, false);
}

// The column α stays, as it carries the boxes, and so do those that tell points apart.
bool ColumnVisibility::isShown(int column) const {
    if (column == columnOf(RunColumn::Alpha) || axes_.count(column) > 0) {
        return true;
    }
    if ((column == columnOf(RunColumn::Experiment) && !several_) || (isDelta(column) && !hasBaseline_) ||
        (isOfTest(column) && !hasTest_)) {
        return false;
    }
    if (onlyDiffering_) {
        return (column >= columnOf(RunColumn::Parameter) || chosen_.count(column) > 0) && differs(column);
    }
    return chosen_.count(column) > 0;
}

bool ColumnVisibility::differs(int column) const {
    const QAbstractItemModel& model = *view_->model();
    const QString first = model.index(0, column).data().toString();
    for (int row = 1; row < model.rowCount(); ++row) {
        if (model.index(row, column).data().toString() != first) {
            return true;
        }
    }
    return false;
}

void ColumnVisibility::apply() {
    for (int column = 0; column < view_->model()->columnCount(); ++column) {
        const bool hidden = !isShown(column);
        if (view_->isColumnHidden(column) != hidden) {
            view_->setColumnHidden(column, hidden);
        }
    }
}

void ColumnVisibility::addChoice(QMenu* menu, int column) {
    QAction* action = menu->addAction(view_->model()->headerData(column, Qt::Horizontal).toString());
    action->setToolTip(view_->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    action->setCheckable(true);
    action->setChecked(chosen_.count(column) > 0);
    connect(action, &QAction::toggled, this, [this, column](bool shown) {
        if (shown) {
            chosen_.insert(column);
        } else {
            chosen_.erase(column);
        }
        apply();
    });
}

void ColumnVisibility::showMenu(const QPoint& where) {
    auto* menu = new QMenu(view_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (int column = columnOf(RunColumn::Repeat); column < columnOf(RunColumn::Parameter); ++column) {
        if (column != columnOf(RunColumn::Experiment)) {
            addChoice(menu, column);
        }
    }
    QMenu* parameters = menu->addMenu(tr("Hyperparameters"));
    parameters->setToolTipsVisible(true);
    for (int column = columnOf(RunColumn::Parameter); column < view_->model()->columnCount(); ++column) {
        addChoice(parameters, column);
    }
    menu->popup(view_->horizontalHeader()->mapToGlobal(where));
}

QVariantMap ColumnVisibility::state() const {
    QVariantList chosen;
    for (const int column : chosen_) {
        chosen.append(column);
    }
    return {{QStringLiteral("columns"), view_->model()->columnCount()},
            {QStringLiteral("chosen"), chosen},
            {QStringLiteral("header"), view_->horizontalHeader()->saveState()}};
}

void ColumnVisibility::restore(const QVariantMap& state) {
    // A version with other columns gives the numbers another meaning.
    if (state.value(QStringLiteral("columns")).toInt() != view_->model()->columnCount()) {
        return;
    }
    view_->horizontalHeader()->restoreState(state.value(QStringLiteral("header")).toByteArray());
    chosen_.clear();
    for (const QVariant& column : state.value(QStringLiteral("chosen")).toList()) {
        chosen_.insert(column.toInt());
    }
    apply();
}

} // namespace retort::ui
