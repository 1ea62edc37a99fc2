#include "core/experiment/spec/loss_parameters.h"

#include "core/engine/losses/distillation_loss.h"
#include "core/engine/losses/feature_loss.h"
#include "core/engine/losses/loss_schedule.h"
#include "core/experiment/spec/table_names.h"

#include <utility>

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;

std::vector<std::string> loss_help() {
    std::vector<std::string> texts;
    for (const auto& loss : losses()) {
        texts.push_back(loss.help);
    }
    return texts;
}

/// A condition under which a parameter of losses applies.
std::function<bool(const Spec&)> used_by_loss(std::string parameter) {
    return [parameter = std::move(parameter)](const Spec& spec) {
        const auto* loss = find_loss(spec.loss);
        return loss != nullptr && loss->uses(parameter);
    };
}

bool has_temperature(const Spec& spec) {
    return used_by_loss("temperature")(spec);
}

bool has_alpha_schedule(const Spec& spec) {
    return spec.alpha_schedule != "constant";
}

bool has_temperature_schedule(const Spec& spec) {
    return has_temperature(spec) && spec.temperature_schedule != "constant";
}

/// A weight, or a number of epochs, that distillation alone knows.
Parameter of_distillation(const std::string& name, Parameter::Field field, const char* label,
                          const char* help, double maximum = 10000.0) {
    return {.name = name,
            .group = Group::training,
            .field = field,
            .label = label,
            .help = help,
            .maximum = maximum,
            .axis = true,
            .for_distillation = true,
            .for_teaching = false};
}

/// A weight of a part of a distillation loss.
Parameter weight_of_loss(const std::string& name, double Spec::*field, const char* label, const char* help) {
    auto parameter = of_distillation(name, field, label, help);
    parameter.applies = used_by_loss(name);
    return parameter;
}

/// How a value changes over epochs.
Parameter schedule_of(const std::string& name, std::string Spec::*field, const char* label,
                      const char* help) {
    auto parameter = of_distillation(name, field, label, help);
    parameter.choices = loss_schedule_names();
    return parameter;
}

std::vector<Parameter> parts() {
    return {
        {.name = "label-smoothing",
         .group = Group::training,
         .field = &Spec::label_smoothing,
         .label = RETORT_TEXT("Label smoothing"),
         .help = RETORT_TEXT("Share of each label that cross entropy in training spreads evenly over all "
                             "classes; 0 turns it off. At α = 0 there is no cross entropy to smooth."),
         .minimum = 0.0,
         .maximum = 0.99,
         .axis = true,
         .for_labels = true},
        {.name = "loss",
         .group = Group::training,
         .field = &Spec::loss,
         .label = RETORT_TEXT("Distillation loss"),
         .help = RETORT_TEXT("Loss that brings the student's logits close to the teacher's."),
         .choices = names_of(losses()),
         .choice_help = loss_help(),
         .axis = true,
         .for_distillation = true,
         .essential = true,
         .for_teaching = false},
        {.name = "temperature",
         .group = Group::training,
         .field = &Spec::temperature,
         .label = RETORT_TEXT("Temperature"),
         .help = RETORT_TEXT("Temperature T of softened probabilities, for losses that compare them."),
         .minimum = 0.0,
         .maximum = 1000.0,
         .minimum_excluded = true,
         .axis = true,
         .for_distillation = true,
         .for_teaching = false,
         .applies = has_temperature},
        weight_of_loss("dkd-alpha", &Spec::dkd_alpha, RETORT_TEXT("DKD: label"),
                       RETORT_TEXT("Weight of the label's probability against that of all other classes, in "
                                   "dkd; 1 is usual.")),
        weight_of_loss("dkd-beta", &Spec::dkd_beta, RETORT_TEXT("DKD: other classes"),
                       RETORT_TEXT("Weight of the other classes among themselves, in dkd; 8 is usual for "
                                   "CIFAR, 0.5 for ImageNet.")),
        weight_of_loss("dist-beta", &Spec::dist_beta, RETORT_TEXT("DIST: over classes"),
                       RETORT_TEXT("Weight of the correlation over the classes of an image, in dist.")),
        weight_of_loss("dist-gamma", &Spec::dist_gamma, RETORT_TEXT("DIST: over images"),
                       RETORT_TEXT("Weight of the correlation over the images of a batch, in dist.")),
    };
}

