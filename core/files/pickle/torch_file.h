// A file written by torch.save, whichever of its layouts it has.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/torch_pickle.h"

namespace retort {

/// A file, and its pickle as data.
struct TorchFile {
    /// `input` must outlive it. Throws ReadError: a file that is empty, damaged, of another kind, or that
    /// asks for more than data.
    explicit TorchFile(const InputFile& input);

    const InputFile& file;
    PickleGraph graph; ///< owns what `pickle` points into
    TorchPickle pickle;
};

} // namespace retort
