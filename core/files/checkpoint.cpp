#include "core/files/checkpoint.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/checkpoint_metadata.h"
#include "core/files/pickle/other_format.h"
#include "core/files/pickle/tensor_storage.h"
#include "core/files/pickle/torch_checkpoint.h"
#include "core/files/safetensors/safetensors_reader.h"

#include <algorithm>
#include <array>
#include <map>

namespace retort {

namespace {

/// What wrappers put before names; where several stand side by side, the earlier is the one to take.
constexpr std::array<std::string_view, 10> prefixes{"module.",  "model.",    "net.",     "_orig_mod.",
                                                    "network.", "student.",  "teacher.", "backbone.",
                                                    "encoder.", "ema_model."};

Checkpoint from_safetensors(const InputFile& input) {
    auto file = read_safetensors(input);
    if (file.tensors.empty()) {
        throw ReadError(RETORT_TEXT("%1 is a safetensors file without tensors"));
    }
    Checkpoint checkpoint;
    checkpoint.format = "safetensors";
    checkpoint.tensors = std::move(file.tensors);
    checkpoint.metadata = std::move(file.metadata);
    for (const auto& [name, value] : checkpoint.metadata) {
        if (name == "classes") {
            checkpoint.class_names = class_names_from_json(value);
        }
    }
    return checkpoint;
}

/// Whether a name has `prefix` and more.
bool is_below(const std::string& name, std::string_view prefix) {
    return name.size() > prefix.size() && name.starts_with(prefix);
}

/// The prefix that all names have, or an empty one.
std::string_view shared_prefix(const StateDict& tensors) {
    const auto found = std::find_if(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
        return std::all_of(tensors.begin(), tensors.end(),
                           [&](const auto& item) { return is_below(item.first, prefix); });
    });
    return found == prefixes.end() ? std::string_view() : *found;
}

void cut(StateDict& tensors, std::string_view prefix) {
    for (auto& item : tensors) {
        item.first.erase(0, prefix.size());
    }
}

void strip_prefixes(Checkpoint& checkpoint) {
    auto& tensors = checkpoint.tensors;
    for (auto prefix = shared_prefix(tensors); !prefix.empty(); prefix = shared_prefix(tensors)) {
        cut(tensors, prefix);
        note_nesting(checkpoint, "prefix \"" + std::string(prefix) + "\"");
    }
}

bool is_from_lightning(const Checkpoint& checkpoint) {
    return std::any_of(checkpoint.scalars.begin(), checkpoint.scalars.end(),
                       [](const auto& item) { return item.first == "pytorch-lightning_version"; });
}

/// Takes one of several models that stand side by side (student and teacher of a distillation), or the model
/// of a Lightning checkpoint without the metrics and losses beside it.
void choose_part(Checkpoint& checkpoint) {
    auto& tensors = checkpoint.tensors;
    std::vector<std::string_view> present;
    std::size_t covered = 0;
    for (const auto prefix : prefixes) {
        const auto count = std::count_if(tensors.begin(), tensors.end(),
                                         [&](const auto& item) { return is_below(item.first, prefix); });
        covered += static_cast<std::size_t>(count);
        if (count > 0) {
            present.push_back(prefix);
        }
    }
    if (present.empty() || (covered != tensors.size() && !is_from_lightning(checkpoint))) {
        return;
    }
    std::erase_if(tensors, [&](const auto& item) { return !is_below(item.first, present.front()); });
    cut(tensors, present.front());
    std::string others;
    for (std::size_t i = 1; i < present.size(); ++i) {
        others += (others.empty() ? "" : ", ") + ("\"" + std::string(present[i]) + "\"");
    }
    note_nesting(checkpoint, "only \"" + std::string(present.front()) + "\"" +
                                 (others.empty() ? "" : " (also there: " + others + ")"));
    strip_prefixes(checkpoint);
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
        strip_prefixes(checkpoint);
        choose_part(checkpoint);
        checkpoint.dtype = dominant_dtype(checkpoint.tensors);
        input.require_unchanged();
        return checkpoint;
    });
}

} // namespace retort
