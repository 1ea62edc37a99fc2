// Logits by image path as CSV text.
#pragma once

#include "core/files/tables/logits_by_path.h"

#include <string>
#include <string_view>

namespace retort {

/// Throws ReadError.
LogitsFile parse_logits_csv(std::string_view text);
std::string logits_csv(const LogitsFile& logits);

} // namespace retort
