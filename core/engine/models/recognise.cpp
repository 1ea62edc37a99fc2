#include "core/engine/models/model.h"

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

namespace retort {

namespace {

using ShapeByName = std::unordered_map<std::string, torch::IntArrayRef>;

/// How a state_dict differs from an architecture. A mark says how before each name: − missing, + unexpected,
/// ≠ of another shape; marks need no translation.
struct Difference {
    const Architecture* architecture = nullptr;
    std::int64_t classes = 0;
    std::vector<std::string> missing;
    std::vector<std::string> unexpected;
    std::vector<std::string> misshapen;
    std::size_t common = 0; ///< names on both sides

    [[nodiscard]] bool none() const { return missing.empty() && unexpected.empty() && misshapen.empty(); }

    /// In [0, 1]. A name counts half, its shape the other half.
    [[nodiscard]] double likeness() const {
        const auto same = static_cast<double>(2 * common - misshapen.size());
        return same / static_cast<double>(2 * (common + missing.size() + unexpected.size()));
    }
};

ShapeByName shapes_of(const StateDict& tensors) {
    ShapeByName shapes;
    for (const auto& [name, tensor] : tensors) {
        shapes.emplace(name, tensor.sizes());
    }
    return shapes;
}

/// As many classes as the head has outputs; without a readable head, as many as usual.
std::int64_t classes_of(const ShapeByName& given, const Architecture& architecture) {
    const auto head = given.find(architecture.head + ".weight");
    // Most heads are linear; a head may be a convolution too, its outputs are the first dimension all the
    // same.
    const bool readable = head != given.end() && !head->second.empty() && head->second[0] > 0;
    return readable ? head->second[0] : architecture.default_classes;
}

std::string shape_text(torch::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

void compare(const std::string& name, torch::IntArrayRef shape, const ShapeByName& given,
             Difference& difference) {
    const auto found = given.find(name);
    if (found != given.end()) {
        ++difference.common;
        if (found->second != shape) {
            difference.misshapen.push_back("≠" + name + " " + shape_text(found->second) + " → " +
                                           shape_text(shape));
        }
    } else if (!name.ends_with(".num_batches_tracked")) { // files older than PyTorch 0.4.1 have none
        difference.missing.push_back("−" + name);
    }
}

Difference difference_from(const Architecture& architecture, const StateDict& tensors,
                           const ShapeByName& given) {
    Difference difference;
    difference.architecture = &architecture;
    difference.classes = classes_of(given, architecture);
    std::unordered_set<std::string> expected;
    for (const auto& [name, shape] : architecture.layout(difference.classes)) {
        compare(name, shape, given, difference);
        expected.insert(name);
    }
    for (const auto& [name, tensor] : tensors) {
        if (!expected.contains(name)) {
            difference.unexpected.push_back("+" + name);
        }
    }
    return difference;
}

/// Up to three of each kind, and how many there are: a person needs examples, not hundreds of names.
std::string summary(const Difference& difference) {
    std::string text;
    for (const auto* names : {&difference.missing, &difference.unexpected, &difference.misshapen}) {
        for (std::size_t i = 0; i < std::min<std::size_t>(names->size(), 3); ++i) {
            text += (text.empty() ? "" : ", ") + (*names)[i];
        }
        if (names->size() > 3) {
            text += ", … (" + std::to_string(names->size()) + ")";
        }
    }
    return text;
}

[[noreturn]] void refuse(const Difference& nearest, const StateDict& tensors) {
    if (tensors.empty()) {
        throw Error(RETORT_TEXT("there are no weights in it; accepted are the weights of %1"),
                    {architecture_names()});
    }
    if (nearest.common == 0) {
        throw Error(RETORT_TEXT("the weights are of no known architecture: not one name is known, the first "
                                "being \"%1\"; accepted are %2, with any number of classes"),
                    {tensors.front().first, architecture_names()});
    }
    throw Error(RETORT_TEXT("the weights are of no known architecture; nearest is %1, from which they differ "
                            "(− missing, + unexpected, ≠ another shape): %2; accepted are %3, with any "
                            "number of classes"),
                {nearest.architecture->name, summary(nearest), architecture_names()});
}

} // namespace

Recognised recognise(const StateDict& tensors) {
    const auto given = shapes_of(tensors);
    Difference nearest;
    for (const auto& architecture : architectures()) {
        auto difference = difference_from(architecture, tensors, given);
        if (difference.none()) {
            return {&architecture, difference.classes};
        }
        if (nearest.architecture == nullptr || difference.likeness() > nearest.likeness()) {
            nearest = std::move(difference);
        }
    }
    refuse(nearest, tensors);
}

} // namespace retort
