#include "core/experiment/teacher/stated_images.h"

#include "core/base/message.h"
#include "core/experiment/record/folder.h"

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Where the experiment of these weights would have its experiment.json; empty where they are of no
/// experiment.
fs::path experiment_file(const fs::path& weights) {
    const auto folder = fs::absolute(weights).lexically_normal().parent_path();
    std::error_code error;
    if (fs::exists(folder / "run.json", error)) {
        return folder.parent_path().parent_path() / "experiment.json";
    }
    return weights.filename() == "teacher.pth" ? folder / "experiment.json" : fs::path();
}

} // namespace

StatedImages stated_images(const fs::path& file) {
    const auto json = experiment_file(file);
    std::error_code error;
    if (json.empty() || !fs::exists(json, error)) {
        return {};
    }
    try {
        const auto spec = read_spec(json);
        return {spec.image_size, spec.normalize};
    } catch (const Error&) {
        return {};
    }
}

} // namespace retort
