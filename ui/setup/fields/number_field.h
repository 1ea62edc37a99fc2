// A real number, typed as one likes to.
#pragma once

#include "ui/setup/fields/field_editor.h"

class QLineEdit;

namespace retort::ui {

/// Reads "0.001", "1e-3", several such numbers as a ListField does, and the spelling of the person's own
/// locale ("0,001"). What is no number at all is handed on as it was typed.
class NumberField : public FieldEditor {
    Q_OBJECT

  public:
    explicit NumberField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;

  private:
    QLineEdit* line_;
};

/// `typed` with its decimal point as the C locale has it, if it is a number in that or in the person's
/// locale.
QString numberInCLocale(const QString& typed);

/// The same of several numbers between semicolons, with commas between them then.
QString numbersInCLocale(const QString& typed);

} // namespace retort::ui
