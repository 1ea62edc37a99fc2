// What imported runs differ in.
#pragma once

#include "core/experiment/import/import_table.h"
#include "core/experiment/spec/spec.h"

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// guess_uses(), and "setting" for columns that say what runs were trained with, under whatever name: those
/// that hold the same in all rows of a run, and not in all runs. What differs from run to run like a result,
/// a date or an identifier is none, nor is what would tell apart the repeats that another column numbers,
/// unless rows of the same run and epoch would replace one another without it.
std::vector<std::string> guess_uses_and_settings(const ImportTable& table);

/// The columns that say nothing to the import by their use, and yet hold the same in all rows of a run and
/// not in all runs of a point: then those are no repeats of one another. `run_of_row` are indices into
/// `points`.
std::vector<std::string> unused_settings(const ImportTable& table, const std::vector<std::string>& uses,
                                         const std::vector<std::optional<std::size_t>>& run_of_row,
                                         const std::vector<Point>& points);

/// Whether a column counts the steps of an optimizer, or of a logger, and not epochs.
bool counts_steps(const std::string& column);

/// What the name of each run says beside α, seed and repeat, "kd_t4" of "kd_T4_seed1", where that tells
/// settings apart (see names_of_settings()), or where nothing else `tells_repeats`, so that runs of different
/// names are no repeats; a run that is alone with it keeps its whole name. Empty texts where all say the
/// same.
std::vector<std::string> settings_in_names(const std::vector<std::string>& names, bool tells_repeats);

/// Adds a hash to values of settings that differ from others in signs alone that names of folders do not
/// have.
void keep_names_apart(const std::vector<RunSpec*>& runs);

/// What is said of `columns`, as unused_settings() gives them; empty where there are none.
Message note_on_columns(const std::vector<std::string>& columns);

} // namespace retort
