#include "core/experiment/teacher/seen_images.h"

namespace retort {

std::vector<Message> other_images(const std::filesystem::path& file, const SeenImages& stated,
                                  const SeenImages& used) {
    std::vector<Message> said;
    if (!stated.normalize.empty() && stated.normalize != used.normalize) {
        said.push_back({RETORT_TEXT("%1 was trained with %2, but sees its images with %3 here"),
                        {file.string(), ParameterReference{"normalize", stated.normalize},
                         ParameterReference{"normalize", used.normalize}}});
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
