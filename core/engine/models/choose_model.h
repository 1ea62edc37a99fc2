// Which of several models in a file is meant.
#pragma once

#include "core/engine/models/fits.h"

namespace retort {

/// The prefix of the model that `choice` means among those of `fits`, which is not empty. Throws Error that
/// names all models where it means none of them, or several.
std::string choose_prefix(const std::vector<Fit>& fits, const ModelChoice& choice);

/// Says that the model below `prefix` was taken of several; empty where there is but one.
Message choice_remark(const std::vector<Fit>& fits, const std::string& prefix, const ModelChoice& choice);

} // namespace retort
