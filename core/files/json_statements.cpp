#include "core/files/json_statements.h"

#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/json_text.h"
#include "core/files/image_processor.h"
#include "core/files/pickle/statements.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace retort {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

/// The parsed form takes many times the memory of the text.
constexpr std::size_t longest_json = 4U << 20U;
constexpr std::uint64_t node_memory = 256U << 20U;

Node* node_of(PickleGraph& graph, const Json& value);

Node* node_of_structure(PickleGraph& graph, const Json& value) {
    Node* node = graph.add(value.is_object() ? NodeKind::dict : NodeKind::list);
    for (const auto& [key, item] : value.items()) {
        if (value.is_object()) {
            graph.append(*node, graph.add_text(NodeKind::text, key));
        }
        graph.append(*node, node_of(graph, item));
    }
    return node;
}

Node* node_of(PickleGraph& graph, const Json& value) {
    if (value.is_structured()) {
        return node_of_structure(graph, value);
    }
    if (value.is_string()) {
        return graph.add_text(NodeKind::text, value.get<std::string>());
    }
    if (value.is_boolean()) {
        return graph.add_boolean(value.get<bool>());
    }
    if (value.is_number_integer()) {
        return graph.add_integer(value.get<std::int64_t>());
    }
    return value.is_number() ? graph.add_real(value.get<double>()) : graph.add_none();
}

/// A list or an object; null or discarded for all else.
Json structure_in(const std::string& text) {
    const bool may_be_json = (text.starts_with('{') || text.starts_with('[')) &&
                             text.size() <= longest_json && !is_nested_too_deeply(text);
    return may_be_json ? Json::parse(text, nullptr, /*allow_exceptions=*/false) : Json();
}

/// JSON as nodes; what is none, as the text that it is.
Node* node_of_text(PickleGraph& graph, const std::string& text) {
    const auto json = structure_in(text);
    return json.is_structured() ? node_of(graph, json) : graph.add_text(NodeKind::text, text);
}

/// Weights can be read, whatever is said beside them.
template <typename Take>
void unless_too_much(const Take& take) {
    try {
        take();
    } catch (const Error&) {
        return;
    }
}

/// What the file says, where it is one; null where there is none.
Json sidecar(const fs::path& file) {
    std::error_code error;
    const auto size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    return error || size == 0 || size > longest_json ? Json() : structure_in(read_text_file(file));
}

/// Whether `config` is one of Hugging Face's tools or of timm's, of which any program may have another.
bool is_of_hugging_face(const Json& config) {
    constexpr std::array<const char*, 5> keys{"architectures", "architecture", "model_type", "pretrained_cfg",
                                              "transformers_version"};
    return config.is_object() &&
           std::any_of(keys.begin(), keys.end(), [&](const char* key) { return config.contains(key); });
}

void take_json(const Json& json, Checkpoint& checkpoint) {
    if (json.is_structured()) {
        PickleGraph graph(node_memory);
        StatementCollector(graph, nullptr, checkpoint).take(*node_of(graph, json));
    }
}

} // namespace

void take_metadata_statements(const Metadata& metadata, Checkpoint& checkpoint) {
    unless_too_much([&] {
        PickleGraph graph(node_memory);
        Node* root = graph.add(NodeKind::dict);
        for (const auto& [name, value] : metadata) {
            graph.append(*root, graph.add_text(NodeKind::text, name));
            graph.append(*root, node_of_text(graph, value));
        }
        StatementCollector(graph, nullptr, checkpoint).take(*root);
    });
}

void take_sidecar_statements(const fs::path& weights, Checkpoint& checkpoint) {
    unless_too_much([&] {
        const auto folder = weights.parent_path();
        const auto config = sidecar(folder / "config.json");
        const auto processor = sidecar(folder / "preprocessor_config.json");
        const bool is_theirs = weights.extension() == ".bin" || checkpoint.format == "safetensors" ||
                               processor.is_object() || is_of_hugging_face(config);
        if (is_theirs) {
            take_json(config, checkpoint);
            take_json(plain_image_processor(processor), checkpoint);
        }
    });
}

} // namespace retort
