// The layout of torch.save before PyTorch 1.6: pickles one after another, then the storages.
#pragma once

namespace retort {

struct TorchFile;

/// Reads magic number, protocol, system information, the pickle itself and the list of storage keys, and
/// finds where each storage stands. Throws Finding.
void read_legacy_file(TorchFile& torch);

} // namespace retort
