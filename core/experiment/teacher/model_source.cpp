#include "core/experiment/teacher/model_source.h"

#include "core/base/message.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/files/tables/logits_file.h"

namespace retort {

TeacherRequest teacher_request(const ExperimentSpec& spec) {
    return {spec.teacher_file, spec.teacher_format, spec.teacher_arch, spec.class_map, spec.image_size};
}

TeacherKind kind_of(const TeacherRequest& request) {
    if (request.format == "logits") {
        return TeacherKind::logits;
    }
    const bool is_program = is_torchscript(request.file);
    if (request.format == "torchscript") {
        if (!is_program) {
            throw Error(RETORT_TEXT("%1: is no TorchScript file: torch.jit.save writes one"),
                        {request.file.string()});
        }
        return TeacherKind::torchscript;
    }
    if (is_program) {
        throw Error(
            RETORT_TEXT("%1: is a TorchScript file, and that is a program: it is run only where the "
                        "format torchscript is chosen (--teacher-format torchscript; for the model that "
                        "is evaluated, --model-format torchscript)"),
            {request.file.string()});
    }
    return is_logits_file(request.file) ? TeacherKind::logits : TeacherKind::weights;
}

std::int64_t torchscript_image_size(const TeacherRequest& request) {
    constexpr std::int64_t usual_size = 224;
    return request.image_size > 0 ? request.image_size : usual_size;
}

} // namespace retort
