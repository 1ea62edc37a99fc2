#include "core/files/pickle/torch_checkpoint.h"

#include "core/base/letters.h"
#include "core/files/bytes/read_error.h"
#include "core/files/pickle/checkpoint_metadata.h"
#include "core/files/pickle/module_tree.h"
#include "core/files/pickle/statements.h"
#include "core/files/pickle/torch_file.h"
#include "core/files/pickle/unreadable_weights.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

namespace retort {

namespace {

/// Where checkpoints keep their weights, the likelier before the less likely; averages of weights come last.
constexpr std::array<std::string_view, 23> nesting_keys{"state_dict",
                                                        "model_state_dict",
                                                        "model",
                                                        "teacher",
                                                        "net",
                                                        "student",
                                                        "network",
                                                        "model_state",
                                                        "net_state_dict",
                                                        "net_state",
                                                        "weights",
                                                        "params",
                                                        "module",
                                                        "backbone",
                                                        "encoder",
                                                        "state_dict_ema",
                                                        "model_ema",
                                                        "ema_state_dict",
                                                        "model_ema_state_dict",
                                                        "ema_model",
                                                        "ema",
                                                        "params_ema",
                                                        "shadow"};
constexpr int deepest_nesting = 4;
constexpr std::size_t longest_name = 1000;
constexpr std::size_t most_lists = 100;
constexpr std::size_t most_tensors = 65536;

bool holds_tensors(const Node& dict) {
    for (std::size_t i = 1; i < dict.items.size(); i += 2) {
        if (dict.items[i]->kind == NodeKind::tensor) {
            return true;
        }
    }
    return false;
}

/// The rank of a key that weights are kept under, or none.
std::size_t rank_of(const Node& key) {
    const auto found = key.kind == NodeKind::text
                           ? std::find(nesting_keys.begin(), nesting_keys.end(), key.text)
                           : nesting_keys.end();
    return static_cast<std::size_t>(found - nesting_keys.begin());
}

bool is_nesting_key(const Node& key) {
    return rank_of(key) < nesting_keys.size();
}

/// By rank, the dicts and objects that `dict` keeps under the known keys; nullptr where it has none.
std::array<const Node*, nesting_keys.size()> nested_items(const Node& dict) {
    std::array<const Node*, nesting_keys.size()> found{};
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const std::size_t rank = rank_of(*dict.items[i]);
        if (rank < found.size()) {
            found[rank] = has_items(*dict.items[i + 1]) ? dict.items[i + 1] : nullptr;
        }
    }
    return found;
}

bool may_hold_weights(const Node& node) {
    if (is_module(node) || holds_tensors(node)) {
        return true;
    }
    const auto inner = nested_items(node);
    return std::any_of(inner.begin(), inner.end(), [](const Node* item) { return item != nullptr; });
}

/// Whether one of the words of `key` is "optimizer", or short for it.
bool is_of_optimizer(const std::string& key) {
    const auto words = name_words(key);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "optim" || word.starts_with("optimizer") || word.starts_with("optimiser");
    });
}

/// The same, also one level further down under keys of the file's own making. Dicts may be shared: what is
/// looked through is charged.
bool may_hold_weights_below(PickleGraph& graph, const Node& node) {
    if (may_hold_weights(node)) {
        return true;
    }
    graph.charge(node.items.size());
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const Node& key = *node.items[i];
        const Node& item = *node.items[i + 1];
        if (key.kind == NodeKind::text && has_items(item) && !is_of_optimizer(key.text)) {
            graph.charge(item.items.size());
            if (may_hold_weights(item)) {
                return true;
            }
        }
    }
    return false;
}

/// A dict inside another, and the key it stands under, as a person is told it.
struct Step {
    const Node* dict = nullptr;
    std::string key;
};

/// To what `dict` keeps under known keys, the likelier first. Dicts may be shared: what is looked through is
/// charged.
std::vector<Step> known_steps(PickleGraph& graph, const Node& dict) {
    graph.charge(dict.items.size());
    std::vector<Step> steps;
    const auto items = nested_items(dict);
    for (std::size_t rank = 0; rank < items.size(); ++rank) {
        if (items[rank] == nullptr) {
            continue;
        }
        graph.charge(items[rank]->items.size());
        if (may_hold_weights(*items[rank])) {
            steps.push_back({items[rank], std::string(nesting_keys[rank])});
        }
    }
    return steps;
}

