#include "core/experiment/run/remaining_cost.h"

#include "core/base/cancelled.h"
#include "core/base/stopwatch.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/experiment/spec/training_options.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>

namespace retort {

namespace {

/// Seconds that one thread takes for an image of a training batch.
double load_seconds(const TrainingImages& images, const std::stop_token& stop) {
    constexpr std::int64_t count = 16;
    const auto how = preprocessing_in(images.preprocessing, costliest_choice(images.spec), {});
    ImageFeed feed(images.data, how, std::min(images.spec.batch_size, count), /*seed=*/0, /*threads=*/1);
    const auto start = std::chrono::steady_clock::now();
    const auto pass = feed.train_pass(1);
    std::int64_t loaded = 0;
    for (Batch batch; loaded < count && pass->next(batch);) {
        loaded += batch.labels.size(0);
        throw_if_stopped(stop);
    }
    return loaded > 0 ? seconds_since(start) / static_cast<double>(loaded) : 0.0;
}

/// Of checkpoints that are on the disk and will be replaced.
std::int64_t replaced_bytes(const std::string& folder, const std::vector<RunRecord>& runs) {
    std::int64_t bytes = 0;
    for (const auto& run : runs) {
        for (const auto* name : {"best.pth", "last.pth", "resume.pt"}) {
            std::error_code error;
            const auto size =
                std::filesystem::file_size(std::filesystem::path(folder) / "runs" / run.name / name, error);
            bytes += error || run.status == RunStatus::done ? 0 : static_cast<std::int64_t>(size);
        }
    }
    return bytes;
}

/// Seconds are those of all teachers on average.
void add_teachers_cost(const SharedInputs& inputs, CostInputs& cost) {
    for (const auto& [file, teacher] : inputs.teachers) {
        cost.teacher_seconds += teacher.seconds / static_cast<double>(inputs.teachers.size());
        for (const auto& [how, bank] : teacher.banks) {
            cost.views = inputs.images.views;
            cost.known_logits += bank->known(cost.views);
        }
    }
}

/// What may be written and kept, and where.
void add_storage(const SharedInputs& inputs, const std::vector<RunRecord>& runs, CostInputs& cost) {
    const auto& spec = inputs.spec();
    if (const auto free = free_disk(spec.out)) {
        cost.free_bytes = *free + replaced_bytes(spec.out, runs);
    }
    if (cost.views > 0) {
        const auto room = logit_room(spec, (cost.train_images + cost.further_images) * cost.classes);
        cost.logit_memory_bytes = room.memory_bytes;
        for (const auto& [file, teacher] : inputs.teachers) {
            for (const auto& [how, bank] : teacher.banks) {
                cost.logit_memory_bytes -= bank->memory_bytes();
            }
        }
        cost.logit_disk_bytes = room.disk_bytes;
        cost.logits_on_same_disk = on_same_disk(spec.out, bank_folder(spec.cache_dir));
    }
}

/// On average.
std::int64_t training_images_of_a_run(const TrainingImages& images, const std::vector<RunSpec>& runs) {
    double fractions = 0.0;
    for (const auto& run : runs) {
        fractions += sample_choice(images.spec, run).train_fraction;
    }
    const auto folds = static_cast<double>(images.spec.folds);
    const auto share = (runs.empty() ? 1.0 : fractions / static_cast<double>(runs.size())) *
                       (folds > 1.0 ? (folds - 1.0) / folds : 1.0);
    const auto labelled = images.data->train.labelled_count();
    return images_of_a_run(images.spec, runs, share * static_cast<double>(labelled),
                           images.data->train.count() - labelled);
}

std::int64_t validation_images_of_a_run(const TrainingImages& images) {
    const auto folds = std::max<std::int64_t>(images.spec.folds, 1);
    return images.data->val.count() / folds + images.data->test.count();
}

} // namespace

std::optional<CostEstimate> remaining_cost(const SharedInputs& inputs, const std::vector<RunRecord>& runs,
                                           const std::stop_token& stop) {
    const auto& images = inputs.images;
    if (images.throughput.train_seconds <= 0.0) {
        return std::nullopt;
    }
    std::vector<RunSpec> ahead;
    for (const auto& run : runs) {
        if (run.status != RunStatus::done) {
            ahead.push_back(run.spec);
        }
    }
    auto cost = cost_inputs(images.spec, runs);
    cost.train_images = training_images_of_a_run(images, ahead);
    if (!images.data->unlabelled_root.empty()) {
        cost.further_images = images.data->train.count() - cost.train_images;
    }
    cost.val_images = validation_images_of_a_run(images);
    cost.classes = images.class_count();
    cost.lanes = {static_cast<int>(images.spec.lanes), images.threads()};
    cost.student = images.throughput;
    add_teachers_cost(inputs, cost);
    add_storage(inputs, runs, cost);
    cost.load_seconds = load_seconds(images, stop);
    cost.load_takes_cores = images.device.is_cpu();
    cost.resident_bytes = resident_memory();
    cost.available_bytes = available_memory();
    return estimate_cost(cost);
}

} // namespace retort
