// What either layout of torch.save comes to: a pickle, and where the bytes of its tensors stand.
#pragma once

#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/tensor_storage.h"

#include <memory>
#include <string>

namespace retort {

/// A file's pickle as data. Nothing but the pickle has been read yet.
struct TorchPickle {
    std::string format; ///< "PyTorch zip" or "PyTorch legacy"
    const Node* root = nullptr;
    std::unique_ptr<StorageSource> source;
};

} // namespace retort
