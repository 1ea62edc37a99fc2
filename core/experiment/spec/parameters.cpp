#include "core/experiment/spec/parameters.h"

#include "core/base/number_text.h"
#include "core/engine/device.h"
#include "core/engine/losses/loss_schedule.h"
#include "core/engine/models/model.h"
#include "core/engine/training/early_stopping.h"
#include "core/experiment/spec/image_parameters.h"
#include "core/experiment/spec/loss_parameters.h"
#include "core/experiment/spec/optimizer_parameters.h"
#include "core/experiment/spec/search_parameters.h"
#include "core/experiment/spec/search_rounds.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/table_names.h"
#include "core/weights/pretrained.h"

#include <algorithm>

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;
using Path = ParameterPath;

std::vector<std::string> architecture_choices() {
    auto names = names_of(architectures());
    names.insert(names.begin(), "auto");
    return names;
}

bool stops_early(const Spec& spec) {
    return spec.early_stop_metric != "none";
}

Message check_student_init(const Spec& spec, bool teacher) {
    if (spec.student_init == "teacher" && !teacher) {
        return {RETORT_TEXT("without a teacher, accepted are random, imagenet or a file"), {}};
    }
    const auto name = parse_pretrained_name(spec.student_init);
    if (name && !name->architecture.empty() && name->architecture != spec.student) {
        return {RETORT_TEXT("these weights are for %1, but the student is %2"),
                {name->architecture, spec.student}};
    }
    return {};
}

/// Whether the objective of some run is another one in some epochs.
bool changes_over_epochs(const Spec& spec) {
    const bool distils =
        std::any_of(spec.alphas.begin(), spec.alphas.end(), [](double alpha) { return alpha < 1.0; });
    const bool cools = applies(*find_parameter("temperature-end"), spec);
    return distils && (cools || spec.alpha_schedule != "constant" || spec.distillation_warmup > 1);
}

Message check_early_stop_metric(const Spec& spec, bool teacher) {
    if (spec.early_stop_metric == "val_loss" && teacher && changes_over_epochs(spec)) {
        return {
            RETORT_TEXT("where α, the temperature or a weight of the loss follows a schedule, val_loss is "
                        "another function in every epoch; accepted are metrics that stay the same, such "
                        "as val_accuracy"),
            {}};
    }
    if (teacher || !needs_teacher(spec.early_stop_metric)) {
        return {};
    }
    return {RETORT_TEXT("without a teacher, accepted are val_loss and val_accuracy"), {}};
}

/// What a person can wait for, and a machine can list.
Message check_number_of_runs(const Spec& spec, bool /*teacher*/) {
    constexpr double most = 1e6;
    const auto repeats = spec.repeats + (is_search(spec) ? spec.search_repeats : 0);
    auto runs = static_cast<double>(repeats) * static_cast<double>(spec.alphas.size());
    for (const auto& axis : axes_of_runs(spec)) {
        runs *= static_cast<double>(axis.values.size());
    }
    return runs <= most ? Message{} : Message{RETORT_TEXT("makes more than a million runs"), {}};
}

Message check_device(const Spec& spec, bool /*teacher*/) {
    if (is_device_name(spec.device)) {
        return {};
    }
    return {RETORT_TEXT("unknown device “%1”; accepted are auto, cpu, cuda and cuda:N"), {spec.device}};
}

std::vector<Parameter> data_parameters() {
    return {
        {.name = "data-dir",
         .group = Group::data,
         .field = &Spec::data_dir,
         .label = RETORT_TEXT("Data folder"),
         .help = RETORT_TEXT("Folder that contains train/ and val/ (or validation/, valid/, test/), each "
                             "with one folder of images per class. A folder test/ beside val/ is only "
                             "reported on; a folder of classes alone is split."),
         .essential = true,
         .affects_throughput = true,
         .path = Path::folder},
        {.name = "unlabelled-dir",
         .group = Group::data,
         .field = &Spec::unlabelled_dir,
         .label = RETORT_TEXT("Unlabelled images"),
         .help =
             RETORT_TEXT("Folder of further images, whose classes are not known, in any folders below it. "
                         "Runs at α = 0 train on them as well, by what the teacher says of them."),
         .for_distillation = true,
         .affects_throughput = true,
         .for_teaching = false,
         .path = Path::folder,
         .may_be_empty = true},
    };
}

