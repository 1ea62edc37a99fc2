// CSV files that other programs' charts are exported to.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Turns what TensorBoard or Weights & Biases export of a chart into a table with the columns "run", those
/// of columns_in_run_names(), and the metrics; false for any other table, which
/// stays as it is. TensorBoard's has the columns Wall time, Step and Value, and run and tag in the name of
/// its source; that of Weights & Biases has a column "<run> - <metric>" for each run, with its __MIN and
/// __MAX; the second run of a name becomes "<run> (2)", and a note tells of that. Throws ReadError for more
/// cells than an import may have.
bool spread_export(ImportTable& table);

} // namespace retort
