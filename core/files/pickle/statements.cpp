#include "core/files/pickle/statements.h"

#include "core/base/letters.h"
#include "core/base/printable.h"
#include "core/files/pickle/module_tree.h"
#include "core/files/pickle/node_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace retort {

namespace {

using What = ImageStatement;

constexpr int deepest_level = 6;
constexpr std::size_t longest_key = 1000;
constexpr std::size_t most_images = 1000;
constexpr std::size_t most_class_lists = 20;

constexpr std::array<std::pair<std::string_view, What>, 23> known_names{{
    {"image_size", What::side},
    {"img_size", What::side},
    {"input_size", What::side},
    {"val_crop_size", What::validation_side},
    {"crop_size", What::other_side},
    {"resolution", What::other_side},
    {"imgsz", What::other_side},
    {"input_res", What::other_side},
    {"input_resolution", What::other_side},
    {"resize_size", What::resized_side},
    {"val_resize_size", What::resized_side},
    {"crop_pct", What::seen_share},
    {"interpolation", What::interpolation},
    {"normalize", What::normalization},
    {"normalization", What::normalization},
    {"normalisation", What::normalization},
    {"normalize_stats", What::normalization},
    {"norm_stats", What::normalization},
    {"img_norm", What::normalization},
    {"mean_std", What::normalization},
    {"stats", What::normalization},
    {"mean", What::mean},
    {"std", What::std},
}};

/// How the classes of a pipeline's steps end, and what their sizes are.
constexpr std::array<std::pair<std::string_view, What>, 5> step_endings{{
    {"resize", What::resized_side},
    {"centercrop", What::validation_side},
    {"fivecrop", What::validation_side},
    {"tencrop", What::validation_side},
    {"crop", What::random_side},
}};

/// Before "mean" and "std" in names of images' means and deviations. Others, as "reward_mean", are of other
/// things.
constexpr std::array<std::string_view, 11> stems{"image_",     "img_",     "images_", "norm_",
                                                 "normalize_", "dataset_", "data_",   "pixel_",
                                                 "input_",     "channel_", "rgb_"};

constexpr std::array<std::string_view, 14> class_keys{
    "classes",      "class_names",  "categories",  "idx_to_class", "class_to_idx",
    "idx_to_label", "label_to_idx", "label_names", "id2label",     "label2id",
    "idx2class",    "class2idx",    "idx2label",   "label2idx"};

/// Dicts whose values say nothing about the model.
constexpr std::array<std::string_view, 6> machinery{"optim",  "scheduler", "lr_sched",
                                                    "scaler", "loops",     "callbacks"};

/// Words of the names under which files keep a configuration as text.
constexpr std::array<std::string_view, 6> config_words{"cfg",     "config",   "transform",
                                                       "preproc", "pipeline", "hparams"};

template <std::size_t count>
bool has_part(std::string_view name, const std::array<std::string_view, count>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](auto part) { return name.find(part) != std::string_view::npos; });
}

bool is_number(const Node& node) {
    return node.kind == NodeKind::integer || node.kind == NodeKind::real;
}

bool is_list(const Node& node) {
    return node.kind == NodeKind::list || node.kind == NodeKind::tuple;
}

/// Of a module's own attributes the registered ones, and what Lightning keeps.
bool is_hidden(std::string_view name) {
    return name.starts_with('_') && name != "_modules" && name != "_buffers" && name != "_hparams";
}

bool is_class_name(const Node& node) {
    return node.kind == NodeKind::text && node.text.size() <= longest_key && is_printable(node.text);
}

/// Names that nobody gave, as Hugging Face's files have them.
bool are_placeholders(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != "LABEL_" + std::to_string(i)) {
            return false;
        }
    }
    return true;
}

/// What follows `key` in a configuration's text, with its brackets: "[0.5, 0.5, 0.5]" of "mean=[0.5, 0.5,
/// 0.5]" and of "'mean': (0.5, 0.5, 0.5)". Empty where there is none.
std::string bracketed_after(const std::string& text, const std::string& key) {
    constexpr std::size_t longest = 256;
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
        const bool is_word = at == 0 || (!is_letter(text[at - 1]) && !is_digit(text[at - 1]));
        const auto begin = text.find_first_not_of("'\": =\n\t", at + key.size());
        const bool is_open = begin != std::string::npos && (text[begin] == '[' || text[begin] == '(');
        const auto near = is_open ? std::string_view(text).substr(begin, longest) : std::string_view();
        const auto length = near.find_first_of("])");
        if (is_word && length != std::string_view::npos) {
            return "[" + std::string(near.substr(1, length - 1)) + "]";
        }
    }
    return {};
}

