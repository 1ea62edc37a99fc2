// One of a few things to look at, as buttons side by side.
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace retort::ui {

/// A row of buttons of which exactly one is down, in the colour of a selection, so that it is seen in light
/// and dark.
class ChoiceRow : public QWidget {
    Q_OBJECT

  public:
    explicit ChoiceRow(QWidget* parent = nullptr);

    /// The first one is chosen until another is. `name` and `id` together are the button's object name.
    void add(int id, const QString& text, const QString& tip, const QString& name);
    [[nodiscard]] int chosen() const;
    /// Does not emit.
    void choose(int id);
    [[nodiscard]] QAbstractButton* button(int id) const;

  Q_SIGNALS:
    /// A person chose.
    void picked(int id);

  private:
    QButtonGroup* buttons_;
};

} // namespace retort::ui