/// To what it keeps under keys of the file's own making, charged likewise. `holds` says what may be weights.
template <typename Holds>
std::vector<Step> other_steps(PickleGraph& graph, const Node& dict, const Holds& holds) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& key = *dict.items[i];
        const Node& item = *dict.items[i + 1];
        if (key.kind != NodeKind::text || !has_items(item) || is_nesting_key(key)) {
            continue;
        }
        graph.charge(item.items.size());
        if (holds(item)) {
            steps.push_back({&item, printable(key.text)});
        }
    }
    return steps;
}

/// What `dict` holds under `key`, where it has items; else nullptr.
const Node* inner_dict(PickleGraph& graph, const Node& dict, std::string_view key) {
    graph.charge(dict.items.size());
    const Node* item = find_item(dict, key);
    return item != nullptr && has_items(*item) ? item : nullptr;
}

/// Whether its `state_dict` has the averaged weights, and the raw ones stand aside: on saving, OpenMMLab's
/// EMAHook and Lightning's WeightAveraging swap the two.
bool has_averages_first(PickleGraph& graph, const Node& dict) {
    if (inner_dict(graph, dict, "ema_state_dict") != nullptr) {
        const Node* meta = inner_dict(graph, dict, "meta");
        const Node* version = meta != nullptr ? find_item(*meta, "mmengine_version") : nullptr;
        return version != nullptr && version->kind == NodeKind::text;
    }
    return inner_dict(graph, dict, "averaging_state") != nullptr &&
           inner_dict(graph, dict, "current_model_state") != nullptr;
}

/// Where the values of tensors start in the file: storage, byte, element. Two names of one tensor have one.
using TensorPlaces = std::set<std::tuple<std::size_t, std::uint64_t, std::int64_t>>;

void add_place(PickleGraph& graph, const Node& value, TensorPlaces& places) {
    if (value.kind == NodeKind::tensor) {
        const auto& tensor = graph.tensor(value);
        graph.charge(sizeof(TensorPlaces::value_type) + 4 * sizeof(void*)); // as a node of a tree
        places.emplace(tensor.window.storage, tensor.window.offset, tensor.offset);
    }
}

/// "epoch, optimizer, …": what a person may recognise in a dict that has no weights.
std::string key_list(const Node& dict) {
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(dict.items.size(), 10); i += 2) {
        list += (list.empty() ? "" : ", ") + printable(dict.items[i]->text);
    }
    return dict.items.size() > 10 ? list + ", …" : list;
}

class CheckpointBuilder {
  public:
    explicit CheckpointBuilder(TorchFile& torch)
        : torch_(torch)
        , loader_(torch.graph, *torch.pickle.source)
        , metadata_(torch.graph, loader_, checkpoint_) {}
    Checkpoint build();

  private:
    void check_root(const Node& root) const;
    [[nodiscard]] std::vector<Step> steps_from(const Node& dict, int level);
    void add_other_networks(const Node& dict, std::vector<Step>& steps);
    void find_places(const Node& node, int level, TensorPlaces& places);
    bool holds_weights(const Node& module);
    void note_lists(const Node& dict, const std::string& prefix, int level);
    void take(const Node& dict, const std::string& prefix, int level);
    void take_module(const Node& module, const std::string& prefix);
    void take_dict(const Node& dict, const std::string& prefix);
    void require_tensors() const;
    void take_tensor(const std::string& name, const Node& tensor);

    TorchFile& torch_;
    TensorLoader loader_;
    Checkpoint checkpoint_;
    MetadataCollector metadata_;
    std::unordered_map<std::string, std::size_t> places_; ///< of names in checkpoint_.tensors
    std::size_t steps_left_ = std::size_t{1} << 24U;      ///< through all modules of the file
};

Checkpoint CheckpointBuilder::build() {
    checkpoint_.format = torch_.pickle.format;
    const Node& root = *torch_.pickle.root;
    check_root(root);
    take(root, "", 0);
    StatementCollector(torch_.graph, &loader_, checkpoint_).take(root);
    if (!is_module(root)) {
        note_lists(root, "", 1);
    }
    require_tensors();
    return std::move(checkpoint_);
}

void CheckpointBuilder::check_root(const Node& root) const {
    if (is_any_tensor(root)) {
        throw ReadError(RETORT_TEXT("%1 contains a single tensor instead of a state_dict"));
    }
    refuse_call(root);
    if (!has_items(root)) {
        throw ReadError(RETORT_TEXT("%1 contains no dict; a state_dict is required"));
    }
}

