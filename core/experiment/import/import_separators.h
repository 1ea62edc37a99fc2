// Thousands separators in the numbers of foreign results.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// In the columns of epochs, seeds, metrics and values, writes numbers with thousands separators without
/// them: "1,843" where other numbers there have a decimal point, "1.843" where they have a decimal comma, and
/// "1,234.5" or "1.234,5" anywhere. Notes tell how many, and of those that may be either, which stay decimal.
void drop_thousands_separators(ImportTable& table);

} // namespace retort
