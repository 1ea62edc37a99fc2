#include "core/files/pickle/pickle_globals.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/tensor_storage.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>
#include <utility>

namespace retort {

namespace {

/// Gives nullptr for arguments that it makes no sense of.
using Builder = Node* (*)(PickleGraph&, const Node& arguments);

ReadError bad_arguments(const std::string& what) {
    return ReadError(RETORT_TEXT("%1 is damaged: the description of %2 in its pickle is invalid"), {what});
}

const Node& argument(const Node& arguments, std::size_t index, NodeKind kind, const char* what) {
    if (index >= arguments.items.size() || arguments.items[index]->kind != kind) {
        throw bad_arguments(what);
    }
    return *arguments.items[index];
}

std::vector<std::int64_t> integers(const Node& tuple) {
    constexpr std::size_t most_dimensions = 64;
    if (tuple.items.size() > most_dimensions) {
        throw bad_arguments("a tensor");
    }
    std::vector<std::int64_t> values;
    for (const Node* item : tuple.items) {
        if (item->kind != NodeKind::integer) {
            throw bad_arguments("a tensor");
        }
        values.push_back(item->integer);
    }
    return values;
}

/// The name of a dtype without its module.
std::string short_name(std::string_view global) {
    return std::string(global.substr(global.rfind('.') + 1));
}

/// (storage, offset, sizes, strides, …): the four that every version has. What follows says whether a
/// gradient is wanted and lists hooks; it is left out.
TensorDeclaration describe_tensor(PickleGraph& graph, const Node& arguments) {
    TensorDeclaration tensor;
    tensor.window = graph.window(argument(arguments, 0, NodeKind::storage, "a tensor"));
    tensor.dtype = tensor.window.dtype;
    tensor.offset = argument(arguments, 1, NodeKind::integer, "a tensor").integer;
    tensor.sizes = integers(argument(arguments, 2, NodeKind::tuple, "a tensor"));
    tensor.strides = integers(argument(arguments, 3, NodeKind::tuple, "a tensor"));
    return tensor;
}

Node* add_checked(PickleGraph& graph, TensorDeclaration tensor) {
    check_extent(tensor);
    return graph.add_tensor(std::move(tensor));
}

/// A node for a tensor whose storage cannot be read, or nullptr where it can: one of a type that is not read,
/// or one that only a call would give.
Node* without_storage(PickleGraph& graph, const Node& arguments) {
    if (arguments.items.empty()) {
        return nullptr;
    }
    const Node& storage = *arguments.items[0];
    if (storage.kind == NodeKind::call || storage.kind == NodeKind::record) {
        return graph.add_text(NodeKind::call, storage.text);
    }
    const bool is_foreign = storage.kind == NodeKind::storage && !is_readable(graph.window(storage).dtype);
    return is_foreign ? graph.add_text(NodeKind::foreign_tensor, storage.text) : nullptr;
}

Node* build_tensor(PickleGraph& graph, const Node& arguments) {
    Node* other = without_storage(graph, arguments);
    return other != nullptr ? other : add_checked(graph, describe_tensor(graph, arguments));
}

/// _rebuild_tensor_v3 names the dtype itself, after requires_grad and hooks, over an untyped storage.
Node* build_typed_tensor(PickleGraph& graph, const Node& arguments) {
    if (Node* other = without_storage(graph, arguments)) {
        return other;
    }
    auto tensor = describe_tensor(graph, arguments);
    const auto& name = argument(arguments, 6, NodeKind::global, "a tensor").text;
    const auto dtype = dtype_of_name(name);
    if (!dtype || !is_readable(*dtype)) {
        return graph.add_text(NodeKind::foreign_tensor, short_name(name));
    }
    tensor.dtype = *dtype;
    return add_checked(graph, std::move(tensor));
}

/// A parameter is its tensor here, or what stands in a tensor's place.
Node* build_parameter(PickleGraph& /*graph*/, const Node& arguments) {
    const bool fits = !arguments.items.empty() &&
                      (is_any_tensor(*arguments.items[0]) || arguments.items[0]->kind == NodeKind::call ||
                       arguments.items[0]->kind == NodeKind::record);
    return fits ? arguments.items[0] : nullptr;
}

constexpr std::string_view tensor_functions = "torch._utils._rebuild_";

/// A tensor of a subclass, (function, class, arguments, state), is what the function makes of the arguments.
Node* build_subclass_tensor(PickleGraph& graph, const Node& arguments) {
    if (arguments.items.size() < 3 || arguments.items[2]->kind != NodeKind::tuple) {
        return nullptr;
    }
    const Node& function = *arguments.items[0];
    const bool known = function.kind == NodeKind::global && function.text.starts_with(tensor_functions);
    return known ? result_of_call(graph, function, *arguments.items[2])
                 : graph.add_text(NodeKind::call, function.text);
}

/// "sparse" for torch._utils._rebuild_sparse_tensor, and so on: tensors that are more than a stretch of a
/// storage.
std::string kind_of_foreign(std::string_view function) {
    auto kind = function.substr(tensor_functions.size());
    if (kind.starts_with("qtensor")) {
        return "quantized";
    }
    kind = kind.substr(0, kind.find("_tensor"));
    return std::string(kind);
}

bool is_pair(const Node& node) {
    return (node.kind == NodeKind::list || node.kind == NodeKind::tuple) && node.items.size() == 2;
}

/// OrderedDict(), OrderedDict([[key, value], …]), the form of Python 2, or dict({…}), which Counter uses.
Node* build_dict(PickleGraph& graph, const Node& arguments) {
    Node* dict = graph.add(NodeKind::dict);
    if (arguments.items.empty()) {
        return dict;
    }
    const Node& content = *arguments.items[0];
    if (content.kind == NodeKind::dict) {
        graph.append_all(*dict, content.items);
        return dict;
    }
    if (content.kind != NodeKind::list) {
        return nullptr;
    }
    for (const Node* pair : content.items) {
        if (!is_pair(*pair)) {
            return nullptr;
        }
        graph.append_all(*dict, pair->items);
    }
    return dict;
}

/// defaultdict(factory): its items follow.
Node* build_empty_dict(PickleGraph& graph, const Node& /*arguments*/) {
    return graph.add(NodeKind::dict);
}

bool is_sequence(const Node& node) {
    return node.kind == NodeKind::tuple || node.kind == NodeKind::list || node.kind == NodeKind::set;
}

/// torch.Size((…)) is its tuple.
Node* build_only_argument(PickleGraph& /*graph*/, const Node& arguments) {
    const bool fits = arguments.items.size() == 1 && is_sequence(*arguments.items[0]);
    return fits ? arguments.items[0] : nullptr;
}

/// set([…]), deque([…], length): the same items in a container of their own.
template <NodeKind kind>
Node* build_sequence(PickleGraph& graph, const Node& arguments) {
    if (!arguments.items.empty() && !is_sequence(*arguments.items[0])) {
        return nullptr;
    }
    Node* sequence = graph.add(kind);
    if (!arguments.items.empty()) {
        graph.append_all(*sequence, arguments.items[0]->items);
    }
    return sequence;
}

/// The argument at `index` where it is of `kind`, else nullptr.
const Node* argument_if(const Node& arguments, std::size_t index, NodeKind kind) {
    const bool fits = index < arguments.items.size() && arguments.items[index]->kind == kind;
    return fits ? arguments.items[index] : nullptr;
}

/// torch.device('cuda', 0) is a text.
Node* build_device(PickleGraph& graph, const Node& arguments) {
    const Node* name = argument_if(arguments, 0, NodeKind::text);
    if (name == nullptr) {
        return nullptr;
    }
    const Node* number = argument_if(arguments, 1, NodeKind::integer);
    return graph.add_text(
        NodeKind::text, number == nullptr ? name->text : name->text + ":" + std::to_string(number->integer));
}

/// copyreg._reconstructor(class, base, state)
Node* build_reconstructed(PickleGraph& graph, const Node& arguments) {
    const bool fits = !arguments.items.empty() && may_be_called(*arguments.items[0]);
    return fits ? graph.add_text(NodeKind::record, arguments.items[0]->text) : nullptr;
}

/// getattr(a.b, 'C') is the name a.b.C: a nested class, in protocols before 4, or a member of an enum.
Node* build_attribute(PickleGraph& graph, const Node& arguments) {
    const Node* owner = argument_if(arguments, 0, NodeKind::global);
    const Node* name = argument_if(arguments, 1, NodeKind::text);
    const bool fits = owner != nullptr && name != nullptr;
    return fits ? graph.add_text(NodeKind::global, owner->text + "." + name->text) : nullptr;
}

/// _codecs.encode(text, 'latin1'): how protocol 2 writes bytes.
Node* build_bytes(PickleGraph& graph, const Node& arguments) {
    const Node* latin = argument_if(arguments, 0, NodeKind::text);
    const std::string_view text = latin == nullptr ? std::string_view() : latin->text;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const bool pair = first >= 0xC2 && first <= 0xC3 && i + 1 < text.size();
        if (first >= 0x80 && !pair) {
            return nullptr;
        }
        bytes +=
            pair ? static_cast<char>(first << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU)) : text[i];
    }
    return latin == nullptr ? nullptr : graph.add_text(NodeKind::bytes, std::move(bytes));
}

