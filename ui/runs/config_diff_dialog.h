// How two runs were set up, side by side.
#pragma once

#include "core/experiment/record/records.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

class QTableWidget;

namespace retort::ui {

/// A run, and what its experiment was asked for where that is known.
struct RunSetting {
    QString title;
    RunRecord run;
    std::optional<ExperimentSpec> spec;
};

/// A table of all settings of two runs: α, repeat, seed, device and every hyperparameter, those that differ
/// alone at first.
class ConfigDiffDialog : public QDialog {
    Q_OBJECT

  public:
    ConfigDiffDialog(const RunSetting& left, const RunSetting& right, QWidget* parent = nullptr);

  private:
    struct Row {
        QString name;
        QString left;
        QString right;
    };

    void show(bool onlyDifferences);

    std::vector<Row> rows_;
    QTableWidget* table_;
};

} // namespace retort::ui
