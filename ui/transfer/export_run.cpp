#include "ui/transfer/export_run.h"

#include "core/experiment/teacher/trained_student.h"
#include "core/export/export.h"

namespace retort {

ExportReport export_run(const std::filesystem::path& folder, const std::filesystem::path& file) {
    const auto format = format_of(file);
    if (!format) {
        throw Error(RETORT_TEXT("%1: the file name must end in .pth, .safetensors, .ts or .onnx"),
                    {file.string()});
    }
    StudentRequest request;
    request.model = folder;
    const auto student = open_student(request);
    return export_student({student.card, student.tensors, student.images}, *format, file);
}

} // namespace retort
