// How long training waits for its images.
#pragma once

#include "core/engine/batches.h"

#include <memory>

namespace retort {

/// A feed that counts how long whoever asks it for batches waits for them. For one thread that asks.
class TimedFeed : public DataFeed {
  public:
    /// `feed` must live as long as this one.
    explicit TimedFeed(DataFeed& feed) : feed_(feed) {}
    std::unique_ptr<BatchSource> train_pass(int epoch) override;
    std::unique_ptr<BatchSource> val_pass() override;
    [[nodiscard]] std::vector<std::int64_t> train_views(int epoch) const override {
        return feed_.train_views(epoch);
    }
    [[nodiscard]] std::int64_t train_count() const override { return feed_.train_count(); }
    [[nodiscard]] std::int64_t val_count() const override { return feed_.val_count(); }
    [[nodiscard]] std::int64_t batch_size() const override { return feed_.batch_size(); }

    /// All waiting in all passes so far.
    [[nodiscard]] double wait_seconds() const { return *seconds_; }

  private:
    DataFeed& feed_;
    std::shared_ptr<double> seconds_ = std::make_shared<double>(0.0); ///< passes may outlive the feed
};

} // namespace retort
