// One legend for all charts.
#pragma once

#include "core/experiment/records.h"
#include "ui/run_palette.h"

#include <QScrollArea>

#include <vector>

class QAbstractButton;
class QHBoxLayout;

namespace retort::ui {

/// One button per α with the shades of its repeats: readable with a dozen α, scrollable with more. Pressing
/// it shows or hides the curves of all its repeats.
class RunLegend : public QScrollArea {
    Q_OBJECT

  public:
    explicit RunLegend(QWidget* parent = nullptr);

    void setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void alphaToggled(double alpha, bool visible);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Entry {
        double alpha = 0.0;
        std::vector<RunSpec> runs;
        bool visible = true;
        QAbstractButton* button = nullptr;
    };

    void rebuild(std::vector<Entry> entries);
    void paintEntries();
    [[nodiscard]] QIcon shades(const Entry& entry) const;

    QWidget* row_;
    QHBoxLayout* layout_;
    std::vector<Entry> entries_;
    RunPalette colours_;
};

} // namespace retort::ui
