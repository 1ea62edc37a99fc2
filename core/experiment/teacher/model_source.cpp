#include "core/experiment/teacher/model_source.h"

#include "core/base/message.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/files/tables/logits_file.h"

namespace retort {

ModelSource teacher_source(const ExperimentSpec& spec) {
    return {.file = spec.teacher_file,
            .format = spec.teacher_format,
            .architecture = spec.teacher_arch,
            .key = spec.teacher_key,
            .class_map = spec.class_map,
            .image_size = spec.image_size};
}

ModelKind kind_of(const ModelSource& source) {
    if (source.format == "logits") {
        return ModelKind::logits;
    }
    const bool is_program = is_torchscript(source.file);
    if (source.format == "torchscript") {
        if (!is_program) {
            throw Error(RETORT_TEXT("%1 is not a TorchScript file as written by torch.jit.save"),
                        {source.file.string()});
        }
        return ModelKind::torchscript;
    }
    if (is_program) {
        throw Error(RETORT_TEXT("%1 is a TorchScript file, which is a program; it is only run if you set %2"),
                    {source.file.string(), ParameterReference{source.format_parameter, "torchscript"}});
    }
    return is_logits_file(source.file) ? ModelKind::logits : ModelKind::weights;
}

std::int64_t torchscript_image_size(const ModelSource& source) {
    constexpr std::int64_t usual_size = 224;
    const auto stated =
        source.image_size > 0 ? source.image_size : stated_images_of_program(source.file).side;
    return stated > 0 ? stated : usual_size;
}

} // namespace retort