/// Without line breaks and what else a dump puts between the numbers of a list.
std::string in_one_line(std::string list) {
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    std::string line;
    for (const char c : list) {
        const bool is_spare = c == ' ' && (line.ends_with(' ') || line.ends_with('['));
        line += is_spare ? "" : std::string(1, c);
    }
    return line;
}

/// Of a step of a pipeline, as "Resize".
std::optional<What> step_statement(std::string_view class_name) {
    const auto name = lowered(class_name);
    for (const auto& [ending, what] : step_endings) {
        if (name.ends_with(ending)) {
            return what;
        }
    }
    return std::nullopt;
}

/// "Resize" of an object of torchvision.transforms.transforms.Resize, and of {"type": "Resize"}.
std::string_view step_name(const Node& node) {
    const Node* type = node.kind == NodeKind::dict ? find_item(node, "type") : &node;
    const bool has_name = type != nullptr && (type == &node || type->kind == NodeKind::text) &&
                          type->text.size() <= longest_key;
    return has_name ? std::string_view(type->text).substr(type->text.rfind('.') + 1) : std::string_view();
}

} // namespace

std::optional<ImageStatement> image_statement(std::string_view name) {
    const auto dot = std::min(name.rfind('.'), name.size());
    const auto key = lowered(dot < name.size() ? name.substr(dot + 1) : name);
    if (key == "size" && dot < name.size()) {
        const auto before = name.substr(0, dot);
        return step_statement(before.substr(before.rfind('.') + 1));
    }
    for (const auto& [known, what] : known_names) {
        if (key == known) {
            return what;
        }
    }
    for (const auto stem : stems) {
        if (key.starts_with(stem)) {
            const auto rest = std::string_view(key).substr(stem.size());
            return rest == "mean"  ? std::optional(What::mean)
                   : rest == "std" ? std::optional(What::std)
                                   : std::nullopt;
        }
    }
    return std::nullopt;
}

bool is_machinery(std::string_view key) {
    return has_part(key, machinery);
}

bool is_class_key(std::string_view key) {
    return std::find(class_keys.begin(), class_keys.end(), lowered(key)) != class_keys.end();
}

bool contradicts(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto sorted = [](std::vector<std::string> names) {
        std::sort(names.begin(), names.end());
        return names;
    };
    return a != b && a.size() == b.size() && sorted(a) == sorted(b);
}

void StatementCollector::take(const Node& root) {
    look_into(root, "", 0);
    while (!places_.empty()) {
        const auto place = std::move(places_.front());
        places_.pop_front();
        visit(place);
    }
    settle_classes();
}

/// Where a list and a mapping have the same names in another order, the mapping was meant.
void StatementCollector::settle_classes() {
    const auto& lists = checkpoint_.class_lists;
    if (lists.empty() || !checkpoint_.class_names.empty()) {
        return;
    }
    const auto same = std::find_if(lists.begin(), lists.end(), [&](const ClassNames& one) {
        return one.is_mapping && contradicts(one.names, lists.front().names);
    });
    checkpoint_.class_names =
        same == lists.end() || lists.front().is_mapping ? lists.front().names : same->names;
}

/// Each node once: dicts and lists may be shared.
void StatementCollector::look_into(const Node& node, std::string prefix, int level) {
    if ((has_items(node) || is_list(node)) && level <= deepest_level && seen_.insert(&node).second) {
        graph_.charge(2 * sizeof(Place) + prefix.size() + node.items.size());
        places_.push_back({&node, std::move(prefix), level});
    }
}

void StatementCollector::visit(const Place& place) {
    if (is_list(*place.node)) {
        visit_list(place);
        return;
    }
    take_step(place);
    const auto& items = place.node->items;
    for (std::size_t i = 0; i + 1 < items.size() && checkpoint_.images.size() < most_images; i += 2) {
        if (items[i]->kind == NodeKind::text && items[i]->text.size() <= longest_key) {
            visit_item(place, *items[i], *items[i + 1]);
        }
    }
}

/// The size of a step that scales or crops.
void StatementCollector::take_step(const Place& place) {
    const auto step = step_name(*place.node);
    if (!step_statement(step) || checkpoint_.images.size() >= most_images) {
        return;
    }
    const Node* size = find_item(*place.node, "size");
    const bool is_said = size != nullptr && size->kind != NodeKind::none && size->kind != NodeKind::dict;
    add_image(place.prefix + printable(step) + ".size",
              is_said ? image_text(*size)
                      : sides_text(size != nullptr && size->kind == NodeKind::dict ? *size : *place.node));
}

