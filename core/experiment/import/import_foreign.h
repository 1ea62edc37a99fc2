// What is not to be imported, because it is Retort's own.
#pragma once

#include <filesystem>

namespace retort {

/// Throws Error where `folder` is that of a run of Retort's: which of its runs are done, and what their α is,
/// stands in run.json alone. A run.json of another program is none.
void require_foreign(const std::filesystem::path& folder);

} // namespace retort
