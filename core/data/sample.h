// A data set drawn by the program itself, to try everything on without having data.
#pragma once

#include "core/data/decode/image.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// How much is drawn, and how hard it is to tell apart. With the defaults a resnet20 trained from scratch
/// (SGD 0.05, batch 32) gets from chance to some 60 % in four epochs and to some 88 % in eight, so a short
/// run has room below its teacher.
struct SampleOptions {
    std::int64_t train_per_class = 150; ///< ≥ 1
    std::int64_t val_per_class = 40;    ///< ≥ 1
    std::uint64_t seed = 1;
    double min_radius = 7.0;  ///< of a shape, in pixels
    double max_radius = 13.0; ///< at most 14, so that shapes stay in the picture
    double min_contrast =
        0.5; ///< least distance of shape and background colour in the RGB cube of side 1, up to 0.9
    double noise = 0.1;           ///< largest deviation of a channel, as a share of its range
    std::int64_t distractors = 2; ///< small blots and strokes behind the shape
    /// Share of the training images that lie in the folder of another class, in [0, 1]: as many as that is of
    /// all, rounded. Validation images never do.
    double label_noise = 0.0;
};

/// "cross", "disc", …: the classes of the sample set.
const std::vector<std::string>& sample_classes();

/// One 32×32 picture. `stream` tells pictures of a class apart. Depends on its arguments alone.
Image draw_sample(std::size_t shape, std::uint64_t stream, const SampleOptions& options);

/// Writes `dir`/train and `dir`/val with a folder of PNG files per class; the same options give the same
/// bytes. Throws Error when `dir` is there and not empty, or cannot be written.
void write_sample(const std::filesystem::path& dir, const SampleOptions& options = {});

} // namespace retort
