// What a table or list says while it is empty.
#pragma once

#include <QLabel>

class QAbstractItemView;

namespace retort::ui {

/// Lies over the view's middle while its model has no rows, and says what to do.
class EmptyHint : public QLabel {
    Q_OBJECT

  public:
    /// `view` must have its model already.
    EmptyHint(const QString& text, QAbstractItemView* view);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void refresh();

    QAbstractItemView* view_;
};

} // namespace retort::ui
