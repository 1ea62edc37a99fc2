// Widgets beside each other, on as many lines as they need.
#pragma once

#include <QLayout>
#include <QList>

namespace retort::ui {

/// Places its widgets from the left, and begins another line where one is full: a bar of controls is then no
/// wider than its window, and none of them is cut off. Hidden widgets take no room.
class FlowLayout : public QLayout {
  public:
    explicit FlowLayout(QWidget* parent);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(items_.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// All on one line.
    [[nodiscard]] QSize sizeHint() const override;
    /// As wide as the widest of them.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rectangle) override;

  private:
    int place(const QRect& rectangle, bool moves) const;

    QList<QLayoutItem*> items_;
};

} // namespace retort::ui
