// The frozen teacher.
#pragma once

#include "core/base/progress.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"
#include "core/engine/training/batches.h"
#include "core/engine/training/pause_gate.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace retort {

class FusedForward;

/// Where the teacher's logits for training batches come from. Safe to use from several threads at once.
class TeacherSource {
  public:
    virtual ~TeacherSource() = default;
    /// Called before a training pass: `views` says for each training image which view the pass shows, -1
    /// where it shows none. Returns false when `stop` ended it early. `progress` may be empty. Throws Error.
    [[nodiscard]] virtual bool prepare(std::span<const std::int64_t> /*views*/,
                                       const std::stop_token& /*stop*/, const Progress& /*progress*/) {
        return true;
    }
    /// The raw logits of the images that `batch` holds: N×C float32, or N×K×C of K teachers, on any device.
    [[nodiscard]] virtual torch::Tensor batch_logits(const Batch& batch) = 0;
};

/// A trained model that only predicts: evaluation mode, no gradients, its forward pass fused for inference
/// where it can be.
class Teacher : public TeacherSource {
  public:
    /// `model` must not be changed afterwards.
    Teacher(std::shared_ptr<Classifier> model, torch::Device device);
    ~Teacher() override;

    /// The raw logits of `images` (N×3×H×W float32, any device): N×C float32 on the teacher's device. The row
    /// of an image follows from the image, N and its place among them.
    [[nodiscard]] torch::Tensor logits(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor batch_logits(const Batch& batch) override;
    [[nodiscard]] const torch::Device& device() const { return device_; }

  private:
    [[nodiscard]] std::shared_ptr<const FusedForward> fused_for(const torch::Tensor& images) const;

    torch::Device device_;
    mutable std::mutex mutex_;                  ///< of what follows
    mutable std::shared_ptr<Classifier> model_; ///< none any more once the fused ones do without it
    mutable std::vector<std::shared_ptr<const FusedForward>> fused_;
    mutable bool can_be_fused_ = true;
};

/// Logits that were computed beforehand: the same for every view of an image.
class TabulatedTeacher : public TeacherSource {
  public:
    /// `logits` N×C float32 on the CPU: a row for every position that Batch::indices can name.
    explicit TabulatedTeacher(torch::Tensor logits) : logits_(std::move(logits)) {}
    [[nodiscard]] torch::Tensor batch_logits(const Batch& batch) override;

  private:
    torch::Tensor logits_;
};

/// Several teachers that are asked the same, each for itself.
class TeacherEnsemble : public TeacherSource {
  public:
    explicit TeacherEnsemble(std::vector<std::shared_ptr<TeacherSource>> teachers)
        : teachers_(std::move(teachers)) {}
    [[nodiscard]] bool prepare(std::span<const std::int64_t> views, const std::stop_token& stop,
                               const Progress& progress) override;
    /// N×K×C, in the order of the teachers, on the device of the first.
    [[nodiscard]] torch::Tensor batch_logits(const Batch& batch) override;

  private:
    std::vector<std::shared_ptr<TeacherSource>> teachers_;
};

/// A feed whose training batches carry the teacher's logits of just the images they hold.
class TeacherLogitFeed : public FeedDecorator {
  public:
    /// `progress` may be empty; it is told of what the teacher is asked before a pass. Between what it is
    /// asked the feed waits at `gate`, where there is one.
    TeacherLogitFeed(DataFeed& feed, TeacherSource& teacher, std::stop_token stop, Progress progress,
                     PauseGate* gate = nullptr)
        : FeedDecorator(feed)
        , teacher_(teacher)
        , stop_(std::move(stop))
        , progress_(std::move(progress))
        , gate_(gate) {}
    /// Prepares the teacher for the pass. After a stop request the pass is empty.
    std::unique_ptr<BatchSource> train_pass(int epoch) override;
    [[nodiscard]] double held_seconds() const override {
        return held_seconds_ + FeedDecorator::held_seconds();
    }

    /// How long all passes so far waited for the teacher, whether it computed its logits or they were looked
    /// up.
    [[nodiscard]] double teacher_seconds() const { return *seconds_; }

  private:
    /// False after a stop request.
    [[nodiscard]] bool prepare(std::span<const std::int64_t> views);

    TeacherSource& teacher_;
    std::stop_token stop_;
    Progress progress_;
    PauseGate* gate_;
    double held_seconds_ = 0.0;
    std::shared_ptr<double> seconds_ = std::make_shared<double>(0.0); ///< passes may outlive the feed
};

} // namespace retort