/// InterpolationMode('bicubic') is its text.
Node* build_only_text(PickleGraph& /*graph*/, const Node& arguments) {
    const bool fits = arguments.items.size() == 1 && arguments.items[0]->kind == NodeKind::text;
    return fits ? arguments.items[0] : nullptr;
}

constexpr std::string_view numpy_dtype = "numpy.dtype";

/// numpy.dtype('f8', …): a record whose only item is its code.
Node* build_numpy_dtype(PickleGraph& graph, const Node& arguments) {
    const Node* code = argument_if(arguments, 0, NodeKind::text);
    if (code == nullptr) {
        return nullptr;
    }
    Node* dtype = graph.add_text(NodeKind::record, std::string(numpy_dtype));
    graph.append(*dtype, graph.add_text(NodeKind::text, code->text));
    return dtype;
}

template <typename T>
T from_bytes(const std::string& bytes) {
    T value{};
    std::memcpy(&value, bytes.data(), sizeof(value));
    return value;
}

/// The number that `bytes` are as a NumPy type with the code `code`; nullptr for other types.
Node* number_of(PickleGraph& graph, std::string_view code, const std::string& bytes) {
    if (code == "f8" && bytes.size() == 8) {
        return graph.add_real(from_bytes<double>(bytes));
    }
    if (code == "f4" && bytes.size() == 4) {
        return graph.add_real(static_cast<double>(from_bytes<float>(bytes)));
    }
    if (code == "i8" && bytes.size() == 8) {
        return graph.add_integer(from_bytes<std::int64_t>(bytes));
    }
    if (code == "i4" && bytes.size() == 4) {
        return graph.add_integer(from_bytes<std::int32_t>(bytes));
    }
    return code == "b1" && bytes.size() == 1 ? graph.add_boolean(bytes[0] != 0) : nullptr;
}

