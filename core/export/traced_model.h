// A forward pass as a graph: what TorchScript and ONNX files are made of.
#pragma once

#include "core/engine/models/model.h"

#include <cstdint>
#include <memory>
#include <string>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <unordered_map>
#include <vector>

namespace retort {

/// A length that may depend on the number N of images: fixed + per_image · N.
struct Extent {
    std::int64_t fixed = 0;
    std::int64_t per_image = 0;

    [[nodiscard]] bool varies() const { return per_image != 0; }
    bool operator==(const Extent&) const = default;
};

/// What a model does with a batch, recorded in evaluation mode. Every number and shape in it that depends on
/// the number of images is known to do so.
class TracedModel {
  public:
    /// Records `model`, which must be on the CPU and in evaluation mode, on square images of `image_size`
    /// pixels. Throws Error when what it does depends on the number of images in another way than linearly.
    TracedModel(Classifier& model, std::int64_t image_size, const std::string& name);

    /// The recorded operators. Its inputs are the module and the images, its output the logits; what depends
    /// on the number of images is computed from the images' size.
    [[nodiscard]] const torch::jit::Graph& graph() const { return *graph_; }
    /// A module with the weights under the names they have in the state_dict, sharing their storage, and the
    /// graph as its `forward`.
    [[nodiscard]] const torch::jit::Module& module() const { return module_; }
    /// The shape of a tensor of the graph; empty for values whose shape the recording does not know.
    [[nodiscard]] std::vector<Extent> shape(const torch::jit::Value* value) const;

  private:
    void note_weights();

    torch::jit::Module module_;
    std::shared_ptr<torch::jit::Graph> graph_;
    std::unordered_map<const torch::jit::Value*, std::vector<Extent>> shapes_;
};

} // namespace retort
