// Everything that was said, with its time.
#pragma once

#include "ui/session/session_controller.h"

#include <QListWidget>

namespace retort::ui {

class MessagesPanel : public QListWidget {
    Q_OBJECT

  public:
    explicit MessagesPanel(QWidget* parent = nullptr);

    /// Adds a message at the end. The oldest go when there are very many.
    void add(MessageLevel level, const QString& text);

  private:
    void copySelected() const;
};

} // namespace retort::ui
