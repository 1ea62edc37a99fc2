// The images of an experiment, opened, and what of its settings follows from them and from the machine.
#pragma once

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace retort {

struct TrainingImages {
    ExperimentSpec spec; ///< with paths made absolute, image size, lanes and threads settled
    torch::Device device = torch::kCPU;
    Preprocessing preprocessing; ///< of all runs, but for what may be on an axis: see preprocessing_in()
    std::shared_ptr<const LoadedData> data;
    std::int64_t views = 0;       ///< per training image: the most of any run; 0 = fresh ones every epoch
    StudentThroughput throughput; ///< zeros where it could not be measured

    /// CPU threads per lane.
    [[nodiscard]] int threads() const { return static_cast<int>(spec.threads); }
    [[nodiscard]] std::int64_t class_count() const { return static_cast<std::int64_t>(data->classes.size()); }
};

/// The labels of a split, N int64, in the order of its samples.
torch::Tensor labels_of(const LoadedSplit& split);

/// That `count` images of `split` were seen in training, where they say little; the first is `image`, and
/// `train` is the same.
Message in_both_message(const LoadedData& data, const LoadedSplit& split, std::int64_t count,
                        const std::filesystem::path& image, const std::filesystem::path& train);

/// Opens images, reporting what cannot be read as notices. `cache_mib` bounds the memory for decoded ones, as
/// image_cache_bytes() says.
/// Throws Error, or Cancelled.
std::shared_ptr<const LoadedData> open_images(ImageFolder folder, std::int64_t cache_mib, int threads,
                                              ProgressObserver& observer, const std::stop_token& stop);

/// Which networks see the images, and the side in pixels that is taken where neither the spec nor one of them
/// says it.
struct ImageUsers {
    std::vector<const Architecture*> architectures;
    std::int64_t usual_side = 0;
};

/// The side at which `users` see the images: the one `requested`; where that is 0, the only one that one of
/// them takes, or else the usual one. Throws Error where one does not take it.
std::int64_t settled_side(std::int64_t requested, const ImageUsers& users);

/// How many images the run of `spec` with fewest of them is trained on. That does not hang on which are
/// drawn.
std::int64_t smallest_training_set(const ExperimentSpec& spec, const LoadedData& data);

/// Opens the images of `folder`, which is that of `spec`, and settles lanes and threads, by measurement where
/// they are left to the program. Throws Error, or Cancelled.
TrainingImages open_training_images(const ExperimentSpec& spec, ImageFolder folder, const ImageUsers& users,
                                    ProgressObserver& observer, const std::stop_token& stop);

} // namespace retort
