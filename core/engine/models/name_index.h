// The names of a state_dict in alphabetical order, so that those with a prefix stand together.
#pragma once

#include "core/engine/models/state_dict.h"

#include <cstddef>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace retort {

/// Refers to the state_dict, which must outlive it and keep its names.
class NameIndex {
  public:
    struct Entry {
        std::string_view name;
        std::size_t place; ///< in the state_dict
    };

    explicit NameIndex(const StateDict& tensors);

    /// Where the tensor called `name` stands in the state_dict, or nothing_there.
    [[nodiscard]] std::size_t find(std::string_view name) const;
    static constexpr std::size_t nothing_there = static_cast<std::size_t>(-1);

    /// All tensors whose names begin with `prefix`.
    [[nodiscard]] std::span<const Entry> below(std::string_view prefix) const;

    /// What stands before `name` wherever a name ends in it as a whole: "" and "module." for "fc.weight".
    [[nodiscard]] std::set<std::string> prefixes_of(std::string_view name) const;

    [[nodiscard]] std::span<const Entry> all() const { return entries_; }

  private:
    std::vector<Entry> entries_;
};

} // namespace retort
