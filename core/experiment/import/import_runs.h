// From a table of foreign results to runs, and to a folder that is opened like any other.
#pragma once

#include "core/base/message.h"
#include "core/experiment/import/import_repeats.h"
#include "core/experiment/import/import_table.h"
#include "core/experiment/import/import_units.h"
#include "core/experiment/record/records.h"

#include <map>
#include <optional>
#include <stop_token>

namespace retort {

/// What is made of a table.
struct ImportMapping {
    std::vector<std::string> uses; ///< of each column, among import_uses(); empty = of none
    std::optional<double> alpha;   ///< where no column says it; without it assumed_alpha is
    std::int64_t repeat = 1;       ///< of the first run of an α where no column says it; others count on
    AccuracyUnit unit = AccuracyUnit::automatic;
    bool joins_others = false;      ///< whether the runs are added to an experiment, which may have other α
    SeedRepeats known_repeats = {}; ///< of the seeds of that experiment, see repeats_of_seeds()
};

/// The α of runs of which nothing says one: trained on labels alone, without a teacher.
inline constexpr double assumed_alpha = 1.0;

struct Import {
    std::vector<RunRecord> runs; ///< sorted by point, then repeat; done, unless a row says otherwise
    std::map<std::string, RunAnnotation> annotations = {}; ///< by run: the names that they had elsewhere
    std::vector<Message> notes; ///< what a person should know of how the table was read
};

inline constexpr std::size_t most_import_runs = 1000;

/// The runs in a table. Several rows of an epoch are one: the later number of a column counts. Rows without
/// an epoch, or without a value of any metric, are left out. Numbers have a decimal point, or a decimal
/// comma; "", "nan", "na", "n/a", "null", "none" and "-" are no value. Where an epoch 0 has a training value,
/// the epochs of all runs are counted from 0, and are counted from 1 instead. Runs are numbered by
/// number_repeats(), among those of the same α and the same settings: what columns say that are used as
/// "setting", under their names, and what names say (see settings_in_names()), as "run". Where the epoch
/// counts steps (see counts_steps()), and many more than there are rows, each step with a value measured on
/// held-out images is an epoch. A seed that is no whole number is none. The last status of a run counts, also
/// in a row that is left out: Retort's words and other programs', in any case, where what did not end is
/// stopped; other texts are done. Notes tell of all this, and of what notes_on_runs() finds. Throws Error for
/// a mapping without an epoch or a metric, or with a use twice, and for a number that makes no sense where it
/// stands. Asked to stop it returns what it has, for somebody who no longer listens.
Import make_import(const ImportTable& table, const ImportMapping& mapping, const std::stop_token& stop = {});

/// Epochs of the longest run.
std::size_t longest_run(const Import& import);

/// Writes `runs` as an experiment folder: runs/<name>/run.json, with where it came from, and metrics.csv. The
/// folder must be missing or empty; with `add` it may be an experiment that holds none of these runs. Nothing
/// is overwritten; what fails half way is taken back. `annotations` are of these runs. Throws Error.
void write_import(const std::vector<RunRecord>& runs, const std::filesystem::path& folder, bool add,
                  const std::map<std::string, RunAnnotation>& annotations = {});

/// What stands in the way of write_import(), or an empty message.
Message import_obstacle(const std::vector<RunRecord>& runs, const std::filesystem::path& folder, bool add);

} // namespace retort
