#include "core/experiment/report/csv_export.h"

#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/csv_cells.h"
#include "core/files/tables/metrics_csv.h"

#include <algorithm>
#include <cmath>
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

/// The settings beside α that some run has.
std::set<std::string> settings_in(const std::vector<TitledExperiment>& experiments) {
    std::set<std::string> settings;
    for (const auto& experiment : experiments) {
        for (const auto& run : experiment.record->runs) {
            for (const auto& setting : run.spec.settings) {
                settings.insert(setting.first);
            }
        }
    }
    return settings;
}

bool has_search(const std::vector<TitledExperiment>& experiments) {
    return std::any_of(experiments.begin(), experiments.end(), [](const TitledExperiment& experiment) {
        return std::any_of(experiment.record->runs.begin(), experiment.record->runs.end(),
                           [](const RunRecord& run) { return run.search; });
    });
}

std::string prefix_of(const RunRecord& run, const std::set<std::string>& settings) {
    auto text = csv_cell(run.name) + "," + number_text(run.spec.alpha) + ",";
    for (const auto& parameter : settings) {
        const auto found = run.spec.settings.find(parameter);
        text += (found == run.spec.settings.end() ? "" : csv_cell(found->second)) + ",";
    }
    return text + std::to_string(run.spec.repeat) + "," + seed_text(run.spec) + "," +
           std::string(to_string(run.status)) + ",";
}

bool has_test(const std::vector<TitledExperiment>& experiments) {
    return std::any_of(experiments.begin(), experiments.end(), [](const TitledExperiment& one) {
        const auto& runs = one.record->runs;
        return std::any_of(runs.begin(), runs.end(),
                           [](const RunRecord& run) { return are_tested(run.epochs); });
    });
}

} // namespace

std::string csv_text(const std::vector<TitledExperiment>& experiments, CsvForm form) {
    const bool several = experiments.size() > 1;
    std::string text = several ? "experiment," : "";
    const auto settings = settings_in(experiments);
    text += "run,alpha,";
    for (const auto& parameter : settings) {
        text += parameter + ",";
    }
    text += "repeat,seed,status,";
    const bool is_searched = has_search(experiments);
    text += is_searched ? "search," : "";
    const bool tested = has_test(experiments);
    text += form == CsvForm::wide ? metrics_header(tested) : "epoch,split,metric,value\n";
    for (const auto& [title, experiment] : experiments) {
        for (const auto& run : experiment->runs) {
            const auto prefix = (several ? csv_cell(title) + "," : "") + prefix_of(run, settings) +
                                (is_searched ? (run.search ? "1," : "0,") : "");
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
