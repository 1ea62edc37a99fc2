// Where in a file the networks of the zoo stand.
#pragma once

#include "core/engine/models/model.h"
#include "core/engine/models/name_index.h"

#include <string>
#include <vector>

namespace retort {

/// What is compared of an architecture.
struct Sketch {
    const Architecture* architecture;
    TensorShapes backbone;          ///< all but the head; none of it depends on the number of classes
    std::vector<std::int64_t> head; ///< the shape of the head's weight behind the number of classes
};

Sketch sketch_of(const Architecture& architecture);

/// A place where all tensors of a backbone stand, with the right shapes.
struct Fit {
    const Sketch* sketch;
    std::string prefix; ///< what stands before the names: "module.", or nothing
    std::string head{}; ///< the module in the file that is the head, "module.fc"; empty where none is
    std::int64_t classes = 0;
    bool is_grey = false;                 ///< the first layer has one channel
    std::vector<std::string> left_over{}; ///< below the prefix, neither of the backbone nor its head
    std::vector<std::string> beside{};    ///< of layers beside a head that stands beside the backbone

    [[nodiscard]] const Architecture& architecture() const { return *sketch->architecture; }
    [[nodiscard]] bool is_whole() const { return !head.empty() && left_over.empty(); }
    /// Whether the head has the architecture's own name for it.
    [[nodiscard]] bool has_usual_head() const { return head == prefix + architecture().head; }
};

/// All of them, in the order of `sketches`, and of prefixes. A head is the one module below the prefix that
/// the backbone lacks, or else the only one near it that has the shape of a head and no other layers in its
/// own module, which would come before it; names below the prefix of another fit belong to that one.
std::vector<Fit> find_fits(const std::vector<Sketch>& sketches, const StateDict& tensors,
                           const NameIndex& index);

} // namespace retort
