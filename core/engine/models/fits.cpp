#include "core/engine/models/fits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace retort {

namespace {

constexpr std::string_view weight_suffix = ".weight";
constexpr std::string_view bias_suffix = ".bias";
constexpr std::size_t most_fits = 64; ///< more are no models that anybody keeps in a file

bool is_one_channel_of(torch::IntArrayRef given, const std::vector<std::int64_t>& expected) {
    return expected.size() == 4 && expected[1] == 3 && given.size() == 4 && given[0] == expected[0] &&
           given[1] == 1 && given[2] == expected[2] && given[3] == expected[3];
}

class FitFinder {
  public:
    FitFinder(const StateDict& tensors, const NameIndex& index) : tensors_(tensors), index_(index) {}

    [[nodiscard]] std::vector<Fit> fits_of(const std::vector<Sketch>& sketches) const;

  private:
    [[nodiscard]] std::optional<Fit> backbone_at(const Sketch& sketch, const std::string& prefix) const;
    void find_head(Fit& fit, const std::vector<Fit>& others) const;
    void find_head_beside(Fit& fit, const std::vector<Fit>& others) const;
    [[nodiscard]] std::vector<std::string> left_over(const Fit& fit, const std::vector<Fit>& others) const;
    [[nodiscard]] std::vector<std::string> heads_in(const std::string& scope, const Fit& fit,
                                                    const std::vector<Fit>& others) const;
    [[nodiscard]] std::vector<std::string> layers_in(const std::string& scope, const std::string& head,
                                                     const Fit& fit, const std::vector<Fit>& others) const;
    [[nodiscard]] bool is_head(const Fit& fit, const std::string& module) const;
    [[nodiscard]] const torch::Tensor* find(const std::string& name) const;

    const StateDict& tensors_;
    const NameIndex& index_;
};

const torch::Tensor* FitFinder::find(const std::string& name) const {
    const auto place = index_.find(name);
    return place == NameIndex::nothing_there ? nullptr : &tensors_[place].second;
}

std::optional<Fit> FitFinder::backbone_at(const Sketch& sketch, const std::string& prefix) const {
    Fit fit{&sketch, prefix};
    for (const auto& [name, shape] : sketch.backbone) {
        const auto* given = find(prefix + name);
        if (given == nullptr) {
            if (is_counter(name)) {
                continue;
            }
            return std::nullopt;
        }
        if (given->sizes() == torch::IntArrayRef(shape)) {
            continue;
        }
        if (!is_one_channel_of(given->sizes(), shape)) {
            return std::nullopt;
        }
        fit.is_grey = true;
    }
    return fit;
}

/// Whether `name` belongs to another model below `scope` than that of `fit`.
bool is_of_another(std::string_view name, std::string_view scope, const Fit& fit,
                   const std::vector<Fit>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Fit& other) {
        return other.prefix != fit.prefix && other.prefix.size() > scope.size() &&
               name.starts_with(other.prefix) && !fit.prefix.starts_with(other.prefix);
    });
}

std::vector<std::string> FitFinder::left_over(const Fit& fit, const std::vector<Fit>& others) const {
    std::unordered_set<std::string_view> expected;
    for (const auto& item : fit.sketch->backbone) {
        expected.insert(item.first);
    }
    std::vector<std::string> names;
    for (const auto& entry : index_.below(fit.prefix)) {
        if (!expected.contains(entry.name.substr(fit.prefix.size())) && !is_counter(entry.name) &&
            !is_of_another(entry.name, fit.prefix, fit, others)) {
            names.emplace_back(entry.name);
        }
    }
    return names;
}

/// Whether `module` has weight and bias of a head on this backbone.
bool FitFinder::is_head(const Fit& fit, const std::string& module) const {
    const auto* weight = find(module + std::string(weight_suffix));
    const auto* bias = find(module + std::string(bias_suffix));
    return weight != nullptr && bias != nullptr && weight->dim() > 0 && weight->size(0) > 0 &&
           weight->sizes().slice(1) == torch::IntArrayRef(fit.sketch->head) &&
           bias->sizes() == weight->sizes().slice(0, 1);
}

/// Whether `module` is the head that another model, which stands right at `scope`, usually has.
bool is_head_of_another(const std::string& module, const std::string& scope, const Fit& fit,
                        const std::vector<Fit>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Fit& other) {
        return other.prefix == scope && other.prefix != fit.prefix &&
               module == other.prefix + other.architecture().head;
    });
}

