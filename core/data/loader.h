// An image folder as batches: opened once, fed to any number of runs.
#pragma once

#include "core/data/image_store.h"
#include "core/data/mixing.h"
#include "core/data/splits.h"
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

/// One split with its images. Where a sample is spoken of by number, in Batch::indices above all, it is its
/// position in `kept`: 0 … count() − 1.
struct LoadedSplit {
    std::string name;                   ///< of the folder
    std::vector<Sample> samples;        ///< all that were found
    std::shared_ptr<ImageStore> store;  ///< of `samples`
    std::vector<std::size_t> kept;      ///< positions in `samples` of those that can be read, ascending
    std::vector<Unreadable> unreadable; ///< the others, and why
    std::map<std::string, std::int64_t> ignored = {}; ///< as in Split
    bool is_checked = true; ///< else all of `samples` are in `kept`, and some of them may be unreadable

    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(kept.size()); }
    [[nodiscard]] const Sample& sample(std::int64_t i) const {
        return samples.at(kept.at(static_cast<std::size_t>(i)));
    }
};

/// Readable images of a split whose pixels are those of another file in train, and the first such pair:
/// numbers in `samples` of the split and of train.
struct SeenInTraining {
    std::int64_t count = 0;
    std::pair<std::size_t, std::size_t> first = {};
};

/// Data that several feeds share.
struct LoadedData {
    std::filesystem::path root;
    std::vector<std::string> classes;
    LoadedSplit train;
    LoadedSplit val;  ///< the same as train where both are one pool of folds
    LoadedSplit test; ///< may be empty
    bool pooled = false;
    std::vector<Message> remarks; ///< as in ImageFolder
    SeenInTraining val_in_train;
    SeenInTraining test_in_train;

    /// As ImageFolder has it.
    [[nodiscard]] bool draws_validation() const { return pooled || train.name == val.name; }
};

/// Which training images an epoch shows.
enum class Sampler {
    shuffle, ///< each once
    balanced ///< as many, drawn with replacement: every class is equally likely, and every image of a class
};

/// The samples that one run is trained and validated on: numbers as in Batch::indices, ascending.
struct RunSamples {
    std::vector<std::int64_t> train;
    std::vector<std::int64_t> val;
    Sampler sampler = Sampler::shuffle; ///< of the training images
};

/// Which samples those are.
struct SampleChoice {
    double train_fraction = 1.0;  ///< of the training images of each class, in (0, 1]
    std::int64_t folds = 0;       ///< of pooled data, else 0
    std::int64_t fold = 0;        ///< that is validated on, 0 … folds − 1
    std::uint64_t split_seed = 0; ///< of the folds
    std::uint64_t run_seed = 0;   ///< of the fraction
    Sampler sampler = Sampler::shuffle;
};

/// All samples, but for those that `choice` leaves out.
RunSamples run_samples(const LoadedData& data, const SampleChoice& choice = {});

/// The weights of classes that make up for their numbers of training images, n / (C · n_c) of n images of C
/// classes of which n_c are of class c, as scikit-learn's "balanced" has them: float32, one for each class of
/// `data`. A class without an image has none, and does not count.
torch::Tensor balanced_class_weights(const LoadedData& data, const RunSamples& samples);

/// Opens an image folder and reads every image once, keeping up to `cache_bytes` of pixels of all splits
/// together. `progress` (may be empty) counts images of all splits; see ImageStore::check. Throws Error as
/// open_image_folder does, and when no image of a split, or of a class in it, can be read. After a stop
/// request it returns early, with data that is not complete.
std::shared_ptr<const LoadedData> open_data(const std::filesystem::path& folder, std::size_t cache_bytes,
                                            int threads, const Progress& progress,
                                            const std::stop_token& stop);

/// The same of a folder that was listed before; a split without samples stays without.
std::shared_ptr<const LoadedData> open_data(ImageFolder found, std::size_t cache_bytes, int threads,
                                            const Progress& progress, const std::stop_token& stop);

/// The same without reading any file: every sample counts as one that can be read, and a file that
/// cannot is found out when it is asked for. For who looks at a few images of many; a run wants open_data().
std::shared_ptr<const LoadedData> list_data(ImageFolder found, std::size_t cache_bytes);

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
