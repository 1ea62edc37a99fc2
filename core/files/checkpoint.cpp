#include "core/files/checkpoint.h"

#include "core/files/bytes/read_error.h"
#include "core/files/json_statements.h"
#include "core/files/pickle/other_format.h"
#include "core/files/pickle/tensor_storage.h"
#include "core/files/pickle/torch_checkpoint.h"
#include "core/files/safetensors/safetensors_reader.h"
#include "core/files/zip/extra_metadata.h"

#include <algorithm>
#include <map>

namespace retort {

namespace {

Checkpoint from_safetensors(const InputFile& input) {
    auto file = read_safetensors(input);
    if (file.tensors.empty()) {
        throw ReadError(RETORT_TEXT("%1 is a safetensors file without tensors"));
    }
    Checkpoint checkpoint;
    checkpoint.format = "safetensors";
    checkpoint.tensors = std::move(file.tensors);
    checkpoint.metadata = std::move(file.metadata);
    return checkpoint;
}

/// The floating type that most elements have; without any, the type that most have.
std::string dominant_dtype(const StateDict& tensors) {
    std::map<torch::ScalarType, double> elements;
    for (const auto& [name, tensor] : tensors) {
        const bool floating = torch::isFloatingType(tensor.scalar_type());
        elements[tensor.scalar_type()] += static_cast<double>(tensor.numel()) * (floating ? 1.0 : 1e-15);
    }
    const auto most = std::max_element(elements.begin(), elements.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == elements.end() ? std::string() : std::string(dtype_text(most->first));
}

} // namespace

Checkpoint read_checkpoint(const std::filesystem::path& file) {
    return naming(file, [&] {
        if (std::error_code none; std::filesystem::is_directory(file, none)) {
            throw not_weights_but_folder(file);
        }
        const InputFile input(file);
        auto checkpoint =
            looks_like_safetensors(input.start()) ? from_safetensors(input) : read_torch_checkpoint(input);
        if (checkpoint.metadata.empty()) {
            checkpoint.metadata = extra_metadata(file);
        }
        take_metadata_statements(checkpoint.metadata, checkpoint);
        take_sidecar_statements(file, checkpoint);
        checkpoint.dtype = dominant_dtype(checkpoint.tensors);
        input.require_unchanged();
        return checkpoint;
    });
}

Metadata read_metadata(const std::filesystem::path& file) {
    return naming(file, [&]() -> Metadata {
        const InputFile input(file);
        return looks_like_safetensors(input.start()) ? read_safetensors_metadata(input)
                                                     : extra_metadata(file);
    });
}

} // namespace retort