/// numpy.core.multiarray.scalar(dtype, bytes): best accuracies often are such. Kinds other than the usual
/// numbers are inert.
Node* build_numpy_scalar(PickleGraph& graph, const Node& arguments) {
    const Node* dtype = argument_if(arguments, 0, NodeKind::record);
    const bool has_bytes = arguments.items.size() > 1 && (arguments.items[1]->kind == NodeKind::bytes ||
                                                          arguments.items[1]->kind == NodeKind::text);
    if (dtype == nullptr || dtype->text != numpy_dtype || dtype->items.size() != 1 || !has_bytes) {
        return nullptr;
    }
    return number_of(graph, dtype->items[0]->text, arguments.items[1]->text);
}

struct KnownGlobal {
    std::string_view name;
    Builder build;
};

/// What is data in the pickles of state_dicts, checkpoints and modules.
constexpr KnownGlobal known_globals[]{
    {"torch._utils._rebuild_tensor", build_tensor},
    {"torch._utils._rebuild_tensor_v2", build_tensor},
    {"torch._utils._rebuild_tensor_v3", build_typed_tensor},
    {"torch._utils._rebuild_parameter", build_parameter},
    {"torch._utils._rebuild_parameter_with_state", build_parameter},
    {"torch._utils._rebuild_device_tensor_from_cpu_tensor", build_parameter},
    {"torch.nn.parameter.Parameter", build_parameter},
    {"torch.nn.parameter.Buffer", build_parameter},
    {"torch.autograd.variable.Variable", build_parameter},
    {"torch._tensor._rebuild_from_type", build_subclass_tensor},
    {"torch._tensor._rebuild_from_type_v2", build_subclass_tensor},
    {"torch.tensor._rebuild_from_type", build_subclass_tensor},
    {"torch.Size", build_only_argument},
    {"torch.device", build_device},
    {"torchvision.transforms.functional.InterpolationMode", build_only_text},
    {"collections.OrderedDict", build_dict},
    {"collections.Counter", build_dict},
    {"collections.defaultdict", build_empty_dict},
    {"collections.deque", build_sequence<NodeKind::list>},
    {"builtins.set", build_sequence<NodeKind::set>},
    {"builtins.frozenset", build_sequence<NodeKind::set>},
    {"builtins.getattr", build_attribute},
    {"__builtin__.set", build_sequence<NodeKind::set>},
    {"__builtin__.frozenset", build_sequence<NodeKind::set>},
    {"__builtin__.getattr", build_attribute},
    {"_codecs.encode", build_bytes},
    {"copyreg._reconstructor", build_reconstructed},
    {"copy_reg._reconstructor", build_reconstructed},
    {"numpy.dtype", build_numpy_dtype},
    {"numpy.core.multiarray.scalar", build_numpy_scalar},
    {"numpy._core.multiarray.scalar", build_numpy_scalar},
};

