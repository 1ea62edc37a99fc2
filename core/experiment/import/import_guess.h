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
/// twice.
std::vector<std::string> guess_uses(const ImportTable& table);

/// α and repeat as they stand in the name of a run, such as "alpha-0.5_rep-1", "kd_alpha=0.3" or
/// "α0.5-repeat2"; empty where the name has none.
struct NamedRun {
    std::string alpha;
    std::string repeat;
};
NamedRun read_run_name(std::string_view name);

} // namespace retort
