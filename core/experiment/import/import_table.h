// Results made elsewhere, as a table.
#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace retort {

/// A table of text, whatever it was read from. Every row has as many cells as there are columns.
struct ImportTable {
    struct Row {
        std::size_t source = 0; ///< among `sources`
        std::int64_t line = 0;  ///< of a text file, from 1; elsewhere the row
        std::vector<std::string> cells;
    };

    std::vector<std::filesystem::path> sources;
    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::set<std::size_t> from_names;             ///< columns that were made of the names of runs
    std::map<std::size_t, std::int64_t> replaced; ///< by column: values that another, later one replaced
    bool names_runs = false;                      ///< its column "run" tells runs apart across files
    std::vector<Message> notes;                   ///< what a person should know of how it was read
};

/// Bounds of what is read: more than that is refused with an Error that says so.
inline constexpr std::uintmax_t largest_import = 64U << 20U; ///< bytes of one file
inline constexpr std::size_t most_import_columns = 1000;
inline constexpr std::size_t most_import_cells = 4'000'000;

} // namespace retort
