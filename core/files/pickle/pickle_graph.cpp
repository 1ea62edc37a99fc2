#include "core/files/pickle/pickle_graph.h"

#include "core/files/bytes/read_error.h"

#include <utility>

namespace retort {

void PickleGraph::charge(std::uint64_t bytes) {
    if (bytes > budget_) {
        throw ReadError(
            RETORT_TEXT("%1 is rejected: its pickle would need far more memory than its size warrants"));
    }
    budget_ -= bytes;
}

Node* PickleGraph::add(NodeKind kind) {
    charge(sizeof(Node));
    Node& node = nodes_.emplace_back();
    node.kind = kind;
    return &node;
}

Node* PickleGraph::add_none() {
    none_ = none_ == nullptr ? add(NodeKind::none) : none_;
    return none_;
}

Node* PickleGraph::add_number(NodeKind kind, std::int64_t value) {
    Node* node = add(kind);
    node->integer = value;
    return node;
}

Node* PickleGraph::add_boolean(bool value) {
    Node*& shared = booleans_.at(value ? 1 : 0);
    shared = shared == nullptr ? add_number(NodeKind::boolean, value ? 1 : 0) : shared;
    return shared;
}

Node* PickleGraph::add_integer(std::int64_t value) {
    if (value < 0 || value >= static_cast<std::int64_t>(small_integers_.size())) {
        return add_number(NodeKind::integer, value);
    }
    Node*& shared = small_integers_.at(static_cast<std::size_t>(value));
    shared = shared == nullptr ? add_number(NodeKind::integer, value) : shared;
    return shared;
}

Node* PickleGraph::add_real(double value) {
    Node* node = add(NodeKind::real);
    node->real = value;
    return node;
}

Node* PickleGraph::add_text(NodeKind kind, std::string text) {
    charge(text.size());
    Node* node = add(kind);
    node->text = std::move(text);
    return node;
}

void PickleGraph::set_text(Node& node, std::string text) {
    charge(text.size());
    node.text = std::move(text);
}

void PickleGraph::append(Node& container, Node* item) {
    charge(3 * sizeof(void*)); // a vector that grows holds up to twice its items, and the old ones meanwhile
    container.items.push_back(item);
}

void PickleGraph::append_all(Node& container, const std::vector<Node*>& items) {
    const std::size_t count = items.size(); // `items` may be the container's own
    for (std::size_t i = 0; i < count; ++i) {
        append(container, items[i]);
    }
}

std::size_t PickleGraph::declare_storage(std::string_view key, torch::ScalarType dtype, std::uint64_t bytes) {
    const auto [found, is_new] = storage_index_.try_emplace(std::string(key), storages_.size());
    if (is_new) {
        charge(2 * (sizeof(StorageDeclaration) + key.size()) + 64);
        storages_.push_back({std::string(key), dtype, bytes});
    } else if (storages_[found->second].bytes != bytes) {
        throw ReadError(RETORT_TEXT("%1 is damaged: it declares two sizes for the storage %2"),
                        {printable(key)});
    }
    return found->second;
}

Node* PickleGraph::add_window(const StorageWindow& window) {
    charge(2 * sizeof(window));
    Node* node = add(NodeKind::storage);
    node->integer = static_cast<std::int64_t>(windows_.size());
    windows_.push_back(window);
    return node;
}

Node* PickleGraph::add_tensor(TensorDeclaration tensor) {
    charge(2 * sizeof(tensor) + 2 * sizeof(std::int64_t) * tensor.sizes.size());
    Node* node = add(NodeKind::tensor);
    node->integer = static_cast<std::int64_t>(tensors_.size());
    tensors_.push_back(std::move(tensor));
    return node;
}

const StorageWindow& PickleGraph::window(const Node& node) const {
    return windows_.at(static_cast<std::size_t>(node.integer));
}

const TensorDeclaration& PickleGraph::tensor(const Node& node) const {
    return tensors_.at(static_cast<std::size_t>(node.integer));
}

const Node* find_item(const Node& dict, std::string_view key) {
    const bool has_keys = has_items(dict);
    for (std::size_t i = dict.items.size(); has_keys && i >= 2; i -= 2) {
        const Node& name = *dict.items[i - 2];
        if (name.kind == NodeKind::text && name.text == key) {
            return dict.items[i - 1];
        }
    }
    return nullptr;
}

} // namespace retort
