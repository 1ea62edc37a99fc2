// The names of Python code that a pickle mentions, and what they mean as data.
//
// Nothing is ever called, so that no name can do harm: what is known as data becomes that, all else is
// carried along as a record, or as the result of a call that nobody makes. Only who looks for weights in such
// a result does not get them.
#pragma once

#include "core/files/pickle/pickle_graph.h"

namespace retort {

/// Whether `node` may stand where Python has something to call: a name, an object, the result of a call.
bool may_be_called(const Node& node);

/// The node that a call of `callable`, which may_be_called, with `arguments`, a tuple, would give: a tensor's
/// description, a dict, a tuple, … for what is known as data; for a name that is written like a class's an
/// empty record, and for all else a node that says what would be called. Throws ReadError where a tensor's
/// description makes no sense or reaches beyond its storage.
Node* result_of_call(PickleGraph& graph, const Node& callable, const Node& arguments);

/// The same for an object that is made of a class without calling it (`cls.__new__`): any class is a record.
Node* make_object(PickleGraph& graph, const Node& type, const Node& arguments);

/// Whether `node` stands for a NumPy array. Its state, (version, shape, dtype, order, bytes or list), is then
/// its one item.
bool is_numpy_array(const Node& node);

/// Gives `object` the state that its class's __setstate__ would take: attributes of a record and the state of
/// a NumPy array are kept, all else is read and left out.
void set_state(PickleGraph& graph, Node& object, Node& state);

/// What a persistent id speaks of: of ('storage', type, key, location, count[, view]) the storage, of
/// ('module', class, source file, source) the class, whose source is not looked at. Throws ReadError.
Node* find_persistent(PickleGraph& graph, const Node& id);

} // namespace retort