/// Steps of a pipeline; what is longer is a history.
void StatementCollector::visit_list(const Place& place) {
    constexpr std::size_t longest = 64;
    const auto& items = place.node->items;
    for (std::size_t i = 0; i < items.size() && items.size() <= longest; ++i) {
        if (has_items(*items[i]) || is_list(*items[i])) {
            look_into(*items[i], place.prefix + std::to_string(i) + ".", place.level + 1);
        }
    }
}

void StatementCollector::visit_item(const Place& place, const Node& key, const Node& value) {
    if (is_hidden(key.text) || is_machinery(key.text) || value.kind == NodeKind::none) {
        return;
    }
    if (is_module(*place.node) && (key.text == "_modules" || key.text == "_buffers")) {
        look_into(value, place.prefix, place.level);
        return;
    }
    const auto path = place.prefix + printable(key.text, longest_key);
    if (is_class_key(key.text)) {
        take_classes(path, value);
        return;
    }
    if (const auto what = image_statement(key.text)) {
        take_image_value(place, path, *what, value);
    } else if (value.kind == NodeKind::text) {
        take_text(path, key, value);
    }
    look_into(value, path + ".", place.level + 1);
}

/// A number alone is no mean of a module's: of a layer that adds noise, for example.
void StatementCollector::take_image_value(const Place& place, const std::string& path, ImageStatement what,
                                          const Node& value) {
    const bool is_mean = what == What::mean || what == What::std;
    if (what == What::normalization && value.kind != NodeKind::text) {
        take_mean_and_std(path, value);
    } else if (value.kind == NodeKind::record || (is_mean && value.kind == NodeKind::dict) ||
               (is_mean && is_number(value) && is_module(*place.node))) {
        return;
    } else if (value.kind == NodeKind::dict) {
        add_image(path, sides_text(value));
    } else {
        add_image(path, image_text(value));
    }
}

/// "[224, 224]" of {"height": 224, "width": 224}; empty for other dicts.
std::string StatementCollector::sides_text(const Node& value) const {
    const Node* height = find_item(value, "height");
    const Node* width = find_item(value, "width");
    const bool has_both = height != nullptr && width != nullptr && height->kind == NodeKind::integer &&
                          width->kind == NodeKind::integer;
    return has_both ? "[" + std::to_string(height->integer) + ", " + std::to_string(width->integer) + "]"
                    : std::string();
}

/// (mean, deviation); a number of each may stand for all channels.
void StatementCollector::take_mean_and_std(const std::string& path, const Node& pair) {
    if (!is_list(pair) || pair.items.size() != 2) {
        return;
    }
    const auto mean = image_text(*pair.items[0]);
    const auto deviation = image_text(*pair.items[1]);
    const bool are_numbers =
        std::none_of(
            pair.items.begin(), pair.items.end(),
            [](const Node* one) { return one->kind == NodeKind::text || one->kind == NodeKind::boolean; }) &&
        mean != "?" && deviation != "?";
    if (are_numbers) {
        add_image(path + ".mean", mean);
        add_image(path + ".std", deviation);
    }
}

void StatementCollector::add_image(std::string name, std::string text) {
    if (!text.empty()) {
        graph_.charge(2 * (name.size() + text.size()) + sizeof(checkpoint_.images.front()));
        checkpoint_.images.emplace_back(std::move(name), std::move(text));
    }
}

/// Up to four elements; "?" for more.
std::string StatementCollector::tensor_text(const Node& value) {
    constexpr std::int64_t most = 4;
    std::int64_t count = 1;
    for (const auto size : graph_.tensor(value).sizes) {
        count = size > 0 && size <= most ? count * size : most + 1;
    }
    if (count > most || loader_ == nullptr) {
        return "?";
    }
    const auto numbers = loader_->load(value).reshape({count}).to(torch::kDouble);
    std::string text;
    for (std::int64_t i = 0; i < count; ++i) {
        text += (text.empty() ? "[" : ", ") + real_text(std::round(numbers[i].item<double>() * 1e6) / 1e6);
    }
    return text + "]";
}

/// "?" for what is there and not read.
std::string StatementCollector::image_text(const Node& value) {
    if (value.kind == NodeKind::global) { // "…InterpolationMode.BICUBIC", as later Pythons write it
        const auto dot = value.text.rfind('.');
        const bool is_mode = value.text.substr(0, dot).ends_with("InterpolationMode");
        return is_mode ? lowered(printable(value.text.substr(dot + 1))) : "?";
    }
    if (value.kind == NodeKind::tensor) {
        return tensor_text(value);
    }
    if (value.kind == NodeKind::call) {
        Node list;
        list.items = elements_of(graph_, value);
        const auto text = numbers_text(list);
        return text.empty() ? "?" : text;
    }
    const auto text = value_text(value);
    return text.empty() && value.kind != NodeKind::text ? "?" : text;
}

