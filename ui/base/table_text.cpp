#include "ui/base/table_text.h"

#include <QAbstractItemModel>

namespace retort::ui {

QStringList headerTexts(const QAbstractItemModel& model) {
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.append(model.headerData(column, Qt::Horizontal).toString());
    }
    return texts;
}

QStringList cellTexts(const QAbstractItemModel& model, int row) {
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.append(model.index(row, column).data().toString());
    }
    return texts;
}

QString tabbedText(const QAbstractItemModel& model, const std::function<bool(int row)>& wanted) {
    QString text = headerTexts(model).join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!wanted || wanted(row)) {
            text += cellTexts(model, row).join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
    }
    return text;
}

} // namespace retort::ui
