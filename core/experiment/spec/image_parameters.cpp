#include "core/experiment/spec/image_parameters.h"

#include "core/data/transforms.h"
#include "core/experiment/spec/table_names.h"

namespace retort {

namespace {

using Spec = ExperimentSpec;
using Group = ParameterGroup;

/// Of image sizes that are settled later, this is checked then.
Message check_resize_side(const Spec& spec, bool /*teacher*/) {
    if (spec.resize_side == 0 || spec.resize_side >= spec.image_size) {
        return {};
    }
    return {RETORT_TEXT("must be 0 or at least the image size, %1, not %2"),
            {std::to_string(spec.image_size), std::to_string(spec.resize_side)}};
}

bool has_rand_augment(const Spec& spec) {
    return spec.rand_augment > 0;
}

std::vector<Parameter> size_parameters() {
    return {
        {.name = "image-size",
         .group = Group::data,
         .field = &Spec::image_size,
         .label = RETORT_TEXT("Image size"),
         .help = RETORT_TEXT("Side of the network's input images in pixels; 0 uses the size at which the "
                             "teacher's architecture is usually trained."),
         .maximum = 2048,
         .automatic = 0,
         .affects_throughput = true,
         .describes_teacher = true},
        {.name = "resize-side",
         .group = Group::data,
         .field = &Spec::resize_side,
         .label = RETORT_TEXT("Resized side"),
         .help = RETORT_TEXT("Side in pixels to which the shorter side of an image is brought in validation "
                             "before the centre is cut out; 0 uses 256 for an image size of 224 and in "
                             "proportion for others, and the image size itself up to 64."),
         .maximum = 4096,
         .automatic = 0,
         .affects_throughput = true,
         .describes_teacher = true,
         .check = check_resize_side},
        {.name = "interpolation",
         .group = Group::data,
         .field = &Spec::interpolation,
         .label = RETORT_TEXT("Interpolation"),
         .help = RETORT_TEXT("How images are resized, in training and validation: bilinear or bicubic, each "
                             "as Pillow does it; should be what the teacher was trained with."),
         .choices = {"bilinear", "bicubic"},
         .affects_throughput = true,
         .describes_teacher = true},
        {.name = "normalize",
         .group = Group::data,
         .field = &Spec::normalize,
         .label = RETORT_TEXT("Normalisation"),
         .help = RETORT_TEXT("Mean and standard deviation used to normalise each channel; must be those the "
                             "teacher was trained with."),
         .choices = names_of(normalizations()),
         .affects_throughput = true},
    };
}

std::vector<Parameter> augmentation_parameters() {
    return {
        {.name = "augment",
         .group = Group::data,
         .field = &Spec::augment,
         .label = RETORT_TEXT("Augmentation"),
         .help = RETORT_TEXT("Augmentation of training images: random resized crop and flip, padded crop and "
                             "flip, or none; auto uses the padded crop for images of up to 64 pixels."),
         .choices = {"auto", "resized-crop", "padded-crop", "none"},
         .affects_throughput = true},
        {.name = "rand-augment",
         .group = Group::data,
         .field = &Spec::rand_augment,
         .label = RETORT_TEXT("RandAugment"),
         .help = RETORT_TEXT("Magnitude of RandAugment, from 1 to 30, which changes each cropped training "
                             "image by operations drawn at random: shears, shifts, rotation, colour, "
                             "contrast and the like; 0 turns it off, 9 is usual. The teacher sees the "
                             "changed image."),
         .maximum = RandAugment::strongest,
         .axis = true,
         .affects_throughput = true,
         .changes_views = true},
        {.name = "rand-augment-ops",
         .group = Group::data,
         .field = &Spec::rand_augment_ops,
         .label = RETORT_TEXT("RandAugment operations"),
         .help = RETORT_TEXT("Number of operations that RandAugment applies to each image, one after the "
                             "other; 2 is usual."),
         .minimum = 1,
         .maximum = 10,
         .axis = true,
         .affects_throughput = true,
         .changes_views = true,
         .applies = has_rand_augment},
        {.name = "random-erasing",
         .group = Group::data,
         .field = &Spec::random_erasing,
         .label = RETORT_TEXT("Random erasing"),
         .help = RETORT_TEXT("Probability that a rectangle of a training image, of 2 % to 33 % of its area, "
                             "is replaced by the mean colour; 0 turns it off, 0.1 to 0.25 is usual. The "
                             "teacher sees the image with its part erased."),
         .maximum = 1.0,
         .axis = true,
         .changes_views = true},
    };
}

std::vector<Parameter> view_parameters() {
    return {
        {.name = "mixup",
         .group = Group::data,
         .field = &Spec::mixup,
         .label = RETORT_TEXT("Mixup"),
         .help = RETORT_TEXT("Mixes each training image and its label with another, by a weight drawn from "
                             "the beta distribution with this parameter twice; 0 turns it off, 0.2 is usual. "
                             "The teacher sees the mixed image. With cross-validation, a share of the "
                             "training images or unlabelled ones, new views are drawn every epoch."),
         .maximum = 100.0,
         .axis = true,
         .affects_throughput = true,
         .changes_views = true},
        {.name = "cutmix",
         .group = Group::data,
         .field = &Spec::cutmix,
         .label = RETORT_TEXT("CutMix"),
         .help = RETORT_TEXT("Replaces a box of each training image by that of another, and mixes the labels "
                             "by area; the share of the area is drawn from the beta distribution with this "
                             "parameter twice. 0 turns it off, 1 is usual. Where mixup is on too, each view "
                             "is mixed one way or the other. The teacher sees the mixed image. With "
                             "cross-validation, a share of the training images or unlabelled ones, new views "
                             "are drawn every epoch."),
         .maximum = 100.0,
         .axis = true,
         .affects_throughput = true,
         .changes_views = true},
        {.name = "views",
         .group = Group::data,
         .field = &Spec::views,
         .label = RETORT_TEXT("Views per image"),
         .help = RETORT_TEXT("Number of augmented views of each training image. The teacher's logits are "
                             "computed once per view, for all runs. -1 uses as many views as epochs; 0 draws "
                             "new views every epoch, so the teacher's logits are computed every time."),
         .minimum = -1,
         .maximum = 100000,
         .automatic = -1,
         .axis = true},
    };
}

} // namespace

std::vector<Parameter> image_parameters() {
    std::vector<Parameter> all;
    for (auto&& part : {size_parameters(), augmentation_parameters(), view_parameters()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

std::vector<Parameter> class_balance_parameters() {
    return {
        {.name = "class-weights",
         .group = Group::training,
         .field = &Spec::class_weights,
         .label = RETORT_TEXT("Class weights"),
         .help = RETORT_TEXT("Weights of classes in the cross entropy of training: none, or balanced, which "
                             "makes up for classes with few training images: n / (C · n_c) of n images of C "
                             "classes. Validation is measured without weights. At α = 0 there is no cross "
                             "entropy to weight."),
         .choices = {"none", "balanced"},
         .axis = true,
         .for_labels = true},
        {.name = "sampler",
         .group = Group::training,
         .field = &Spec::sampler,
         .label = RETORT_TEXT("Sampler"),
         .help =
             RETORT_TEXT("Which training images an epoch shows: shuffle, each once; or balanced, as many, "
                         "drawn with replacement so that all classes come equally often."),
         .choices = {"shuffle", "balanced"},
         .axis = true},
    };
}

} // namespace retort
