// The zip layout of torch.save, PyTorch 1.6 and later.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/pickle/torch_pickle.h"

namespace retort {

/// Reads the pickle of an archive. A TorchScript archive is refused: it is a program. `file` must outlive
/// what is returned, and so must `graph`, which owns the nodes. Throws ReadError.
TorchPickle read_zip_file(const InputFile& file, PickleGraph& graph);

} // namespace retort