void StatementCollector::take_text(const std::string& path, const Node& key, const Node& value) {
    constexpr std::size_t longest = 4U << 20U;
    if (has_part(lowered(key.text), config_words) && value.text.size() <= longest) {
        graph_.charge(value.text.size()); // one text may stand under many keys
        take_config_text(path + ".", value.text);
    }
}

/// Numbers in a configuration's text, of Python's or as JSON: the first mean with its deviation.
void StatementCollector::take_config_text(const std::string& prefix, const std::string& text) {
    for (const std::string key : {"mean", "std"}) {
        add_image(prefix + key, printable(in_one_line(bracketed_after(text, key))));
    }
}

/// A set has no order.
void StatementCollector::take_classes(const std::string& path, const Node& value) {
    const bool is_mapping = has_items(value);
    const bool starts_with_place =
        lowered(path.substr(path.rfind('.') + 1)).starts_with("id"); // idx_to_class
    auto found = is_mapping ? mapped(value, starts_with_place) : listed(value);
    if (found.empty() || are_placeholders(found) || checkpoint_.class_lists.size() == most_class_lists) {
        return;
    }
    checkpoint_.class_lists.push_back({path, std::move(found), is_mapping});
}

std::vector<std::string> StatementCollector::listed(const Node& value) {
    std::vector<std::string> found;
    for (const Node* name : elements_of(graph_, value)) {
        graph_.charge(sizeof(std::string) + name->text.size());
        if (!is_class_name(*name)) {
            return {};
        }
        found.push_back(name->text);
    }
    return found;
}

/// A place in the list of classes: an integer, the text of one (JSON knows no other keys), or a tensor.
std::optional<std::size_t> StatementCollector::place_of(const Node& node, std::size_t count) {
    std::int64_t place = node.integer;
    if (node.kind == NodeKind::text) {
        const auto* end = node.text.data() + node.text.size();
        const auto read = std::from_chars(node.text.data(), end, place);
        if (read.ec != std::errc() || read.ptr != end) {
            return std::nullopt;
        }
    } else if (node.kind == NodeKind::tensor && loader_ != nullptr) {
        const auto text = tensor_text(node); // "[3]"
        const auto* end = text.data() + text.size();
        if (text.size() < 3 || std::from_chars(text.data() + 1, end, place).ptr != end - 1) {
            return std::nullopt;
        }
    } else if (node.kind != NodeKind::integer) {
        return std::nullopt;
    }
    const bool fits = place >= 0 && static_cast<std::uint64_t>(place) < count;
    return fits ? std::optional(static_cast<std::size_t>(place)) : std::nullopt;
}

/// {0: "ant", 1: "bee"} or {"ant": 0, "bee": 1}, every place taken once; else none. Names may be numbers,
/// too: the side that is no text has the places. Where all are texts, as JSON has keys, both are tried, the
/// keys first if `starts_with_place`.
std::vector<std::string> StatementCollector::mapped(const Node& dict, bool starts_with_place) {
    const std::size_t count = dict.items.size() / 2;
    graph_.charge(2 * count * sizeof(std::string));
    const bool has_text_keys = count > 0 && dict.items[0]->kind == NodeKind::text;
    const bool has_text_values = count > 0 && dict.items[1]->kind == NodeKind::text;
    if (has_text_keys && has_text_values) {
        auto found = mapped_at(dict, starts_with_place ? 0 : 1);
        return found.empty() ? mapped_at(dict, starts_with_place ? 1 : 0) : found;
    }
    return mapped_at(dict, has_text_keys ? 1 : 0);
}

/// With the places in the keys (0) or in the values (1).
std::vector<std::string> StatementCollector::mapped_at(const Node& dict, std::size_t place_at) {
    const std::size_t count = dict.items.size() / 2;
    std::vector<std::string> found(count);
    std::vector<bool> taken(count);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const auto place = place_of(*dict.items[i + place_at], count);
        const Node& name = *dict.items[i + 1 - place_at];
        graph_.charge(name.text.size());
        if (!place || taken[*place] || !is_class_name(name)) {
            return {};
        }
        taken[*place] = true;
        found[*place] = name.text;
    }
    return found;
}

} // namespace retort