std::vector<Step> CheckpointBuilder::steps_from(const Node& dict, int level) {
    if (level == deepest_nesting) {
        return {};
    }
    auto steps = known_steps(torch_.graph, dict);
    if (steps.empty()) {
        return holds_tensors(dict) ? steps : other_steps(torch_.graph, dict, may_hold_weights);
    }
    if (steps.front().key == "state_dict" && has_averages_first(torch_.graph, dict)) {
        return {{steps.front().dict, "state_dict (averaged weights)"}};
    }
    add_other_networks(dict, steps);
    return steps;
}

/// Beside known keys a teacher, an average or the best epoch may stand under any key. What holds less than
/// half of the tensors of the network there is none, but a criterion, a centre or a queue; and the very
/// tensors that are there already are no other network.
void CheckpointBuilder::add_other_networks(const Node& dict, std::vector<Step>& steps) {
    std::size_t largest = 0;
    TensorPlaces taken;
    for (const auto& step : steps) {
        TensorPlaces places;
        find_places(*step.dict, 0, places);
        largest = std::max(largest, places.size());
        taken.merge(places);
    }
    const auto holds = [&](const Node& item) { return may_hold_weights_below(torch_.graph, item); };
    for (auto& step : other_steps(torch_.graph, dict, holds)) {
        if (is_of_optimizer(step.key)) {
            continue; // averages of gradients may be as many
        }
        TensorPlaces places;
        find_places(*step.dict, 0, places);
        if (2 * places.size() >= largest &&
            !std::includes(taken.begin(), taken.end(), places.begin(), places.end())) {
            steps.push_back(std::move(step));
        }
    }
}

/// Of all tensors that take() would find in `node`, or a few more.
void CheckpointBuilder::find_places(const Node& node, int level, TensorPlaces& places) {
    if (is_module(node)) {
        for (const auto& [name, tensor] : module_contents(torch_.graph, node, steps_left_).tensors) {
            add_place(torch_.graph, *tensor, places);
        }
        return;
    }
    torch_.graph.charge(node.items.size());
    for (std::size_t i = 1; i < node.items.size(); i += 2) {
        add_place(torch_.graph, *node.items[i], places);
    }
    bool is_nested = holds_tensors(node);
    for (const Node* inner : nested_items(node)) {
        if (inner != nullptr && level < deepest_nesting) {
            find_places(*inner, level + 1, places);
            is_nested = true;
        }
    }
    if (!is_nested && level < deepest_nesting) {
        for (const auto& step : other_steps(torch_.graph, node, may_hold_weights)) {
            find_places(*step.dict, level + 1, places);
        }
    }
}

/// A transform may be a module without any.
bool CheckpointBuilder::holds_weights(const Node& module) {
    return !module_contents(torch_.graph, module, steps_left_).tensors.empty();
}

/// Notes where `dict` has lists of tensors, or of what holds some: of averages, or of what the best epochs
/// had.
void CheckpointBuilder::note_lists(const Node& dict, const std::string& prefix, int level) {
    torch_.graph.charge(dict.items.size());
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& key = *dict.items[i];
        const Node& item = *dict.items[i + 1];
        if (key.kind != NodeKind::text || key.text.size() > longest_name || is_of_optimizer(key.text)) {
            continue;
        }
        const bool is_list = item.kind == NodeKind::list || item.kind == NodeKind::tuple;
        if (is_list) {
            torch_.graph.charge(item.items.size());
        }
        // What lists hold may be shared, too.
        const auto may_hold = [&](const Node* one) {
            torch_.graph.charge(has_items(*one) ? one->items.size() : 0);
            return is_any_tensor(*one) ||
                   (has_items(*one) && (is_module(*one) ? holds_weights(*one) : may_hold_weights(*one)));
        };
        const bool holds = is_list && std::any_of(item.items.begin(), item.items.end(), may_hold);
        if (holds && checkpoint_.lists.size() < most_lists) {
            checkpoint_.lists.push_back(prefix + printable(key.text));
        } else if (has_items(item) && !is_module(item) && level > 0) {
            note_lists(item, prefix + printable(key.text) + ".", level - 1);
        }
    }
}

