#include "core/experiment/import/import_foreign.h"

#include "core/experiment/record/experiment_json.h"
#include "core/files/bytes/atomic_file.h"

namespace retort {

namespace {

bool is_run_of_retort(const std::filesystem::path& json) {
    try {
        parse_run_json(read_text_file(json));
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

} // namespace

void require_foreign(const std::filesystem::path& folder) {
    const auto json = folder / "run.json";
    std::error_code error;
    if (std::filesystem::exists(json, error) && is_run_of_retort(json)) {
        throw Error(RETORT_TEXT("%1 is a run of an experiment of Retort, which is opened, not imported; to "
                                "join experiments, copy the folders of their runs into one folder “runs”"),
                    {folder.string()});
    }
}

} // namespace retort
