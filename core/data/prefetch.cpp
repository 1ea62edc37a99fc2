#include "core/data/prefetch.h"

#include <algorithm>
#include <utility>

namespace retort {

Prefetch::Prefetch(std::int64_t count, int threads, Build build)
    : build_(std::move(build))
    , ahead_(std::max(threads, 1) + 2)
    , count_(count) {
    const auto workers = std::clamp<std::int64_t>(threads, 1, std::max<std::int64_t>(count, 1));
    for (std::int64_t i = 0; i < workers; ++i) {
        workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

Prefetch::~Prefetch() {
    for (auto& worker : workers_) {
        worker.request_stop(); // all of them before the first is waited for
    }
}

bool Prefetch::next(Batch& batch) {
    std::unique_lock lock(mutex_);
    if (next_to_hand_out_ >= count_) {
        return false;
    }
    ready_.wait(lock, [&] { return built_.contains(next_to_hand_out_); });
    auto built = std::move(built_.extract(next_to_hand_out_).mapped());
    ++next_to_hand_out_;
    if (built.failure) {
        count_ = 0;
        std::rethrow_exception(built.failure);
    }
    lock.unlock();
    room_.notify_one();
    batch = std::move(built.batch);
    return true;
}

void Prefetch::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (next_to_build_ < count_ && room_.wait(lock, stop, [&] { return may_build(); })) {
        const auto k = next_to_build_++;
        lock.unlock();
        auto built = build(k, stop);
        lock.lock();
        built_.emplace(k, std::move(built));
        ready_.notify_one();
    }
}

Prefetch::Built Prefetch::build(std::int64_t k, const std::stop_token& stop) const {
    try {
        return {build_(k, stop), nullptr};
    } catch (...) {
        return {Batch{}, std::current_exception()};
    }
}

} // namespace retort
