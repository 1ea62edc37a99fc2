// Tables with a row for each value become tables with a row for each epoch.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Turns a table in which a column tells the split ("train", "val") or the name of the metric, with its value
/// in another, into one with a column for each quantity, called "<split> <metric>". Others stay as they are.
/// Where rows say different things of a quantity the last one counts, and the table counts the others as
/// replaced.
void spread_long_form(ImportTable& table);

} // namespace retort
