// The pickle machine: reads the instructions of a pickle and builds data. It can call nothing.
#pragma once

#include "core/files/bytes/byte_stream.h"
#include "core/files/pickle/pickle_graph.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace retort {

/// Runs one pickle (protocols 2 to 5) from `in` up to and including its STOP, and returns what it leaves. The
/// nodes belong to `graph`. Names of Python code are names, whatever they name, and "calls" of them only
/// build nodes (pickle_globals.h). Throws ReadError for instructions that make no sense, for tensors that
/// reach beyond their storage, and for a stack or memory beyond its limits.
Node* run_pickle(ByteStream& in, PickleGraph& graph);

} // namespace retort
