// A line of text.
#pragma once

#include "ui/setup/fields/field_editor.h"

class QLineEdit;

namespace retort::ui {

/// Edits a text that is no path and no choice in one line.
class TextField : public FieldEditor {
    Q_OBJECT

  public:
    explicit TextField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;

  protected:
    /// What is in the line as it was typed.
    [[nodiscard]] QString shown() const;

  private:
    QLineEdit* line_;
};

} // namespace retort::ui
