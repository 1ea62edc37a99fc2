// How long training waits for its images.
#pragma once

#include "core/engine/training/batches.h"

#include <memory>

namespace retort {

/// A feed that counts how long whoever asks it for batches waits for them. For one thread that asks.
class TimedFeed : public FeedDecorator {
  public:
    using FeedDecorator::FeedDecorator;
    std::unique_ptr<BatchSource> train_pass(int epoch) override;
    std::unique_ptr<BatchSource> val_pass() override;
    std::unique_ptr<BatchSource> test_pass() override;

    /// All waiting in all passes so far.
    [[nodiscard]] double wait_seconds() const { return *seconds_; }

  private:
    std::shared_ptr<double> seconds_ = std::make_shared<double>(0.0); ///< passes may outlive the feed
};

} // namespace retort
