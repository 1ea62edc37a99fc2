// One of several texts.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/browse_button.h"
#include "ui/setup/fields/field_editor.h"

#include <QStringList>

class QComboBox;
class QMenu;
class QToolButton;

namespace retort::ui {

/// A combo box of the parameter's choices, editable where others are accepted as well, with a Browse button
/// where such another one is a file. Where the parameter may be an axis, a menu ticks several of them; the
/// box then shows all, separated by commas.
class ChoiceField : public FieldEditor {
    Q_OBJECT

  public:
    /// `parameter` must outlive it, as the table's entries do.
    ChoiceField(const Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;
    /// Where there is a Browse button.
    [[nodiscard]] bool isWide() const override { return browse_ != nullptr; }

  private:
    void addBrowse();
    void addSeveral(const Parameter& parameter);
    void fillSeveral(QMenu& menu);

    [[nodiscard]] QStringList values() const;
    [[nodiscard]] QString listOf(const QStringList& values) const;

    const Parameter& parameter_;
    QComboBox* box_;
    QStringList choices_;
    QToolButton* several_ = nullptr;
    BrowseButton* browse_ = nullptr;
};

} // namespace retort::ui
