// The runs table.
#pragma once

#include "core/engine/training/metric_lookup.h"
#include "ui/base/run_palette.h"
#include "ui/runs/run_columns.h"

#include <QAbstractTableModel>

namespace retort::ui {

class ExperimentStore;

/// One row per run of the store's experiment. The first column carries the check box that shows and hides the
/// run's curves, and its colour. The columns are those of runColumns().
class RunsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// Qt::DisplayRole is the text, SortRole the number or text to sort by, ProgressRole of column Progress
    /// the share in [0, 1], HiddenRole whether a person hid the run (one that is being trained is shown).
    enum Role { SortRole = Qt::UserRole, ProgressRole, HiddenRole };

    /// `store` must outlive the model.
    explicit RunsModel(ExperimentStore& store, QObject* parent = nullptr);

    /// Which of the open experiments the runs are of: it gives them their colours, the column Experiment its
    /// text, and the deltas their baseline.
    void setPlace(const ShownRuns& shown, int experiment);
    /// Colours for a dark or a light window.
    void setDark(bool dark);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  Q_SIGNALS:
    /// A title, tags or notes were typed: who keeps them sets them in the store.
    void annotated(int row, const retort::RunAnnotation& annotation);

  private:
    /// What others are compared with.
    struct Baseline {
        bool isHere = false; ///< whether it is one of the store's runs
        std::string data;    ///< see dataOf()
        double best = EpochRecord::none;
        ByMetric<double> last;

        /// Values that are missing on both sides are equal.
        bool operator==(const Baseline& other) const;
    };

    [[nodiscard]] bool isComparable(int row) const;
    void updatePalette();
    void announceRows(const QList<int>& rows);
    [[nodiscard]] QVariant decoration(int row, RunColumn column) const;
    [[nodiscard]] QVariant text(int row, const RunColumnEntry& column) const;
    [[nodiscard]] QVariant sortKey(int row, const RunColumnEntry& column) const;
    [[nodiscard]] QString progressText(int row) const;
    [[nodiscard]] QString parameterText(const RunSpec& run, const Parameter& parameter) const;
    /// To the baseline run.
    [[nodiscard]] double bestDelta(int row) const;
    [[nodiscard]] double delta(int row, const Metric& metric) const;
    [[nodiscard]] bool isHidden(int row) const;
    [[nodiscard]] bool isBaseline(int row) const;

    ExperimentStore& store_;
    RunPalette palette_;
    int experiment_ = 0;
    QString title_;
    Baseline baseline_;
    bool dark_ = false;
};

/// "queued", "running"… for a person.
QString statusText(RunStatus status);

/// "optimizer adam, width 2": the settings of a run that are no parameters of Retort, as imported ones may
/// be.
QString foreignSettings(const RunSpec& run);

} // namespace retort::ui
