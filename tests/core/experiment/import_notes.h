// What an import tells.
#pragma once

#include "core/experiment/import/import_runs.h"

#include <string>

namespace retort::test {

/// Its notes, a line each.
inline std::string notes_of(const Import& import) {
    std::string notes;
    for (const auto& note : import.notes) {
        notes += note.str() + "\n";
    }
    return notes;
}

} // namespace retort::test
