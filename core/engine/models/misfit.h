// Why tensors are no network of the zoo.
#pragma once

#include "core/engine/models/fits.h"

namespace retort {

/// Says of tensors that no architecture fits which is nearest, what differs and what would be accepted; of
/// those with a known backbone, that the head is another one; of another library's, whose they are. `fits`
/// are those of all `sketches`.
[[noreturn]] void refuse_all(const std::vector<Sketch>& sketches, const std::vector<Fit>& fits,
                             const StateDict& tensors, const NameIndex& index);

/// The same for the one architecture that a person named.
[[noreturn]] void refuse_as(const Architecture& architecture, const std::vector<Fit>& fits,
                            const StateDict& tensors, const NameIndex& index);

} // namespace retort
