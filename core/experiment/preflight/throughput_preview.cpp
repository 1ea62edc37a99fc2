#include "core/experiment/preflight/throughput_preview.h"

#include "core/base/stopwatch.h"
#include "core/data/decode/image.h"
#include "core/data/image_folder.h"
#include "core/data/loader.h"
#include "core/data/transforms.h"
#include "core/engine/device.h"
#include "core/engine/heap.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/obstacles.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace retort {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double teacher_budget = 0.4; // seconds

/// Seconds that one thread takes for the batch's part of a training image, on a few from the disk, decoded
/// already as the cache holds them; and their average size.
void measure_loading(const ThroughputQuery& query, ThroughputPreview& found) {
    constexpr std::size_t sampled = 8;
    const auto folder = list_image_folder(query.spec.data_dir);
    const auto& samples = folder.train.samples;
    const auto how = preprocessing_in(preprocessing_of(query.spec, query.side), query.spec, {});
    auto pixels = torch::empty({3, query.side, query.side});
    const auto step = std::max<std::size_t>(samples.size() / sampled, 1);
    std::int64_t images = 0;
    std::int64_t bytes = 0;
    double seconds = 0.0;
    for (std::size_t i = 0; i < samples.size(); i += step) {
        try {
            const auto image = read_image(samples[i].path);
            const auto start = Clock::now();
            write_train_tensor(image, how, CounterRandom(i), pixels.data_ptr<float>());
            seconds += seconds_since(start);
            bytes += static_cast<std::int64_t>(image.pixels.size());
            ++images;
        } catch (const Error&) {
            continue; // it will be skipped in training, too
        }
    }
    if (images > 0) {
        const double made = how.mixing.is_on() ? 2.0 : 1.0;
        found.load_seconds = made * seconds / static_cast<double>(images);
        found.image_bytes = bytes / images;
    }
}

double measure_teacher_seconds(const ThroughputQuery& query, const std::string& name_or_path,
                               const torch::Device& device, const std::stop_token& stop) {
    if (name_or_path.empty() || query.spec.teacher_format == "torchscript") {
        return 0.0;
    }
    auto source = teacher_source(query.spec);
    source.file = resolve_weights(name_or_path);
    auto opened = load_model(source, stop);
    if (opened.kind != ModelKind::weights) {
        return 0.0;
    }
    const Teacher teacher(std::move(opened.model), device);
    const auto budget = teacher_budget / static_cast<double>(query.teachers.size());
    return measure_teacher(teacher, query.side, query.spec.batch_size, budget, stop);
}

/// On average.
double measure_teachers(const ThroughputQuery& query, const torch::Device& device,
                        const std::stop_token& stop) {
    double seconds = 0.0;
    for (const auto& teacher : query.teachers) {
        seconds += measure_teacher_seconds(query, teacher, device, stop);
    }
    return seconds / static_cast<double>(std::max<std::size_t>(query.teachers.size(), 1));
}

void add_disk(const ExperimentSpec& spec, CostInputs& inputs) {
    const auto room = logit_room(spec, (inputs.train_images + inputs.further_images) * inputs.classes);
    inputs.logit_memory_bytes = room.memory_bytes;
    inputs.logit_disk_bytes = room.disk_bytes;
    inputs.logits_on_same_disk = on_same_disk(spec.out, bank_folder(spec.cache_dir));
    inputs.free_bytes = spec.out.empty() ? std::nullopt : free_disk(spec.out);
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// Throws Error, which says why, where the student cannot be trained at all.
ChosenLanes chosen_lanes(const ThroughputRequest& request, const ThroughputQuery& query,
                         std::int64_t available_bytes, const std::stop_token& stop) {
    const auto require_no_obstacle = [&](std::int64_t batch) {
        auto obstacle = training_obstacle(request.spec, query.classes, query.side, batch);
        if (!obstacle.empty()) {
            throw Error(std::move(obstacle));
        }
    };
    const auto smallest_batch = std::min(request.spec.batch_size, query.train_images);
    if (smallest_batch == 1) {
        require_no_obstacle(smallest_batch);
    }
    try {
        return choose_lanes(request, machine_cores(), query.train_images, available_bytes, {}, stop);
    } catch (const c10::Error&) {
        require_no_obstacle(request.spec.batch_size);
        throw;
    }
}

} // namespace

