#include "core/engine/training/timed_feed.h"

#include <chrono>
#include <utility>

namespace retort {

namespace {

class TimedSource : public BatchSource {
  public:
    TimedSource(std::unique_ptr<BatchSource> source, std::shared_ptr<double> seconds)
        : source_(std::move(source))
        , seconds_(std::move(seconds)) {}

    bool next(Batch& batch) override {
        const auto start = std::chrono::steady_clock::now();
        const bool more = source_->next(batch);
        *seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return more;
    }

  private:
    std::unique_ptr<BatchSource> source_;
    std::shared_ptr<double> seconds_;
};

} // namespace

std::unique_ptr<BatchSource> TimedFeed::train_pass(int epoch) {
    return std::make_unique<TimedSource>(FeedDecorator::train_pass(epoch), seconds_);
}

std::unique_ptr<BatchSource> TimedFeed::val_pass() {
    return std::make_unique<TimedSource>(FeedDecorator::val_pass(), seconds_);
}

std::unique_ptr<BatchSource> TimedFeed::test_pass() {
    return std::make_unique<TimedSource>(FeedDecorator::test_pass(), seconds_);
}

} // namespace retort