Builder builder_of(std::string_view global) {
    for (const auto& entry : known_globals) {
        if (entry.name == global) {
            return entry.build;
        }
    }
    return nullptr;
}

/// Whether the last part of a name is written like a class's (`Net`, `_Block`, `InterpolationMode`): its call
/// makes an object. A call of a function may mean anything.
bool is_written_like_a_class(std::string_view global) {
    auto name = global.substr(global.rfind('.') + 1);
    while (name.starts_with('_')) {
        name.remove_prefix(1);
    }
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

/// What a call of a name gives that means nothing here.
Node* inert_result(PickleGraph& graph, const std::string& global) {
    if (global.starts_with(tensor_functions)) {
        return graph.add_text(NodeKind::foreign_tensor, kind_of_foreign(global));
    }
    return graph.add_text(is_written_like_a_class(global) ? NodeKind::record : NodeKind::call, global);
}

/// ('storage', type, key, location, count, …)
struct StorageId {
    const std::string& type;
    torch::ScalarType
        dtype; ///< Undefined for a type that is not known: nobody can say how large its elements are
    const std::string& key;
    std::uint64_t bytes;
};

/// `count` elements of `dtype` in bytes; a negative or overflowing count is an error.
std::uint64_t bytes_of(std::int64_t count, torch::ScalarType dtype) {
    std::uint64_t bytes = 0;
    const std::uint64_t width = dtype == torch::ScalarType::Undefined ? 0 : c10::elementSize(dtype);
    if (count < 0 || __builtin_mul_overflow(static_cast<std::uint64_t>(count), width, &bytes)) {
        throw bad_arguments("a storage");
    }
    return bytes;
}

StorageId parse_storage_id(const Node& id) {
    constexpr std::size_t longest_key =
        1000; // a pickle can use one key a million times, each to be looked up
    if (id.kind != NodeKind::tuple || argument(id, 0, NodeKind::text, "a storage").text != "storage") {
        throw bad_arguments("a storage");
    }
    const auto& type = argument(id, 1, NodeKind::global, "a storage").text;
    const auto dtype = dtype_of_storage(type).value_or(torch::ScalarType::Undefined);
    const std::string& key = argument(id, 2, NodeKind::text, "a storage").text;
    if (key.size() > longest_key) {
        throw bad_arguments("a storage");
    }
    return {type, dtype, key, bytes_of(argument(id, 4, NodeKind::integer, "a storage").integer, dtype)};
}

/// Legacy files may speak of a part of a storage: (key of the view, offset, count), in elements.
void narrow(StorageWindow& window, const Node& view) {
    const auto offset = bytes_of(argument(view, 1, NodeKind::integer, "a storage").integer, window.dtype);
    const auto bytes = bytes_of(argument(view, 2, NodeKind::integer, "a storage").integer, window.dtype);
    if (offset > window.bytes || bytes > window.bytes - offset) {
        throw ReadError(RETORT_TEXT("%1 is damaged: a view extends beyond its storage"));
    }
    window.offset = offset;
    window.bytes = bytes;
}

/// A state is a dict of attributes, or a pair of one and of those in slots; what else classes make of theirs
/// is their own affair.
void add_attributes(PickleGraph& graph, Node& object, const Node& state) {
    if (state.kind == NodeKind::dict) {
        graph.append_all(object, state.items);
    } else if (state.kind == NodeKind::tuple && state.items.size() == 2) {
        for (const Node* part : state.items) {
            if (part->kind == NodeKind::dict) {
                graph.append_all(object, part->items);
            }
        }
    }
}

/// (version, byte order, …): the bytes of scalars are taken as little-endian, so that other dtypes lose their
/// code.
void note_byte_order(Node& dtype, const Node& state) {
    if (state.kind == NodeKind::tuple && state.items.size() > 1 && state.items[1]->text == ">") {
        dtype.items.clear();
    }
}

} // namespace

