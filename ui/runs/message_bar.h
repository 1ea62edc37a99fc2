// Errors and warnings where they are seen, without standing in the way.
#pragma once

#include "ui/session/session_controller.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace retort::ui {

/// One line above the charts: hidden until there is something to say, and again after Close.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(MessageLevel level, const QString& text);
    [[nodiscard]] QString text() const;

  private:
    QLabel* icon_;
    QLabel* text_;
    QToolButton* close_;
};

/// The icon of a level, also used in the list of messages.
QIcon levelIcon(MessageLevel level);

} // namespace retort::ui
