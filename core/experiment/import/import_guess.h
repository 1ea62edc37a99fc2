// What the columns of other programs probably mean, by their names.
#pragma once

#include "core/experiment/import/import_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// What a column may be used for: "epoch", "alpha", "repeat", "run", "seed", and the columns of metrics.csv.
/// "run" names the run that a row belongs to, and may be that of several columns.
const std::vector<std::string>& import_uses();

/// The use of each column of `table`, guessed by its name; empty where it is of none. No use but "run" comes
/// twice: an exact name beats a near one. Columns of a test set stand for validation only where nothing is of
/// a validation set. What names no set is of the training set; but an accuracy is of the validation set where
/// the losses of both sets are named, or another column is the training accuracy.
std::vector<std::string> guess_uses(const ImportTable& table);

/// Whether a folder or a run of that name holds a part of the run that it belongs to: train, validation, val,
/// valid, test, eval.
bool is_split_name(std::string_view name);

/// α and repeat as they stand in the name of a run, such as "alpha-0.5_rep-1", "kd_alpha=0.3" or
/// "α0.5-repeat2"; empty where the name has none.
struct NamedRun {
    std::string alpha;
    std::string repeat;
};
NamedRun read_run_name(std::string_view name);

/// Those of "alpha" and "repeat" that every one of `names` has.
std::vector<std::string> columns_in_run_names(const std::vector<std::string>& names);

} // namespace retort
