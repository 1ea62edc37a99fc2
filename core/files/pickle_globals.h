// The names of Python code that a pickle may mention, and what they mean as data.
#pragma once

#include "core/files/pickle_graph.h"

#include <string>

namespace retort {

/// "module.name" for a name on the allowlist, with the spellings of older versions made one. Throws a Finding
/// that quotes any other name.
std::string allowed_global(const std::string& module, const std::string& name);

/// The node that a call of `global` (from allowed_global) with `arguments`, a tuple, would give: a tensor's
/// description, a dict, a tuple, … Throws Finding where the arguments do not fit, or a tensor reaches beyond
/// its storage.
Node* call_global(PickleGraph& graph, const std::string& global, const Node& arguments);

/// The storage that a persistent id ('storage', type, key, location, count[, view]) speaks of. Throws
/// Finding.
Node* find_storage(PickleGraph& graph, const Node& id);

} // namespace retort
