#include "core/engine/models/state_dict.h"

#include <algorithm>
#include <sstream>
#include <unordered_map>

namespace retort {

namespace {

void collect(const torch::nn::Module& module, const std::string& prefix, StateDict& into) {
    for (const auto& item : module.named_parameters(/*recurse=*/false)) {
        into.emplace_back(prefix + item.key(), item.value().detach());
    }
    for (const auto& item : module.named_buffers(/*recurse=*/false)) {
        into.emplace_back(prefix + item.key(), item.value().detach());
    }
    for (const auto& child : module.named_children()) {
        collect(*child.value(), prefix + child.key() + ".", into);
    }
}

} // namespace

StateDict state_dict(const torch::nn::Module& module) {
    StateDict tensors;
    collect(module, "", tensors);
    return tensors;
}

StateDict clone_to_cpu(const StateDict& tensors) {
    StateDict clone;
    clone.reserve(tensors.size());
    for (const auto& [name, tensor] : tensors) {
        clone.emplace_back(name, tensor.detach().to(torch::kCPU).clone(torch::MemoryFormat::Contiguous));
    }
    return clone;
}

void load_state_dict(torch::nn::Module& module, const StateDict& tensors) {
    std::unordered_map<std::string, torch::Tensor> given(tensors.begin(), tensors.end());
    std::vector<std::string> missing;
    std::vector<std::string> misshapen;
    const auto own = state_dict(module);
    for (const auto& [name, tensor] : own) {
        const auto found = given.find(name);
        if (found == given.end()) {
            if (!is_counter(name)) {
                missing.push_back(name);
            }
        } else if (found->second.sizes() != tensor.sizes()) {
            misshapen.push_back(name + " " + shape_text(found->second.sizes()) + " ≠ " +
                                shape_text(tensor.sizes()));
        }
    }
    std::vector<std::string> unexpected;
    for (const auto& [name, tensor] : tensors) {
        if (std::none_of(own.begin(), own.end(),
                         [&wanted = name](const auto& item) { return item.first == wanted; })) {
            unexpected.push_back(name);
        }
    }
    if (!missing.empty()) {
        throw Error(RETORT_TEXT("the weights do not fit the model: missing %1"), {some_names(missing)});
    }
    if (!unexpected.empty()) {
        throw Error(RETORT_TEXT("the weights do not fit the model: unexpected %1"), {some_names(unexpected)});
    }
    if (!misshapen.empty()) {
        throw Error(RETORT_TEXT("the weights do not fit the model: different shape of %1"),
                    {some_names(misshapen)});
    }
    const torch::NoGradGuard no_grad;
    for (const auto& [name, tensor] : own) {
        if (const auto found = given.find(name); found != given.end()) {
            torch::Tensor target = tensor;
            target.copy_(found->second);
        }
    }
}

bool is_counter(std::string_view name) {
    return name.ends_with("num_batches_tracked"); // files older than PyTorch 0.4.1 have none
}

std::string shape_text(torch::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

std::string some_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > 3 ? text + ", … (" + std::to_string(names.size()) + ")" : text;
}

torch::Tensor find_tensor(const StateDict& tensors, const std::string& name) {
    const auto found =
        std::find_if(tensors.begin(), tensors.end(), [&](const auto& item) { return item.first == name; });
    return found == tensors.end() ? torch::Tensor() : found->second;
}

} // namespace retort
