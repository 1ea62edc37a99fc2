#include "core/experiment/spec/presets.h"

#include "core/experiment/spec/parameters.h"

#include <algorithm>
#include <stdexcept>

namespace retort {

namespace {

Preset seed_document() {
    return {.name = "seed-document",
            .label = RETORT_TEXT("Seed document"),
            .help = RETORT_TEXT("The sweep that Retort grew from: mean squared error of logits, SGD, "
                                "25 epochs, four repeats."),
            .source = "Transfer learning tutorial of PyTorch; Ba, Caruana: Do Deep Nets Really Need to be "
                      "Deep?, 2014 (regression of logits)",
            .values = {{"student", "resnet18"},
                       {"alpha", "0,0.5,1"},
                       {"n-exp", "4"},
                       {"loss", "mse"},
                       {"num-epochs", "25"},
                       {"batch-size", "32"},
                       {"optimizer", "sgd"},
                       {"lr", "0.001"},
                       {"momentum", "0.9"},
                       {"weight-decay", "0"},
                       {"schedule", "step"},
                       {"lr-step-size", "7"},
                       {"lr-gamma", "0.1"}}};
}

Preset hinton_kl() {
    return {.name = "hinton-kl",
            .label = RETORT_TEXT("Hinton's distillation"),
            .help = RETORT_TEXT("KL divergence of softened probabilities with a small weight of the labels; "
                                "the training itself stays as it is."),
            .source = "Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015",
            .values = {{"alpha", "0.1,1"}, {"loss", "kl"}, {"temperature", "4"}}};
}

Preset repdistiller_cifar() {
    return {.name = "repdistiller-cifar",
            .label = RETORT_TEXT("CIFAR as in RepDistiller"),
            .help = RETORT_TEXT("The recipe that most CIFAR-100 tables are made with: 240 epochs of SGD, KL "
                                "divergence at temperature 4 with weight 0.9."),
            .source = "Tian, Krishnan, Isola: Contrastive Representation Distillation, 2020 (RepDistiller)",
            .values = {{"alpha", "0.1,1"},
                       {"loss", "kl"},
                       {"temperature", "4"},
                       {"augment", "padded-crop"},
                       {"num-epochs", "240"},
                       {"batch-size", "64"},
                       {"optimizer", "sgd"},
                       {"lr", "0.05"},
                       {"momentum", "0.9"},
                       {"weight-decay", "0.0005"},
                       {"schedule", "multi-step"},
                       {"lr-milestones", "150,180,210"},
                       {"lr-gamma", "0.1"}}};
}

Preset patient_teacher() {
    return {
        .name = "patient-teacher",
        .label = RETORT_TEXT("Patient teacher (function matching)"),
        .help = RETORT_TEXT("The teacher alone, on strongly mixed images that both see alike, for very many "
                            "epochs."),
        .source = "Beyer, Zhai, Royer, Markeeva, Anil, Kolesnikov: Knowledge Distillation: A Good Teacher "
                  "Is Patient and Consistent, 2022",
        .values = {{"alpha", "0,1"},
                   {"loss", "kl"},
                   {"temperature", "1"},
                   {"mixup", "1"},
                   {"num-epochs", "300"},
                   {"optimizer", "adamw"},
                   {"lr", "0.003"},
                   {"weight-decay", "0.0003"},
                   {"clip-grad-norm", "1"},
                   {"schedule", "cosine"},
                   {"lr-min", "0"}}};
}

} // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all{seed_document(), hinton_kl(), repdistiller_cifar(),
                                         patient_teacher()};
    return all;
}

const Preset* find_preset(std::string_view name) {
    const auto& all = presets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Preset& preset) { return preset.name == name; });
    return found == all.end() ? nullptr : &*found;
}

void apply_preset(ExperimentSpec& spec, const Preset& preset) {
    for (const auto& [name, value] : preset.values) {
        if (!set_from_text(spec, *find_parameter(name), value).empty()) {
            throw std::logic_error("a preset has a value that its parameter does not take: " + name);
        }
    }
}

} // namespace retort
