#include "core/engine/models/misfit.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace retort {

namespace {

/// How tensors differ from an architecture. A mark says how before each name: − missing, + unexpected,
/// ≠ of another shape; marks need no translation.
struct Difference {
    const Architecture* architecture = nullptr;
    std::vector<std::string> missing;
    std::vector<std::string> unexpected;
    std::vector<std::string> misshapen;
    std::size_t common = 0; ///< names on both sides

    /// In [0, 1]. A name counts half, its shape the other half.
    [[nodiscard]] double likeness() const {
        const auto same = static_cast<double>(2 * common - misshapen.size());
        return same / static_cast<double>(2 * (common + missing.size() + unexpected.size()));
    }
};

/// The tensors below a prefix, compared with architectures.
class Comparison {
  public:
    Comparison(const StateDict& tensors, const NameIndex& index, std::string prefix)
        : tensors_(tensors)
        , index_(index)
        , prefix_(std::move(prefix)) {}

    [[nodiscard]] Difference with(const Architecture& architecture) const;

  private:
    [[nodiscard]] const torch::Tensor* find(const std::string& name) const {
        const auto place = index_.find(prefix_ + name);
        return place == NameIndex::nothing_there ? nullptr : &tensors_[place].second;
    }

    /// As many classes as the head has outputs; without a readable head, as many as usual.
    [[nodiscard]] std::int64_t classes_of(const Architecture& architecture) const {
        const auto* head = find(architecture.head + ".weight");
        const bool readable = head != nullptr && head->dim() > 0 && head->size(0) > 0;
        return readable ? head->size(0) : architecture.default_classes;
    }

