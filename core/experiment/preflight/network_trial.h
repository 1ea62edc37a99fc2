// What networks predict for some of the validation images, asked before any training.
#pragma once

#include "core/base/progress.h"
#include "core/data/image_folder.h"
#include "core/data/transforms.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace retort {

/// At most `most` of the images of `split`, in an order in which every beginning is stratified: each class is
/// shuffled by `seed`, and has its share in whatever number is taken from the front.
std::vector<Sample> stratified_sample(const Split& split, std::size_t most, std::uint64_t seed);

/// A network, and how it sees the images.
struct TrialNetwork {
    std::shared_ptr<Classifier> network;
    Preprocessing preprocessing;
    torch::Tensor logits = {}; ///< N×C float32 on the CPU, once it was asked
};

/// The images that networks were asked about, without those that cannot be read.
struct Trial {
    std::vector<Sample> samples;
    torch::Tensor labels; ///< N int64
};

/// Where networks are asked, and for how long.
struct TrialLimits {
    torch::Device device = torch::kCPU;
    int threads = 1;       ///< ≥ 1, that read images and, on a CPU, compute
    double seconds = 30.0; ///< beyond the first few images
};

/// Asks all of `networks`, which are brought to the device and into evaluation mode, about `samples` from the
/// front, until all are through or the time is over. Leaves libtorch's number of threads as it is asked for.
/// Throws Error where a network cannot be applied to its images, or Cancelled.
Trial ask_networks(const std::vector<TrialNetwork*>& networks, const std::vector<Sample>& samples,
                   const TrialLimits& limits, const Progress& progress, const std::stop_token& stop);

/// Of N images, which were told right: N bool. Of `logits` N×C, where a row with NaN is wrong.
torch::Tensor told_right(const torch::Tensor& logits, const torch::Tensor& labels);

} // namespace retort
