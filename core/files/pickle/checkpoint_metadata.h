// What a checkpoint says beside its weights.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/tensor_storage.h"

#include <string>
#include <string_view>

namespace retort {

/// Collects single values and class names from the dicts around the weights into a Checkpoint. All three must
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
    /// Takes what `node`, and what lies up to `levels` below it, says of images: see Checkpoint::images.
    void take_image_values(const Node& node, const std::string& prefix, int levels);
    /// Takes class names alone.
    void take_class_names(const Node& dict);

  private:
    void take_class_names_below(const Node& dict);
    void take_values(const Node& dict, const std::string& prefix, bool tensors_too);
    void take_value(const std::string& name, const Node& value, bool tensors_too);
    [[nodiscard]] std::string text_of(const Node& value, bool tensors_too) const;
    [[nodiscard]] std::string image_text_of(const Node& value) const;
    void take_config_text(const std::string& prefix, const std::string& text);
    bool take_list(const Node& list);
    bool take_mapping(const Node& dict);

    PickleGraph& graph_;
    TensorLoader& loader_;
    Checkpoint& checkpoint_;
};

/// The class names in a JSON list of texts, as the metadata of a safetensors file carries them; empty for all
/// else.
std::vector<std::string> class_names_from_json(std::string_view json);

} // namespace retort
