#include "ui/runs/config_diff_dialog.h"

#include "core/base/number_text.h"
#include "core/experiment/spec/parameters.h"
#include "ui/base/empty_hint.h"
#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"
#include "ui/base/point_text.h"
#include "ui/base/table_text.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

QString valueOf(const RunSetting& setting, const Parameter& parameter) {
    return setting.spec ? QString::fromStdString(value_text(*setting.spec, parameter)) : noValue();
}

QString threadsOf(const RunRecord& run) {
    return run.threads > 0 ? QString::number(run.threads) : noValue();
}

QString deviceOf(const RunRecord& run) {
    return run.device.empty() ? noValue() : QString::fromStdString(run.device);
}

} // namespace

ConfigDiffDialog::ConfigDiffDialog(const RunSetting& left, const RunSetting& right, QWidget* parent)
    : QDialog(parent)
    , table_(new QTableWidget(0, 3, this)) {
    setWindowTitle(tr("Differences in Settings"));
    const RunRecord& a = left.run;
    const RunRecord& b = right.run;
    rows_ = {{tr("α"), pointText(a.spec.point()), pointText(b.spec.point())},
             {tr("Repeat"), QString::number(a.spec.repeat), QString::number(b.spec.repeat)},
             {tr("Seed of the run"), QString::fromStdString(seed_text(a.spec)),
              QString::fromStdString(seed_text(b.spec))},
             {tr("Device"), deviceOf(a), deviceOf(b)},
             {tr("CPU threads"), threadsOf(a), threadsOf(b)}};
    for (const Parameter& parameter : parameters()) {
        rows_.push_back({labelText(parameter), valueOf(left, parameter), valueOf(right, parameter)});
    }
    table_->setObjectName(QStringLiteral("configDiff"));
    table_->setAccessibleName(windowTitle());
    table_->setHorizontalHeaderLabels({tr("Setting"), left.title, right.title});
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    new EmptyHint(tr("Both runs have the same settings."), table_);
    auto* only = new QCheckBox(tr("&Only differences"), this);
    only->setToolTip(tr("Hides settings that are the same for both runs"));
    only->setChecked(true);
    connect(only, &QCheckBox::toggled, this, &ConfigDiffDialog::show);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copies the table to the clipboard, separated by tabs"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(tabbedText(*table_->model())); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(only);
    layout->addWidget(table_, 1);
    layout->addWidget(buttons);
    resize(640, 420);
    show(true);
}

void ConfigDiffDialog::show(bool onlyDifferences) {
    table_->setRowCount(0);
    for (const Row& row : rows_) {
        if (onlyDifferences && row.left == row.right) {
            continue;
        }
        const int place = table_->rowCount();
        table_->insertRow(place);
        int column = 0;
        for (const QString& text : {row.name, row.left, row.right}) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            QFont font = item->font();
            font.setBold(column > 0 && row.left != row.right && !onlyDifferences);
            item->setFont(font);
            table_->setItem(place, column++, item);
        }
    }
}

} // namespace retort::ui
