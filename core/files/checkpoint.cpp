#include "core/files/checkpoint.h"

#include "core/files/finding.h"
#include "core/files/safetensors_reader.h"
#include "core/files/torch_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace retort {

namespace {

constexpr std::array<std::string_view, 5> nesting_keys{"state_dict", "model_state_dict", "model", "teacher",
                                                       "net"};
constexpr std::array<std::string_view, 4> prefixes{"module.", "model.", "net.", "_orig_mod."};
constexpr std::size_t longest_name = 1000;
constexpr std::size_t most_tensors = 65536;

std::string real_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// The value of a tensor with a single element.
std::string element_text(const torch::Tensor& tensor) {
    if (torch::isFloatingType(tensor.scalar_type())) {
        return real_text(tensor.item<double>());
    }
    return std::to_string(tensor.item<std::int64_t>());
}

void note(Checkpoint& checkpoint, const std::string& what) {
    checkpoint.nesting += (checkpoint.nesting.empty() ? "" : ", ") + what;
}

class CheckpointBuilder {
  public:
    explicit CheckpointBuilder(const TorchFile& torch) : torch_(torch), loader_(torch.graph, *torch.source) {}
    Checkpoint build();

  private:
    const Node& unwrap();
    void take_scalars(const Node& dict, bool from_tensors);
    void take_scalar(const std::string& name, const Node& value);
    void take_tensors(const Node& dict);
    [[nodiscard]] bool is_single(const Node& tensor) const;

    const TorchFile& torch_;
    TensorLoader loader_;
    Checkpoint checkpoint_;
};

const Node* nested_dict(const Node& dict, std::string& key) {
    for (const auto name : nesting_keys) {
        const Node* item = find_item(dict, name);
        if (item != nullptr && item->kind == NodeKind::dict) {
            key = name;
            return item;
        }
    }
    return nullptr;
}

bool holds_tensors(const Node& dict) {
    for (std::size_t i = 1; i < dict.items.size(); i += 2) {
        if (dict.items[i]->kind == NodeKind::tensor) {
            return true;
        }
    }
    return false;
}

/// "epoch, optimizer, …": what a person may recognise in a dict that has no weights.
std::string key_list(const Node& dict) {
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(dict.items.size(), 10); i += 2) {
        list += (list.empty() ? "" : ", ") + printable(dict.items[i]->text);
    }
    return dict.items.size() > 10 ? list + ", …" : list;
}

Checkpoint CheckpointBuilder::build() {
    checkpoint_.format = torch_.format;
    const Node& dict = unwrap();
    if (!holds_tensors(dict)) {
        throw Finding(RETORT_TEXT("%1: holds no state_dict: a dict of tensors is needed, at the top or under "
                                  "state_dict, model_state_dict, model, teacher or net; it has: %2"),
                      {dict.items.empty() ? "-" : key_list(dict)});
    }
    take_tensors(dict);
    take_scalars(dict, false);
    return std::move(checkpoint_);
}

/// Goes down through the known names to the dict of weights, taking what else each level says.
const Node& CheckpointBuilder::unwrap() {
    constexpr int deepest = 4;
    const Node* dict = torch_.root;
    if (dict->kind == NodeKind::tensor) {
        throw Finding(RETORT_TEXT("%1: holds a single tensor; a state_dict is needed"));
    }
    if (dict->kind != NodeKind::dict) {
        throw Finding(RETORT_TEXT("%1: holds no dict; a state_dict is needed"));
    }
    std::string key;
    for (int level = 0; level < deepest; ++level) {
        const Node* inner = nested_dict(*dict, key);
        if (inner == nullptr) {
            break;
        }
        take_scalars(*dict, true);
        note(checkpoint_, key);
        dict = inner;
    }
    return *dict;
}

bool CheckpointBuilder::is_single(const Node& node) const {
    const auto& sizes = torch_.graph.tensor(node).sizes;
    return std::all_of(sizes.begin(), sizes.end(), [](auto size) { return size == 1; });
}

