// What can be done with a file that a table or gallery lists.
#pragma once

#include <QString>

#include <functional>

class QAbstractItemView;
class QModelIndex;

namespace retort::ui {

/// Gives `view` a context menu that opens the folder of the current item's file and copies its path, and a
/// double click or Enter that opens the folder. `path` may say that there is no file: an empty text.
void addFileActions(QAbstractItemView* view, const std::function<QString(const QModelIndex&)>& path);

} // namespace retort::ui
