// A file written by torch.save, whichever of its layouts it has.
#pragma once

#include "core/files/bytes/input_file.h"
#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/tensor_storage.h"

#include <memory>
#include <string>

namespace retort {

/// A file's pickle as data, and where its tensors' bytes stand. Nothing but the pickle has been read yet.
struct TorchFile {
    /// `input` must outlive it. Throws Finding: a file that is empty, damaged, of another kind, or that asks
    /// for more than data.
    explicit TorchFile(const InputFile& input);

    const InputFile& file;
    PickleGraph graph;
    std::string format; ///< "PyTorch zip" or "PyTorch legacy"
    const Node* root = nullptr;
    std::unique_ptr<StorageSource> source;
};

} // namespace retort