bool is_numpy_array(const Node& node) {
    return node.kind == NodeKind::call && (node.text == "numpy.core.multiarray._reconstruct" ||
                                           node.text == "numpy._core.multiarray._reconstruct");
}

bool may_be_called(const Node& node) {
    return node.kind == NodeKind::global || node.kind == NodeKind::record || node.kind == NodeKind::call;
}

Node* result_of_call(PickleGraph& graph, const Node& callable, const Node& arguments) {
    if (callable.kind != NodeKind::global) {
        return graph.add_text(NodeKind::call, callable.text);
    }
    const Builder build = builder_of(callable.text);
    Node* built = build == nullptr ? nullptr : build(graph, arguments);
    return built != nullptr ? built : inert_result(graph, callable.text);
}

Node* make_object(PickleGraph& graph, const Node& type, const Node& arguments) {
    const bool known = type.kind == NodeKind::global && builder_of(type.text) != nullptr;
    return known ? result_of_call(graph, type, arguments) : graph.add_text(NodeKind::record, type.text);
}

void set_state(PickleGraph& graph, Node& object, Node& state) {
    if (is_numpy_array(object) && object.items.empty()) {
        graph.append(object, &state);
    }
    if (object.kind != NodeKind::record) { // such as a dict with a state_dict's _metadata
        return;
    }
    if (object.text == numpy_dtype) {
        note_byte_order(object, state);
    } else {
        add_attributes(graph, object, state);
    }
}

Node* find_persistent(PickleGraph& graph, const Node& id) {
    if (id.kind == NodeKind::tuple && argument(id, 0, NodeKind::text, "a storage").text == "module") {
        argument(id, 1, NodeKind::global, "a module");
        return id.items[1];
    }
    const StorageId storage = parse_storage_id(id);
    StorageWindow window{graph.declare_storage(storage.key, storage.dtype, storage.bytes), storage.dtype, 0,
                         storage.bytes};
    if (id.items.size() > 5 && id.items[5]->kind == NodeKind::tuple) {
        narrow(window, *id.items[5]);
    }
    Node* node = graph.add_window(window);
    if (!is_readable(storage.dtype)) {
        const auto text = dtype_text(storage.dtype);
        graph.set_text(*node, text.empty() ? printable(storage.type) : std::string(text));
    }
    return node;
}

} // namespace retort
