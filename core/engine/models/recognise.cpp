#include "core/engine/models/choose_model.h"
#include "core/engine/models/known_names.h"
#include "core/engine/models/misfit.h"
#include "core/engine/models/recogniser.h"

#include <algorithm>
#include <unordered_map>

namespace retort {

namespace {

/// Red, green and blue in a pixel's brightness (ITU-R BT.601), as Pillow turns pictures grey.
torch::Tensor brightness() {
    return torch::tensor({0.299, 0.587, 0.114}).view({1, 3, 1, 1});
}

/// One that sees pictures in grey, as a convolution of their three channels.
torch::Tensor of_three_channels(const torch::Tensor& weight) {
    return weight.to(torch::kFloat32) * brightness();
}

std::vector<Fit> usable(const std::vector<Fit>& fits, bool needs_head) {
    std::vector<Fit> found;
    for (const auto& fit : fits) {
        if (fit.is_whole() || (!needs_head && fit.left_over.empty())) {
            found.push_back(fit);
        }
    }
    return found;
}

/// Those below `prefix`. Where some have the usual head, others are the same network by chance.
std::vector<Fit> below(const std::vector<Fit>& fits, const std::string& prefix) {
    std::vector<Fit> found;
    std::copy_if(fits.begin(), fits.end(), std::back_inserter(found),
                 [&](const Fit& fit) { return fit.prefix == prefix; });
    const auto is_usual = [](const Fit& fit) { return fit.has_usual_head(); };
    if (std::any_of(found.begin(), found.end(), is_usual)) {
        std::erase_if(found, [&](const Fit& fit) { return !is_usual(fit); });
    }
    return found;
}

/// The model in a file, taken out of it.
class Taking {
  public:
    Taking(const Fit& fit, const StateDict& tensors) : fit_(fit) {
        for (const auto& item : fit.sketch->backbone) {
            names_.emplace(fit.prefix + item.first, item.first);
        }
        for (const auto* tensor : {".weight", ".bias"}) {
            if (!fit.head.empty()) {
                names_.emplace(fit.head + tensor, fit.architecture().head + tensor);
            }
        }
        for (const auto& [name, tensor] : tensors) {
            take(name, tensor);
        }
    }

    StateDict taken{};
    std::vector<std::string> unused{};

  private:
    void take(const std::string& name, const torch::Tensor& tensor) {
        const auto found = names_.find(name);
        if (found == names_.end()) {
            if (!is_counter(name)) {
                unused.push_back(name);
            }
            return;
        }
        const bool is_stem =
            fit_.is_grey && tensor.dim() == 4 && tensor.size(1) == 1 && is_three_channels(found->second);
        taken.emplace_back(found->second, is_stem ? of_three_channels(tensor) : tensor);
    }

    /// Whether the architecture has three channels in the convolution `name`.
    [[nodiscard]] bool is_three_channels(const std::string& name) const {
        const auto& backbone = fit_.sketch->backbone;
        return std::any_of(backbone.begin(), backbone.end(), [&](const auto& item) {
            return item.first == name && item.second.size() == 4 && item.second[1] == 3;
        });
    }

