#include "core/experiment/run/sweep_end.h"

#include "core/files/bytes/atomic_file.h"

#include <cerrno>
#include <utility>

namespace retort {

SweepEnd::SweepEnd(const ExperimentWriter& writer, RunObserver& observer, std::string folder)
    : writer_(writer)
    , observer_(observer)
    , folder_(std::move(folder)) {}

void SweepEnd::note(const std::exception& error) {
    const auto why = reason(error);
    if (!why.empty() && !is_reached_.exchange(true)) {
        observer_.notice(why);
    }
}

Message SweepEnd::reason(const std::exception& error) const {
    if (!writer_.is_in_place()) {
        return {RETORT_TEXT("the folder %1 was removed or renamed; no further runs are started"), {folder_}};
    }
    const auto* write = dynamic_cast<const WriteError*>(&error);
    if (write != nullptr && (write->code() == ENOSPC || write->code() == EDQUOT)) {
        return {
            RETORT_TEXT("no disk space is left for %1; no further runs are started. Free some space, then "
                        "resume the experiment"),
            {folder_}};
    }
    return {};
}

} // namespace retort