std::vector<Parameter> teacher_parameters() {
    return {
        {.name = "teacher-file",
         .group = Group::teacher,
         .field = &Spec::teacher_file,
         .label = RETORT_TEXT("Teacher file"),
         .help =
             RETORT_TEXT("File with the teacher's weights (.pth, .pt, .th, .ckpt, .safetensors) or its "
                         "logits for every image (.csv, .safetensors); or imagenet:ARCH, such as "
                         "imagenet:resnet50, for torchvision's weights in PyTorch's cache. Each of "
                         "several, separated by commas, has runs of its own; a file name with commas goes "
                         "in double quotes, unless it is the only one."),
         .axis = true,
         .together = &Spec::teacher_ensemble,
         .for_distillation = true,
         .essential = true,
         .affects_throughput = true,
         .describes_teacher = true,
         .for_teaching = false,
         .path = Path::weights},
        {.name = "teacher-ensemble",
         .group = Group::teacher,
         .field = &Spec::teacher_ensemble,
         .label = RETORT_TEXT("Teachers as an ensemble"),
         .help = RETORT_TEXT("All students learn from all teacher files at once: from the mean of their "
                             "softened probabilities, or of their logits where a loss has no temperature."),
         .for_distillation = true,
         .affects_throughput = true,
         .for_teaching = false},
        {.name = "teacher-weights",
         .group = Group::teacher,
         .field = &Spec::teacher_weights,
         .label = RETORT_TEXT("Weights of the teachers"),
         .help = RETORT_TEXT("Of an ensemble: how much each teacher file counts in the mean, in their order, "
                             "separated by commas, such as 2,1. If empty, all count alike."),
         .for_distillation = true,
         .for_teaching = false,
         .applies = [](const Spec& spec) { return spec.teacher_ensemble; }},
        {.name = "teacher-format",
         .group = Group::teacher,
         .field = &Spec::teacher_format,
         .label = RETORT_TEXT("Teacher format"),
         .help = RETORT_TEXT(
             "Contents of the teacher file; auto recognises weights and logits. A TorchScript file is a "
             "program and is only run if torchscript is chosen, after a trial in a separate process."),
         .choices = {"auto", "torchscript", "logits"},
         .affects_throughput = true,
         .describes_teacher = true,
         .for_teaching = false},
        {.name = "teacher-arch",
         .group = Group::teacher,
         .field = &Spec::teacher_arch,
         .label = RETORT_TEXT("Teacher architecture"),
         .help = RETORT_TEXT(
             "Architecture of the teacher's weights; auto recognises it from tensor names and shapes."),
         .choices = architecture_choices(),
         .affects_throughput = true,
         .describes_teacher = true,
         .for_teaching = false},
        {.name = "teacher-key",
         .group = Group::teacher,
         .field = &Spec::teacher_key,
         .label = RETORT_TEXT("Model in the teacher file"),
         .help =
             RETORT_TEXT("Which of several models in the teacher file to use: the key, or the start of the "
                         "tensor names, such as teacher or state_dict_ema; . for the one whose names have no "
                         "prefix. If empty, the only one, or the one called teacher, or averaged weights "
                         "(EMA)."),
         .affects_throughput = true,
         .describes_teacher = true,
         .for_teaching = false},
        {.name = "class-map",
         .group = Group::teacher,
         .field = &Spec::class_map,
         .label = RETORT_TEXT("Class map"),
         .help = RETORT_TEXT("File that maps each class of the data to a class of the teacher: lines of "
                             "“class,teacher class or index”, or a JSON object. Without a file, classes are "
                             "matched by name if names are known, otherwise by sorted order."),
         .describes_teacher = true,
         .for_teaching = false,
         .path = Path::file,
         .may_be_empty = true},
    };
}

std::vector<Parameter> student_parameters() {
    return {
        {.name = "student",
         .group = Group::student,
         .field = &Spec::student,
         .label = RETORT_TEXT("Student"),
         .help = RETORT_TEXT("Architecture of the student."),
         .choices = names_of(architectures()),
         .axis = true,
         .essential = true,
         .affects_throughput = true,
         .for_teaching = false},
        {.name = "student-init",
         .group = Group::student,
         .field = &Spec::student_init,
         .label = RETORT_TEXT("Initial weights"),
         .help = RETORT_TEXT("random; teacher: layers of a deeper teacher of the same family; imagenet: "
                             "torchvision's ImageNet weights; or a PyTorch file. A head for a different "
                             "number of classes is replaced by a new one. Each of several, separated by "
                             "commas, has runs of its own; a file name with commas goes in double quotes, "
                             "unless it is the only one."),
         .choices = {"random", "teacher", "imagenet"},
         .open_choice = true,
         .axis = true,
         .path = Path::weights,
         .architecture = &Spec::student,
         .check = check_student_init},
        {.name = "freeze-backbone",
         .group = Group::student,
         .field = &Spec::freeze_backbone,
         .label = RETORT_TEXT("Freeze backbone"),
         .help = RETORT_TEXT("Train the last layer only; batch-norm statistics are still updated."),
         .affects_throughput = true},
    };
}

