// Which charts leave as what.
#pragma once

#include "ui/charts/figures/chart_export.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace retort::ui {

/// Shows a chart as it will be written, while its format, size and parts are chosen.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ExportDialog(std::vector<Figure> figures, QWidget* parent = nullptr);

    [[nodiscard]] PictureOptions options() const;
    void setOptions(const PictureOptions& options);

  Q_SIGNALS:
    /// To be written: the chosen pages.
    void exportRequested(const std::vector<retort::ui::Figure>& figures,
                         const retort::ui::PictureOptions& options);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeForm();
    void showPreview();
    void copy();
    [[nodiscard]] std::vector<Figure> chosen() const;

    std::vector<Figure> figures_;
    QComboBox* chart_;
    QComboBox* format_;
    QSpinBox* width_;
    QSpinBox* height_;
    QSpinBox* dpi_;
    QCheckBox* title_;
    QCheckBox* legend_;
    QLabel* size_;
    QLabel* preview_;
    QDialogButtonBox* buttons_;
};

} // namespace retort::ui