    const Fit& fit_;
    std::unordered_map<std::string, std::string> names_; ///< of the architecture, by those in the file
};

void require_finite(const StateDict& tensors) {
    for (const auto& [name, tensor] : tensors) {
        if (tensor.is_floating_point() && !tensor.isfinite().all().item<bool>()) {
            throw Error(RETORT_TEXT("its tensor %1 has values that are not finite (NaN or infinite): the "
                                    "training that wrote it has failed"),
                        {name});
        }
    }
}

/// What a person is told of `fit`, which was taken out of a file with `others`.
void add_remarks(const Fit& fit, const std::vector<std::string>& unused, Message choice,
                 std::vector<Message>& remarks) {
    if (!choice.empty()) {
        remarks.push_back(std::move(choice));
    }
    if (!fit.head.empty() && !fit.has_usual_head()) {
        const bool is_below = fit.head.starts_with(fit.prefix);
        remarks.push_back(
            {RETORT_TEXT("its head is called %1, not %2"),
             {is_below ? fit.head.substr(fit.prefix.size()) : fit.head, fit.architecture().head}});
    }
    if (fit.is_grey) {
        remarks.push_back({RETORT_TEXT("its first layer has one channel: it sees images in grey"), {}});
    }
    if (!fit.beside.empty()) {
        remarks.push_back(
            {RETORT_TEXT("its head stands beside its backbone, and so do layers that are not used: "
                         "%1. If they come before the head, its logits are wrong"),
             {some_names(fit.beside)}});
    }
    if (!unused.empty()) {
        remarks.push_back({RETORT_TEXT("not used from the file: %1"), {some_names(unused)}});
    }
}

Message untold_of(const Fit& fit) {
    constexpr std::int64_t imagenet_classes = 1000; // no variant of other strides has as many
    const auto told = fit.architecture().untold;
    const auto what = fit.classes == imagenet_classes && told == Untold::strides ? Untold::nothing : told;
    switch (what) {
    case Untold::pooling:
        return {RETORT_TEXT(
                    "its weights do not tell whether its first layer is followed by max pooling; it is taken "
                    "to have none"),
                {}};
    case Untold::strides:
        return {RETORT_TEXT("its weights do not tell its strides and pooling; they are taken to be those for "
                            "images of 224 pixels, not of a variant for small ones"),
                {}};
    case Untold::nothing:
        break;
    }
    return {};
}

Recognised settle(const std::vector<Fit>& fits, const Fit& fit, KnownNames known, const ModelChoice& choice) {
    Taking taking(fit, known.tensors);
    require_finite(taking.taken);
    Recognised found{&fit.architecture(),     fit.classes, std::move(taking.taken), {}, fit.prefix,
                     std::move(known.remarks)};
    found.untold = untold_of(fit);
    add_remarks(fit, taking.unused, choice_remark(fits, fit.prefix, choice), found.remarks);
    return found;
}

} // namespace

Recogniser::Recogniser(const std::vector<Architecture>& architectures) {
    for (const auto& architecture : architectures) {
        sketches_.push_back(sketch_of(architecture));
    }
}

Recognised Recogniser::recognise(const StateDict& tensors, const ModelChoice& choice) const {
    auto known = under_known_names(tensors);
    const NameIndex index(known.tensors);
    const auto all = find_fits(sketches_, known.tensors, index);
    const auto fits = usable(all, choice.needs_head);
    if (fits.empty()) {
        refuse_all(sketches_, all, known.tensors, index);
    }
    const auto here = below(fits, choose_prefix(fits, choice));
    auto found = settle(fits, here.front(), std::move(known), choice);
    for (std::size_t i = 1; i < here.size(); ++i) {
        found.others.push_back(&here[i].architecture());
    }
    return found;
}

Recognised Recogniser::recognise_as(const StateDict& tensors, const Architecture& architecture,
                                    const ModelChoice& choice) const {
    auto known = under_known_names(tensors);
    const NameIndex index(known.tensors);
    const auto all = find_fits(sketches_, known.tensors, index);
    auto own = all;
    std::erase_if(own, [&](const Fit& fit) { return &fit.architecture() != &architecture; });
    const auto fits = usable(own, choice.needs_head);
    if (fits.empty()) {
        refuse_as(architecture, own, known.tensors, index);
    }
    const auto prefix = choose_prefix(fits, choice);
    const auto beside = usable(all, choice.needs_head);
    auto found = settle(beside, below(fits, prefix).front(), std::move(known), choice);
    for (const auto& fit : below(beside, prefix)) {
        if (&fit.architecture() != &architecture) {
            found.others.push_back(&fit.architecture());
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

Recognised recognise(const StateDict& tensors, const ModelChoice& choice) {
    return over_the_registry().recognise(tensors, choice);
}

Recognised recognise_as(const StateDict& tensors, std::string_view architecture, const ModelChoice& choice) {
    const auto* asked = find_architecture(architecture);
    if (asked == nullptr) {
        throw Error(RETORT_TEXT("unknown architecture “%1”; accepted are %2"),
                    {std::string(architecture), architecture_names()});
    }
    return over_the_registry().recognise_as(tensors, *asked, choice);
}

} // namespace retort
