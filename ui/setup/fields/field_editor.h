// What all editors of the form have in common.
#pragma once

#include <QString>
#include <QWidget>

namespace retort::ui {

/// Edits one parameter. Its value travels as text, spelled as in the table of parameters: numbers in the C
/// locale, lists separated by commas. What a person typed is handed on even where it is wrong, so that the
/// reason can be said.
class FieldEditor : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString text() const = 0;
    /// Shows `text` without telling edited().
    virtual void setText(const QString& text) = 0;
    /// A read-only field can be read and copied from as before, and not changed.
    virtual void setReadOnly(bool readOnly) = 0;
    /// What the value that is left to the program comes to, where the parameter has such a one; empty: not
    /// known.
    virtual void setAutomatic(const QString& /*value*/) {}
    /// True where the field wants the whole width of the form: its label stands above it, or becomes the
    /// heading of its section.
    [[nodiscard]] virtual bool isWide() const { return false; }

  Q_SIGNALS:
    /// A person changed the value.
    void edited();
};

/// Lets the mouse wheel over `box` scroll the form unless the field has the focus: scrolling must change no
/// value.
void keepWheelForScrolling(QWidget* box);

/// Makes `box` inert and leaves its text as legible as it was.
void setInert(QWidget* box, bool inert);

} // namespace retort::ui
