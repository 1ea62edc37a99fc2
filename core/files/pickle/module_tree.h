// A pickled torch.nn.Module as data.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/pickle/pickle_graph.h"

#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Whether `node` is an object that has a module's attributes, whatever its class.
bool is_module(const Node& node);

struct ModuleContents {
    std::vector<std::pair<std::string, const Node*>> tensors;
    std::vector<LayerSettings> layers; ///< those with any such attribute
    std::vector<WeightlessLayer> weightless;
    std::vector<ModuleClass> classes;
};

/// What state_dict() of `module` would hold, names with their nodes and in Python's order: for each module
/// its parameters, its buffers but for those that are not persistent, then its children. The nodes are
/// tensors, or what stands in a tensor's place: one of a kind that is not read, an object, the result of a
/// call. Layers come beside. What it takes is charged to `graph`, and the steps of the walk to `steps_left`,
/// which is for all modules of a file together. Throws ReadError for modules that are nested or shared
/// without end.
ModuleContents module_contents(PickleGraph& graph, const Node& module, std::size_t& steps_left);

} // namespace retort
