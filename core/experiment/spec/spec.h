// The specification of one experiment, and the runs it consists of. Values only; no tensors.
#pragma once

#include "core/base/message.h"
#include "core/engine/losses/loss_options.h"
#include "core/engine/training/training_parameters.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// A parameter beside α with several values, each of which has runs of its own.
struct Axis {
    std::string parameter;           ///< its name, kebab-case
    std::vector<std::string> values; ///< as value_text() writes each alone; at least two, no two alike

    bool operator==(const Axis&) const = default;
};

/// One experiment: data, teacher, student and the hyperparameters shared by all its runs, those of losses
/// and training among them. Names, ranges, help and traits of every field are in parameters.h; flags, JSON
/// keys and form fields come from there.
struct ExperimentSpec : LossOptions, TrainingParameters {
    std::string data_dir;
    std::string unlabelled_dir;          ///< of further training images where α is 0; may be empty
    std::string teacher_file;            ///< a file, or weights by name: "imagenet:resnet50"
    std::string teacher_format = "auto"; ///< "auto", "torchscript" or "logits"
    std::string teacher_arch = "auto";   ///< "auto" or an architecture
    std::string teacher_key;             ///< which of several models in its file; empty: whichever is meant
    bool teacher_ensemble = false;       ///< whether the teachers on its axis are one of all runs: their mean
    std::string teacher_weights;         ///< theirs, in their order, separated by commas; empty: all alike
    std::string class_map; ///< a file that says which of the teacher's classes is which; may be empty
    std::string out;

    std::string student = "resnet18";
    std::string student_init = "random"; ///< "random", "teacher", "imagenet" or a state_dict file
    bool freeze_backbone = false;

    std::vector<double> alphas{0.0, 0.5, 1.0}; ///< weight of the hard-label term, each in [0, 1]
    std::int64_t repeats = 4;
    std::int64_t batch_size = 32;
    std::string loss = "mse"; ///< a name in losses()

    double val_fraction = 0.2;       ///< of train, where no folder serves for validation; in (0, 0.9]
    double selection_fraction = 0.0; ///< of train, for choosing epochs, in [0, 0.9]; 0 = none
    std::int64_t folds = 0;          ///< of cross-validation, ≥ 2; 0 = none
    std::int64_t split_seed = 0;     ///< of all that is split
    double train_fraction = 1.0;     ///< of the training images that are trained on, in (0, 1]

    std::int64_t image_size = 0;  ///< side in pixels; 0 = what the teacher is usually trained at
    std::int64_t resize_side = 0; ///< of validation images' shorter side before the crop; 0 = by image size
    std::string interpolation = "bilinear"; ///< when images are resized: "bilinear" or "bicubic"
    std::string normalize = "imagenet";
    std::string augment = "auto";
    std::int64_t rand_augment = 0;     ///< magnitude of RandAugment, 1 … 30; 0 = none
    std::int64_t rand_augment_ops = 2; ///< its operations on each image
    double random_erasing = 0.0;       ///< probability that a part of a training image is erased
    double mixup = 0.0;  ///< ≥ 0: training images are mixed by weights from Beta(mixup, mixup); 0 = not
    double cutmix = 0.0; ///< ≥ 0: parts of others are pasted into them, by Beta(cutmix, cutmix); 0 = not
    std::int64_t views = -1; ///< per training image; -1 = as many as epochs, 0 = fresh ones every epoch
    std::string sampler = "shuffle";    ///< which images an epoch shows: "shuffle" or "balanced"
    std::string class_weights = "none"; ///< of cross entropy in training: "none" or "balanced"

    std::int64_t seed = 0;
    std::string device = "auto"; ///< "auto", "cpu", "cuda" or "cuda:N"
    std::int64_t lanes = 0;      ///< runs trained at the same time; 0 = as many as are measured to be fastest
    std::int64_t threads = 0;    ///< per lane; 0 = the machine's cores divided among the lanes
    std::int64_t cache_mib = -1; ///< for decoded images; -1 = half of the memory that is available
    std::string bank = "disk";   ///< where teacher logits are kept: "disk", "memory" or "off"
    std::int64_t bank_mib = 1024;    ///< memory for them
    std::int64_t bank_disk_mib = -1; ///< disk for all of them; -1 = a tenth of what is free, at most 20 GB
    std::string cache_dir;           ///< where caches lie; empty = the user's cache folder

    /// In the order of the table of parameters; the field of such a parameter holds the first of the values.
    std::vector<Axis> axes;
    std::string drop_points; ///< those not to be trained: their point_name()s, separated by commas

    std::string search = "grid";     ///< how points are chosen: "grid" (none is) or "halving"
    std::int64_t search_repeats = 1; ///< of halving: runs of a point that it is chosen by
    std::int64_t search_factor =
        3; ///< of halving: of so many points one goes on, for so many times the epochs
    std::int64_t search_epochs = 0; ///< of halving: of its first round; 0 = so many that all rounds fit

    bool operator==(const ExperimentSpec&) const = default;
};

/// What is wrong with one field of a spec. `parameter` is the flag's name without dashes ("alpha", "lr").
struct Problem {
    std::string parameter;
    Message message;
};

/// Values of axes beside α, by parameter; files as value_names() calls them.
using AxisValues = std::map<std::string, std::string>;

/// One choice on every axis.
struct Point {
    double alpha = 0.0;
    /// Of the axes beside α that have a meaning there: where α is 1, none of the distillation has.
    AxisValues settings = {};

    bool operator==(const Point&) const = default;
    /// By α, then by settings: numbers by their value.
    bool operator<(const Point& other) const;
};

/// One run of an experiment: a point and a repeat (from 1). All points of a repeat share the seed, so that
/// they see the same batches and start from the same weights.
struct RunSpec {
    double alpha = 0.0;
    std::int64_t repeat = 1;
    std::optional<std::uint64_t> seed = {}; ///< nothing where results from elsewhere do not say
    AxisValues settings = {};               ///< those of its point

    [[nodiscard]] Point point() const { return {alpha, settings}; }
    bool operator==(const RunSpec&) const = default;
};

/// The seed of a run, or an empty text where it is not known.
std::string seed_text(const RunSpec& run);

/// What stands behind "α" for a person: "0.5", "0.5, loss kl, temperature 4".
std::string point_label(const Point& point);

/// `value` as a part of a file's name: letters, digits and a few signs; others become dashes.
std::string safe_name(const std::string& value);

/// "alpha-0.5", "alpha-0.5_loss-kl_temperature-4": letters, digits and a few signs that are safe in names of
/// files, at most 240 of them, of which the last eight are a hash where there would be more.
std::string point_name(const Point& point);

/// The name of a run and of its folder, for example "alpha-0.5_rep-1" or "alpha-0.5_temperature-4_rep-1".
std::string run_name(const RunSpec& run);

} // namespace retort
