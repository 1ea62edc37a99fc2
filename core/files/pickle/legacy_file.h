// The layout of torch.save before PyTorch 1.6: pickles one after another, then the storages.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/pickle/torch_pickle.h"

namespace retort {

/// Reads magic number, protocol, system information, the pickle itself and the list of storage keys, and
/// finds where each storage stands. `file` must outlive what is returned, and so must `graph`, which owns the
/// nodes. Throws ReadError.
TorchPickle read_legacy_file(const InputFile& file, PickleGraph& graph);

} // namespace retort
