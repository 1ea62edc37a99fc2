#include "core/export/export.h"

#include "core/export/hand_over.h"
#include "core/export/onnx_model.h"
#include "core/export/read_back.h"
#include "core/export/traced_model.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// The model as it stands in the registry, on the CPU, ready to answer. What the request says is checked.
std::shared_ptr<Classifier> build_student(const ExportRequest& request) {
    const auto& card = request.card;
    if (!card.classes.empty() && static_cast<std::int64_t>(card.classes.size()) != card.class_count) {
        throw Error(RETORT_TEXT("the model has %1 classes, but %2 class names are given"),
                    {std::to_string(card.class_count), std::to_string(card.classes.size())});
    }
    if (!request.images.defined() || request.images.size(0) < 1) {
        throw Error(RETORT_TEXT("there is no image to verify the exported file with"));
    }
    auto model = build_model(card.architecture, card.class_count, /*seed=*/0);
    load_state_dict(*model, request.tensors);
    model->eval();
    return model;
}

torch::Tensor logits_of(Classifier& model, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    auto logits = model.forward(images);
    if (!torch::isfinite(logits).all().item<bool>()) {
        throw Error(RETORT_TEXT("the model cannot be exported: its logits are not finite numbers"));
    }
    return logits;
}

void write_torchscript(const TracedModel& traced, const ModelCard& card, const fs::path& file) {
    nlohmann::ordered_json metadata;
    for (const auto& [key, value] : metadata_of(card)) {
        metadata[key] = value;
    }
    // To a stream: by a file's name, which is a draft's, libtorch would call what lies in the archive.
    std::ofstream out(file, std::ios::binary);
    traced.module().save(out, {{"metadata.json", metadata.dump(2)}});
    out.close();
    if (!out) {
        throw Error(RETORT_TEXT("%1 cannot be written"), {file.string()});
    }
}

void write(const ExportRequest& request, ExportFormat format, Classifier& model, const fs::path& file) {
    const auto& card = request.card;
    switch (format) {
    case ExportFormat::pth:
        write_state_dict(file, state_dict(model), metadata_of(card));
        break;
    case ExportFormat::safetensors:
        write_safetensors(file, state_dict(model), metadata_of(card));
        break;
    case ExportFormat::torchscript:
        write_torchscript(TracedModel(model, card.image_size, card.architecture), card, file);
        break;
    case ExportFormat::onnx:
        write_onnx(file, TracedModel(model, card.image_size, card.architecture), card.architecture,
                   metadata_of(card));
        break;
    }
}

torch::Tensor read_back(const ExportRequest& request, ExportFormat format, const torch::Tensor& images,
                        const fs::path& file) {
    switch (format) {
    case ExportFormat::torchscript:
        return logits_of_torchscript(file, images);
    case ExportFormat::onnx:
        return logits_of_onnx(file, images);
    default:
        return logits_of_weights(file, request.card.architecture, request.card.class_count, images);
    }
}

} // namespace

ExportReport export_student(const ExportRequest& request, ExportFormat format, const fs::path& file) {
    const auto model = build_student(request);
    const auto images = request.images.to(torch::kCPU, torch::kFloat32).contiguous();
    ExportReport report{.file = file, .format = format, .images = images.size(0)};
    report.max_difference = hand_over(
        file, logits_of(*model, images), tolerated_difference(format),
        [&](const fs::path& draft) { write(request, format, *model, draft); },
        [&](const fs::path& draft) {
            report.bytes = fs::file_size(draft);
            return read_back(request, format, images, draft);
        });
    return report;
}

} // namespace retort
