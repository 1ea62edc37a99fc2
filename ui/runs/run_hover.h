// The row that the mouse is over, and the row that something else points at.
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPersistentModelIndex>

class QTableView;
class QWidget;

namespace retort::ui {

/// Watches a table. A marked row is tinted as long as the mouse is elsewhere.
class RunHover : public QObject {
    Q_OBJECT

  public:
    /// Owned by `view`.
    explicit RunHover(QTableView* view);

    /// Tints the row of `index`; none where it is not valid.
    void mark(const QModelIndex& index);
    [[nodiscard]] bool isMarked() const;

  Q_SIGNALS:
    /// The mouse is over the row of `index`, which is not valid where it left.
    void hovered(const QModelIndex& index);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();

    QTableView* view_;
    QWidget* tint_;
    QPersistentModelIndex marked_;
    int row_ = -1; ///< that the mouse is over
};

} // namespace retort::ui