/// Goes down through the keys of weights to these, taking what else each level says. Weights under several
/// keys have these before their names.
void CheckpointBuilder::take(const Node& dict, const std::string& prefix, int level) {
    if (is_module(dict)) {
        take_module(dict, prefix);
        return;
    }
    const auto steps = steps_from(dict, level);
    if (steps.empty()) {
        take_dict(dict, prefix);
        return;
    }
    metadata_.take(dict, steps.front().dict, true);
    if (steps.size() == 1) {
        note_nesting(checkpoint_, steps.front().key);
        take(*steps.front().dict, prefix, level + 1);
        return;
    }
    for (const auto& step : steps) {
        take(*step.dict, prefix + step.key + ".", level + 1);
    }
}

void CheckpointBuilder::take_module(const Node& module, const std::string& prefix) {
    note_nesting(checkpoint_, "object of class " + printable(module.text));
    auto contents = module_contents(torch_.graph, module, steps_left_);
    for (const auto& [name, tensor] : contents.tensors) {
        take_tensor(prefix + name, *tensor);
    }
    for (auto& layer : contents.layers) {
        layer.name.insert(0, prefix);
        checkpoint_.layers.push_back(std::move(layer));
    }
    for (auto& layer : contents.weightless) {
        layer.name.insert(0, prefix);
        checkpoint_.weightless.push_back(std::move(layer));
    }
    for (auto& part : contents.classes) {
        part.name.insert(0, prefix);
        if (part.name.ends_with('.')) { // the whole, under the key that it stands under
            part.name.pop_back();
        }
        checkpoint_.classes.push_back(std::move(part));
    }
    if (checkpoint_.tensors.empty()) {
        throw ReadError(RETORT_TEXT("%1 contains an object of the class %2 without any weights"),
                        {printable(module.text)});
    }
}

/// Among weights a tensor of one element is one of them, no metadata. What is no tensor is left out, unless
/// it stands in a tensor's place: called as others are, or of a kind that is not read.
void CheckpointBuilder::take_dict(const Node& dict, const std::string& prefix) {
    const bool alone = prefix.empty(); // of several dicts, one that cannot be read does not matter
    if (alone && !holds_tensors(dict)) {
        refuse_unreadable_weights(torch_.graph, dict, is_nesting_key);
    }
    const WeightPlaces places(dict);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& name = *dict.items[i];
        const Node& value = unpacked(*dict.items[i + 1]);
        if (!places.holds_weight(name, value) || (!alone && value.kind != NodeKind::tensor)) {
            continue;
        }
        if (name.kind != NodeKind::text) {
            throw ReadError(RETORT_TEXT("%1 is damaged: it contains a tensor without a valid name"));
        }
        take_tensor(prefix + name.text, value);
    }
    metadata_.take(dict, nullptr, false);
}

void CheckpointBuilder::require_tensors() const {
    if (checkpoint_.tensors.empty()) {
        const Node& root = *torch_.pickle.root;
        refuse_unreadable_weights(torch_.graph, root, is_nesting_key);
        throw ReadError(
            RETORT_TEXT("%1 contains no state_dict: a dict of tensors is required at the top level or under "
                        "state_dict, model_state_dict, model, teacher or net; it has: %2"),
            {root.items.empty() ? "-" : key_list(root)});
    }
}

/// As in Python, a name that comes twice keeps its place and has the later value.
void CheckpointBuilder::take_tensor(const std::string& name, const Node& tensor) {
    if (name.size() > longest_name || !is_printable(name)) {
        throw ReadError(RETORT_TEXT("%1 is damaged: it contains a tensor without a valid name"));
    }
    require_readable(name, tensor);
    torch_.graph.charge(sizeof(Node)); // a name may come again and again
    const auto [place, is_new] = places_.try_emplace(name, checkpoint_.tensors.size());
    if (is_new) {
        torch_.graph.charge(2 * name.size()); // dicts, and so names, may be shared
        checkpoint_.tensors.emplace_back(name, torch::Tensor());
    }
    if (checkpoint_.tensors.size() > most_tensors) {
        throw ReadError(RETORT_TEXT("%1 is rejected: it contains more than %2 tensors"),
                        {std::to_string(most_tensors)});
    }
    checkpoint_.tensors[place->second].second = loader_.load(tensor);
}

} // namespace

Checkpoint read_torch_checkpoint(const InputFile& input) {
    TorchFile torch(input);
    return CheckpointBuilder(torch).build();
}

void note_nesting(Checkpoint& checkpoint, const std::string& what) {
    checkpoint.nesting += (checkpoint.nesting.empty() ? "" : ", ") + what;
}

} // namespace retort
