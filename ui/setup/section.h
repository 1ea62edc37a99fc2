// A part of the form under a heading.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace retort::ui {

/// Shows what is needed most, and the rest when asked.
class Section : public QWidget {
    Q_OBJECT

  public:
    explicit Section(const QString& title, QWidget* parent = nullptr);

    /// `essential` rows are always there, the others below "More".
    void addRow(QWidget* row, bool essential);

    /// Takes `label` as heading, in place of a row's own label that would repeat it.
    void setHeading(QLabel* label);

    /// Shows the other rows.
    void unfold();
    /// Says at "More" how many of the folded values are not the defaults.
    void setChanged(int count);

  private:
    void setUnfolded(bool unfolded);
    void showFoldText();

    QLabel* heading_;
    QToolButton* fold_;
    QHBoxLayout* head_;
    QVBoxLayout* essentials_;
    QWidget* rest_;
    int changed_ = 0;
};

} // namespace retort::ui
