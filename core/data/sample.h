// A data set drawn by the program itself, to try everything on without having data.
#pragma once

#include "core/data/image.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// How much is drawn, and how hard it is to tell apart. The defaults suit a demonstration on two cores.
struct SampleOptions {
    std::int64_t train_per_class = 100; ///< ≥ 1
    std::int64_t val_per_class = 40;    ///< ≥ 1
    std::uint64_t seed = 1;
    double min_radius = 5.0;  ///< of a shape, in pixels
    double max_radius = 11.0; ///< at most 14, so that shapes stay in the picture
    double min_contrast =
        0.35;            ///< least distance of shape and background colour, in units of the RGB cube's side
    double noise = 0.14; ///< largest deviation of a channel, as a share of its range
    std::int64_t distractors = 3; ///< small blots and strokes behind the shape
};

/// "cross", "disc", …: the classes of the sample set.
const std::vector<std::string>& sample_classes();

/// One 32×32 picture. `stream` tells pictures of a class apart. Depends on its arguments alone.
Image draw_sample(std::size_t shape, std::uint64_t stream, const SampleOptions& options);

/// Writes `dir`/train and `dir`/val with a folder of PNG files per class; the same options give the same
/// bytes. Throws Error when `dir` is there and not empty, or cannot be written.
void write_sample(const std::filesystem::path& dir, const SampleOptions& options = {});

} // namespace retort