/// Beside nested weights a tensor of one element is a scalar (best_prec1 often is); among weights it is one
/// of them.
void CheckpointBuilder::take_scalars(const Node& dict, bool from_tensors) {
    constexpr std::size_t most_scalars = 1000;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& name = *dict.items[i];
        const Node& value = *dict.items[i + 1];
        if (name.kind == NodeKind::text && checkpoint_.scalars.size() < most_scalars &&
            (from_tensors || value.kind != NodeKind::tensor)) {
            take_scalar(printable(name.text), value);
        }
    }
}

void CheckpointBuilder::take_scalar(const std::string& name, const Node& value) {
    std::string text;
    if (value.kind == NodeKind::boolean) {
        text = value.integer != 0 ? "true" : "false";
    } else if (value.kind == NodeKind::integer) {
        text = std::to_string(value.integer);
    } else if (value.kind == NodeKind::real) {
        text = real_text(value.real);
    } else if (value.kind == NodeKind::text) {
        text = printable(value.text);
    } else if (value.kind == NodeKind::tensor && is_single(value)) {
        text = element_text(loader_.load(value));
    } else {
        return;
    }
    checkpoint_.scalars.emplace_back(name, std::move(text));
}

/// As in Python, a name that comes twice keeps its place and has the later value.
void CheckpointBuilder::take_tensors(const Node& dict) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& name = *dict.items[i];
        const Node& value = *dict.items[i + 1];
        if (value.kind != NodeKind::tensor) {
            continue;
        }
        if (name.kind != NodeKind::text || name.text.size() > longest_name || !is_printable(name.text)) {
            throw Finding(RETORT_TEXT("%1: is damaged: a tensor in it has no proper name"));
        }
        const auto [place, is_new] = places.try_emplace(name.text, checkpoint_.tensors.size());
        if (is_new) {
            checkpoint_.tensors.emplace_back(name.text, torch::Tensor());
        }
        if (checkpoint_.tensors.size() > most_tensors) {
            throw Finding(RETORT_TEXT("%1: holds more than %2 tensors; refused"),
                          {std::to_string(most_tensors)});
        }
        checkpoint_.tensors[place->second].second = loader_.load(value);
    }
}

Checkpoint from_torch(const InputFile& input) {
    const TorchFile torch(input);
    return CheckpointBuilder(torch).build();
}

Checkpoint from_safetensors(const InputFile& input) {
    auto file = read_safetensors(input);
    if (file.tensors.empty()) {
        throw Finding(RETORT_TEXT("%1: is a safetensors file without a tensor"));
    }
    Checkpoint checkpoint;
    checkpoint.format = "safetensors";
    checkpoint.tensors = std::move(file.tensors);
    checkpoint.metadata = std::move(file.metadata);
    return checkpoint;
}

void strip_prefixes(Checkpoint& checkpoint) {
    auto& tensors = checkpoint.tensors;
    const auto shared_prefix = [&] {
        return std::find_if(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
            return std::all_of(tensors.begin(), tensors.end(), [&](const auto& item) {
                return item.first.starts_with(prefix) && item.first.size() > prefix.size();
            });
        });
    };
    for (auto prefix = shared_prefix(); prefix != prefixes.end(); prefix = shared_prefix()) {
        for (auto& item : tensors) {
            item.first.erase(0, prefix->size());
        }
        note(checkpoint, "prefix \"" + std::string(*prefix) + "\"");
    }
}

} // namespace

Checkpoint read_checkpoint(const std::filesystem::path& file) {
    return naming(file, [&] {
        const InputFile input(file);
        auto checkpoint = looks_like_safetensors(input.start()) ? from_safetensors(input) : from_torch(input);
        strip_prefixes(checkpoint);
        return checkpoint;
    });
}

} // namespace retort
