#include "core/experiment/teacher/seen_images.h"

namespace retort {

namespace {

std::int64_t resize_side_of(const SeenImages& seen) {
    return seen.resize_side > 0 ? seen.resize_side : usual_resize_side(static_cast<int>(seen.side));
}

std::string interpolation_of(const SeenImages& seen) {
    return seen.interpolation.empty() ? "bilinear" : seen.interpolation;
}

} // namespace

SeenImages seen_images_of(const ExperimentSpec& spec) {
    return {spec.image_size, spec.normalize, spec.resize_side, spec.interpolation};
}

Preprocessing preprocessing_of(const SeenImages& seen) {
    return with_resizing(preprocessing(static_cast<int>(seen.side), seen.normalize, "none"),
                         resize_side_of(seen), interpolation_of(seen));
}

std::vector<Message> other_images(const std::filesystem::path& file, const SeenImages& stated,
                                  const SeenImages& used) {
    std::vector<Message> said;
    const auto compare = [&](const char* parameter, const std::string& then, const std::string& now) {
        if (then != now) {
            said.push_back(
                {RETORT_TEXT("%1 was trained with %2, but sees its images with %3 here"),
                 {file.string(), ParameterReference{parameter, then}, ParameterReference{parameter, now}}});
        }
    };
    if (!stated.normalize.empty()) {
        compare("normalize", stated.normalize, used.normalize);
    }
    if (!stated.interpolation.empty()) {
        compare("interpolation", stated.interpolation, interpolation_of(used));
    }
    if (stated.resize_side > 0 && stated.side == used.side) {
        compare("resize-side", std::to_string(stated.resize_side), std::to_string(resize_side_of(used)));
    }
    if (stated.side > 0 && used.side > 0 && stated.side != used.side) {
        said.push_back({RETORT_TEXT("%1 was trained at %2 pixels, but sees its images at %3 pixels here"),
                        {file.string(), std::to_string(stated.side), std::to_string(used.side)}});
    }
    return said;
}

void tell_other_images(const std::filesystem::path& file, const SeenImages& stated, const SeenImages& used,
                       ProgressObserver& observer) {
    for (const auto& message : other_images(file, stated, used)) {
        observer.notice(message);
    }
}

} // namespace retort
