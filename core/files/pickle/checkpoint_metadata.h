// What a checkpoint says beside its weights.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/tensor_storage.h"

#include <string>

namespace retort {

/// Collects single values from the dicts around the weights into a Checkpoint. All three must
/// outlive it.
class MetadataCollector {
  public:
    MetadataCollector(PickleGraph& graph, TensorLoader& loader, Checkpoint& checkpoint)
        : graph_(graph)
        , loader_(loader)
        , checkpoint_(checkpoint) {}

    /// Takes the values of `dict` (or record) and, as "key.key", those of the dicts in it, but for `weights`
    /// and what belongs to optimizers. Tensors of one element count as values when `tensors_too`.
    void take(const Node& dict, const Node* weights, bool tensors_too);

  private:
    void take_values(const Node& dict, const std::string& prefix, bool tensors_too);
    void take_value(const std::string& name, const Node& value, bool tensors_too);
    [[nodiscard]] std::string text_of(const Node& value, bool tensors_too) const;

    PickleGraph& graph_;
    TensorLoader& loader_;
    Checkpoint& checkpoint_;
};

} // namespace retort
