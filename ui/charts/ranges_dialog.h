// Where value axes begin and end.
#pragma once

#include "ui/charts/curves/chart_options.h"

#include <QDialog>

#include <vector>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace retort::ui {

/// Two fields a chart; an empty one leaves that end to the values.
class RangesDialog : public QDialog {
    Q_OBJECT

  public:
    explicit RangesDialog(const ChartOptions& options, QWidget* parent = nullptr);

  Q_SIGNALS:
    void rangesChosen(const std::map<retort::ui::Quantity, retort::ui::FixedRange>& ranges);

  private:
    struct Row {
        Quantity quantity;
        QLineEdit* minimum;
        QLineEdit* maximum;
        std::optional<bool> log; ///< as FixedRange has it; no field says so
    };

    [[nodiscard]] QLineEdit* makeField(const QString& name, const std::optional<double>& value);
    /// What the fields say; nothing, and a message, where a field is no number or a range is turned around.
    [[nodiscard]] std::optional<std::map<Quantity, FixedRange>> read();
    void check();

    std::vector<Row> rows_;
    QLabel* fault_;
    QDialogButtonBox* buttons_;
};

} // namespace retort::ui
