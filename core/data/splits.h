// Which images of a folder serve for training, for choosing epochs and for reporting.
#pragma once

#include "core/data/image_folder.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace retort {

/// How images are split where the folders do not say, or say less than is wanted. Every draw is stratified:
/// from each class its share, at random, which follows from `seed` and the list of files alone.
struct SplitOptions {
    double val_fraction = 0.2;       ///< in (0, 1): kept for validation where no folder serves for it
    double selection_fraction = 0.0; ///< in [0, 1): of train, kept for choosing epochs; 0 = none
    std::int64_t folds = 0;          ///< ≥ 2: cross-validation with so many folds; 0 = none
    std::uint64_t seed = 0;

    bool operator==(const SplitOptions&) const = default;
};

/// list_image_folder(), with its images split:
/// - Where no folder serves for validation, `val_fraction` of train does.
/// - A `selection_fraction` of train becomes `val`, and what served for validation becomes `test`.
/// - With `folds`, the images of train and of the validation folder are one pool, in `train` and in `val`;
///   fold_numbers() parts it. A folder called test beside them stays apart.
///
/// What was split is a remark. Throws Error as list_image_folder does, when a class has too few images, and
/// when a selection fraction is asked for of a folder that has training, validation and test images.
ImageFolder open_image_folder(const std::filesystem::path& root, const SplitOptions& options = {});

/// What the images of the validation split called `name` (see Split) are, for a person: those of a folder, or
/// of none; with `folds` those of folds. Empty where `name` is.
Message validation_images(const std::string& name, bool folds);

/// The fold (0 … folds − 1) of each of `samples`: each class is spread evenly over all folds, and folds are
/// of the same size as far as can be. `folds` ≥ 1.
std::vector<std::int64_t> fold_numbers(std::span<const Sample> samples, std::int64_t folds,
                                       std::uint64_t seed);

/// Of `positions` in `samples`, a `share` in (0, 1] of each class, at least one; ascending. What a smaller
/// share takes, a larger one of the same seed takes, too.
std::vector<std::size_t> share_of(std::span<const Sample> samples, std::vector<std::size_t> positions,
                                  double share, std::uint64_t seed);

} // namespace retort
