// The way from a path field to the file picker.
#pragma once

#include <QString>
#include <QStringList>
#include <QToolButton>

class QFileDialog;

namespace retort::ui {

enum class PathKind { file, model, folder };

/// Opens a file picker in the folder of what is chosen already, or else in the one where something of that
/// kind was picked last. For a model it shows what a file holds, and before anything was picked it opens
/// where PyTorch keeps downloaded weights.
class BrowseButton : public QToolButton {
    Q_OBJECT

  public:
    explicit BrowseButton(PathKind kind, QWidget* parent = nullptr);

    /// What the field shows now.
    void setCurrent(const QString& path) { current_ = path; }
    /// Lets several files be picked at once.
    void setSeveral(bool several);

  Q_SIGNALS:
    void picked(const QStringList& paths);

  private:
    QFileDialog* makeDialog();
    void browse();

    PathKind kind_;
    QString current_;
    bool several_ = false;
};

/// The folder where something of `kind` was picked last, kept between sessions. Before that PyTorch's cache
/// of weights for a model where there is one, and the home folder for anything else.
QString lastPickedFolder(PathKind kind);
void rememberPicked(PathKind kind, const QString& path);

} // namespace retort::ui
