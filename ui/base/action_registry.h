// Every action of the window, in one place.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace retort::ui {

/// How an action looks and what it says.
struct ActionLook {
    QString id;   ///< never translated, unique: "file.open"
    QString text; ///< as in a menu, with its mnemonic: "&Open…"
    QString tip;  ///< what it does, in a sentence without a full stop
    QString icon; ///< of resources/icons; may be empty
    QKeySequence shortcut;
};

/// Owns the actions. Parts of the window add theirs, with id, icon, shortcut and tooltip; menus, tool bars
/// and the sheet of shortcuts find them here by id. The part before the first point of an id names its group.
class ActionRegistry : public QObject {
    Q_OBJECT

  public:
    explicit ActionRegistry(QObject* parent = nullptr) : QObject(parent) {}

    /// Makes an action that calls `slot` when it is triggered. An id or a shortcut that is taken is a fault
    /// of the program: it is asserted.
    QAction* add(const ActionLook& look, std::function<void()> slot = {});
    /// Says and shows something else from now on; the id stays, and so does the shortcut where `look` has
    /// none.
    void change(const QString& id, const ActionLook& look);
    /// The action of an id, which must be there.
    [[nodiscard]] QAction* find(const QString& id) const;
    /// In the order in which they were added.
    [[nodiscard]] const QList<QAction*>& actions() const { return actions_; }

  private:
    QList<QAction*> actions_;
};

} // namespace retort::ui
