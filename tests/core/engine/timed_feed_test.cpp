#include "core/engine/training/timed_feed.h"

#include <chrono>
#include <doctest/doctest.h>
#include <thread>

using namespace retort;

namespace {

/// Two batches, each after a wait.
class SlowFeed : public DataFeed {
  public:
    static constexpr std::chrono::milliseconds wait{5};

    struct Source : BatchSource {
        int left = 2;
        bool next(Batch& batch) override {
            if (left-- == 0) {
                return false;
            }
            std::this_thread::sleep_for(wait);
            batch.labels = torch::full({1}, left);
            return true;
        }
    };
    std::unique_ptr<BatchSource> train_pass(int epoch) override {
        last_epoch = epoch;
        return std::make_unique<Source>();
    }
    std::unique_ptr<BatchSource> val_pass() override { return std::make_unique<Source>(); }
    [[nodiscard]] std::int64_t train_count() const override { return 2; }
    [[nodiscard]] std::int64_t val_count() const override { return 3; }
    [[nodiscard]] std::int64_t batch_size() const override { return 1; }
    [[nodiscard]] std::vector<std::int64_t> train_views(int epoch) const override { return {epoch, 5}; }
    [[nodiscard]] double held_seconds() const override { return 2.5; }
    int last_epoch = 0;
};

int drain(BatchSource& source) {
    int batches = 0;
    for (Batch batch; source.next(batch); ++batches) {
        CHECK(batch.labels.item<std::int64_t>() == 1 - batches);
    }
    return batches;
}

} // namespace

TEST_CASE("waiting for batches is counted, and nothing else of a feed changes") {
    SlowFeed slow;
    TimedFeed feed(slow);
    CHECK(feed.wait_seconds() == 0.0);
    CHECK(feed.train_count() == 2);
    CHECK(feed.val_count() == 3);
    CHECK(feed.batch_size() == 1);
    CHECK(feed.train_views(4) == std::vector<std::int64_t>{4, 5});
    CHECK(feed.held_seconds() == 2.5);
    const double once = std::chrono::duration<double>(2 * SlowFeed::wait).count();
    CHECK(drain(*feed.train_pass(7)) == 2);
    CHECK(slow.last_epoch == 7);
    CHECK(feed.wait_seconds() >= once);
    CHECK(drain(*feed.val_pass()) == 2);
    CHECK(feed.wait_seconds() >= 2 * once);
}
