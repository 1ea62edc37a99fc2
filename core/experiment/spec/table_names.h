// The names that tables offer as choices.
#pragma once

#include <string>
#include <vector>

namespace retort {

/// The names of a table's entries, in its order.
template <typename Table>
std::vector<std::string> names_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& entry : table) {
        names.push_back(entry.name);
    }
    return names;
}

} // namespace retort
