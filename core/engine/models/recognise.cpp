#include "core/engine/models/former_names.h"
#include "core/engine/models/recogniser.h"

#include <algorithm>
#include <optional>
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
    for (const auto& [name, shape] : architecture.shapes(difference.classes)) {
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

/// How many names of a state_dict count: files older than PyTorch 0.4.1 have no num_batches_tracked.
template <typename Names>
std::size_t count_names(const Names& names) {
    return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [](const auto& item) {
        return !std::string_view(item.first).ends_with(".num_batches_tracked");
    }));
}

/// `tensors` under torchvision's names of today, and what to say about it.
struct Renamed {
    StateDict tensors;
    Message remark;
};

Renamed brought_up_to_date(const StateDict& tensors) {
    Renamed renamed{with_current_names(tensors), {}};
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (renamed.tensors[i].first != tensors[i].first) {
            renamed.remark = {RETORT_TEXT("its tensors use names of an earlier version, such as %1"),
                              {tensors[i].first}};
            break;
        }
    }
    return renamed;
}

/// "fc.1." where fc.1.weight is the only weight that is not expected, or an empty text.
std::string head_prefix(const Difference& difference) {
    constexpr std::string_view weight = "weight";
    std::string prefix;
    for (const auto& marked : difference.unexpected) {
        const auto name = std::string_view(marked).substr(1); // behind the mark, which is "+"
        if (name.ends_with(".weight")) {
            if (!prefix.empty()) {
                return {};
            }
            prefix = name.substr(0, name.size() - weight.size());
        }
    }
    return prefix;
}

/// `tensors` with the only weight and bias that `architecture` has no name for as its head, where that is all
/// that stands between them.
std::optional<Renamed> with_other_head(const StateDict& tensors, const Architecture& architecture) {
    const auto difference = difference_from(architecture, tensors, shapes_of(tensors));
    const auto prefix = head_prefix(difference);
    if (prefix.empty() || !difference.misshapen.empty()) {
        return std::nullopt;
    }
    Renamed renamed{tensors,
                    {RETORT_TEXT("its head is called %1, not %2"),
                     {prefix.substr(0, prefix.size() - 1), architecture.head}}};
    for (auto& [name, tensor] : renamed.tensors) {
        if (name.starts_with(prefix)) {
            name = architecture.head + "." + name.substr(prefix.size());
        }
    }
    if (!difference_from(architecture, renamed.tensors, shapes_of(renamed.tensors)).none()) {
        return std::nullopt;
    }
    return renamed;
}

} // namespace

Recogniser::Recogniser(const std::vector<Architecture>& architectures) {
    for (const auto& architecture : architectures) {
        sketches_.push_back(sketch_of(architecture));
    }
}

Recogniser::Sketch Recogniser::sketch_of(const Architecture& architecture) {
    auto shapes = architecture.shapes(architecture.default_classes);
    Sketch sketch{&architecture, count_names(shapes), {}};
    std::erase_if(shapes, [&](const auto& item) {
        return item.first.starts_with(architecture.head + ".") || !item.first.ends_with(".weight");
    });
    for (std::size_t part = 0; part < 4 && !shapes.empty(); ++part) {
        sketch.samples.push_back(shapes[(shapes.size() - 1) * part / 3]);
    }
    return sketch;
}

/// All that fit, in the order of the registry; `tensors` and remarks are left empty.
std::vector<Recognised> Recogniser::fitting(const StateDict& tensors) const {
    const auto given = shapes_of(tensors);
    const auto given_names = count_names(tensors);
    std::vector<Recognised> fit;
    for (const auto& sketch : sketches_) {
        const auto is_there = [&](const auto& sample) {
            const auto found = given.find(sample.first);
            return found != given.end() && found->second == sample.second;
        };
        if (sketch.names != given_names ||
            !std::all_of(sketch.samples.begin(), sketch.samples.end(), is_there)) {
            continue;
        }
        const auto difference = difference_from(*sketch.architecture, tensors, given);
        if (difference.none()) {
            fit.push_back({sketch.architecture, difference.classes, {}, {}, {}});
        }
    }
    return fit;
}

void Recogniser::refuse(const StateDict& tensors) const {
    if (tensors.empty()) {
        throw Error(RETORT_TEXT("it contains no weights; accepted are the weights of %1"),
                    {architecture_names()});
    }
    const auto given = shapes_of(tensors);
    Difference nearest;
    for (const auto& sketch : sketches_) {
        auto difference = difference_from(*sketch.architecture, tensors, given);
        if (nearest.architecture == nullptr || difference.likeness() > nearest.likeness()) {
            nearest = std::move(difference);
        }
    }
    if (nearest.common == 0) {
        throw Error(
            RETORT_TEXT("the weights do not match any known architecture, and none of the tensor names is "
                        "known (the first is “%1”). Accepted are %2, with any number of classes"),
            {tensors.front().first, architecture_names()});
    }
    throw Error(
        RETORT_TEXT(
            "the weights do not match any known architecture. The closest is %1, with these differences (− "
            "missing, + unexpected, ≠ different shape): %2. Accepted are %3, with any number of classes"),
        {nearest.architecture->name, summary(nearest), architecture_names()});
}

Recognised Recogniser::recognise(const StateDict& tensors) const {
    auto [current, remark] = brought_up_to_date(tensors);
    const auto fit = fitting(current);
    if (fit.empty()) {
        refuse(current);
    }
    Recognised found = fit.front();
    found.tensors = std::move(current);
    found.remark = std::move(remark);
    for (std::size_t i = 1; i < fit.size(); ++i) {
        found.others.push_back(fit[i].architecture);
    }
    return found;
}

Recognised Recogniser::recognise_as(const StateDict& tensors, const Architecture& architecture) const {
    auto renamed = brought_up_to_date(tensors);
    if (auto other = with_other_head(renamed.tensors, architecture)) {
        renamed = std::move(*other);
    }
    const auto difference = difference_from(architecture, renamed.tensors, shapes_of(renamed.tensors));
    if (!difference.none()) {
        throw Error(
            RETORT_TEXT(
                "the weights do not match %1. Differences (− missing, + unexpected, ≠ different shape): %2"),
            {architecture.name, summary(difference)});
    }
    Recognised found{&architecture, difference.classes, std::move(renamed.tensors), {}, renamed.remark};
    for (const auto& fit : fitting(found.tensors)) {
        if (fit.architecture != &architecture) {
            found.others.push_back(fit.architecture);
        }
    }
    return found;
}

namespace {

const Recogniser& over_the_registry() {
    static const Recogniser recogniser(architectures());
    return recogniser;
}

} // namespace

Recognised recognise(const StateDict& tensors) {
    return over_the_registry().recognise(tensors);
}

Recognised recognise_as(const StateDict& tensors, std::string_view architecture) {
    const auto* asked = find_architecture(architecture);
    if (asked == nullptr) {
        throw Error(RETORT_TEXT("unknown architecture “%1”; accepted are %2"),
                    {std::string(architecture), architecture_names()});
    }
    return over_the_registry().recognise_as(tensors, *asked);
}

} // namespace retort
