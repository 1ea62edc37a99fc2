// Batches made by threads that work ahead of whoever takes them.
#pragma once

#include "core/engine/training/batches.h"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace retort {

/// Builds batches 0 … count − 1 on `threads` threads, at most a few ahead, and hands them out in order.
/// Destroying it stops the threads; a build in progress sees that in its stop token.
class Prefetch final : public BatchSource {
  public:
    /// Makes the k-th batch. What it returns after a stop request is thrown away.
    using Build = std::function<Batch(std::int64_t k, const std::stop_token& stop)>;

    Prefetch(std::int64_t count, int threads, Build build);
    Prefetch(const Prefetch&) = delete;
    Prefetch& operator=(const Prefetch&) = delete;
    ~Prefetch() override;

    /// Rethrows what building the batch threw; the pass is over then.
    bool next(Batch& batch) override;

  private:
    struct Built {
        Batch batch;
        std::exception_ptr failure;
    };
    void work(const std::stop_token& stop);
    Built build(std::int64_t k, const std::stop_token& stop) const;
    [[nodiscard]] bool may_build() const {
        return next_to_build_ < std::min(count_, next_to_hand_out_ + ahead_);
    }

    const Build build_;
    const std::int64_t ahead_;
    std::int64_t count_;
    std::int64_t next_to_build_ = 0;
    std::int64_t next_to_hand_out_ = 0;
    std::map<std::int64_t, Built> built_;
    std::mutex mutex_; ///< of everything above that changes
    std::condition_variable_any room_;
    std::condition_variable ready_;
    std::vector<std::jthread> workers_; ///< last, so that they end before what they use
};

} // namespace retort
