// Recognition among any architectures; recognise() of model.h is this over the registry.
#pragma once

#include "core/engine/models/model.h"

#include <string_view>
#include <vector>

namespace retort {

class Recogniser {
  public:
    /// Notes a few names and shapes of each architecture, by which most are ruled out before they are looked
    /// at in full. `architectures` must outlive the recogniser.
    explicit Recogniser(const std::vector<Architecture>& architectures);

    /// As the functions of the same names in model.h.
    [[nodiscard]] Recognised recognise(const StateDict& tensors) const;
    [[nodiscard]] Recognised recognise_as(const StateDict& tensors, const Architecture& architecture) const;

  private:
    struct Sketch {
        const Architecture* architecture;
        std::size_t names;    ///< but for num_batches_tracked
        TensorShapes samples; ///< that do not depend on the number of classes
    };

    static Sketch sketch_of(const Architecture& architecture);
    [[nodiscard]] std::vector<Recognised> fitting(const StateDict& tensors) const;
    [[noreturn]] void refuse(const StateDict& tensors) const;

    std::vector<Sketch> sketches_;
};

} // namespace retort