    const StateDict& tensors_;
    const NameIndex& index_;
    std::string prefix_;
};

Difference Comparison::with(const Architecture& architecture) const {
    Difference difference;
    difference.architecture = &architecture;
    std::unordered_set<std::string> expected;
    for (const auto& [name, shape] : architecture.shapes(classes_of(architecture))) {
        const auto* given = find(name);
        expected.insert(name);
        if (given == nullptr) {
            if (!is_counter(name)) {
                difference.missing.push_back("−" + name);
            }
            continue;
        }
        ++difference.common;
        if (given->sizes() != torch::IntArrayRef(shape)) {
            difference.misshapen.push_back("≠" + name + " " + shape_text(given->sizes()) + " → " +
                                           shape_text(shape));
        }
    }
    for (const auto& [name, tensor] : tensors_) { // in the file's order
        if (name.starts_with(prefix_) && !expected.contains(name.substr(prefix_.size()))) {
            difference.unexpected.push_back("+" + name.substr(prefix_.size()));
        }
    }
    return difference;
}

std::string summary(const Difference& difference) {
    std::string text;
    for (const auto* names : {&difference.missing, &difference.unexpected, &difference.misshapen}) {
        text += (text.empty() || names->empty() ? "" : ", ") + some_names(*names);
    }
    return text;
}

/// What all names begin with, in whole parts: "module.model.".
std::string shared_prefix(const NameIndex& index) {
    if (index.all().empty()) {
        return {};
    }
    const auto first = index.all().front().name; // the last one differs most from it
    const auto last = index.all().back().name;
    const auto differs = std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first;
    const auto common = first.substr(0, static_cast<std::size_t>(differs - first.begin()));
    const auto dot = common.rfind('.');
    return dot == std::string_view::npos ? std::string() : std::string(common.substr(0, dot + 1));
}

/// Under which prefixes a network may be meant.
std::set<std::string> likely_prefixes(const std::vector<const Architecture*>& architectures,
                                      const NameIndex& index) {
    constexpr std::size_t most = 8;
    std::set<std::string> prefixes{"", shared_prefix(index)};
    for (const auto* architecture : architectures) {
        const auto shapes = architecture->shapes(architecture->default_classes);
        for (const auto& prefix : index.prefixes_of(shapes.front().first)) {
            if (prefixes.size() < most) {
                prefixes.insert(prefix);
            }
        }
    }
    return prefixes;
}

Difference nearest(const std::vector<const Architecture*>& architectures, const StateDict& tensors,
                   const NameIndex& index) {
    Difference best;
    for (const auto& prefix : likely_prefixes(architectures, index)) {
        const Comparison comparison(tensors, index, prefix);
        for (const auto* architecture : architectures) {
            auto difference = comparison.with(*architecture);
            if (best.architecture == nullptr || difference.likeness() > best.likeness()) {
                best = std::move(difference);
            }
        }
    }
    return best;
}

/// A part of names that only one library has, and whose they are.
struct ForeignFamily {
    std::string_view part;
    const char* name;
};

constexpr std::array<ForeignFamily, 7> foreign_families{{
    {"resnet.embedder.", "ResNet (Hugging Face Transformers)"},
    {"vit.embeddings.", "ViT (Hugging Face Transformers)"},
    {"deit.embeddings.", "DeiT (Hugging Face Transformers)"},
    {"swin.embeddings.", "Swin (Hugging Face Transformers)"},
    {"convnext.embeddings.", "ConvNeXt (Hugging Face Transformers)"},
    {"mobilenet_v2.conv_stem.", "MobileNetV2 (Hugging Face Transformers)"},
    {"vision_model.embeddings.", "CLIP (Hugging Face Transformers)"},
}};

void refuse_foreign(const StateDict& tensors) {
    for (const auto& [name, tensor] : tensors) {
        for (const auto& family : foreign_families) {
            if (name.find(family.part) != std::string::npos) {
                throw Error(RETORT_TEXT("its tensors use the names of %1, such as %2, which are not known "
                                        "here; use the model's logits instead, or save it as TorchScript"),
                            {family.name, name});
            }
        }
    }
}

/// Refuses a known backbone for its head.
void refuse_head(const std::vector<Fit>& fits, const StateDict& tensors, const NameIndex& index) {
    if (fits.empty()) {
        return;
    }
    const auto& fit = *std::min_element(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
        return a.left_over.size() < b.left_over.size();
    });
    const auto& architecture = fit.architecture();
    if (fit.left_over.empty()) {
        throw Error(RETORT_TEXT("it has all layers of %1 but the head, %2, which gives the logits"),
                    {architecture.name, architecture.head});
    }
    std::vector<std::string> others;
    for (const auto& name : fit.left_over) {
        if (name.starts_with(fit.prefix + architecture.head + ".weight")) {
            return; // the head's own shape is what is wrong
        }
        others.push_back(name + " " + shape_text(tensors[index.find(name)].second.sizes()));
    }
    throw Error(RETORT_TEXT("it is %1 with another head: %2. Accepted is a head of one linear layer with "
                            "weight and bias, whatever its name"),
                {architecture.name, some_names(others)});
}

} // namespace

void refuse_all(const std::vector<Sketch>& sketches, const std::vector<Fit>& fits, const StateDict& tensors,
                const NameIndex& index) {
    if (tensors.empty()) {
        throw Error(RETORT_TEXT("it contains no weights; accepted are the weights of %1"),
                    {architecture_names()});
    }
    refuse_head(fits, tensors, index);
    refuse_foreign(tensors);
    std::vector<const Architecture*> architectures;
    for (const auto& sketch : sketches) {
        architectures.push_back(sketch.architecture);
    }
    const auto best = nearest(architectures, tensors, index);
    if (best.common == 0) {
        throw Error(
            RETORT_TEXT("the weights do not match any known architecture, and none of the tensor names is "
                        "known (the first is “%1”). Accepted are %2, with any number of classes"),
            {tensors.front().first, architecture_names()});
    }
    throw Error(
        RETORT_TEXT(
            "the weights do not match any known architecture. The closest is %1, with these differences (− "
            "missing, + unexpected, ≠ different shape): %2. Accepted are %3, with any number of classes"),
        {best.architecture->name, summary(best), architecture_names()});
}

void refuse_as(const Architecture& architecture, const std::vector<Fit>& fits, const StateDict& tensors,
               const NameIndex& index) {
    refuse_head(fits, tensors, index);
    throw Error(
        RETORT_TEXT(
            "the weights do not match %1. Differences (− missing, + unexpected, ≠ different shape): %2"),
        {architecture.name, summary(nearest({&architecture}, tensors, index))});
}

} // namespace retort
