// Results of one or more experiments as one CSV file.
#pragma once

#include "core/experiment/record/records.h"

#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// How a CSV is laid out. Settings of axes beside α have columns behind `alpha`. Where points were chosen by
/// a search, a column `search` behind `status` has 1 for the runs that they were chosen by, else 0; of
/// cross-validation a column `folds` before it has their number, and `train-fraction` behind `alpha` the
/// share of the training images where that is not 1.
///
/// wide: `run,alpha,repeat,seed,status` and the columns of metrics.csv, a line per epoch, `nan` where there
/// is no value.
///
/// tall ("long"): `run,alpha,repeat,seed,status,epoch,split,metric,value`, a line per value; what has no
/// value has no line. `split` says which images the value was measured on, and by which model: `train` and
/// `val` and `test` are the student's, `teacher-val` and `teacher-test` the teacher's; `run` marks what
/// belongs to the run's epoch as a whole, and to no images. `metric` is the rest of the column's name:
///
///     val_loss              val          loss
///     teacher_val_accuracy  teacher-val  accuracy
///     logit_difference      val          logit_difference
///     learning_rate         run          learning_rate
enum class CsvForm { wide, tall };

/// An experiment and what a table calls it; `record` outlives it.
struct TitledExperiment {
    std::string title;
    const ExperimentRecord* record = nullptr;
};

/// All runs of all experiments, in their order, in the C locale: the shortest numbers that read back to the
/// same value, lines that end in LF. With more than one experiment there is a column `experiment`, with the
/// title, before all others.
std::string csv_text(const std::vector<TitledExperiment>& experiments, CsvForm form);

/// Writes that text. A file there is replaced at once or not at all. Throws Error when it cannot be written.
void export_csv(const std::vector<TitledExperiment>& experiments, CsvForm form,
                const std::filesystem::path& file);
void export_csv(const ExperimentRecord& experiment, CsvForm form, const std::filesystem::path& file);

} // namespace retort
