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

} // namespace retort::ui
