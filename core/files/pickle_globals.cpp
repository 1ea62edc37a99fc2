#include "core/files/pickle_globals.h"

#include "core/files/finding.h"
#include "core/files/tensor_storage.h"

#include <array>
#include <optional>
#include <utility>

namespace retort {

namespace {

using Builder = Node* (*)(PickleGraph&, const Node& arguments);

Finding bad_arguments(const std::string& what) {
    return Finding(RETORT_TEXT("%1: is damaged: its pickle describes %2 in a way that makes no sense"),
                   {what});
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

/// OrderedDict() or OrderedDict([[key, value], …]), the form of Python 2.
Node* build_dict(PickleGraph& graph, const Node& arguments) {
    Node* dict = graph.add(NodeKind::dict);
    if (arguments.items.empty()) {
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

/// torch.Size((…)) is its tuple, set([…]) its list.
Node* build_only_argument(PickleGraph& /*graph*/, const Node& arguments) {
    if (arguments.items.size() != 1 ||
        (arguments.items[0]->kind != NodeKind::tuple && arguments.items[0]->kind != NodeKind::list)) {
        throw bad_arguments("a sequence");
    }
    return arguments.items[0];
}

/// torch.device('cuda', 0) is a text.
Node* build_device(PickleGraph& graph, const Node& arguments) {
    std::string name = argument(arguments, 0, NodeKind::text, "a device").text;
    if (arguments.items.size() > 1) {
        name += ":" + std::to_string(argument(arguments, 1, NodeKind::integer, "a device").integer);
    }
    return graph.add_text(NodeKind::text, std::move(name));
}

struct AllowedGlobal {
    std::string_view name;
    Builder build;
};

constexpr std::array<AllowedGlobal, 13> allowed{{
    {"torch._utils._rebuild_tensor", build_tensor},
    {"torch._utils._rebuild_tensor_v2", build_tensor},
    {"torch._utils._rebuild_tensor_v3", build_typed_tensor},
    {"torch._utils._rebuild_parameter", build_parameter},
    {"torch._utils._rebuild_parameter_with_state", build_parameter},
    {"torch.nn.parameter.Parameter", build_parameter},
    {"collections.OrderedDict", build_dict},
    {"torch.Size", build_only_argument},
    {"torch.device", build_device},
    {"builtins.set", build_only_argument},
    {"builtins.frozenset", build_only_argument},
    {"__builtin__.set", build_only_argument},
    {"__builtin__.frozenset", build_only_argument},
}};

Builder builder_of(std::string_view global) {
    for (const auto& entry : allowed) {
        if (entry.name == global) {
            return entry.build;
        }
    }
    return nullptr;
}

/// ('storage', type, key, location, count, …)
struct StorageId {
    torch::ScalarType dtype;
    std::string_view key;
    std::uint64_t bytes;
};

/// `count` elements of `dtype` in bytes; a negative or overflowing count is a finding.
std::uint64_t bytes_of(std::int64_t count, torch::ScalarType dtype) {
    std::uint64_t bytes = 0;
    if (count < 0 ||
        __builtin_mul_overflow(static_cast<std::uint64_t>(count), c10::elementSize(dtype), &bytes)) {
        throw bad_arguments("a storage");
    }
    return bytes;
}

StorageId parse_storage_id(const Node& id) {
    if (id.kind != NodeKind::tuple || argument(id, 0, NodeKind::text, "a storage").text != "storage") {
        throw bad_arguments("a storage");
    }
    const auto dtype = dtype_of_storage(argument(id, 1, NodeKind::global, "a storage").text);
    if (!dtype) {
        throw bad_arguments("a storage");
    }
    const auto count = argument(id, 4, NodeKind::integer, "a storage").integer;
    return {*dtype, argument(id, 2, NodeKind::text, "a storage").text, bytes_of(count, *dtype)};
}

/// Legacy files may speak of a part of a storage: (key of the view, offset, count), in elements.
void narrow(StorageWindow& window, const Node& view) {
    const auto offset = bytes_of(argument(view, 1, NodeKind::integer, "a storage").integer, window.dtype);
    const auto bytes = bytes_of(argument(view, 2, NodeKind::integer, "a storage").integer, window.dtype);
    if (offset > window.bytes || bytes > window.bytes - offset) {
        throw Finding(RETORT_TEXT("%1: is damaged: a view reaches beyond its storage"));
    }
    window.offset = offset;
    window.bytes = bytes;
}

} // namespace

std::string allowed_global(const std::string& module, const std::string& name) {
    const std::string global = module + "." + name;
    if (builder_of(global) != nullptr || dtype_of_storage(global) || dtype_of_name(global)) {
        return global;
    }
    if (module.starts_with("torch") && name.ends_with("Storage")) {
        throw Finding(RETORT_TEXT("%1: holds tensors of a type that is not supported: %2"),
                      {printable(global)});
    }
    throw Finding(
        RETORT_TEXT("%1: asks for the Python code %2, which is no part of a state_dict; refused, and "
                    "nothing from the file was run"),
        {printable(global)});
}

Node* call_global(PickleGraph& graph, const std::string& global, const Node& arguments) {
    const Builder build = builder_of(global);
    if (build == nullptr) {
        throw bad_arguments(global);
    }
    return build(graph, arguments);
}

Node* find_storage(PickleGraph& graph, const Node& id) {
    const StorageId storage = parse_storage_id(id);
    StorageWindow window{graph.declare_storage(storage.key, storage.dtype, storage.bytes), storage.dtype, 0,
                         storage.bytes};
    if (id.items.size() > 5 && id.items[5]->kind == NodeKind::tuple) {
        narrow(window, *id.items[5]);
    }
    return graph.add_window(window);
}

} // namespace retort
