// What a trainer is fed with. The engine knows batches, not where they come from.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace retort {

/// A batch on the CPU.
struct Batch {
    torch::Tensor images;  ///< N×3×H×W float32, normalised; in any memory format
    torch::Tensor labels;  ///< N int64, class indices; -1 of images without a label
    torch::Tensor indices; ///< N int64, positions in the split's list of samples
    torch::Tensor views; ///< N int64, which of its views of each image this is; undefined in validation, and
                         ///< where views are fresh every epoch
    /// N×C float32, or N×K×C of K teachers, where somebody already knows them; else undefined.
    torch::Tensor teacher_logits;
    torch::Tensor other_labels{};  ///< N int64, of what is mixed into each image; undefined where nothing is
    torch::Tensor label_weights{}; ///< N float32 in [0, 1]: the share of the image itself, and of its label
};

/// How `count` samples part into batches of `size`: the last one may be smaller, but a single sample left
/// over joins the batch before it, since batch normalisation cannot train on one.
class BatchPartition {
  public:
    BatchPartition(std::int64_t count, std::int64_t size);
    [[nodiscard]] std::int64_t batches() const { return batches_; }
    /// The number of samples in batch `k` (from 0), which begins at k · size.
    [[nodiscard]] std::int64_t size_of(std::int64_t k) const {
        return k + 1 < batches_ ? size_ : count_ - k * size_;
    }

  private:
    std::int64_t count_;
    std::int64_t size_;
    std::int64_t batches_;
};

/// One pass over data. Batches come in an order that does not depend on the number of loading threads.
class BatchSource {
  public:
    virtual ~BatchSource() = default;
    /// Puts the next batch into `batch`; false when the pass is over.
    /// Throws Error when an image cannot be read any more.
    virtual bool next(Batch& batch) = 0;
};

/// Where passes come from: one training pass an epoch, and validation passes that are all the same.
class DataFeed {
  public:
    virtual ~DataFeed() = default;
    /// The training pass of `epoch` (from 1), in an order and with augmentation that depend on run seed,
    /// epoch and image alone.
    virtual std::unique_ptr<BatchSource> train_pass(int epoch) = 0;
    /// Which view of each training sample, in the order of the list, the training pass of `epoch` shows, -1
    /// where it shows none of it; empty where views are fresh every epoch.
    [[nodiscard]] virtual std::vector<std::int64_t> train_views(int /*epoch*/) const { return {}; }
    /// Where that pass shows samples more than once: the same of what it shows for the second time, for the
    /// third and so on, as far as these are other views.
    [[nodiscard]] virtual std::vector<std::vector<std::int64_t>> repeated_views(int /*epoch*/) const {
        return {};
    }
    /// The validation pass: every sample once, in the order of the list.
    virtual std::unique_ptr<BatchSource> val_pass() = 0;
    /// The pass over images that are only reported on: every sample once, in the order of the list.
    virtual std::unique_ptr<BatchSource> test_pass() { return nullptr; }
    [[nodiscard]] virtual std::int64_t train_count() const = 0;
    [[nodiscard]] virtual std::int64_t val_count() const = 0;
    [[nodiscard]] virtual std::int64_t test_count() const { return 0; } ///< 0: there is no such pass
    [[nodiscard]] virtual std::int64_t batch_size() const = 0;
    /// Batches of a training pass.
    [[nodiscard]] std::int64_t train_steps() const {
        return BatchPartition(train_count(), batch_size()).batches();
    }
    /// Seconds that making passes was held up by a person so far.
    [[nodiscard]] virtual double held_seconds() const { return 0.0; }
};

/// A feed that adds something to another one: whatever it does not change is the other's.
class FeedDecorator : public DataFeed {
  public:
    /// `feed` must live as long as this one.
    explicit FeedDecorator(DataFeed& feed) : feed_(feed) {}
    std::unique_ptr<BatchSource> train_pass(int epoch) override { return feed_.train_pass(epoch); }
    [[nodiscard]] std::vector<std::int64_t> train_views(int epoch) const override {
        return feed_.train_views(epoch);
    }
    [[nodiscard]] std::vector<std::vector<std::int64_t>> repeated_views(int epoch) const override {
        return feed_.repeated_views(epoch);
    }
    std::unique_ptr<BatchSource> val_pass() override { return feed_.val_pass(); }
    std::unique_ptr<BatchSource> test_pass() override { return feed_.test_pass(); }
    [[nodiscard]] std::int64_t train_count() const override { return feed_.train_count(); }
    [[nodiscard]] std::int64_t val_count() const override { return feed_.val_count(); }
    [[nodiscard]] std::int64_t test_count() const override { return feed_.test_count(); }
    [[nodiscard]] std::int64_t batch_size() const override { return feed_.batch_size(); }
    [[nodiscard]] double held_seconds() const override { return feed_.held_seconds(); }

  private:
    DataFeed& feed_;
};

} // namespace retort
