#include "core/files/pickle/pickle_globals.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/pickle_names.h"
#include "core/files/pickle/tensor_storage.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>
#include <utility>

namespace retort {

namespace {

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

Node* build_tensor(PickleGraph& graph, const Node& arguments) {
    auto tensor = describe_tensor(graph, arguments);
    check_extent(tensor);
    return graph.add_tensor(std::move(tensor));
}

/// _rebuild_tensor_v3 names the dtype itself, after requires_grad and hooks, over an untyped storage.
Node* build_typed_tensor(PickleGraph& graph, const Node& arguments) {
    auto tensor = describe_tensor(graph, arguments);
    const auto& name = argument(arguments, 6, NodeKind::global, "a tensor").text;
    const auto dtype = dtype_of_name(name);
    if (!dtype) {
        throw bad_arguments("a tensor");
    }
    tensor.dtype = *dtype;
    check_extent(tensor);
    return graph.add_tensor(std::move(tensor));
}

/// A parameter is its tensor here.
Node* build_parameter(PickleGraph& /*graph*/, const Node& arguments) {
    argument(arguments, 0, NodeKind::tensor, "a parameter");
    return arguments.items[0];
}

/// A tensor of a subclass, (function, class, arguments, state), is what the function makes of the arguments.
Node* build_subclass_tensor(PickleGraph& graph, const Node& arguments) {
    const auto& function = argument(arguments, 0, NodeKind::global, "a tensor").text;
    if (!function.starts_with("torch._utils._rebuild_")) {
        throw bad_arguments("a tensor");
    }
    return call_global(graph, function, argument(arguments, 2, NodeKind::tuple, "a tensor"));
}

/// OrderedDict(), OrderedDict([[key, value], …]), the form of Python 2, or dict({…}), which Counter uses.
Node* build_dict(PickleGraph& graph, const Node& arguments) {
    Node* dict = graph.add(NodeKind::dict);
    if (arguments.items.empty()) {
        return dict;
    }
    if (arguments.items[0]->kind == NodeKind::dict) {
        graph.append_all(*dict, arguments.items[0]->items);
        return dict;
    }
    for (const Node* pair : argument(arguments, 0, NodeKind::list, "a dict").items) {
        if ((pair->kind != NodeKind::list && pair->kind != NodeKind::tuple) || pair->items.size() != 2) {
            throw bad_arguments("a dict");
        }
        graph.append(*dict, pair->items[0]);
        graph.append(*dict, pair->items[1]);
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
    if (arguments.items.size() != 1 || !is_sequence(*arguments.items[0])) {
        throw bad_arguments("a sequence");
    }
    return arguments.items[0];
}

/// set([…]), deque([…], length): the same items in a container of their own.
template <NodeKind kind>
Node* build_sequence(PickleGraph& graph, const Node& arguments) {
    Node* sequence = graph.add(kind);
    if (!arguments.items.empty()) {
        if (!is_sequence(*arguments.items[0])) {
            throw bad_arguments("a sequence");
        }
        graph.append_all(*sequence, arguments.items[0]->items);
    }
    return sequence;
}

/// torch.device('cuda', 0) is a text.
Node* build_device(PickleGraph& graph, const Node& arguments) {
    std::string name = argument(arguments, 0, NodeKind::text, "a device").text;
    if (arguments.items.size() > 1) {
        name += ":" + std::to_string(argument(arguments, 1, NodeKind::integer, "a device").integer);
    }
    return graph.add_text(NodeKind::text, std::move(name));
}

/// Data that nothing here looks into: dates, paths, arrays, states of generators.
Node* build_record(PickleGraph& graph, const Node& /*arguments*/) {
    return graph.add(NodeKind::record);
}

/// copyreg._reconstructor(class, base, state)
Node* build_reconstructed(PickleGraph& graph, const Node& arguments) {
    return graph.add_text(NodeKind::record, argument(arguments, 0, NodeKind::global, "an object").text);
}

/// _codecs.encode(text, 'latin1'): how protocol 2 writes bytes.
Node* build_bytes(PickleGraph& graph, const Node& arguments) {
    const auto& text = argument(arguments, 0, NodeKind::text, "bytes").text;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const bool pair = first >= 0xC2 && first <= 0xC3 && i + 1 < text.size();
        if (first >= 0x80 && !pair) {
            throw bad_arguments("bytes");
        }
        bytes +=
            pair ? static_cast<char>(first << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU)) : text[i];
    }
    return graph.add_text(NodeKind::bytes, std::move(bytes));
}

constexpr std::string_view numpy_dtype = "numpy.dtype";

/// numpy.dtype('f8', …): a record whose only item is its code.
Node* build_numpy_dtype(PickleGraph& graph, const Node& arguments) {
    Node* dtype = graph.add_text(NodeKind::record, std::string(numpy_dtype));
    graph.append(*dtype,
                 graph.add_text(NodeKind::text, argument(arguments, 0, NodeKind::text, "a dtype").text));
    return dtype;
}

template <typename T>
T from_bytes(const std::string& bytes) {
    T value{};
    std::memcpy(&value, bytes.data(), sizeof(value));
    return value;
}

Node* add_real(PickleGraph& graph, double value) {
    Node* node = graph.add(NodeKind::real);
    node->real = value;
    return node;
}

/// numpy.core.multiarray.scalar(dtype, bytes): best accuracies often are such. Kinds other than the usual
/// numbers are records.
Node* build_numpy_scalar(PickleGraph& graph, const Node& arguments) {
    const Node& dtype = argument(arguments, 0, NodeKind::record, "a number");
    const bool has_bytes = arguments.items.size() > 1 && (arguments.items[1]->kind == NodeKind::bytes ||
                                                          arguments.items[1]->kind == NodeKind::text);
    if (dtype.text != numpy_dtype || dtype.items.size() != 1 || !has_bytes) {
        return graph.add(NodeKind::record);
    }
    const auto& code = dtype.items[0]->text;
    const auto& bytes = arguments.items[1]->text;
    if (code == "f8" && bytes.size() == 8) {
        return add_real(graph, from_bytes<double>(bytes));
    }
    if (code == "f4" && bytes.size() == 4) {
        return add_real(graph, static_cast<double>(from_bytes<float>(bytes)));
    }
    if (code == "i8" && bytes.size() == 8) {
        return graph.add_integer(from_bytes<std::int64_t>(bytes));
    }
    if (code == "i4" && bytes.size() == 4) {
        return graph.add_integer(from_bytes<std::int32_t>(bytes));
    }
    if (code == "b1" && bytes.size() == 1) {
        Node* node = graph.add(NodeKind::boolean);
        node->integer = bytes[0] != 0 ? 1 : 0;
        return node;
    }
    return graph.add(NodeKind::record);
}

struct AllowedGlobal {
    std::string_view name;
    Builder build;
};

/// What pickles of state_dicts, checkpoints and modules hold beside the objects of modules and of a person's
/// own classes. Where the builder is build_record, the name is that of a type of plain data in Python's
/// library or of a function that makes such data; the types of Python itself are mentioned as arguments too.
constexpr AllowedGlobal allowed[]{
    {"torch._utils._rebuild_tensor", build_tensor},
    {"torch._utils._rebuild_tensor_v2", build_tensor},
    {"torch._utils._rebuild_tensor_v3", build_typed_tensor},
    {"torch._utils._rebuild_parameter", build_parameter},
    {"torch._utils._rebuild_parameter_with_state", build_parameter},
    {"torch.nn.parameter.Parameter", build_parameter},
    {"torch.nn.parameter.Buffer", build_parameter},
    {"torch.autograd.variable.Variable", build_parameter},
    {"torch._tensor._rebuild_from_type", build_subclass_tensor},
    {"torch._tensor._rebuild_from_type_v2", build_subclass_tensor},
    {"torch.tensor._rebuild_from_type", build_subclass_tensor},
    {"torch.Size", build_only_argument},
    {"torch.device", build_device},
    {"torch.serialization._get_layout", build_record},
    {"torch.nn.backends.thnn._get_thnn_function_backend", build_record},
    {"collections.OrderedDict", build_dict},
    {"collections.Counter", build_dict},
    {"collections.defaultdict", build_empty_dict},
    {"collections.deque", build_sequence<NodeKind::list>},
    {"builtins.set", build_sequence<NodeKind::set>},
    {"builtins.frozenset", build_sequence<NodeKind::set>},
    {"__builtin__.set", build_sequence<NodeKind::set>},
    {"__builtin__.frozenset", build_sequence<NodeKind::set>},
    {"_codecs.encode", build_bytes},
    {"copyreg._reconstructor", build_reconstructed},
    {"copy_reg._reconstructor", build_reconstructed},
    {"numpy.dtype", build_numpy_dtype},
    {"numpy.core.multiarray.scalar", build_numpy_scalar},
    {"numpy._core.multiarray.scalar", build_numpy_scalar},
    {"numpy.core.multiarray._reconstruct", build_record},
    {"numpy._core.multiarray._reconstruct", build_record},
    {"numpy.core.numeric._frombuffer", build_record},
    {"numpy._core.numeric._frombuffer", build_record},
    {"numpy.random.__RandomState_ctor", build_record},
    {"numpy.random._pickle.__randomstate_ctor", build_record},
    {"numpy.random._pickle.__generator_ctor", build_record},
    {"numpy.random._pickle.__bit_generator_ctor", build_record},
    {"argparse.Namespace", build_record},
    {"types.SimpleNamespace", build_record},
    {"functools.partial", build_record},
    {"logging.getLogger", build_record},
    {"datetime.date", build_record},
    {"datetime.datetime", build_record},
    {"datetime.time", build_record},
    {"datetime.timedelta", build_record},
    {"datetime.timezone", build_record},
    {"decimal.Decimal", build_record},
    {"fractions.Fraction", build_record},
    {"uuid.UUID", build_record},
    {"pathlib.Path", build_record},
    {"pathlib.PosixPath", build_record},
    {"pathlib.PurePath", build_record},
    {"pathlib.PurePosixPath", build_record},
    {"pathlib.PureWindowsPath", build_record},
    {"pathlib.WindowsPath", build_record},
    {"pathlib._local.PosixPath", build_record},
    {"pathlib._local.WindowsPath", build_record},
    {"typing.Any", build_record},
    {"typing.Dict", build_record},
    {"typing.List", build_record},
    {"typing.Optional", build_record},
    {"typing.Tuple", build_record},
    {"typing.Union", build_record},
};

/// Types of Python itself, under "builtins." and the "__builtin__." of Python 2.
constexpr std::string_view plain_types[]{"bool", "bytearray", "bytes",  "complex", "dict",  "float",
                                         "int",  "list",      "long",   "object",  "range", "slice",
                                         "str",  "tuple",     "xrange", "unicode"};

bool is_plain_type(std::string_view global) {
    for (const std::string_view module : {"builtins.", "__builtin__."}) {
        if (global.starts_with(module)) {
            const auto name = global.substr(module.size());
            return std::find(std::begin(plain_types), std::end(plain_types), name) != std::end(plain_types);
        }
    }
    return false;
}

Builder builder_of(std::string_view global) {
    for (const auto& entry : allowed) {
        if (entry.name == global) {
            return entry.build;
        }
    }
    return is_plain_type(global) ? build_record : nullptr;
}

/// ('storage', type, key, location, count, …)
struct StorageId {
    torch::ScalarType dtype;
    std::string_view key;
    std::uint64_t bytes;
};

/// `count` elements of `dtype` in bytes; a negative or overflowing count is an error.
std::uint64_t bytes_of(std::int64_t count, torch::ScalarType dtype) {
    std::uint64_t bytes = 0;
    if (count < 0 ||
        __builtin_mul_overflow(static_cast<std::uint64_t>(count), c10::elementSize(dtype), &bytes)) {
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
    const auto dtype = dtype_of_storage(argument(id, 1, NodeKind::global, "a storage").text);
    if (!dtype) {
        throw bad_arguments("a storage");
    }
    const auto count = argument(id, 4, NodeKind::integer, "a storage").integer;
    const std::string& key = argument(id, 2, NodeKind::text, "a storage").text;
    if (key.size() > longest_key) {
        throw bad_arguments("a storage");
    }
    return {*dtype, key, bytes_of(count, *dtype)};
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

ReadError refused_code(const std::string& global) {
    return ReadError(RETORT_TEXT("%1 is rejected: it requires the Python code %2, which is not part of a "
                                 "model. Nothing from the file was run"),
                     {printable(global)});
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

std::string allowed_global(const std::string& module, const std::string& name) {
    const std::string global = module + "." + name;
    if (builder_of(global) != nullptr || dtype_of_storage(global) || dtype_of_name(global)) {
        return global;
    }
    if (module.starts_with("torch") && name.ends_with("Storage")) {
        throw ReadError(RETORT_TEXT("%1 contains tensors of an unsupported type: %2"), {printable(global)});
    }
    if (!may_be_named(module, name)) {
        throw refused_code(global);
    }
    return global;
}

Node* call_global(PickleGraph& graph, const std::string& global, const Node& arguments) {
    if (const Builder build = builder_of(global)) {
        return build(graph, arguments);
    }
    if (dtype_of_storage(global) || dtype_of_name(global)) {
        throw bad_arguments(global);
    }
    if (global.starts_with("torch._utils._rebuild_")) {
        throw ReadError(RETORT_TEXT("%1 contains tensors of an unsupported type: %2"), {printable(global)});
    }
    if (!is_called_like_a_class(global)) {
        throw refused_code(global);
    }
    return graph.add_text(NodeKind::record, global);
}

Node* make_object(PickleGraph& graph, const std::string& global, const Node& arguments) {
    const bool known = builder_of(global) != nullptr || dtype_of_storage(global) || dtype_of_name(global);
    return known ? call_global(graph, global, arguments) : graph.add_text(NodeKind::record, global);
}

void set_state(PickleGraph& graph, Node& object, const Node& state) {
    switch (object.kind) {
    case NodeKind::record:
        if (object.text == numpy_dtype) {
            note_byte_order(object, state);
        } else {
            add_attributes(graph, object, state);
        }
        break;
    case NodeKind::dict: // such as a state_dict's _metadata
    case NodeKind::list:
    case NodeKind::set:
    case NodeKind::tensor: // a parameter's requires_grad, in files of old
        break;
    default:
        throw bad_arguments("an object");
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
    return graph.add_window(window);
}

} // namespace retort
