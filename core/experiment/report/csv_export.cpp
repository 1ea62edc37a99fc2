#include "core/experiment/report/csv_export.h"

#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/results/references.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/csv_cells.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace retort {

namespace {

void add_tall_lines(std::string& text, const std::string& prefix, const EpochRecord& record) {
    for (const auto& metric : metrics()) {
        const double value = record.*metric.value;
        if (std::isnan(value)) {
            continue;
        }
        text += prefix;
        text += std::to_string(record.epoch);
        for (const auto cell : {split_name(metric.split), quantity_name(metric)}) {
            text += ',';
            text += cell;
        }
        text += ',';
        text += metric_text(value);
        text += '\n';
    }
}

constexpr auto share_of_training = "train-fraction"; // which the intervals of folds hang on

/// Of the training images; empty where `run` does not say.
std::string training_share(const RunRecord& run) {
    const auto known = known_settings(run);
    const auto found = known.find(share_of_training);
    return found == known.end() ? std::string() : found->second;
}

/// The settings beside α that some run has.
std::set<std::string> settings_in(const std::vector<TitledExperiment>& experiments) {
    std::set<std::string> settings;
    for (const auto& experiment : experiments) {
        for (const auto& run : experiment.record->runs) {
            for (const auto& setting : run.spec.settings) {
                settings.insert(setting.first);
            }
            if (const auto share = training_share(run); folds_of(run) > 1 && !share.empty() && share != "1") {
                settings.insert(share_of_training);
            }
        }
    }
    return settings;
}

/// Which columns some run has a value in.
struct Columns {
    std::set<std::string> settings; ///< beside α
    bool folds = false;
    bool search = false;
};

bool any_run(const std::vector<TitledExperiment>& experiments,
             const std::function<bool(const RunRecord&)>& is) {
    return std::any_of(experiments.begin(), experiments.end(), [&](const TitledExperiment& experiment) {
        const auto& runs = experiment.record->runs;
        return std::any_of(runs.begin(), runs.end(), is);
    });
}

Columns columns_of(const std::vector<TitledExperiment>& experiments) {
    return {settings_in(experiments),
            any_run(experiments, [](const RunRecord& run) { return folds_of(run) > 1; }),
            any_run(experiments, [](const RunRecord& run) { return run.search; })};
}

std::string header_of(const Columns& columns) {
    std::string text = "run,alpha,";
    for (const auto& parameter : columns.settings) {
        text += parameter + ",";
    }
    return text + "repeat,seed,status," + (columns.folds ? "folds," : "") + (columns.search ? "search," : "");
}

std::string prefix_of(const RunRecord& run, const Columns& columns) {
    auto text = csv_cell(run.name) + "," + number_text(run.spec.alpha) + ",";
    for (const auto& parameter : columns.settings) {
        const auto found = run.spec.settings.find(parameter);
        const auto value = found != run.spec.settings.end() ? found->second
                           : parameter == share_of_training ? training_share(run)
                                                            : std::string();
        text += csv_cell(value) + ",";
    }
    const auto folds = folds_of(run);
    return text + std::to_string(run.spec.repeat) + "," + seed_text(run.spec) + "," +
           std::string(to_string(run.status)) + "," +
           (columns.folds ? (folds > 1 ? std::to_string(folds) : "") + "," : "") +
           (columns.search ? (run.search ? "1," : "0,") : "");
}

} // namespace

std::string csv_text(const std::vector<TitledExperiment>& experiments, CsvForm form) {
    const bool several = experiments.size() > 1;
    std::string text = several ? "experiment," : "";
    const auto columns = columns_of(experiments);
    text += header_of(columns);
    const bool tested = any_run(experiments, [](const RunRecord& run) { return are_tested(run.epochs); });
    text += form == CsvForm::wide ? metrics_header(tested) : "epoch,split,metric,value\n";
    for (const auto& [title, experiment] : experiments) {
        for (const auto& run : experiment->runs) {
            const auto prefix = (several ? csv_cell(title) + "," : "") + prefix_of(run, columns);
            for (const auto& record : run.epochs) {
                if (form == CsvForm::wide) {
                    text += prefix + metrics_line(record, tested);
                } else {
                    add_tall_lines(text, prefix, record);
                }
            }
        }
    }
    return text;
}

void export_csv(const std::vector<TitledExperiment>& experiments, CsvForm form,
                const std::filesystem::path& file) {
    write_file_atomically(file, csv_text(experiments, form));
}

void export_csv(const ExperimentRecord& experiment, CsvForm form, const std::filesystem::path& file) {
    export_csv(std::vector<TitledExperiment>{{experiment.folder, &experiment}}, form, file);
}

} // namespace retort
