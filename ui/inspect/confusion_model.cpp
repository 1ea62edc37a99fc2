#include "ui/inspect/confusion_model.h"

#include "ui/base/number_text.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace retort::ui {

void ConfusionModel::clear() {
    beginResetModel();
    classes_.clear();
    endResetModel();
}

void ConfusionModel::show(const QStringList& classes, const Confusion& confusion) {
    beginResetModel();
    classes_ = classes;
    cells_ = confusion.counts;
    isDifference_ = false;
    totals_.clear();
    accuracies_.clear();
    for (std::size_t c = 0; c < confusion.classes; ++c) {
        totals_.push_back(confusion.total(c));
        accuracies_.push_back(confusion.accuracy(c));
    }
    endResetModel();
}

void ConfusionModel::show(const QStringList& classes, const Confusion& first, const Confusion& second) {
    const auto cells = difference(first, second);
    beginResetModel();
    classes_ = classes;
    cells_ = cells;
    isDifference_ = true;
    totals_.clear();
    accuracies_.clear();
    for (std::size_t c = 0; c < first.classes; ++c) {
        totals_.push_back(first.total(c));
        accuracies_.push_back(first.accuracy(c) - second.accuracy(c));
    }
    endResetModel();
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(classes_.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || classes_.isEmpty() ? 0 : static_cast<int>(classes_.size()) + 1;
}

QVariant ConfusionModel::tint(int row, int column) const {
    const auto count = cells_[placeOf(row, column)];
    const auto total = totals_[static_cast<std::size_t>(row)];
    if (count == 0 || total == 0)
        return {};
    // Of a difference: more on the diagonal is better, and less beside it.
    const bool good = isDifference_ ? (count > 0) == (row == column) : row == column;
    QColor colour = good ? QColor(0x00, 0x72, 0xb2) : QColor(0xd5, 0x5e, 0x00); // of Okabe and Ito
    colour.setAlphaF(
        std::min(0.12 + 0.6 * std::abs(static_cast<double>(count)) / static_cast<double>(total), 0.8));
    return colour;
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    if (isAccuracy(index.column()))
        return role == Qt::DisplayRole ? QVariant(percentText(accuracies_[row])) : QVariant();
    const auto count = cells_[placeOf(index.row(), index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return static_cast<qlonglong>(count);
    case Qt::BackgroundRole:
        return tint(index.row(), index.column());
    case Qt::ToolTipRole:
        return tr("%1 predicted as %2: %3 of %4")
            .arg(classes_[index.row()], classes_[index.column()])
            .arg(count)
            .arg(totals_[row]);
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0 || section > classes_.size())
        return {};
    if (section < classes_.size())
        return classes_[section];
    return orientation == Qt::Horizontal ? QVariant(tr("Accuracy")) : QVariant();
}

QString ConfusionModel::tsv() const {
    QString text;
    for (const QString& name : classes_)
        text += QLatin1Char('\t') + name;
    text += QStringLiteral("\taccuracy\n");
    for (int row = 0; row < rowCount(); ++row) {
        text += classes_[row];
        for (int column = 0; column < rowCount(); ++column) {
            text += QLatin1Char('\t') + QString::number(cells_[placeOf(row, column)]);
        }
        text += QLatin1Char('\t') + QString::number(accuracies_[static_cast<std::size_t>(row)], 'g', 6) +
                QLatin1Char('\n');
    }
    return text;
}

} // namespace retort::ui
