#include "core/files/pickle/pickle_reader.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/torch_file.h"

namespace retort {

namespace {

/// Nodes may share and contain each other without end; the tree may not. Depth and total size are bounded.
class TreeBuilder {
  public:
    explicit TreeBuilder(TorchFile& torch)
        : graph_(torch.graph)
        , loader_(torch.graph, *torch.pickle.source) {}
    PickleValue build(const Node& node, int depth);

  private:
    PickleValue build_list(const Node& node, int depth);
    PickleValue build_dict(const Node& node, int depth);
    std::string key_text(const Node& key);

    PickleGraph& graph_;
    TensorLoader loader_;
};

PickleValue TreeBuilder::build(const Node& node, int depth) {
    constexpr int deepest = 100;
    if (depth > deepest) {
        throw ReadError(RETORT_TEXT("%1 is rejected: its pickle is nested too deeply"));
    }
    // A list that grows holds up to three times its items, and a tensor is an object of libtorch's each time.
    constexpr std::uint64_t tensor_bytes = 512;
    graph_.charge(3 * sizeof(PickleValue) + node.text.size() +
                  (node.kind == NodeKind::tensor ? tensor_bytes : 0));
    switch (node.kind) {
    case NodeKind::none:
        return {};
    case NodeKind::boolean:
        return node.integer != 0;
    case NodeKind::integer:
        return node.integer;
    case NodeKind::real:
        return node.real;
    case NodeKind::text:
    case NodeKind::bytes:
    case NodeKind::global:
        return node.text;
    case NodeKind::list:
    case NodeKind::tuple:
    case NodeKind::set:
        return build_list(node, depth);
    case NodeKind::dict:
        return build_dict(node, depth);
    case NodeKind::tensor:
        return loader_.load(node);
    case NodeKind::big_integer:
    case NodeKind::storage:
    case NodeKind::record:
    case NodeKind::call:
    case NodeKind::foreign_tensor:
        break;
    }
    throw ReadError(RETORT_TEXT("%1 contains a value of an unsupported kind"));
}

PickleValue TreeBuilder::build_list(const Node& node, int depth) {
    PickleValue::List list;
    for (const Node* item : node.items) {
        list.push_back(build(*item, depth + 1));
    }
    return list;
}

PickleValue TreeBuilder::build_dict(const Node& node, int depth) {
    PickleValue::Dict dict;
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        dict.emplace_back(key_text(*node.items[i]), build(*node.items[i + 1], depth + 1));
    }
    return dict;
}

std::string TreeBuilder::key_text(const Node& key) {
    graph_.charge(sizeof(std::string) + key.text.size());
    if (key.kind == NodeKind::integer) {
        return std::to_string(key.integer);
    }
    if (key.kind != NodeKind::text) {
        throw ReadError(RETORT_TEXT("%1 contains a dict whose keys are neither strings nor integers"));
    }
    return key.text;
}

} // namespace

PickleValue read_pickle(const std::filesystem::path& file) {
    return naming(file, [&] {
        const InputFile input(file);
        TorchFile torch(input);
        auto value = TreeBuilder(torch).build(*torch.pickle.root, 0);
        input.require_unchanged();
        return value;
    });
}

} // namespace retort
