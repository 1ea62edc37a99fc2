#include "core/experiment/run/remaining_cost.h"

#include "core/experiment/cost/machine.h"

#include <algorithm>
#include <chrono>

namespace retort {

namespace {

/// Seconds that one thread takes for an image of a training batch.
double load_seconds(const Preparation& prepared, const std::stop_token& stop) {
    constexpr std::int64_t images = 16;
    ImageFeed feed(prepared.data, prepared.preprocessing, std::min(prepared.spec.batch_size, images),
                   /*seed=*/0,
                   /*threads=*/1);
    const auto start = std::chrono::steady_clock::now();
    const auto pass = feed.train_pass(1);
    std::int64_t loaded = 0;
    for (Batch batch; loaded < images && pass->next(batch);) {
        loaded += batch.labels.size(0);
        if (stop.stop_requested()) {
            throw Stopped{};
        }
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    return loaded > 0 ? seconds.count() / static_cast<double>(loaded) : 0.0;
}

} // namespace

std::optional<CostEstimate> cost_of(const Preparation& prepared, const std::vector<RunRecord>& runs,
                                    const std::stop_token& stop) {
    if (prepared.pace.train_seconds <= 0.0) {
        return std::nullopt;
    }
    const auto& spec = prepared.spec;
    std::vector<RunSpec> ahead;
    for (const auto& run : runs) {
        if (run.status != RunStatus::done) {
            ahead.push_back(run.spec);
        }
    }
    auto inputs = cost_inputs(spec, ahead);
    inputs.train_images = prepared.data->train.count();
    inputs.val_images = prepared.data->val.count();
    inputs.classes = static_cast<std::int64_t>(prepared.data->classes.size());
    inputs.layout = {static_cast<int>(spec.lanes), prepared.threads};
    inputs.student = prepared.pace;
    inputs.teacher_seconds = prepared.teacher_seconds;
    if (prepared.bank) {
        inputs.views = prepared.views;
        inputs.known_answers = prepared.bank->known(prepared.views);
    }
    inputs.load_seconds = load_seconds(prepared, stop);
    inputs.load_takes_cores = prepared.device.is_cpu();
    inputs.resident_bytes = resident_memory();
    inputs.available_bytes = available_memory();
    return estimate_cost(inputs);
}

} // namespace retort
