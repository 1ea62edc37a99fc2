// One legend for all charts.
#pragma once

#include "ui/base/run_palette.h"
#include "ui/charts/curves/chart_options.h"

#include <QScrollArea>

#include <vector>

class QAbstractButton;
class QLabel;

namespace retort::ui {

class FlowLayout;

/// One button per point, called by what tells it from the others, with the shades of its repeats and their
/// number: readable with a dozen α, scrollable with more. Pressing it shows or hides the curves of all its
/// repeats.
class RunLegend : public QScrollArea {
    Q_OBJECT

  public:
    explicit RunLegend(QWidget* parent = nullptr);

    /// `mode` is how the charts draw them: means are of repeats that are done, and so is their N.
    void setRuns(const ShownRuns& shown, CurveMode mode);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void groupToggled(const retort::ui::RunGroup& group, bool visible);

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Entry {
        RunGroup group;
        QString title; ///< what tells it from the others
        QString fullTitle;
        std::vector<RunSpec> runs;
        int count = 0; ///< of its repeats, those that have epochs and are drawn, or pooled
        bool visible = false;
        QAbstractButton* button = nullptr;
    };

    void rebuild(std::vector<Entry> entries);
    void label(const Entry& entry) const;
    void paintEntries();
    [[nodiscard]] QIcon shades(const Entry& entry) const;

    QWidget* row_;
    FlowLayout* layout_;
    QLabel* common_; ///< what all entries have in common; hidden where that is nothing
    std::vector<Entry> entries_;
    RunPalette colours_;
};

} // namespace retort::ui
