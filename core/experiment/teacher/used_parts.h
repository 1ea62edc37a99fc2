// Which parts of a pickled module are the network that was recognised in it.
#pragma once

#include "core/engine/models/model.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <set>
#include <string>
#include <string_view>

namespace retort {

/// The parts of the modules in a file, beside the network that was found in it. Both must outlive it.
class UsedParts {
  public:
    UsedParts(const Recognised& found, const Checkpoint& checkpoint);

    /// The class of the whole network, with its module; empty where the file is no pickled module.
    [[nodiscard]] std::string_view network_class() const;
    /// Whether the network and whatever it lies in are sequences of PyTorch's and torchvision's own layers,
    /// perhaps in parallel: all that it computes are its layers, one behind the other.
    [[nodiscard]] bool is_sequence() const;
    /// Whether the part called `name` is the network, or has it in one of its own parts.
    [[nodiscard]] bool is_around_network(std::string_view name) const;
    /// Whether the part called `name` comes before the network, as what prepares its images does.
    [[nodiscard]] bool is_before_network(std::string_view name) const;
    /// Whether `name` lies in a branch that has weights, and none of them is used: another network, or a
    /// head for something else.
    [[nodiscard]] bool is_unused(std::string_view name) const;
    /// Whether weights that are used lie in the part called `name`, at whatever depth.
    [[nodiscard]] bool has_used_weights(std::string_view name) const;
    /// Whether a parameter `weight` of the part called `name` itself is used.
    [[nodiscard]] bool is_used_layer(std::string_view name) const;
    /// Whether any part is of this class.
    [[nodiscard]] bool has_class(std::string_view class_name) const;

  private:
    const Checkpoint& checkpoint_;
    std::string network_; ///< its name
    std::set<std::string, std::less<>> with_weights_;
    std::set<std::string, std::less<>> with_used_weights_;
    std::set<std::string, std::less<>> used_; ///< names of tensors
};

} // namespace retort
