// A pickled torch.nn.Module as data.
#pragma once

#include "core/files/pickle/pickle_graph.h"

#include <string>
#include <utility>
#include <vector>

namespace retort {

/// Whether `node` is an object that has a module's attributes, whatever its class.
bool is_module(const Node& node);

/// What state_dict() of `module` would hold, names with their nodes and in Python's order: for each module
/// its parameters, its buffers but for those that are not persistent, then its children. The nodes are
/// tensors, or what stands in a tensor's place: one of a kind that is not read, an object, the result of a
/// call. What it takes is charged to `graph`. Throws ReadError for modules that are nested or shared without
/// end.
std::vector<std::pair<std::string, const Node*>> module_tensors(PickleGraph& graph, const Node& module);

} // namespace retort
