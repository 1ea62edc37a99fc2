// What is wrong with the images of a data set: their number, their classes, and the files themselves.
#pragma once

#include "core/base/progress.h"
#include "core/data/splits.h"
#include "core/experiment/preflight/preflight_report.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace retort {

/// Splits of which an accuracy is known to ± 5 points at best, class folders that are called nearly alike,
/// and classes with a tenth of another's training images or fewer; by names and counts, without reading a
/// file. `folds` is the number of them, or 0.
PreflightReport check_classes(const ImageFolder& folder, std::int64_t folds);

/// Reads every image under `folder`, split by `options`, for `seconds` at most, and says which cannot be
/// read, which are there twice or in training and validation too, and which have several labels; likewise
/// those under `unlabelled`, where it names a folder, which are trained on. What there was no time for is
/// said. Throws Error as open_image_folder() does, or Cancelled.
PreflightReport check_images(const std::filesystem::path& folder, const SplitOptions& options, double seconds,
                             const Progress& progress, const std::stop_token& stop,
                             const std::filesystem::path& unlabelled = {});

} // namespace retort
