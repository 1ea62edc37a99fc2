#include "core/experiment/teacher/recognised_model.h"

#include "core/files/checkpoint.h"

#include <utility>

namespace retort {

RecognisedModel load_recognised_model(const std::filesystem::path& file, const std::string& architecture,
                                      const ModelChoice& choice) {
    const auto checkpoint = read_checkpoint(file);
    try {
        const auto recognised = architecture == "auto"
                                    ? recognise(checkpoint.tensors, choice)
                                    : recognise_as(checkpoint.tensors, architecture, choice);
        auto model = build_model(recognised.architecture->name, recognised.classes, /*seed=*/0);
        load_state_dict(*model, recognised.tensors);
        return {recognised.architecture, std::move(model),  recognised.classes,
                checkpoint.class_names,  recognised.prefix, recognised.remarks};
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

} // namespace retort