ThroughputQuery throughput_query(const ExperimentSpec& spec, const DataSummary& data,
                                 std::int64_t teacher_side) {
    ThroughputQuery query;
    auto& requested = query.spec;
    const auto choice = costliest_choice(spec);
    for (const auto& parameter : parameters()) {
        if (parameter.affects_throughput) {
            copy_value(choice, parameter, requested);
        }
    }
    query.teachers = values_of(spec, *find_parameter("teacher-file"));
    // Of the runs it matters only whether there are enough of them for all cores, and epochs only make a
    // comparison of layouts worth while.
    constexpr std::int64_t many = 100000;
    requested.num_epochs = many;
    requested.alphas = {0.0};
    requested.repeats = std::min<std::int64_t>(static_cast<std::int64_t>(plan(spec).size()), machine_cores());
    query.side = seen_side(spec, teacher_side);
    requested.image_size = 0; // it is in `side`
    query.classes = static_cast<std::int64_t>(data.classes.size());
    query.train_images = sum(data.train_counts);
    return query;
}

std::int64_t seen_side(const ExperimentSpec& spec, std::int64_t teacher_side) {
    if (spec.image_size > 0) {
        return spec.image_size;
    }
    const auto* student = find_architecture(spec.student);
    const bool by_teacher = teacher_side > 0 && (student == nullptr || !student->fixed_size);
    return by_teacher || student == nullptr ? teacher_side : student->image_size;
}

ThroughputPreview preview_throughput(const ThroughputQuery& query, const std::stop_token& stop) {
    ThroughputPreview found;
    found.side = query.side;
    found.resident_bytes = resident_memory();
    found.available_bytes = available_memory();
    const auto device = pick_device(query.spec.device);
    found.load_takes_cores = device.is_cpu();
    if (!query.spec.unlabelled_dir.empty()) {
        found.unlabelled_images = std::ssize(list_unlabelled(query.spec.unlabelled_dir).samples);
    }
    measure_loading(query, found);
    const ThroughputRequest request{query.spec, query.classes, query.side, device};
    found.throughput = chosen_lanes(request, query, found.available_bytes, stop);
    at::set_num_threads(found.throughput.lanes.lanes * found.throughput.lanes.threads);
    found.teacher_seconds = measure_teachers(query, device, stop);
    return_freed_memory();
    return found;
}

CostEstimate cost_of(const ExperimentSpec& spec, const DataSummary& data, const ThroughputPreview& found) {
    auto inputs = cost_inputs(spec, queued_runs(spec));
    const auto folds = std::max<std::int64_t>(data.pooled ? spec.folds : 1, 1);
    const auto labelled = sum(data.train_counts) * std::max<std::int64_t>(folds - 1, 1) / folds;
    inputs.train_images =
        images_of_a_run(spec, plan(spec), static_cast<double>(labelled), found.unlabelled_images);
    inputs.further_images = labelled + found.unlabelled_images - inputs.train_images;
    inputs.val_images = sum(data.val_counts) / folds + sum(data.test_counts);
    inputs.classes = static_cast<std::int64_t>(data.classes.size());
    inputs.pending_logits = inputs.val_images * inputs.teachers;
    if (spec.bank != "off") {
        inputs.views = most_views(spec, preprocessing_of(spec, found.side));
    }
    inputs.lanes = found.throughput.lanes;
    inputs.student = found.throughput.student;
    inputs.teacher_seconds = found.teacher_seconds;
    inputs.load_seconds = found.load_seconds;
    inputs.load_takes_cores = found.load_takes_cores;
    inputs.resident_bytes = found.resident_bytes;
    inputs.images_bytes =
        std::min((inputs.train_images + inputs.further_images + inputs.val_images) * found.image_bytes,
                 image_cache_bytes(spec.cache_mib, found.available_bytes));
    inputs.available_bytes = found.available_bytes;
    add_disk(spec, inputs);
    return estimate_cost(inputs);
}

} // namespace retort
