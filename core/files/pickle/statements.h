// What a file says of the images and the classes of its model, wherever it says so.
#pragma once

#include "core/files/pickle/checkpoint_contents.h"
#include "core/files/pickle/pickle_graph.h"
#include "core/files/pickle/tensor_storage.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace retort {

/// What a value says of images.
enum class ImageStatement : std::uint8_t {
    mean,
    std,
    validation_side, ///< of the images that are seen in validation, whatever else is said of sizes
    side,            ///< of its images
    other_side,      ///< likewise, by a name that means other things, too
    random_side,     ///< of what training cuts out at random
    resized_side,    ///< to which the shorter side is brought before the middle is cut out; or two, for both
    seen_share,      ///< of the shorter side that is left after that
    interpolation,
    normalization ///< by name, or mean and deviation together
};

/// What values called `name` say of images, as "args.Mean" and "transforms.0.Resize.size" do; nothing for
/// most names.
std::optional<ImageStatement> image_statement(std::string_view name);

/// Whether what `key` holds belongs to an optimizer or the like, and says nothing of the model.
bool is_machinery(std::string_view key);

/// Whether names of classes are kept under `key`.
bool is_class_key(std::string_view key);

/// Whether two lists have the same names in another order.
bool contradicts(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Fills Checkpoint::images, class_names and class_lists from a file's dicts, lists, objects and modules, the
/// nearer to the root first, up to six levels down. All three must outlive it.
class StatementCollector {
  public:
    /// `loader` may be null where there are no tensors.
    StatementCollector(PickleGraph& graph, TensorLoader* loader, Checkpoint& checkpoint)
        : graph_(graph)
        , loader_(loader)
        , checkpoint_(checkpoint) {}

    /// Whatever the root is, nothing of it is changed. What it takes is charged to the graph.
    void take(const Node& root);

  private:
    struct Place {
        const Node* node;
        std::string prefix; ///< of the names in it: "args."
        int level;
    };

    void look_into(const Node& node, std::string prefix, int level);
    void visit(const Place& place);
    void visit_list(const Place& place);
    void visit_item(const Place& place, const Node& key, const Node& value);
    void take_step(const Place& place);
    void take_image_value(const Place& place, const std::string& path, ImageStatement what,
                          const Node& value);
    void take_mean_and_std(const std::string& path, const Node& pair);
    void take_text(const std::string& path, const Node& key, const Node& value);
    void take_config_text(const std::string& prefix, const std::string& text);
    void add_image(std::string name, std::string text);
    [[nodiscard]] std::string image_text(const Node& value);
    [[nodiscard]] std::string sides_text(const Node& value) const;
    [[nodiscard]] std::string tensor_text(const Node& value);

    void settle_classes();
    void take_classes(const std::string& path, const Node& value);
    [[nodiscard]] std::vector<std::string> listed(const Node& value);
    [[nodiscard]] std::vector<std::string> mapped(const Node& dict, bool starts_with_place);
    [[nodiscard]] std::vector<std::string> mapped_at(const Node& dict, std::size_t place_at);
    [[nodiscard]] std::optional<std::size_t> place_of(const Node& node, std::size_t count);

    PickleGraph& graph_;
    TensorLoader* loader_;
    Checkpoint& checkpoint_;
    std::deque<Place> places_;
    std::unordered_set<const Node*> seen_;
};

} // namespace retort
