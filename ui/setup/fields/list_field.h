// Several numbers in one line.
#pragma once

#include "ui/setup/fields/text_field.h"

namespace retort::ui {

/// Reads "0, 0.5, 1", and "0; 0,5; 1" where the person's locale has a decimal comma.
class ListField : public TextField {
    Q_OBJECT

  public:
    using TextField::TextField;

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
};

} // namespace retort::ui