/// The modules below `scope`, and not below the prefix, that could be the head.
std::vector<std::string> FitFinder::heads_in(const std::string& scope, const Fit& fit,
                                             const std::vector<Fit>& others) const {
    std::vector<std::string> found;
    for (const auto& entry : index_.below(scope)) {
        if (!entry.name.ends_with(weight_suffix) || entry.name.starts_with(fit.prefix) ||
            is_of_another(entry.name, scope, fit, others)) {
            continue;
        }
        auto module = std::string(entry.name.substr(0, entry.name.size() - weight_suffix.size()));
        if (is_head(fit, module) && !is_head_of_another(module, scope, fit, others)) {
            found.push_back(std::move(module));
        }
    }
    return found;
}

/// Whether a tensor is what a training keeps beside its network, and no part of a layer.
bool is_kept_beside(std::string_view name) {
    constexpr std::array<std::string_view, 7> leaves{"mean",   "std",  "queue", "queue_ptr",
                                                     "center", "step", "steps"};
    const auto leaf = name.substr(name.rfind('.') + 1);
    return is_counter(name) || std::find(leaves.begin(), leaves.end(), leaf) != leaves.end();
}

/// Tensors of layers below `scope` that belong neither to `head` nor to any model.
std::vector<std::string> FitFinder::layers_in(const std::string& scope, const std::string& head,
                                              const Fit& fit, const std::vector<Fit>& others) const {
    std::vector<std::string> found;
    for (const auto& entry : index_.below(scope)) {
        if (!entry.name.starts_with(head + ".") && !entry.name.starts_with(fit.prefix) &&
            !is_of_another(entry.name, scope, fit, others) && !is_kept_beside(entry.name)) {
            found.emplace_back(entry.name);
        }
    }
    return found;
}

/// Looks beside the backbone: in what holds it, and in what holds that.
void FitFinder::find_head_beside(Fit& fit, const std::vector<Fit>& others) const {
    constexpr int furthest = 2;
    auto scope = fit.prefix;
    for (int level = 0; level < furthest && !scope.empty(); ++level) {
        const auto dot = scope.rfind('.', scope.size() - 2);
        scope.resize(scope.size() < 2 || dot == std::string::npos ? 0 : dot + 1);
        const auto found = heads_in(scope, fit, others);
        if (found.size() == 1) {
            const auto module = found.front().substr(0, found.front().rfind('.') + 1);
            const bool is_alone =
                module.size() <= scope.size() || layers_in(module, found.front(), fit, others).empty();
            fit.head = is_alone ? found.front() : std::string();
            fit.beside = layers_in(scope, found.front(), fit, others);
        }
        if (!found.empty()) {
            return;
        }
    }
}

void FitFinder::find_head(Fit& fit, const std::vector<Fit>& others) const {
    fit.left_over = left_over(fit, others);
    if (fit.left_over.empty()) {
        find_head_beside(fit, others);
    } else if (fit.left_over.size() == 2 && fit.left_over[1].ends_with(weight_suffix)) {
        auto module = fit.left_over[1].substr(0, fit.left_over[1].size() - weight_suffix.size());
        if (is_head(fit, module)) {
            fit.head = std::move(module);
            fit.left_over.clear();
        }
    }
    if (const auto* weight = fit.head.empty() ? nullptr : find(fit.head + std::string(weight_suffix))) {
        fit.classes = weight->size(0);
    }
}

std::vector<Fit> FitFinder::fits_of(const std::vector<Sketch>& sketches) const {
    std::vector<Fit> fits;
    for (const auto& sketch : sketches) {
        for (const auto& prefix : index_.prefixes_of(sketch.backbone.front().first)) {
            auto fit = fits.size() < most_fits ? backbone_at(sketch, prefix) : std::nullopt;
            if (fit) {
                fits.push_back(std::move(*fit));
            }
        }
    }
    for (auto& fit : fits) {
        find_head(fit, fits);
    }
    return fits;
}

} // namespace

Sketch sketch_of(const Architecture& architecture) {
    Sketch sketch{&architecture, architecture.shapes(architecture.default_classes), {}};
    const auto head = architecture.head + ".";
    for (const auto& [name, shape] : sketch.backbone) {
        if (name == head + "weight") {
            sketch.head.assign(shape.begin() + 1, shape.end());
        }
    }
    std::erase_if(sketch.backbone, [&](const auto& item) { return item.first.starts_with(head); });
    return sketch;
}

std::vector<Fit> find_fits(const std::vector<Sketch>& sketches, const StateDict& tensors,
                           const NameIndex& index) {
    return FitFinder(tensors, index).fits_of(sketches);
}

} // namespace retort
