// Recognition among any architectures; recognise() of model.h is this over the registry.
#pragma once

#include "core/engine/models/fits.h"
#include "core/engine/models/model.h"

#include <vector>

namespace retort {

class Recogniser {
  public:
    /// Notes names and shapes of each architecture. `architectures` must outlive the recogniser.
    explicit Recogniser(const std::vector<Architecture>& architectures);

    /// As the functions of the same names in model.h.
    [[nodiscard]] Recognised recognise(const StateDict& tensors, const ModelChoice& choice = {}) const;
    [[nodiscard]] Recognised recognise_as(const StateDict& tensors, const Architecture& architecture,
                                          const ModelChoice& choice = {}) const;

  private:
    std::vector<Sketch> sketches_;
};

} // namespace retort
