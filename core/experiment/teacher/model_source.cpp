#include "core/experiment/teacher/model_source.h"

#include "core/base/message.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/files/tables/logits_file.h"

namespace retort {

ModelSource teacher_source(const ExperimentSpec& spec) {
    return {spec.teacher_file, spec.teacher_format, spec.teacher_arch, spec.class_map, spec.image_size};
}

ModelKind kind_of(const ModelSource& source) {
    if (source.format == "logits") {
        return ModelKind::logits;
    }
    const bool is_program = is_torchscript(source.file);
    if (source.format == "torchscript") {
        if (!is_program) {
            throw Error(RETORT_TEXT("%1: is no TorchScript file: torch.jit.save writes one"),
                        {source.file.string()});
        }
        return ModelKind::torchscript;
    }
    if (is_program) {
        throw Error(
            RETORT_TEXT("%1: is a TorchScript file, and that is a program: it is run only where the "
                        "format torchscript is chosen (--teacher-format torchscript; for the model that "
                        "is evaluated, --model-format torchscript)"),
            {source.file.string()});
    }
    return is_logits_file(source.file) ? ModelKind::logits : ModelKind::weights;
}

std::int64_t torchscript_image_size(const ModelSource& source) {
    constexpr std::int64_t usual_size = 224;
    return source.image_size > 0 ? source.image_size : usual_size;
}

} // namespace retort
