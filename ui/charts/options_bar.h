// The line above the charts that says what they show.
#pragma once

#include "ui/charts/curves/chart_options.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QSpinBox;
class QToolButton;

namespace retort::ui {

/// Edits ChartOptions. What is chosen often stands in the line, the rest in the menu at its end.
class OptionsBar : public QWidget {
    Q_OBJECT

  public:
    explicit OptionsBar(QWidget* parent = nullptr);

    [[nodiscard]] const ChartOptions& options() const { return options_; }
    void setOptions(const ChartOptions& options);
    /// Puts an action at the line's end.
    void addButton(QAction* action);

  Q_SIGNALS:
    /// The person chose something else.
    void optionsChanged(const retort::ui::ChartOptions& options);

  private:
    QComboBox* addChoice(const QString& name, const QString& tip, const QStringList& texts);
    void makeModes();
    void makeRange();
    void makeSmoothing();
    void makeMenu();
    void makeValueAxis();
    void makeRows();
    QAction* addCheck(const QString& text, const QString& tip, bool ChartOptions::*flag);
    void addCharts();
    void askRanges();
    void showOptions();
    /// Takes over a change, and tells of it.
    void change(const ChartOptions& options);

    ChartOptions options_;
    QComboBox* mode_ = nullptr;
    QComboBox* band_ = nullptr;
    QComboBox* split_ = nullptr;
    QComboBox* range_ = nullptr;
    QSpinBox* last_ = nullptr;
    QSlider* smoothing_ = nullptr;
    QLabel* weight_ = nullptr;
    QToolButton* more_ = nullptr;
    QMenu* menu_ = nullptr;
    QAction* wall_ = nullptr;
    std::vector<std::pair<QAction*, ValueAxis>> valueAxes_;
    std::vector<std::pair<QAction*, int>> rows_;
    std::vector<std::pair<QAction*, bool ChartOptions::*>> checks_;
    std::vector<std::pair<QAction*, Quantity>> charts_;
};

} // namespace retort::ui
