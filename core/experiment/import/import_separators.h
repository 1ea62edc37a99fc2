// Thousands separators in the numbers of foreign results.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Writes numbers with thousands separators without them: "1,843" where other numbers of the table have a
/// decimal point, "1.843" where they have a decimal comma, and "1,234.5" or "1.234,5" anywhere. Notes tell
/// how many, and of those that may be either, which stay decimal.
void drop_thousands_separators(ImportTable& table);

} // namespace retort
