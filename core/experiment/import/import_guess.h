// What the columns of other programs probably mean, by their names.
#pragma once

#include "core/experiment/import/import_run_names.h"
#include "core/experiment/import/import_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// What a column may be used for: "epoch", "alpha", "repeat", "run", "setting", "seed", "status", "search",
/// "folds", "train-fraction", and the columns of metrics.csv. "run" names the run that a row belongs to, and
/// "setting" says what it was trained with; both may be that of several columns.
const std::vector<std::string>& import_uses();

/// The use of each column of `table`, guessed by its name; empty where it is of none. No use but "run" comes
/// twice: an exact name beats a near one. Columns of a test set stand for validation only where nothing is of
/// a validation set; beside one they are of use in Retort's own tables alone, as other programs test once.
/// What names no set is of the training set; but an accuracy is of the validation set where the losses of
/// both sets are named, or another column is the training accuracy. Texts in a column called model, method,
/// config, variant or setting name the run.
std::vector<std::string> guess_uses(const ImportTable& table);

/// Whether a text is the name of a metric, as columns may have it.
bool names_metric(std::string_view text);

/// Whether a text names a set of images and nothing else: "train", "Validation", "test".
bool names_split(std::string_view text);

/// "alpha" of "config/alpha" and "params.alpha": programs put what a run was started with behind such a word.
std::string last_part(const std::string& column);

/// Whether a column of that name tells what was trained (model, method, config, variant, setting), so that
/// runs that differ in it are no repeats of one another.
bool names_setting(std::string_view column);

} // namespace retort
