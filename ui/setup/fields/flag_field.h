// A yes or no.
#pragma once

#include "ui/setup/fields/field_editor.h"

class QCheckBox;

namespace retort::ui {

/// A check box; its text is "true" or "false".
class FlagField : public FieldEditor {
    Q_OBJECT

  public:
    explicit FlagField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;

  private:
    QCheckBox* box_;
};

} // namespace retort::ui
