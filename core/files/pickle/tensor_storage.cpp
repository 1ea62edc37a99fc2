#include "core/files/pickle/tensor_storage.h"

#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <array>

namespace retort {

namespace {

struct DtypeNames {
    torch::ScalarType dtype;
    std::string_view storage;
    std::string_view name;
};

constexpr std::array<DtypeNames, 18> dtypes{{
    {torch::kFloat, "FloatStorage", "torch.float32"},
    {torch::kDouble, "DoubleStorage", "torch.float64"},
    {torch::kHalf, "HalfStorage", "torch.float16"},
    {torch::kBFloat16, "BFloat16Storage", "torch.bfloat16"},
    {torch::kLong, "LongStorage", "torch.int64"},
    {torch::kInt, "IntStorage", "torch.int32"},
    {torch::kShort, "ShortStorage", "torch.int16"},
    {torch::kChar, "CharStorage", "torch.int8"},
    {torch::kByte, "ByteStorage", "torch.uint8"},
    {torch::kBool, "BoolStorage", "torch.bool"},
    {torch::ScalarType::ComplexHalf, "ComplexHalfStorage", "torch.complex32"},
    {torch::kComplexFloat, "ComplexFloatStorage", "torch.complex64"},
    {torch::kComplexDouble, "ComplexDoubleStorage", "torch.complex128"},
    {torch::kQInt8, "QInt8Storage", "torch.qint8"},
    {torch::kQUInt8, "QUInt8Storage", "torch.quint8"},
    {torch::kQInt32, "QInt32Storage", "torch.qint32"},
    {torch::kQUInt4x2, "QUInt4x2Storage", "torch.quint4x2"},
    {torch::kQUInt2x4, "QUInt2x4Storage", "torch.quint2x4"},
}};

ReadError beyond_storage() {
    return ReadError(RETORT_TEXT("%1 is damaged: a tensor extends beyond its storage"));
}

/// Whether a + b · c fits; `sum` is the result then.
bool add_product(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t& sum) {
    std::int64_t product = 0;
    return !__builtin_mul_overflow(b, c, &product) && !__builtin_add_overflow(a, product, &sum);
}

/// The number of elements, and the highest element reached counted from the first.
struct Reach {
    std::int64_t count = 1;
    std::int64_t last = 0;
};

Reach reach_of(const TensorDeclaration& tensor) {
    Reach reach;
    bool fits = true;
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
        if (tensor.sizes[i] == 0) {
            return {0, 0};
        }
        fits = fits && !__builtin_mul_overflow(reach.count, tensor.sizes[i], &reach.count) &&
               add_product(reach.last, tensor.sizes[i] - 1, tensor.strides[i], reach.last);
    }
    if (!fits) {
        throw beyond_storage();
    }
    return reach;
}

} // namespace

std::optional<torch::ScalarType> dtype_of_storage(std::string_view global) {
    if (global == "torch.UntypedStorage" || global == "torch.storage.UntypedStorage" ||
        global == "torch.storage._UntypedStorage") {
        return torch::kByte;
    }
    const auto name = global.substr(global.rfind('.') + 1); // in old files after the device: torch.cuda.
    for (const auto& known : dtypes) {
        if (global.starts_with("torch.") && name == known.storage) {
            return known.dtype;
        }
    }
    return std::nullopt;
}

std::optional<torch::ScalarType> dtype_of_name(std::string_view global) {
    for (const auto& known : dtypes) {
        if (known.name == global) {
            return known.dtype;
        }
    }
    return std::nullopt;
}

bool is_readable(torch::ScalarType dtype) {
    return !c10::isComplexType(dtype) && !c10::isQIntType(dtype) && !dtype_text(dtype).empty();
}

std::string_view dtype_text(torch::ScalarType dtype) {
    constexpr std::string_view module = "torch.";
    for (const auto& known : dtypes) {
        if (known.dtype == dtype) {
            return known.name.substr(module.size());
        }
    }
    return {};
}

std::string_view storage_class(torch::ScalarType dtype) {
    for (const auto& known : dtypes) {
        if (known.dtype == dtype && is_readable(dtype)) {
            return known.storage;
        }
    }
    return {};
}

void check_extent(const TensorDeclaration& tensor) {
    constexpr std::int64_t most_repeated = 1 << 24;
    if (tensor.sizes.size() != tensor.strides.size()) {
        throw ReadError(RETORT_TEXT("%1 is damaged: a tensor has different numbers of sizes and strides"));
    }
    const auto negative = [](std::int64_t value) { return value < 0; };
    if (tensor.offset < 0 || std::any_of(tensor.sizes.begin(), tensor.sizes.end(), negative) ||
        std::any_of(tensor.strides.begin(), tensor.strides.end(), negative)) {
        throw ReadError(RETORT_TEXT("%1 is damaged: a tensor has a negative size, stride or offset"));
    }
    const auto width = c10::elementSize(tensor.dtype);
    const auto elements = static_cast<std::int64_t>(tensor.window.bytes / width);
    const Reach reach = reach_of(tensor);
    if (tensor.offset > elements || (reach.count > 0 && reach.last >= elements - tensor.offset)) {
        throw beyond_storage();
    }
    if (reach.count > elements && reach.count > most_repeated) {
        throw ReadError(RETORT_TEXT("%1 is rejected: a tensor repeats its storage to an enormous size"));
    }
}

TensorLoader::TensorLoader(const PickleGraph& graph, const StorageSource& source)
    : graph_(graph)
    , source_(source)
    , bytes_(graph.storages().size()) {}

const torch::Tensor& TensorLoader::bytes_of(std::size_t storage) {
    auto& bytes = bytes_.at(storage);
    if (bytes.defined()) {
        return bytes;
    }
    const auto& declared = graph_.storages()[storage];
    if (source_.size_of(declared) != declared.bytes) {
        throw ReadError(RETORT_TEXT("%1 is truncated or damaged: storage %2 does not have the declared size"),
                        {printable(declared.key)});
    }
    auto fresh = torch::empty({static_cast<std::int64_t>(declared.bytes)}, torch::kByte);
    const std::span content(fresh.data_ptr<std::uint8_t>(), static_cast<std::size_t>(declared.bytes));
    source_.read(declared, std::as_writable_bytes(content));
    if (declared.dtype == torch::kBool) { // any other byte than 0 and 1 would be no bool in C++
        std::transform(content.begin(), content.end(), content.begin(),
                       [](std::uint8_t byte) { return static_cast<std::uint8_t>(byte != 0); });
    }
    return bytes = fresh;
}

torch::Tensor TensorLoader::load(const Node& node) {
    const auto& declared = graph_.tensor(node);
    const auto& bytes = bytes_of(declared.window.storage);
    const auto width = c10::elementSize(declared.dtype);
    if (declared.window.offset % width != 0) {
        throw ReadError(RETORT_TEXT("%1 is damaged: a tensor starts in the middle of an element"));
    }
    auto tensor = torch::empty({0}, declared.dtype);
    const auto offset = static_cast<std::int64_t>(declared.window.offset / width) + declared.offset;
    tensor.set_(bytes.storage(), offset, declared.sizes, declared.strides);
    return tensor;
}

} // namespace retort
