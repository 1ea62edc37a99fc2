// Tables as text, for spreadsheets and documents.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QAbstractItemModel;

namespace retort::ui {

/// The titles of the columns, and the texts of a row's cells.
QStringList headerTexts(const QAbstractItemModel& model);
QStringList cellTexts(const QAbstractItemModel& model, int row);

/// A header and a line per row, cells apart by tabs; only the rows that are `wanted`, where that is said.
QString tabbedText(const QAbstractItemModel& model, const std::function<bool(int row)>& wanted = {});

} // namespace retort::ui
