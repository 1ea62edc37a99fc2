// Results made elsewhere, as a table: what they look like, and what each column probably means.
#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
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
};

/// Bounds of what is read: more than that is refused with an Error that says so.
inline constexpr std::uintmax_t largest_import = 64U << 20U; ///< bytes of one file
inline constexpr std::size_t most_import_columns = 1000;
inline constexpr std::size_t most_import_cells = 4'000'000;

/// What a path holds, by its content.
enum class ImportKind {
    nothing,    ///< nothing that can be read here
    experiment, ///< a folder with experiment.json or runs/: to be opened, not imported
    csv,        ///< a text file
    events,     ///< an event file of TensorBoard, or a folder with such files in or below it
};

/// Never throws: what cannot be read is nothing.
ImportKind import_kind(const std::filesystem::path& path);

/// Reads CSV files, event files and folders of them into one table; of several there is a column "file" that
/// tells them apart. Throws Error that names file, line and column of what is wrong.
ImportTable read_import(const std::vector<std::filesystem::path>& sources);

/// Turns a table in which a column tells the split ("train", "val") or the name of the metric, with its value
/// in another, into one with a column for each quantity, called "<split> <metric>". Others stay as they are.
void spread_long_form(ImportTable& table);

/// What a column may be used for: "epoch", "alpha", "repeat", "run", "seed", and the columns of metrics.csv.
/// "run" names the run that a row belongs to, and may be that of several columns.
const std::vector<std::string>& import_uses();

/// The use of each column of `table`, guessed by its name; empty where it is of none. No use but "run" comes
/// twice.
std::vector<std::string> guess_uses(const ImportTable& table);

/// α and repeat as they stand in the name of a run, such as "alpha-0.5_rep-1", "kd_alpha=0.3" or
/// "α0.5-repeat2"; empty where the name has none.
struct NamedRun {
    std::string alpha;
    std::string repeat;
};
NamedRun read_run_name(std::string_view name);

} // namespace retort
