// Several numbers in one line.
#pragma once

#include "ui/setup/fields/field_editor.h"

class QLineEdit;

namespace retort::ui {

/// Reads "0, 0.5, 1", and "0; 0,5; 1" where the person's locale has a decimal comma.
class ListField : public FieldEditor {
    Q_OBJECT

  public:
    explicit ListField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;

  private:
    QLineEdit* line_;
};

} // namespace retort::ui
