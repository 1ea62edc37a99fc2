#include "core/files/pickle/module_tree.h"

#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <unordered_set>

namespace retort {

namespace {

/// Longer names are refused by whoever takes the tensors. A pickle can mention one long text a million times.
constexpr std::size_t longest_tensor_name = 1000;

/// The dict that a module keeps under `name`, or nullptr.
const Node* dict_of(const Node& module, std::string_view name) {
    const Node* dict = find_item(module, name);
    return dict != nullptr && dict->kind == NodeKind::dict ? dict : nullptr;
}

bool may_be_weight(const Node& value) {
    return is_any_tensor(value) || value.kind == NodeKind::call || value.kind == NodeKind::record;
}

/// Its class, without the module that has it.
std::string kind_of(const Node& module) {
    return module.text.substr(module.text.rfind('.') + 1);
}

/// How a layer is called whose parameters' names begin with `prefix`: without the dot.
std::string name_of(const std::string& prefix) {
    return prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
}

class ModuleWalk {
  public:
    ModuleWalk(PickleGraph& graph, std::size_t& steps_left) : graph_(graph), steps_left_(steps_left) {}
    void visit(const Node& module, const std::string& prefix, int depth);
    [[nodiscard]] ModuleContents take() { return std::move(found_); }

  private:
    void work(std::size_t steps);
    void take_tensors(const Node* dict, const std::string& prefix,
                      const std::unordered_set<std::string_view>& but);
    std::unordered_set<std::string_view> not_persistent(const Node& module);
    void take_class(const Node& module, const std::string& prefix);
    void take_settings(const Node& module, const std::string& prefix);
    bool is_computed(const Node& module, const Node& name);
    bool keeps_tensors(const Node& module);
    void take_weightless(const Node& module, const std::string& prefix);
    void visit_children(const Node* dict, const std::string& prefix, int depth);

