// The zip layout of torch.save, PyTorch 1.6 and later.
#pragma once

namespace retort {

struct TorchFile;

/// Reads the pickle of an archive into `torch`. A TorchScript archive is refused: it is a program. Throws
/// Finding.
void read_zip_file(TorchFile& torch);

} // namespace retort
