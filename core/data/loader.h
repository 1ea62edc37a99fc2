// An image folder as batches: opened once, fed to any number of runs.
#pragma once

#include "core/data/loaded_data.h"
#include "core/data/mixing.h"
#include "core/data/run_samples.h"
#include "core/data/transforms.h"
#include "core/engine/teacher/view_source.h"
#include "core/engine/training/batches.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// How many views each training image has where a person asked for `asked` (as ExperimentSpec::views):
/// -1 is as many as `epochs`, and there are never more than there are different ones. 0 is fresh ones every
/// epoch.
std::int64_t view_count(std::int64_t asked, std::int64_t epochs, const Preprocessing& preprocessing);

/// Which of its `views` (> 0) views the image at `position` shows in `epoch` (from 1) of the run of `seed`:
/// (hash(seed, (epoch - 1) / views, position) + epoch) mod views. That is a hash of (seed, epoch, position)
/// which goes through all views of an image before it shows one again, in any order of the first one.
std::int64_t chosen_view(std::uint64_t seed, int epoch, std::size_t position, std::int64_t views);

/// The feed of one run. Order and views are functions of (seed, epoch, image); neither threads nor cache
/// matter. An image that an epoch shows again, as a balanced sampler has it, shows another view. Passes part
/// into batches as a BatchPartition says. Thread-safe.
class ImageFeed final : public DataFeed {
  public:
    /// `batch_size` ≥ 1; `threads` (≥ 1) load a pass. Each training image has `views` views, which all runs
    /// share; with 0 the seed draws fresh ones every epoch.
    ImageFeed(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing, std::int64_t batch_size,
              std::uint64_t seed, int threads, std::int64_t views = 0);
    /// The same of some of the images: `samples` are of `data`, and are mixed with one another alone. Mixed
    /// images that all runs share are of all training images, so that `views` is 0 where some are left out.
    ImageFeed(std::shared_ptr<const LoadedData> data, RunSamples samples, Preprocessing preprocessing,
              std::int64_t batch_size, std::uint64_t seed, int threads, std::int64_t views = 0);

    std::unique_ptr<BatchSource> train_pass(int epoch) override;
    std::unique_ptr<BatchSource> val_pass() override;
    std::unique_ptr<BatchSource> test_pass() override;
    [[nodiscard]] std::int64_t train_count() const override { return count_of(samples_.train); }
    [[nodiscard]] std::int64_t val_count() const override { return count_of(samples_.val); }
    [[nodiscard]] std::int64_t test_count() const override { return data_->test.count(); }
    [[nodiscard]] std::int64_t batch_size() const override { return batch_size_; }
    [[nodiscard]] std::vector<std::int64_t> train_views(int epoch) const override;
    [[nodiscard]] std::vector<std::vector<std::int64_t>> repeated_views(int epoch) const override;

    /// The order of an epoch (from 1): sample numbers, train_count() of them.
    [[nodiscard]] std::vector<std::int64_t> train_order(int epoch) const;

    /// What the training pass of `epoch` (from 1) makes of the training image `sample`, whose decoded picture
    /// is `image`, where it shows it first: 3×side×side, bit for bit as in its batch.
    [[nodiscard]] torch::Tensor train_image(int epoch, std::int64_t sample, const Image& image) const;
    /// The same of the validation pass.
    [[nodiscard]] torch::Tensor val_image(const Image& image) const;
    /// How the training pass of `epoch` shows the training image `sample`, a picture of this size, whatever
    /// it is mixed with.
    [[nodiscard]] View train_view(int epoch, std::int64_t sample, Size picture) const;

  private:
    [[nodiscard]] static std::int64_t count_of(const std::vector<std::int64_t>& samples) {
        return static_cast<std::int64_t>(samples.size());
    }
    class TrainingEpoch;
    [[nodiscard]] TrainingEpoch training(int epoch) const;
    [[nodiscard]] std::vector<std::int64_t> shuffled_order(int epoch) const;
    [[nodiscard]] std::vector<std::int64_t> balanced_order(int epoch) const;

    std::shared_ptr<const LoadedData> data_;
    RunSamples samples_;
    Preprocessing preprocessing_;
    std::int64_t batch_size_;
    std::uint64_t seed_;
    int threads_;
    std::int64_t views_;
};

/// The training images in their numbered views, as an ImageFeed with views shows them.
class ImageViews final : public ViewSource {
  public:
    /// `threads` (≥ 1) make the views of one question.
    ImageViews(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing, int threads);
    [[nodiscard]] torch::Tensor images(std::span<const std::int64_t> indices,
                                       std::span<const std::int64_t> views) const override;

  private:
    std::shared_ptr<const LoadedData> data_;
    Preprocessing preprocessing_;
    int threads_;
};

} // namespace retort