Parameter feature_loss() {
    auto parameter = of_distillation(
        "feature-loss", &Spec::feature_loss, RETORT_TEXT("Feature loss"),
        RETORT_TEXT(
            "Loss of feature maps between the stages of student and teacher, added in training with its "
            "own weight times 1 − α; the teacher then sees every batch. It is no part of val_loss."));
    parameter.choices = {"none"};
    parameter.choice_help = {RETORT_TEXT("logits alone are compared")};
    for (const auto& loss : feature_losses()) {
        parameter.choices.push_back(loss.name);
        parameter.choice_help.push_back(loss.help);
    }
    return parameter;
}

Parameter weight_of_features(const std::string& loss, double Spec::*field, const char* label,
                             const char* help) {
    auto parameter = of_distillation(find_feature_loss(loss)->weight, field, label, help, 1e6);
    parameter.applies = [loss](const Spec& spec) { return spec.feature_loss == loss; };
    return parameter;
}

Parameter hard_weight() {
    auto parameter = of_distillation(
        "hard-weight", &Spec::hard_weight, RETORT_TEXT("Weight of the labels"),
        RETORT_TEXT(
            "Factor on the cross entropy beside α: loss = α · hard weight · cross entropy + (1 − α) · "
            "soft weight · distillation. At α = 0.5, 2 and 2 add both as they are. It has no part at "
            "α = 0 and α = 1."));
    parameter.for_labels = true;
    return parameter;
}

Parameter temperature_end() {
    auto parameter =
        of_distillation("temperature-end", &Spec::temperature_end, RETORT_TEXT("Last temperature"),
                        RETORT_TEXT("Temperature of the last epoch, where it has a schedule."), 1000.0);
    parameter.minimum_excluded = true;
    parameter.applies = has_temperature_schedule;
    return parameter;
}

Parameter alpha_end() {
    auto parameter = of_distillation(
        "alpha-end", &Spec::alpha_end, RETORT_TEXT("Last α"),
        RETORT_TEXT("α of the last epoch, where it has a schedule; all α below 1 go there."), 1.0);
    parameter.applies = has_alpha_schedule;
    return parameter;
}

Parameter temperature_schedule() {
    auto parameter = schedule_of(
        "temperature-schedule", &Spec::temperature_schedule, RETORT_TEXT("Schedule of the temperature"),
        RETORT_TEXT("How the temperature goes from its first value to its last over the epochs: constant "
                    "(it stays), linear, or along half a cosine."));
    parameter.applies = has_temperature;
    return parameter;
}

std::vector<Parameter> weights_and_schedules() {
    return {
        feature_loss(),
        weight_of_features("fitnet", &Spec::fitnet_weight, RETORT_TEXT("FitNet: weight"),
                           RETORT_TEXT("Weight of fitnet's feature loss; 100 is usual.")),
        weight_of_features("at", &Spec::at_weight, RETORT_TEXT("AT: weight"),
                           RETORT_TEXT("Weight of at's feature loss; 1000 is usual.")),
        hard_weight(),
        of_distillation(
            "soft-weight", &Spec::soft_weight, RETORT_TEXT("Weight of the teacher"),
            RETORT_TEXT("Factor on the distillation loss beside 1 − α. Losses differ in size: mse "
                        "of logits may be a hundred times the cross entropy.")),
        schedule_of("alpha-schedule", &Spec::alpha_schedule, RETORT_TEXT("Schedule of α"),
                    RETORT_TEXT("How α goes from its first value to its last over the epochs: constant (it "
                                "stays), linear, or along half a cosine. α = 1 stays: it has no teacher.")),
        alpha_end(),
        temperature_schedule(),
        temperature_end(),
        of_distillation("distillation-warmup", &Spec::distillation_warmup,
                        RETORT_TEXT("Warm-up of distillation"),
                        RETORT_TEXT("Epochs over which the distillation loss grows to its full weight: in "
                                    "epoch e of W it has e / W of it. 20 is usual for dkd on CIFAR; 0 turns "
                                    "it off."),
                        100000.0),
    };
}

} // namespace

std::vector<Parameter> loss_parameters() {
    auto rows = parts();
    for (auto& row : weights_and_schedules()) {
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace retort
