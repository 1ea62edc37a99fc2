// What a pickle says, as data: nodes that refer to each other. Nothing in it can act.
#pragma once

#include "core/engine/torch.h"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort {

/// Bytes that a pickle refers to by key; they stand elsewhere in the file.
struct StorageDeclaration {
    std::string key;
    torch::ScalarType dtype = torch::kFloat;
    std::uint64_t bytes = 0; ///< 0 for a dtype that is Undefined: of a type that nobody knows here
};

/// A stretch of a declared storage.
struct StorageWindow {
    std::size_t storage = 0; ///< index into PickleGraph::storages
    torch::ScalarType dtype = torch::kFloat;
    std::uint64_t offset = 0; ///< bytes
    std::uint64_t bytes = 0;
};

/// A tensor over a window; what it reaches was checked to lie inside.
struct TensorDeclaration {
    StorageWindow window;
    torch::ScalarType dtype = torch::kFloat;
    std::int64_t offset = 0; ///< elements
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> strides; ///< elements
};

enum class NodeKind : std::uint8_t {
    none,
    boolean,
    integer,
    big_integer, ///< beyond 64 bits; `text` holds its little-endian bytes
    real,
    text,
    bytes,
    list,
    tuple,
    set,
    dict,   ///< `items` holds keys and values in turn
    record, ///< an object of the class that `text` names; its attributes are in `items`, as in a dict
    global, ///< a name of Python code, as a name: `text` is "module.name"
    call,   ///< what a call would give that nobody makes: `text` is the function's name
    storage,
    tensor,
    foreign_tensor ///< a tensor of a kind that is not read; `text` says which: "complex64", "quantized", …
};

struct Node {
    NodeKind kind = NodeKind::none;
    std::int64_t integer = 0; ///< also a boolean, and the index of a storage window or tensor
    double real = 0.0;
    std::string text;
    std::vector<Node*> items; ///< of list, tuple, set, dict and record; may refer back, so mind cycles
};

/// Whether `node` is a single tensor, of a kind that is read or not.
inline bool is_any_tensor(const Node& node) {
    return node.kind == NodeKind::tensor || node.kind == NodeKind::foreign_tensor;
}

/// Whether `node` holds values by keys.
inline bool has_items(const Node& node) {
    return node.kind == NodeKind::dict || node.kind == NodeKind::record;
}

/// Owner of all nodes of a file's pickles. It counts the memory it hands out and refuses, as a ReadError, to
/// go beyond a budget: a small file must not need much memory.
class PickleGraph {
  public:
    explicit PickleGraph(std::uint64_t budget) : budget_(budget) {}

    Node* add(NodeKind kind);
    /// Nodes of numbers that come often, and of None, are shared: nothing may change them.
    Node* add_none();
    Node* add_boolean(bool value);
    Node* add_integer(std::int64_t value);
    Node* add_real(double value);
    Node* add_text(NodeKind kind, std::string text);
    void set_text(Node& node, std::string text);
    void append(Node& container, Node* item);
    void append_all(Node& container, const std::vector<Node*>& items);
    /// Takes `bytes` from the budget.
    void charge(std::uint64_t bytes);

    /// The index of the storage called `key`, declared now if it was not before. A second declaration of
    /// another size is an error.
    std::size_t declare_storage(std::string_view key, torch::ScalarType dtype, std::uint64_t bytes);
    Node* add_window(const StorageWindow& window);
    Node* add_tensor(TensorDeclaration tensor);

    [[nodiscard]] const std::vector<StorageDeclaration>& storages() const { return storages_; }
    [[nodiscard]] const StorageWindow& window(const Node& node) const;
    [[nodiscard]] const TensorDeclaration& tensor(const Node& node) const;

  private:
    Node* add_number(NodeKind kind, std::int64_t value);

    std::uint64_t budget_;
    std::array<Node*, 256> small_integers_{};
    std::array<Node*, 2> booleans_{};
    Node* none_ = nullptr;
    std::deque<Node> nodes_;
    std::vector<StorageDeclaration> storages_;
    std::unordered_map<std::string, std::size_t> storage_index_;
    std::vector<StorageWindow> windows_;
    std::vector<TensorDeclaration> tensors_;
};

/// The value of the text key `key` in a dict or record node (the last one, as in Python), or nullptr.
const Node* find_item(const Node& dict, std::string_view key);

} // namespace retort
