// From a picture to what a network is fed with: torchvision's transforms, with draws that need no state.
#pragma once

#include "core/base/counter_random.h"
#include "core/data/decode/image.h"
#include "core/data/mixing.h"
#include "core/data/rand_augment.h"
#include "core/data/resample.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// What training does to a picture before it is normalised; both mirror it with probability ½.
enum class Augmentation {
    none,         ///< the validation path
    resized_crop, ///< RandomResizedCrop: 8 % to 100 % of the area, aspect ratio 3:4 to 4:3
    padded_crop ///< RandomCrop after padding by 4 black pixels; pictures of another size are first brought to
                ///< size
};

/// Per channel (R, G, B) of values in [0, 1]: (value − mean) / std.
struct Normalization {
    std::string name;
    std::array<float, 3> mean{};
    std::array<float, 3> std{1.0F, 1.0F, 1.0F};

    bool operator==(const Normalization&) const = default;
};

/// imagenet, cifar10, cifar100, half (to [−1, 1]), none.
const std::vector<Normalization>& normalizations();

/// How networks see images: in training augmented, then changed by RandAugment, normalised, erased in part
/// and mixed, in this order.
struct Preprocessing {
    int image_size = 224; ///< side of the square output
    Normalization normalization;
    Augmentation augmentation = Augmentation::none;
    /// To which the shorter side is brought before the centre crop of validation, ≥ image_size; 0: to
    /// usual_resize_side().
    int resize_side = 0;
    Interpolation interpolation = Interpolation::bilinear;
    RandAugment rand_augment = {};
    double random_erasing = 0.0; ///< probability that a box of a training image becomes 0, the mean colour
    Mixing mixing = {};          ///< of training images with one another

    bool operator==(const Preprocessing&) const = default;
};

/// 256 for 224 pixels, and in proportion; `image_size` where that is at most 64.
int usual_resize_side(int image_size);

/// bilinear or bicubic. Throws Error for another name.
Interpolation parse_interpolation(const std::string& name);

/// `how` with the shorter side brought to `resize_side` in validation, and all resizing done by the
/// interpolation of that name. Throws Error for a side that is neither 0 nor at least the image size, or more
/// than 4096.
Preprocessing with_resizing(Preprocessing how, std::int64_t resize_side, const std::string& interpolation);

/// Preprocessing by names: `normalize` one of normalizations(), `augment` one of auto, resized-crop,
/// padded-crop, none; auto is padded-crop for images of up to 64 pixels, and resized-crop for larger ones.
/// Throws Error for another name, or for an image size outside 1…4096.
Preprocessing preprocessing(int image_size, const std::string& normalize, const std::string& augment);

/// The size to which Resize(short_side) brings a picture: the shorter side becomes `short_side`, the longer
/// one is rounded down.
Size resized_size(Size picture, std::int64_t short_side);

/// The box of CenterCrop(side), in the picture's coordinates; where the picture is smaller the box reaches
/// beyond it.
Box center_box(Size picture, std::int64_t side);

/// A box as RandomResizedCrop draws it; after ten draws that do not fit the picture, its largest central box.
Box random_resized_box(Size picture, CounterRandom& random);

/// A box as RandomErasing draws it in an image of `side`² pixels: 2 % to 33 % of the area, aspect ratio 0.3
/// to 3.3; none after ten draws that do not fit (Zhong et al.: Random Erasing Data Augmentation, 2020).
std::optional<Box> random_erased_box(std::int64_t side, CounterRandom& random);

/// The validation view: the shorter side to resize_side, and the centre.
View val_view(Size picture, const Preprocessing& preprocessing);

/// A training view. The same `random` gives the same view.
View train_view(Size picture, const Preprocessing& preprocessing, CounterRandom random);

/// How many different views an image has at most: 1, 162 (81 crops, each mirrored or not), or without end
/// (the largest number there is), as where RandAugment, erasing or mixing draw something for each.
std::int64_t distinct_views(const Preprocessing& preprocessing);

/// View number `view` (≥ 0) of the image at `position` in its split's list: the same in all runs. The first
/// distinct crops of an image differ from one another, and come in an order of its own; then they begin
/// again.
View numbered_view(Size picture, const Preprocessing& preprocessing, std::size_t position, std::int64_t view);

/// Writes 3·image_size·image_size normalised floats to `out`, as val_view and train_view show the picture,
/// and in training with what RandAugment and erasing make of it, which the same `random` decides. Nothing is
/// mixed in.
void write_val_tensor(const Image& image, const Preprocessing& preprocessing, float* out,
                      PixelLayout layout = PixelLayout::planes);
void write_train_tensor(const Image& image, const Preprocessing& preprocessing, CounterRandom random,
                        float* out, PixelLayout layout = PixelLayout::planes);
/// The same as numbered_view shows the picture.
void write_numbered_tensor(const Image& image, const Preprocessing& preprocessing, std::size_t position,
                           std::int64_t view, float* out, PixelLayout layout = PixelLayout::planes);

} // namespace retort
