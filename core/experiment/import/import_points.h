// Which runs an import takes for repeats of one another.
#pragma once

#include "core/experiment/import/import_runs.h"

namespace retort {

/// A run as one of its point.
struct ImportedRepeat {
    std::int64_t number = 0;
    std::string called; ///< by the name that it had elsewhere, else by its seed, else by its file
};

struct ImportedPoint {
    Point point;
    std::vector<ImportedRepeat> repeats; ///< in the order of their numbers
};

/// The points of `import` in order. A verdict pairs runs of the same number, so this shows what it will
/// compare.
std::vector<ImportedPoint> imported_points(const Import& import);

/// "α 0.5, temperature 4: 5 runs (rep 1 kd_s1, rep 2 kd_s2, …)"; no more than `most` runs are named.
std::string points_line(const ImportedPoint& point, std::size_t most);

} // namespace retort
