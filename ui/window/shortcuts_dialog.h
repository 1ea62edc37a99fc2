// The sheet of shortcuts.
#pragma once

#include <QDialog>

class QLineEdit;
class QTableWidget;

namespace retort::ui {

class ActionRegistry;

/// All actions that have a shortcut, and what they do; made from the registry, so that it is never out of
/// date. A line filters it.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ShortcutsDialog(const ActionRegistry& registry, QWidget* parent = nullptr);

    /// The sheet as lines of text, keys and action apart by a tab.
    [[nodiscard]] QString text() const;

  private:
    void addRow(const QString& keys, const QString& action, const QString& tip);
    void filter(const QString& words);

    QLineEdit* search_;
    QTableWidget* table_;
};

} // namespace retort::ui
