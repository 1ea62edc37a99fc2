#include "core/experiment/run/sweep_end.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace retort {

namespace {

/// Whatever cannot be written says the system's reason.
bool says_disk_is_full(const std::string& error) {
    constexpr std::array reasons{ENOSPC, EDQUOT};
    return std::any_of(reasons.begin(), reasons.end(), [&](int reason) {
        return error.find(std::generic_category().message(reason)) != std::string::npos;
    });
}

} // namespace

Message reason_to_end(const RunRecord& run, const ExperimentWriter& writer, const std::string& folder) {
    if (run.status != RunStatus::failed) {
        return {};
    }
    if (!writer.is_in_place()) {
        return {RETORT_TEXT("the folder %1 was removed or renamed; no further runs are started"), {folder}};
    }
    if (says_disk_is_full(run.error)) {
        return {
            RETORT_TEXT("no disk space is left for %1; no further runs are started. Free some space, then "
                        "resume the experiment"),
            {folder}};
    }
    return {};
}

} // namespace retort
