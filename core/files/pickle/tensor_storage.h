// From declared tensors to real ones.
#pragma once

#include "core/engine/torch.h"
#include "core/files/pickle/pickle_graph.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace retort {

/// The dtype behind a storage class such as "torch.FloatStorage" (or "torch.cuda.FloatStorage", of old
/// files), whether it is readable or not; bytes for the untyped ones.
std::optional<torch::ScalarType> dtype_of_storage(std::string_view global);
/// The dtype called, for example, "torch.float32".
std::optional<torch::ScalarType> dtype_of_name(std::string_view global);
/// Whether tensors of `dtype` are read: not the complex and the quantized ones.
bool is_readable(torch::ScalarType dtype);
/// "float32" for torch::kFloat; empty for a dtype that files do not carry.
std::string_view dtype_text(torch::ScalarType dtype);
/// "torch", "FloatStorage": how Python calls the storage class of `dtype`; empty for a dtype that files do
/// not carry, or that is not readable.
std::string_view storage_class(torch::ScalarType dtype);

/// Throws ReadError unless sizes and strides are as many, none is negative, and every element lies inside the
/// window. A tensor that repeats its storage (stride 0) may have at most 2²⁴ elements.
void check_extent(const TensorDeclaration& tensor);

/// Where the bytes of storages stand. Both functions throw ReadError.
class StorageSource {
  public:
    virtual ~StorageSource() = default;
    [[nodiscard]] virtual std::uint64_t size_of(const StorageDeclaration& storage) const = 0;
    /// `into` is as large as size_of() said.
    virtual void read(const StorageDeclaration& storage, std::span<std::byte> into) const = 0;
};

/// Makes tensors, reading each storage once, when it is first asked for: tensors that share a storage in the
/// file share it here too. Graph and source must outlive the loader, not the tensors.
class TensorLoader {
  public:
    TensorLoader(const PickleGraph& graph, const StorageSource& source);
    torch::Tensor load(const Node& tensor);

  private:
    const torch::Tensor& bytes_of(std::size_t storage);

    const PickleGraph& graph_;
    const StorageSource& source_;
    std::vector<torch::Tensor> bytes_; ///< uint8, undefined until read
};

} // namespace retort
