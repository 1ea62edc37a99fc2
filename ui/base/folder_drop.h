// Folders dropped onto a widget.
#pragma once

#include <QObject>
#include <QStringList>

namespace retort::ui {

/// Takes what is dragged from a file manager onto `target`, where no child of it takes it first, and tells
/// the paths. It does not look at the disk, which may be far away: who opens them says what cannot be opened.
class FolderDrop : public QObject {
    Q_OBJECT

  public:
    /// `target` owns it.
    explicit FolderDrop(QWidget* target);

  Q_SIGNALS:
    void dropped(const QStringList& paths);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace retort::ui