    PickleGraph& graph_;
    ModuleContents found_;
    std::size_t& steps_left_;
};

/// Modules may be shared; a file that shares them over and over asks for a walk without end.
void ModuleWalk::work(std::size_t steps) {
    if (steps > steps_left_) {
        throw ReadError(RETORT_TEXT("%1 is rejected: its modules are nested too deeply or shared too often"));
    }
    steps_left_ -= steps;
}

void ModuleWalk::visit(const Node& module, const std::string& prefix, int depth) {
    constexpr int deepest = 100;
    work(depth > deepest ? steps_left_ + 1 : 1 + module.items.size());
    take_class(module, prefix);
    take_settings(module, prefix);
    take_weightless(module, prefix);
    take_tensors(dict_of(module, "_parameters"), prefix, {});
    take_tensors(dict_of(module, "_buffers"), prefix, not_persistent(module));
    visit_children(dict_of(module, "_modules"), prefix, depth);
}

void ModuleWalk::take_tensors(const Node* dict, const std::string& prefix,
                              const std::unordered_set<std::string_view>& but) {
    for (std::size_t i = 0; dict != nullptr && i + 1 < dict->items.size(); i += 2) {
        work(1);
        const Node& name = *dict->items[i];
        if (may_be_weight(*dict->items[i + 1]) && name.kind == NodeKind::text &&
            (name.text.size() > longest_tensor_name || !but.contains(name.text))) {
            graph_.charge(2 * (sizeof(found_.tensors.front()) + prefix.size() + name.text.size()));
            found_.tensors.emplace_back(prefix + name.text, dict->items[i + 1]);
        }
    }
}

std::unordered_set<std::string_view> ModuleWalk::not_persistent(const Node& module) {
    std::unordered_set<std::string_view> names;
    const Node* set = find_item(module, "_non_persistent_buffers_set");
    if (set == nullptr || set->kind != NodeKind::set) { // PyTorch before 1.6 has none
        return names;
    }
    work(set->items.size());
    for (const Node* name : set->items) {
        if (name->kind == NodeKind::text && name->text.size() <= longest_tensor_name) {
            names.insert(name->text);
        }
    }
    return names;
}

/// A whole number, or one for each of two directions; empty for anything else.
std::vector<std::int64_t> sizes_in(const Node* value) {
    std::vector<std::int64_t> sizes;
    if (value != nullptr && value->kind == NodeKind::integer) {
        sizes.push_back(value->integer);
    }
    const bool is_pair = value != nullptr && value->kind == NodeKind::tuple && value->items.size() == 2;
    for (std::size_t i = 0; is_pair && i < 2; ++i) {
        if (value->items[i]->kind == NodeKind::integer) {
            sizes.push_back(value->items[i]->integer);
        }
    }
    return sizes;
}

std::optional<std::int64_t> integer_in(const Node* value) {
    return value != nullptr && value->kind == NodeKind::integer ? std::optional(value->integer)
                                                                : std::nullopt;
}

std::optional<bool> boolean_in(const Node* value) {
    return value != nullptr && value->kind == NodeKind::boolean ? std::optional(value->integer != 0)
                                                                : std::nullopt;
}

void ModuleWalk::take_class(const Node& module, const std::string& prefix) {
    if (module.text.size() <= longest_tensor_name) {
        graph_.charge(2 * (sizeof(ModuleClass) + prefix.size() + module.text.size()));
        found_.classes.push_back({name_of(prefix), module.text});
    }
}

void ModuleWalk::take_settings(const Node& module, const std::string& prefix) {
    const auto* eps = find_item(module, "eps");
    const auto* mode = find_item(module, "padding_mode");
    LayerSettings layer{name_of(prefix), kind_of(module), sizes_in(find_item(module, "stride")),
                        sizes_in(find_item(module, "padding")),
                        eps != nullptr && eps->kind == NodeKind::real ? std::optional(eps->real)
                                                                      : std::nullopt};
    layer.kernel = sizes_in(find_item(module, "kernel_size"));
    layer.heads = integer_in(find_item(module, "num_heads"));
    layer.rounds_up = boolean_in(find_item(module, "ceil_mode"));
    if (mode != nullptr && mode->kind == NodeKind::text && mode->text.size() <= longest_tensor_name) {
        layer.padding_mode = mode->text;
    }
    if (layer.kind.size() <= longest_tensor_name && (!layer.stride.empty() || layer.eps || layer.heads)) {
        graph_.charge(
            2 * (sizeof(layer) + layer.name.size() + layer.kind.size() + layer.padding_mode.size()) + 64);
        found_.layers.push_back(std::move(layer));
    }
}

/// Whether `dict` holds something that may be a weight, or a module.
bool holds_any(const Node* dict) {
    return dict != nullptr && std::any_of(dict->items.begin(), dict->items.end(), [](const Node* item) {
               return may_be_weight(*item) || is_module(*item);
           });
}

/// Whether the attribute `name` is computed of parameters that have its name and another ending: what
/// torch.nn.utils.prune, weight_norm and spectral_norm leave beside them.
bool ModuleWalk::is_computed(const Node& module, const Node& name) {
    const auto* parameters = dict_of(module, "_parameters");
    work(parameters != nullptr ? parameters->items.size() : 0);
    return parameters != nullptr && name.kind == NodeKind::text && name.text.size() <= longest_tensor_name &&
           (find_item(*parameters, name.text + "_orig") != nullptr ||
            find_item(*parameters, name.text + "_g") != nullptr);
}

/// Whether it keeps tensors that state_dict() leaves out: attributes, or buffers that are not persistent.
bool ModuleWalk::keeps_tensors(const Node& module) {
    const auto hidden = not_persistent(module);
    const auto* buffers = dict_of(module, "_buffers");
    for (std::size_t i = 0; buffers != nullptr && i + 1 < buffers->items.size(); i += 2) {
        if (buffers->items[i]->kind == NodeKind::text && hidden.contains(buffers->items[i]->text) &&
            is_any_tensor(*buffers->items[i + 1])) {
            return true;
        }
    }
    for (std::size_t i = 0; i + 1 < module.items.size(); i += 2) {
        if (is_any_tensor(*module.items[i + 1]) && !is_computed(module, *module.items[i])) {
            return true;
        }
    }
    return false;
}

/// The way a GELU is approximated, behind its class: the one activation with such a choice in networks here.
std::string with_approximation(std::string kind, const Node& module) {
    const auto* way = find_item(module, "approximate");
    const bool is_other = way != nullptr && way->kind == NodeKind::text && way->text.size() <= 20 &&
                          way->text != "none" && !way->text.empty();
    return is_other ? kind + "(" + printable(way->text) + ")" : kind;
}

void ModuleWalk::take_weightless(const Node& module, const std::string& prefix) {
    auto kind = with_approximation(kind_of(module), module);
    const bool is_empty = !holds_any(dict_of(module, "_modules")) &&
                          !holds_any(dict_of(module, "_parameters")) &&
                          !holds_any(dict_of(module, "_buffers"));
    if (kind.size() <= longest_tensor_name && (is_empty || keeps_tensors(module))) {
        auto name = name_of(prefix);
        graph_.charge(2 * (sizeof(WeightlessLayer) + name.size() + kind.size()));
        found_.weightless.push_back({std::move(name), std::move(kind)});
    }
}

void ModuleWalk::visit_children(const Node* dict, const std::string& prefix, int depth) {
    for (std::size_t i = 0; dict != nullptr && i + 1 < dict->items.size(); i += 2) {
        const Node& name = *dict->items[i];
        const Node& child = *dict->items[i + 1];
        work(1 + prefix.size() / 64 + child.items.size());
        if (name.kind != NodeKind::text || !is_module(child)) {
            continue;
        }
        if (prefix.size() + name.text.size() > longest_tensor_name) {
            throw ReadError(RETORT_TEXT("%1 is damaged: it contains a tensor without a valid name"));
        }
        visit(child, prefix + name.text + ".", depth + 1);
    }
}

} // namespace

bool is_module(const Node& node) {
    return node.kind == NodeKind::record && dict_of(node, "_modules") != nullptr &&
           dict_of(node, "_parameters") != nullptr;
}

ModuleContents module_contents(PickleGraph& graph, const Node& module, std::size_t& steps_left) {
    ModuleWalk walk(graph, steps_left);
    walk.visit(module, "", 0);
    return walk.take();
}

} // namespace retort
