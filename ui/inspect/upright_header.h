// Column titles that are written upwards, so that narrow columns keep long names.
#pragma once

#include <QHeaderView>

namespace retort::ui {

/// A horizontal header with each title turned by 90°, cut where it is longer than 110 pixels.
class UprightHeader : public QHeaderView {
    Q_OBJECT

  public:
    explicit UprightHeader(QWidget* parent = nullptr);

  protected:
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter* painter, const QRect& area, int section) const override;

  private:
    [[nodiscard]] QString title(int section) const;
};

} // namespace retort::ui