std::vector<Parameter> objective_parameters() {
    return {
        {.name = "alpha",
         .aliases = {"alphas"},
         .group = Group::training,
         .field = &Spec::alphas,
         .label = RETORT_TEXT("α"),
         .help = RETORT_TEXT("Weights of the labels, separated by commas: loss = α · cross entropy + (1 − α) "
                             "· distillation. α = 1 is cross entropy only, α = 0 distillation only."),
         .maximum = 1.0,
         .axis = true,
         .essential = true,
         .changes_results = false,
         .may_grow = true,
         .affects_throughput = true,
         .for_teaching = false},
        {.name = "n-exp",
         .aliases = {"repeats"},
         .group = Group::training,
         .field = &Spec::repeats,
         .label = RETORT_TEXT("Repeats"),
         .help =
             RETORT_TEXT("Runs per point, each with its own seed; all points of a repeat share the seed."),
         .minimum = 1,
         .maximum = 1000,
         .essential = true,
         .changes_results = false,
         .may_grow = true,
         .affects_throughput = true,
         .for_teaching = false,
         .check = check_number_of_runs},
        {.name = "drop-points",
         .group = Group::training,
         .field = &Spec::drop_points,
         .label = RETORT_TEXT("Points left out"),
         .help = RETORT_TEXT("Points of the axes that are not trained, separated by commas, by their names: "
                             "such as alpha-0_temperature-2."),
         .changes_results = false,
         .for_teaching = false},
    };
}

std::vector<Parameter> run_parameters() {
    return {
        {.name = "num-epochs",
         .aliases = {"epochs"},
         .group = Group::training,
         .field = &Spec::num_epochs,
         .label = RETORT_TEXT("Epochs"),
         .help = RETORT_TEXT("Passes over the training images."),
         .minimum = 1,
         .maximum = 100000,
         .essential = true,
         .may_grow = true},
        {.name = "batch-size",
         .group = Group::training,
         .field = &Spec::batch_size,
         .label = RETORT_TEXT("Batch size"),
         .help = RETORT_TEXT("Images per training step."),
         .minimum = 1,
         .maximum = 65536,
         .axis = true,
         .essential = true,
         .affects_throughput = true},
        {.name = "seed",
         .group = Group::training,
         .field = &Spec::seed,
         .label = RETORT_TEXT("Seed"),
         .help = RETORT_TEXT("Seed of the first repeat; each further repeat adds 1."),
         .maximum = 9007199254740991.0},
        {.name = "ema-decay",
         .group = Group::training,
         .field = &Spec::ema_decay,
         .label = RETORT_TEXT("Weight average"),
         .help =
             RETORT_TEXT("Decay per step of a moving average of weights and batch-norm statistics, for "
                         "example 0.999; the average is then what is validated and saved. 0 turns it off."),
         .maximum = 0.999999,
         .axis = true,
         .affects_throughput = true},
        {.name = "early-stop-metric",
         .group = Group::training,
         .field = &Spec::early_stop_metric,
         .label = RETORT_TEXT("Early stopping metric"),
         .help = RETORT_TEXT(
             "Validation metric that ends a run when it no longer improves; none trains all epochs."),
         .choices = early_stop_metric_names(),
         .check = check_early_stop_metric},
        {.name = "early-stop-patience",
         .group = Group::training,
         .field = &Spec::early_stop_patience,
         .label = RETORT_TEXT("Patience"),
         .help = RETORT_TEXT("Number of consecutive epochs without improvement after which a run stops."),
         .minimum = 1,
         .maximum = 100000,
         .applies = stops_early},
        {.name = "early-stop-min-delta",
         .group = Group::training,
         .field = &Spec::early_stop_min_delta,
         .label = RETORT_TEXT("Minimum improvement"),
         .help = RETORT_TEXT("Smallest change of the metric that counts as an improvement, in its own unit."),
         .maximum = 1000000.0,
         .applies = stops_early},
    };
}

