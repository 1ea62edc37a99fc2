// The path of a file or folder.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/browse_button.h"
#include "ui/setup/fields/field_editor.h"

class QLineEdit;

namespace retort::ui {

/// A line for the path, a Browse button, and a place to drop a file or folder from a file manager.
class PathField : public FieldEditor {
    Q_OBJECT

  public:
    explicit PathField(PathKind kind, QWidget* parent = nullptr);
    /// Of a parameter that may have several files: they stand in the line as value_text() has them.
    PathField(PathKind kind, const Parameter& parameter, QWidget* parent);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;
    [[nodiscard]] bool isWide() const override { return true; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void offerPretrained();
    void complete();
    void take(const QStringList& paths);
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] QString listOf(const QStringList& paths) const;

    PathKind kind_;
    const Parameter* several_ = nullptr; ///< the parameter, where it may have several

    QLineEdit* line_;
    BrowseButton* browse_;
};

/// The local path that `event`, a drag or drop, carries; empty where there is none, or several, or where
/// `event` is another kind.
QString droppedPath(const QEvent* event);
/// All of them.
QStringList droppedPaths(const QEvent* event);

} // namespace retort::ui
