// metrics.csv: a line per epoch.
#pragma once

#include "core/base/message.h"
#include "core/engine/training/metrics.h"

#include <span>
#include <string>
#include <vector>

namespace retort {

/// Whether one of `records` was measured on a test set.
bool are_tested(std::span<const EpochRecord> records);

/// The names of the columns, "epoch" before those of metrics(), with a newline. Those of a test set are left
/// out unless it is `tested`.
std::string metrics_header(bool tested = false);

/// One epoch with a newline: the shortest numbers that read back to the bit, whatever the locale; `nan` where
/// there is no value.
std::string metrics_line(const EpochRecord& record, bool tested = false);

/// A whole file, with the columns of a test set where are_tested().
std::string metrics_text(std::span<const EpochRecord> records);

/// A value as such a line holds it.
std::string metric_text(double value);

/// What a last line without a newline is.
enum class LastLine {
    growing, ///< still being written, or torn: left out
    whole,   ///< a line as any other
};

/// The epochs of a file's text, in its order. Columns may come in any order, unknown ones are passed over,
/// missing ones and empty cells are NaN, lines may end in CR LF. What makes no sense goes to `complaints`
/// with its line and column: a bad number becomes NaN, and a line without an epoch is left out.
std::vector<EpochRecord> parse_metrics(const std::string& text, std::vector<Message>& complaints,
                                       LastLine last = LastLine::growing);

} // namespace retort
