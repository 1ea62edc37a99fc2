// The names of Python code that a pickle may mention, and what they mean as data.
#pragma once

#include "core/files/pickle/pickle_graph.h"

#include <string>

namespace retort {

/// "module.name" for a name that is known as data, or that may_be_named (pickle_names.h). Throws a ReadError
/// that quotes any other name.
std::string allowed_global(const std::string& module, const std::string& name);

/// The node that a call of `global` (from allowed_global) with `arguments`, a tuple, would give: a tensor's
/// description, a dict, a tuple, … or, for a class that is not known, an empty record. Throws ReadError where
/// the arguments do not fit, a tensor reaches beyond its storage, or a function is to be called that is not
/// known.
Node* call_global(PickleGraph& graph, const std::string& global, const Node& arguments);

/// The same for an object that is made of a class without calling it (`cls.__new__`): any class is a record.
Node* make_object(PickleGraph& graph, const std::string& global, const Node& arguments);

/// Gives `object` the state that its class's __setstate__ would take: attributes of a record are kept, all
/// else is read and left out. Throws ReadError where `object` is of a kind that has no state.
void set_state(PickleGraph& graph, Node& object, const Node& state);

/// What a persistent id speaks of: of ('storage', type, key, location, count[, view]) the storage, of
/// ('module', class, source file, source) the class, whose source is not looked at. Throws ReadError.
Node* find_persistent(PickleGraph& graph, const Node& id);

} // namespace retort
