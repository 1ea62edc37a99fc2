// Folders dropped onto a widget.
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;

namespace retort::ui {

/// Set on a widget that takes dropped paths itself, as a field for a path does.
inline constexpr const char* takesPaths = "takesPaths";

/// Takes what is dragged from a file manager anywhere onto `target`, also onto charts and fields of text in
/// it, which would swallow it, and tells the paths. It does not look at the disk, which may be far away: who
/// opens them says what cannot be opened.
class FolderDrop : public QObject {
    Q_OBJECT

  public:
    /// `target` owns it.
    explicit FolderDrop(QWidget* target);

  Q_SIGNALS:
    void dropped(const QStringList& paths);
    /// There is no local file among what was dropped: what it is instead.
    void refused(const QStringList& addresses);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    [[nodiscard]] bool isFor(const QObject* watched) const;
    void tell(const QMimeData& data);
};

} // namespace retort::ui
