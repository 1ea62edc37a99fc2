#include "core/files/pickle/node_values.h"

#include "core/base/printable.h"
#include "core/files/pickle/pickle_globals.h"

#include <array>
#include <charconv>
#include <cstring>

namespace retort {

namespace {

/// A NumPy array, as its state describes it.
struct ArrayState {
    std::size_t count = 1; ///< of its elements
    std::string code;      ///< of its type: "f8", "U3"; empty for one of another order of bytes
    const Node* content;   ///< bytes, or a list of objects
};

/// The number of elements of an array whose sides `shape` lists; 0 for too many.
std::size_t count_of(const Node& shape) {
    constexpr std::uint64_t most = 1U << 16U;
    std::uint64_t count = 1;
    for (const Node* side : shape.items) {
        if (side->kind != NodeKind::integer || side->integer < 1 ||
            static_cast<std::uint64_t>(side->integer) > most / count) {
            return 0;
        }
        count *= static_cast<std::uint64_t>(side->integer);
    }
    return count;
}

/// Of none for what is no array that is read.
ArrayState state_of(const Node& node) {
    const bool has_state = is_numpy_array(node) && node.items.size() == 1 &&
                           node.items[0]->kind == NodeKind::tuple && node.items[0]->items.size() == 5;
    if (!has_state) {
        return {0, {}, nullptr};
    }
    const auto& parts = node.items[0]->items;
    const Node& dtype = *parts[2];
    const bool has_code = dtype.kind == NodeKind::record && dtype.items.size() == 1 &&
                          dtype.items[0]->kind == NodeKind::text && dtype.items[0]->text.size() < 20;
    return {parts[1]->kind == NodeKind::tuple ? count_of(*parts[1]) : 0,
            has_code ? dtype.items[0]->text : std::string(), parts[4]};
}

template <typename T>
T from_bytes(const char* bytes) {
    T value{};
    std::memcpy(&value, bytes, sizeof(value));
    return value;
}

void append_utf8(std::string& text, std::uint32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> first{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(first.at(static_cast<std::size_t>(more)) | (code >> 6U * more));
    for (int i = more - 1; i >= 0; --i) {
        text += static_cast<char>(0x80U | ((code >> 6U * i) & 0x3FU));
    }
}

/// A text of NumPy's: characters of four bytes, the rest zeros.
std::string unicode_text(const char* bytes, std::size_t width) {
    std::string text;
    for (std::size_t i = 0; i < width; i += 4) {
        const auto code = from_bytes<std::uint32_t>(bytes + i);
        if (code == 0 || code > 0x10FFFF) {
            break;
        }
        append_utf8(text, code);
    }
    return text;
}

/// How many bytes an element of the type `code` takes; 0 for types that are not read.
std::size_t width_of(const std::string& code) {
    constexpr std::size_t longest_text = 1000;
    if (code == "f8" || code == "i8") {
        return 8;
    }
    if (code == "f4" || code == "i4") {
        return 4;
    }
    std::size_t length = 0;
    const auto* end = code.data() + code.size();
    const bool is_text = code.starts_with('U') && std::from_chars(code.data() + 1, end, length).ptr == end &&
                         length <= longest_text;
    return is_text ? 4 * length : 0;
}

Node* element_of(PickleGraph& graph, const std::string& code, const char* bytes, std::size_t width) {
    switch (code.front()) {
    case 'f':
        return graph.add_real(width == 8 ? from_bytes<double>(bytes)
                                         : static_cast<double>(from_bytes<float>(bytes)));
    case 'i':
        return graph.add_integer(width == 8 ? from_bytes<std::int64_t>(bytes)
                                            : std::int64_t{from_bytes<std::int32_t>(bytes)});
    default:
        return graph.add_text(NodeKind::text, unicode_text(bytes, width));
    }
}

std::vector<Node*> array_elements(PickleGraph& graph, const ArrayState& array) {
    std::vector<Node*> elements;
    if (array.content == nullptr || array.count == 0) {
        return elements;
    }
    if (array.content->kind == NodeKind::list) {
        graph.charge(array.content->items.size() * sizeof(Node*));
        return array.content->items;
    }
    const auto width = width_of(array.code);
    const auto& bytes = array.content->text;
    if (array.content->kind != NodeKind::bytes || width == 0 || bytes.size() != width * array.count) {
        return elements;
    }
    for (std::size_t i = 0; i < array.count; ++i) {
        elements.push_back(element_of(graph, array.code, bytes.data() + i * width, width));
    }
    return elements;
}

} // namespace

std::string real_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string numbers_text(const Node& list) {
    constexpr std::size_t longest = 4;
    if (list.items.empty() || list.items.size() > longest) {
        return {};
    }
    std::string text;
    for (const Node* item : list.items) {
        if (item->kind != NodeKind::integer && item->kind != NodeKind::real) {
            return {};
        }
        text += (text.empty() ? "[" : ", ") +
                (item->kind == NodeKind::real ? real_text(item->real) : std::to_string(item->integer));
    }
    return text + "]";
}

std::string value_text(const Node& value) {
    switch (value.kind) {
    case NodeKind::boolean:
        return value.integer != 0 ? "true" : "false";
    case NodeKind::integer:
        return std::to_string(value.integer);
    case NodeKind::real:
        return real_text(value.real);
    case NodeKind::text:
        return printable(value.text);
    case NodeKind::list:
    case NodeKind::tuple:
        return numbers_text(value);
    default:
        return {};
    }
}

std::vector<Node*> elements_of(PickleGraph& graph, const Node& node) {
    if (node.kind == NodeKind::list || node.kind == NodeKind::tuple) {
        graph.charge(node.items.size() * sizeof(Node*));
        return node.items;
    }
    return array_elements(graph, state_of(node));
}

} // namespace retort
