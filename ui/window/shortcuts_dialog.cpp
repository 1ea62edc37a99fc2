#include "ui/window/shortcuts_dialog.h"

#include "ui/base/action_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace retort::ui {

ShortcutsDialog::ShortcutsDialog(const ActionRegistry& registry, QWidget* parent)
    : QDialog(parent)
    , search_(new QLineEdit(this))
    , table_(new QTableWidget(0, 3, this)) {
    setWindowTitle(tr("Keyboard Shortcuts"));
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search shortcuts"));
    search_->setToolTip(tr("Shows only the lines that contain these words"));
    search_->setClearButtonEnabled(true);
    table_->setHorizontalHeaderLabels({tr("Keys"), tr("Action"), tr("Description")});
    table_->setAccessibleName(windowTitle());
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->setWordWrap(false);
    for (const QAction* action : registry.actions()) {
        if (!action->shortcut().isEmpty()) {
            addRow(action->shortcut().toString(QKeySequence::NativeText), action->text(),
                   action->statusTip());
        }
    }
    // Keys of the charts have a meaning only there, and are no actions.
    addRow(tr("+ and −"), tr("Zoom"), tr("In a chart: zoom in or out along the x axis"));
    addRow(tr("← and →"), tr("Move"), tr("In a chart: move along the x axis"));
    addRow(tr("Home"), tr("Reset"), tr("In a chart: show the full range"));
    addRow(tr("P"), tr("Pin"), tr("In a chart: pin the crosshair; Escape releases it"));
    addRow(tr("M"), tr("Maximise"),
           tr("In a chart: show it alone, or all charts again; a double click does the same"));
    table_->resizeColumnToContents(0);
    table_->resizeColumnToContents(1);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copies the list to the clipboard"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(table_, 1);
    layout->addWidget(buttons);
    resize(980, 560);
}

void ShortcutsDialog::addRow(const QString& keys, const QString& action, const QString& tip) {
    const int row = table_->rowCount();
    table_->insertRow(row);
    table_->setItem(row, 0, new QTableWidgetItem(keys));
    table_->setItem(row, 1,
                    new QTableWidgetItem(QString(action).remove(QLatin1Char('&')).remove(QChar(0x2026))));
    auto* does = new QTableWidgetItem(tip);
    does->setToolTip(tip); // for what a narrow dialog cuts off
    table_->setItem(row, 2, does);
}

QString ShortcutsDialog::text() const {
    QString lines;
    for (int row = 0; row < table_->rowCount(); ++row) {
        lines += table_->item(row, 0)->text() + QLatin1Char('\t') + table_->item(row, 1)->text() +
                 QLatin1Char('\n');
    }
    return lines;
}

void ShortcutsDialog::filter(const QString& words) {
    for (int row = 0; row < table_->rowCount(); ++row) {
        bool isWanted = true;
        for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            bool isThere = false;
            for (int column = 0; column < table_->columnCount(); ++column) {
                isThere = isThere || table_->item(row, column)->text().contains(word, Qt::CaseInsensitive);
            }
            isWanted = isWanted && isThere;
        }
        table_->setRowHidden(row, !isWanted);
    }
}

} // namespace retort::ui
