#include "core/inspect/run_files.h"

#include "core/base/message.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/spec/plan.h"
#include "core/files/bytes/atomic_file.h"

namespace retort {

namespace fs = std::filesystem;

std::optional<RunSpec> recorded_run(const fs::path& experiment, const std::string& run) {
    const auto file = experiment / "runs" / run / "run.json";
    std::error_code error;
    return fs::exists(file, error) ? std::optional(parse_run_json(read_text_file(file)).spec) : std::nullopt;
}

ExperimentSpec settings_of_run(const fs::path& experiment, const std::string& run) {
    std::error_code error;
    if (!fs::exists(experiment / "experiment.json", error)) {
        throw Error(
            RETORT_TEXT(
                "%1 contains no experiment.json, so the data and architecture of its runs are unknown"),
            {experiment.string()});
    }
    const auto spec = read_spec(experiment / "experiment.json");
    const auto recorded = recorded_run(experiment, run);
    return recorded ? spec_of(spec, *recorded) : spec;
}

fs::path weights_of(const fs::path& experiment, const std::string& run) {
    const auto folder = experiment / "runs" / run;
    std::error_code error;
    for (const auto* name : {"best.pth", "last.pth"}) {
        if (fs::exists(folder / name, error)) {
            return folder / name;
        }
    }
    throw Error(RETORT_TEXT("%1 contains neither best.pth nor last.pth yet; they are written after the first "
                            "epoch of the run"),
                {folder.string()});
}

FileStamp stamp_of(const fs::path& file) {
    std::error_code no_time;
    std::error_code no_size;
    FileStamp stamp{file, fs::last_write_time(file, no_time), fs::file_size(file, no_size)};
    if (no_time || no_size) {
        throw Error(RETORT_TEXT("%1 cannot be examined: %2"),
                    {file.string(), (no_time ? no_time : no_size).message()});
    }
    return stamp;
}

} // namespace retort
