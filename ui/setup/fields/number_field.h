// A real number, typed as one likes to.
#pragma once

#include "ui/setup/fields/text_field.h"

namespace retort::ui {

/// Reads "0.001", "1e-3", several such numbers as a ListField does, and the spelling of the person's own
/// locale ("0,001"). What is no number at all is handed on as it was typed.
class NumberField : public TextField {
    Q_OBJECT

  public:
    using TextField::TextField;

    [[nodiscard]] QString text() const override;
};

/// `typed` with its decimal point as the C locale has it, if it is a number in that or in the person's
/// locale.
QString numberInCLocale(const QString& typed);

/// The same of several numbers between semicolons, with commas between them then.
QString numbersInCLocale(const QString& typed);

} // namespace retort::ui
