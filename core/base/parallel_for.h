// A loop on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>
#include <vector>

namespace retort {

/// Calls `work(k)` for k in 0 … count − 1 on `threads` threads (at least one), the calling one among them.
/// Thread i begins with k = i and then takes whatever is next, so that with as many threads as items all run
/// at the same time. What `work` throws ends the loop: items that were begun are finished, the rest is left
/// out, and the exception of the lowest thread is rethrown here.
template <typename Work>
void parallel_for(std::int64_t count, int threads, const Work& work) {
    const auto workers = std::clamp<std::int64_t>(threads, 1, std::max<std::int64_t>(count, 1));
    std::atomic<std::int64_t> next{workers};
    std::atomic<bool> failed{false};
    std::vector<std::exception_ptr> failures(static_cast<std::size_t>(workers));
    const auto take_turns = [&](std::int64_t worker) {
        try {
            for (auto k = worker; k < count && !failed; k = next++) {
                work(k);
            }
        } catch (...) {
            failures[static_cast<std::size_t>(worker)] = std::current_exception();
            failed = true;
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::int64_t worker = 1; worker < workers; ++worker) {
            helpers.emplace_back(take_turns, worker);
        }
        take_turns(0);
    }
    for (const auto& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
}

} // namespace retort
