// The way from a path field to the file picker.
#pragma once

#include <QString>
#include <QToolButton>

namespace retort::ui {

enum class PathKind { file, folder };

/// Opens a file picker in the folder of what is chosen already, or else in the one where something was picked
/// last.
class BrowseButton : public QToolButton {
    Q_OBJECT

  public:
    explicit BrowseButton(PathKind kind, QWidget* parent = nullptr);

    /// What the field shows now, and what the picker is called.
    void setCurrent(const QString& path) { current_ = path; }
    void setTitle(const QString& title) { title_ = title; }

  Q_SIGNALS:
    void picked(const QString& path);

  private:
    void browse();

    PathKind kind_;
    QString current_;
    QString title_;
};

/// The folder where something was picked last, kept between sessions; the home folder before that.
QString lastPickedFolder();
void rememberPicked(const QString& path);

} // namespace retort::ui
