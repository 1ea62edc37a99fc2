#include "ui/transfer/import_columns.h"

#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_guess.h"
#include "ui/base/translate.h"
#include "ui/setup/fields/field_editor.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <map>

namespace retort::ui {

namespace {

constexpr int nameColumn = 0;
constexpr int useColumn = 1;
constexpr int firstCell = 2;
constexpr std::size_t mostCells = 5;

/// One line of what may be anything.
QString cellText(const std::string& text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 200)))
        .simplified();
}

QTableWidgetItem* makeItem(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

} // namespace

QString importUseText(const std::string& use) {
    if (use.empty())
        return ImportColumns::tr("Not used");
    if (const Metric* metric = find_metric(use))
        return translated({metric->label, {}});
    const std::map<std::string, QString> texts{
        {"epoch", ImportColumns::tr("Epoch")},         {"alpha", ImportColumns::tr("α")},
        {"setting", ImportColumns::tr("Setting")},     {"repeat", ImportColumns::tr("Repeat")},
        {"run", ImportColumns::tr("Name of the run")}, {"seed", ImportColumns::tr("Seed")},
        {"status", ImportColumns::tr("Status")},       {"search", ImportColumns::tr("Search")}};
    const auto found = texts.find(use);
    return found != texts.end() ? found->second : QString::fromStdString(use);
}

ImportColumns::ImportColumns(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("importColumns"));
    setAccessibleName(tr("Columns of the file"));
    setToolTip(tr("How each column is used, with its first values"));
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ImportColumns::makeChoices);
}

void ImportColumns::show(const ImportTable& table, std::vector<std::string> uses) {
    uses_ = std::move(uses);
    setRowCount(0); // with the choices of the table before
    const std::size_t cells = std::min(mostCells, table.rows.size());
    setRowCount(static_cast<int>(table.columns.size()));
    setColumnCount(table.columns.empty() ? 0 : firstCell + static_cast<int>(cells));
    QStringList titles{tr("Column"), tr("Used as")};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        titles.append(tr("Row %1").arg(cell + 1));
    }
    setHorizontalHeaderLabels(titles);
    for (int row = 0; row < rowCount(); ++row) {
        const auto column = static_cast<std::size_t>(row);
        setItem(row, nameColumn, makeItem(cellText(table.columns[column])));
        for (std::size_t cell = 0; cell < cells; ++cell) {
            setItem(row, firstCell + static_cast<int>(cell),
                    makeItem(cellText(table.rows[cell].cells[column])));
        }
    }
    setColumnWidth(nameColumn, 170);
    setColumnWidth(useColumn, 220);
    makeChoices();
}

bool ImportColumns::isUsed(const std::string& use) const {
    return std::find(uses_.begin(), uses_.end(), use) != uses_.end();
}

void ImportColumns::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    makeChoices();
}

void ImportColumns::makeChoices() {
    // While rows are being filled in, the table is laid out more than once.
    if (rowCount() == 0 || item(rowCount() - 1, nameColumn) == nullptr)
        return;
    const int last = rowAt(viewport()->height() - 1);
    for (int row = std::max(rowAt(0), 0); row <= (last < 0 ? rowCount() - 1 : last); ++row) {
        if (cellWidget(row, useColumn) == nullptr)
            makeChoice(row);
    }
}

void ImportColumns::makeChoice(int row) {
    auto* choice = new QComboBox(this);
    choice->addItem(importUseText({}), QString());
    for (const std::string& use : import_uses()) {
        choice->addItem(importUseText(use), QString::fromStdString(use));
    }
    choice->setMaxVisibleItems(static_cast<int>(import_uses().size()) + 1);
    const QString name = item(row, nameColumn)->text();
    choice->setObjectName(QStringLiteral("use-%1").arg(row));
    choice->setAccessibleName(tr("Use of column %1").arg(name));
    choice->setToolTip(tr("How column %1 is used").arg(name));
    keepWheelForScrolling(choice);
    setCellWidget(row, useColumn, choice);
    refresh(row);
    connect(choice, &QComboBox::activated, this,
            [this, row, choice] { choose(row, choice->currentData().toString().toStdString()); });
}

void ImportColumns::choose(int row, const std::string& use) {
    for (std::size_t other = 0; other < uses_.size(); ++other) {
        if (!use.empty() && use != "run" && use != "setting" && uses_[other] == use) {
            uses_[other].clear();
            refresh(static_cast<int>(other));
        }
    }
    uses_[static_cast<std::size_t>(row)] = use;
    refresh(row);
    Q_EMIT usesChanged();
}

void ImportColumns::refresh(int row) {
    if (auto* choice = qobject_cast<QComboBox*>(cellWidget(row, useColumn))) {
        choice->setCurrentIndex(
            choice->findData(QString::fromStdString(uses_[static_cast<std::size_t>(row)])));
    }
}

} // namespace retort::ui
