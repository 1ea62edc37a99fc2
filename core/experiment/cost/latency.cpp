#include "core/experiment/cost/latency.h"

#include "core/base/cancelled.h"
#include "core/base/stopwatch.h"
#include "core/engine/torch.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace retort {

double median_forward_seconds(Classifier& model, std::int64_t batch, std::int64_t side,
                              const TimingLimits& limits, const std::stop_token& stop) {
    constexpr int warm_up = 2;
    const torch::NoGradGuard no_grad;
    const auto images = torch::zeros({batch, 3, side, side});
    std::vector<double> times;
    double total = 0.0;
    for (int pass = 0; times.size() < limits.passes && (total < limits.seconds || times.empty()); ++pass) {
        throw_if_stopped(stop);
        const auto begin = std::chrono::steady_clock::now();
        model.forward(images);
        const double taken = seconds_since(begin);
        if (pass >= warm_up) {
            times.push_back(taken);
            total += taken;
        }
    }
    std::sort(times.begin(), times.end());
    const auto half = times.size() / 2;
    return times.size() % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
}

} // namespace retort