std::vector<Parameter> machine_parameters() {
    return {
        {.name = "device",
         .group = Group::device,
         .field = &Spec::device,
         .label = RETORT_TEXT("Device"),
         .help = RETORT_TEXT("auto (the first CUDA device, otherwise the CPU), cpu, cuda or cuda:N."),
         .choices = {"auto", "cpu", "cuda"},
         .open_choice = true,
         .changes_results = false,
         .affects_throughput = true,
         .check = check_device},
        {.name = "lanes",
         .group = Group::device,
         .field = &Spec::lanes,
         .label = RETORT_TEXT("Lanes"),
         .help = RETORT_TEXT("Number of runs trained at the same time, each with its share of the threads; 0 "
                             "measures at the start which number is fastest."),
         .maximum = 64,
         .automatic = 0,
         .changes_results = false,
         .affects_throughput = true,
         .for_teaching = false},
        {.name = "threads",
         .group = Group::device,
         .field = &Spec::threads,
         .label = RETORT_TEXT("Threads per lane"),
         .help = RETORT_TEXT("CPU threads per lane; 0 divides the machine's cores among the lanes."),
         .maximum = 1024,
         .automatic = 0,
         .changes_results = false,
         .affects_throughput = true},
        {.name = "cache-mib",
         .group = Group::device,
         .field = &Spec::cache_mib,
         .label = RETORT_TEXT("Image cache (MiB)"),
         .help = RETORT_TEXT("Memory for decoded images, never more than half of what is available; -1 uses "
                             "that half. Images that do not fit are decoded again when needed."),
         .minimum = -1,
         .maximum = 16777216,
         .automatic = -1,
         .changes_results = false},
        {.name = "bank",
         .group = Group::device,
         .field = &Spec::bank,
         .label = RETORT_TEXT("Teacher logits"),
         .help = RETORT_TEXT("Where the teacher's logits for training views are kept: on disk, for this "
                             "experiment and later ones with the same data and teacher; in memory, for this "
                             "experiment only; off computes them every time."),
         .choices = {"disk", "memory", "off"},
         .changes_results = false,
         .for_teaching = false},
        {.name = "bank-mib",
         .group = Group::device,
         .field = &Spec::bank_mib,
         .label = RETORT_TEXT("Teacher logits (MiB)"),
         .help = RETORT_TEXT(
             "Memory for the teacher's logits; those that do not fit are read from disk when needed."),
         .maximum = 16777216,
         .changes_results = false,
         .for_teaching = false},
        {.name = "bank-disk-mib",
         .group = Group::device,
         .field = &Spec::bank_disk_mib,
         .label = RETORT_TEXT("Teacher logits on disk (MiB)"),
         .help = RETORT_TEXT("Disk space for the teacher logits of all experiments; the least recently used "
                             "are deleted first. -1 uses a tenth of the free space, at most 20 GB."),
         .minimum = -1,
         .maximum = 16777216,
         .automatic = -1,
         .changes_results = false,
         .for_teaching = false},
        {.name = "cache-dir",
         .group = Group::output,
         .field = &Spec::cache_dir,
         .label = RETORT_TEXT("Cache folder"),
         .help = RETORT_TEXT("Folder for data that later experiments can reuse; if empty, retort in the "
                             "user's cache folder."),
         .changes_results = false,
         .for_teaching = false,
         .path = Path::output_folder,
         .may_be_empty = true},
        {.name = "out",
         .group = Group::output,
         .field = &Spec::out,
         .label = RETORT_TEXT("Output folder"),
         .help = RETORT_TEXT("New or empty folder for the experiment."),
         .essential = true,
         .changes_results = false,
         .path = Path::new_folder},
    };
}

std::vector<Parameter> all_parameters() {
    std::vector<Parameter> all;
    for (auto&& part :
         {data_parameters(), image_parameters(), split_parameters(), teacher_parameters(),
          student_parameters(), objective_parameters(), loss_parameters(), class_balance_parameters(),
          run_parameters(), search_parameters(), optimizer_parameters(), machine_parameters()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> table = all_parameters();
    return table;
}

const Parameter* find_parameter(std::string_view name) {
    const auto table = parameters();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Parameter& parameter) {
        return parameter.name == name ||
               std::find(parameter.aliases.begin(), parameter.aliases.end(), name) != parameter.aliases.end();
    });
    return found == table.end() ? nullptr : &*found;
}

std::string json_key(const Parameter& parameter) {
    std::string key = parameter.name;
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

} // namespace retort
