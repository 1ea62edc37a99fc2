// One of several texts.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/field_editor.h"

class QComboBox;

namespace retort::ui {

class BrowseButton;

/// A combo box of the parameter's choices, editable where others are accepted as well, with a Browse button
/// where such another one is a file.
class ChoiceField : public FieldEditor {
    Q_OBJECT

  public:
    ChoiceField(const Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;

  private:
    void addBrowse();

    QComboBox* box_;
    BrowseButton* browse_ = nullptr;
};

} // namespace retort::ui
