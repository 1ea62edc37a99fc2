// Whether accuracies stand in a table as shares or as percent.
#pragma once

#include "core/experiment/import/import_table.h"

#include <optional>
#include <string_view>

namespace retort {

/// How accuracies and agreement stand in a column: shares in [0, 1], or percent. `automatic` takes a column
/// for percent when a number in it is greater than 1, whichever of the sources it comes from, or where all of
/// its numbers are marked "%".
enum class AccuracyUnit { automatic, fraction, percent };

/// "automatic", "fraction", "percent".
std::optional<AccuracyUnit> parse_accuracy_unit(std::string_view text);

inline constexpr double share_tolerance = 1e-6; ///< rounding of a share that was counted in single precision

struct ShareUnits {
    std::vector<AccuracyUnit> of; ///< each column: fraction or percent; automatic where it is no share
    std::vector<Message> notes;   ///< where what was found may be something else
};

/// The units of a table's columns with these uses.
ShareUnits share_units(const ImportTable& table, const std::vector<std::string>& uses, AccuracyUnit wanted);

} // namespace retort
