// What makes imported runs doubtful as finished repeats of one another.
#pragma once

#include "core/base/message.h"
#include "core/experiment/record/records.h"

#include <vector>

namespace retort {

/// A note for each kind of doubt that the runs themselves give: some end before others, or with an epoch that
/// was not trained or not validated; two are the same to the last digit, or have the same α and seed; epochs
/// at the end of one have no validation loss.
std::vector<Message> notes_on_runs(const std::vector<RunRecord>& runs);

} // namespace retort
