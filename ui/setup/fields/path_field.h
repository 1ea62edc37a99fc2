// The path of a file or folder.
#pragma once

#include "ui/setup/fields/browse_button.h"
#include "ui/setup/fields/field_editor.h"

class QLineEdit;

namespace retort::ui {

/// A line for the path, a Browse button, and a place to drop a file or folder from a file manager.
class PathField : public FieldEditor {
    Q_OBJECT

  public:
    explicit PathField(PathKind kind, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;
    [[nodiscard]] bool isWide() const override { return true; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void offerPretrained();
    void take(const QString& path);

    QLineEdit* line_;
    BrowseButton* browse_;
};

/// The local path that `event`, a drag or drop, carries; empty where there is none, or where `event` is
/// another kind.
QString droppedPath(const QEvent* event);

} // namespace retort::ui
