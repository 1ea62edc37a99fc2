#include "core/experiment/spec/optimizer_parameters.h"

#include "core/engine/training/optimizers.h"
#include "core/engine/training/schedule.h"

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;

bool uses_sgd(const Spec& spec) {
    return spec.optimizer == "sgd";
}

bool uses_adamw(const Spec& spec) {
    return spec.optimizer == "adamw";
}

} // namespace

std::vector<Parameter> optimizer_parameters() {
    return {
        {.name = "optimizer",
         .group = Group::optimizer,
         .field = &Spec::optimizer,
         .label = RETORT_TEXT("Optimizer"),
         .help = RETORT_TEXT("sgd: SGD with momentum; adamw: Adam with decoupled weight decay, which needs a "
                             "smaller learning rate."),
         .choices = optimizer_names(),
         .axis = true,
         .essential = true,
         .affects_throughput = true},
        {.name = "lr",
         .aliases = {"s-lr"},
         .group = Group::optimizer,
         .field = &Spec::lr,
         .label = RETORT_TEXT("Learning rate"),
         .help = RETORT_TEXT("Initial learning rate of the schedule."),
         .maximum = 100.0,
         .minimum_excluded = true,
         .axis = true,
         .essential = true},
        {.name = "momentum",
         .aliases = {"s-momentum"},
         .group = Group::optimizer,
         .field = &Spec::momentum,
         .label = RETORT_TEXT("Momentum"),
         .help = RETORT_TEXT("Momentum of SGD; not used by AdamW."),
         .maximum = 1.0,
         .axis = true,
         .applies = uses_sgd},
        {.name = "nesterov",
         .group = Group::optimizer,
         .field = &Spec::nesterov,
         .label = RETORT_TEXT("Nesterov momentum"),
         .help = RETORT_TEXT("Use Nesterov momentum in SGD; no effect without momentum."),
         .applies = uses_sgd},
        {.name = "beta1",
         .group = Group::optimizer,
         .field = &Spec::beta1,
         .label = RETORT_TEXT("Beta 1"),
         .help = RETORT_TEXT("Decay of AdamW's running mean of gradients; not used by SGD."),
         .maximum = 0.999999,
         .applies = uses_adamw},
        {.name = "beta2",
         .group = Group::optimizer,
         .field = &Spec::beta2,
         .label = RETORT_TEXT("Beta 2"),
         .help = RETORT_TEXT("Decay of AdamW's running mean of squared gradients; not used by SGD."),
         .maximum = 0.999999,
         .applies = uses_adamw},
        {.name = "weight-decay",
         .group = Group::optimizer,
         .field = &Spec::weight_decay,
         .label = RETORT_TEXT("Weight decay"),
         .help = RETORT_TEXT("Weight decay of all trained weights, as in PyTorch: an L2 penalty in SGD, "
                             "decoupled from the gradient in AdamW."),
         .maximum = 10.0,
         .axis = true},
        {.name = "weight-decay-on",
         .group = Group::optimizer,
         .field = &Spec::weight_decay_on,
         .label = RETORT_TEXT("Weight decay on"),
         .help = RETORT_TEXT("all: every parameter that is trained, as PyTorch does by default; weights: "
                             "neither biases nor normalisation layers."),
         .choices = {"all", "weights"},
         .axis = true,
         .applies = [](const Spec& spec) { return spec.weight_decay > 0.0; }},
        {.name = "clip-grad-norm",
         .group = Group::optimizer,
         .field = &Spec::clip_grad_norm,
         .label = RETORT_TEXT("Gradient clipping"),
         .help = RETORT_TEXT(
             "Maximum total L2 norm of the gradients, as in PyTorch's clip_grad_norm_; 0 turns it off."),
         .maximum = 1000000.0,
         .axis = true,
         .affects_throughput = true},
        {.name = "schedule",
         .group = Group::optimizer,
         .field = &Spec::schedule,
         .label = RETORT_TEXT("Schedule"),
         .help = RETORT_TEXT("How the learning rate decreases: multiplied by gamma after every step size, "
                             "multiplied by gamma at milestones, along half a cosine, or constant."),
         .choices = schedule_names(),
         .axis = true},
        {.name = "lr-step-size",
         .aliases = {"s-lr-step-size"},
         .group = Group::optimizer,
         .field = &Spec::lr_step_size,
         .label = RETORT_TEXT("Step size"),
         .help = RETORT_TEXT(
             "Number of epochs between multiplications of the learning rate by gamma, in the step schedule."),
         .minimum = 1,
         .maximum = 100000,
         .axis = true,
         .applies = [](const Spec& spec) { return spec.schedule == "step"; }},
        {.name = "lr-milestones",
         .group = Group::optimizer,
         .field = &Spec::lr_milestones,
         .label = RETORT_TEXT("Milestones"),
         .help = RETORT_TEXT("Epochs after which the learning rate is multiplied by gamma in the multi-step "
                             "schedule, separated by commas and not counting warm-up."),
         .minimum = 1,
         .maximum = 100000,
         .applies = [](const Spec& spec) { return spec.schedule == "multi-step"; }},
        {.name = "lr-gamma",
         .aliases = {"s-rl-gamma", "s-lr-gamma"},
         .group = Group::optimizer,
         .field = &Spec::lr_gamma,
         .label = RETORT_TEXT("Gamma"),
         .help =
             RETORT_TEXT("Factor applied to the learning rate after each step size or at each milestone."),
         .maximum = 10.0,
         .axis = true,
         .applies =
             [](const Spec& spec) { return spec.schedule == "step" || spec.schedule == "multi-step"; }},
        {.name = "lr-min",
         .group = Group::optimizer,
         .field = &Spec::lr_min,
         .label = RETORT_TEXT("Minimum learning rate"),
         .help = RETORT_TEXT("Final learning rate of the cosine schedule."),
         .maximum = 100.0,
         .axis = true,
         .applies = [](const Spec& spec) { return spec.schedule == "cosine"; }},
        {.name = "warmup-epochs",
         .group = Group::optimizer,
         .field = &Spec::warmup_epochs,
         .label = RETORT_TEXT("Warm-up epochs"),
         .help = RETORT_TEXT("Epochs before the schedule in which the learning rate grows linearly: in epoch "
                             "e of W it is e / (W + 1) of its initial value. 0 turns it off."),
         .maximum = 100000,
         .axis = true},
    };
}

} // namespace retort
