#include "ui/inspect/confusion_page.h"

#include "ui/base/number_text.h"
#include "ui/inspect/confusion_model.h"
#include "ui/inspect/upright_header.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace retort::ui {

namespace {

enum Shown { student, teacher, studentMinusTeacher, studentMinusOther };

} // namespace

ConfusionPage::ConfusionPage(QWidget* parent)
    : QWidget(parent)
    , model_(new ConfusionModel(this))
    , what_(new QComboBox(this))
    , accuracy_(new QLabel(this))
    , table_(new QTableView(this)) {
    what_->setObjectName(QStringLiteral("confusionOf"));
    what_->setToolTip(tr("Model whose predictions are counted"));
    what_->setAccessibleName(tr("Predictions of"));
    table_->setModel(model_);
    table_->setObjectName(QStringLiteral("confusion"));
    table_->setAccessibleName(tr("Confusion matrix: rows are true classes, columns are predicted classes"));
    table_->setToolTip(tr("Select a cell to see its images"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setHorizontalHeader(new UprightHeader(table_));
    table_->horizontalHeader()->setMinimumSectionSize(18);
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    auto* copyButton = new QPushButton(tr("Copy"), this);
    copyButton->setToolTip(tr("Copies the table for use in a spreadsheet"));
    copyButton->setAccessibleName(tr("Copy the confusion matrix"));
    auto* top = new QHBoxLayout;
    top->addWidget(what_, 1);
    top->addWidget(copyButton);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(accuracy_);
    layout->addWidget(table_, 1);
    connect(what_, &QComboBox::currentIndexChanged, this, &ConfusionPage::refill);
    connect(copyButton, &QPushButton::clicked, this, &ConfusionPage::copy);
    connect(table_, &QTableView::clicked, this, &ConfusionPage::choose);
    connect(table_, &QTableView::activated, this, &ConfusionPage::choose);
}

void ConfusionPage::setPredictions(std::shared_ptr<const RunPredictions> current, const Known& others) {
    current_ = std::move(current);
    others_ = others;
    const QSignalBlocker quiet(what_);
    what_->clear();
    if (current_) {
        what_->addItem(tr("This run"), student);
        if (current_->has_teacher()) {
            what_->addItem(tr("Teacher"), teacher);
            what_->addItem(tr("This run − teacher"), studentMinusTeacher);
        }
        for (const auto& [title, predictions] : others_) {
            if (predictions != current_ && predictions->classes == current_->classes) {
                what_->addItem(tr("This run − %1").arg(title), studentMinusOther);
                what_->setItemData(what_->count() - 1, title, Qt::UserRole + 1);
            }
        }
    }
    refill();
}

void ConfusionPage::refill() {
    if (!current_) {
        model_->clear();
        accuracy_->clear();
        return;
    }
    QStringList classes;
    for (const auto& name : current_->classes)
        classes << QString::fromStdString(name);
    const auto own = confusion(*current_, current_->student);
    double accuracy = own.accuracy();
    switch (what_->currentData().toInt()) {
    case teacher: {
        const auto other = confusion(*current_, current_->teacher);
        accuracy = other.accuracy();
        model_->show(classes, other);
        break;
    }
    case studentMinusTeacher: {
        const auto other = confusion(*current_, current_->teacher);
        accuracy -= other.accuracy();
        model_->show(classes, own, other);
        break;
    }
    case studentMinusOther: {
        const auto& predictions = *others_.at(what_->currentData(Qt::UserRole + 1).toString());
        const auto other = confusion(predictions, predictions.student);
        accuracy -= other.accuracy();
        model_->show(classes, own, other);
        break;
    }
    default:
        model_->show(classes, own);
    }
    fitColumns();
    const bool compares = what_->currentData().toInt() > teacher;
    accuracy_->setText(
        (compares ? tr("Accuracy difference %1") : tr("Accuracy %1")).arg(percentText(accuracy)));
}

/// All classes alike, so that the diagonal is one.
void ConfusionPage::fitColumns() {
    constexpr int margin = 8;
    const auto widthOf = [&](int row, int column) {
        return fontMetrics().horizontalAdvance(model_->index(row, column).data().toString()) + margin;
    };
    int cell = table_->horizontalHeader()->minimumSectionSize();
    int last = cell;
    for (int row = 0; row < model_->rowCount(); ++row) {
        for (int column = 0; column < model_->rowCount(); ++column)
            cell = std::max(cell, widthOf(row, column));
        last = std::max(last, widthOf(row, model_->rowCount()));
    }
    for (int column = 0; column < model_->columnCount(); ++column)
        table_->setColumnWidth(column, column < model_->rowCount() ? cell : last);
}

void ConfusionPage::choose(const QModelIndex& index) {
    if (!index.isValid() || !current_)
        return;
    PredictionFilter filter;
    filter.truth = index.row();
    if (index.column() < model_->rowCount())
        filter.predicted = index.column();
    filter.by_teacher = what_->currentData().toInt() == teacher;
    Q_EMIT chosen(filter);
}

void ConfusionPage::copy() const {
    QApplication::clipboard()->setText(model_->tsv());
}

} // namespace retort::ui
