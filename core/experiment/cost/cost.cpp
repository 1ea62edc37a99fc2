#include "core/experiment/cost/cost.h"

#include "core/base/number_text.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/search_rounds.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace retort {

namespace {

/// Views of an image that the distilling runs see between them. Every run sees `epochs` of them, all of them
/// before one comes again; repeats choose independently of each other, and the α of one repeat alike.
double distinct_views(const CostInputs& inputs) {
    const auto views = static_cast<double>(inputs.views);
    const auto unseen = [&](std::int64_t epochs, std::int64_t repeats) {
        const auto seen = std::min(static_cast<double>(epochs), views);
        return std::pow(1.0 - seen / views, static_cast<double>(repeats));
    };
    const auto by_final_runs = inputs.distilling_runs > 0 ? unseen(inputs.epochs, inputs.repeats) : 1.0;
    return views * (1.0 - by_final_runs * unseen(inputs.search_epochs, inputs.search_repeats));
}

/// Epochs in which runs ask the teacher about fresh views.
std::int64_t fresh_epochs(const CostInputs& inputs) {
    return inputs.epochs * inputs.fresh_runs;
}

/// Epochs that runs ask the teacher in.
std::int64_t distilling_epochs(const CostInputs& inputs) {
    auto epochs = inputs.epochs * inputs.distilling_runs;
    for (const auto& stage : inputs.search) {
        epochs += stage.epochs * stage.distilling_runs;
    }
    return epochs;
}

std::int64_t most_runs_at_once(const CostInputs& inputs) {
    auto runs = inputs.distilling_runs + inputs.plain_runs;
    for (const auto& stage : inputs.search) {
        runs = std::max(runs, stage.runs());
    }
    return std::min<std::int64_t>(inputs.lanes.lanes, runs);
}

/// Training images that teachers are asked about.
std::int64_t taught_images(const CostInputs& inputs) {
    return inputs.train_images + inputs.further_images;
}

/// Logits of training views that the teacher has yet to compute and that are kept then.
double kept_answers(const CostInputs& inputs) {
    if (distilling_epochs(inputs) == fresh_epochs(inputs) || inputs.views == 0) {
        return 0.0;
    }
    const auto all = static_cast<double>(inputs.teachers * inputs.augmentations * taught_images(inputs)) *
                     distinct_views(inputs);
    return std::max(all - static_cast<double>(inputs.known_logits), 0.0);
}

double teacher_answers(const CostInputs& inputs) {
    if (distilling_epochs(inputs) == 0) {
        return 0.0;
    }
    const auto direct =
        inputs.teachers_of_a_run * ((inputs.views > 0 ? fresh_epochs(inputs) : distilling_epochs(inputs)) +
                                    inputs.epochs * inputs.feature_runs);
    return kept_answers(inputs) + static_cast<double>(taught_images(inputs) * direct) +
           static_cast<double>(inputs.pending_logits);
}

/// Those of its settings by which training images look different.
AxisValues augmentation_of(const RunSpec& run) {
    auto settings = run.settings;
    std::erase_if(settings, [](const auto& setting) {
        const auto* parameter = find_parameter(setting.first);
        return parameter == nullptr || !parameter->changes_views;
    });
    return settings;
}

std::int64_t logit_bytes(const CostInputs& inputs) {
    return static_cast<std::int64_t>(kept_answers(inputs) * static_cast<double>(inputs.classes) *
                                     sizeof(float));
}

/// Bytes still to be taken, beside what the process holds.
std::int64_t memory_to_come(const CostInputs& inputs) {
    constexpr double index_bytes = 16.0; // of a view: where its logits are
    const auto lanes = most_runs_at_once(inputs);
    const auto answers = std::min(logit_bytes(inputs), std::max<std::int64_t>(inputs.logit_memory_bytes, 0)) +
                         static_cast<std::int64_t>(kept_answers(inputs) * index_bytes);
    return lanes * lane_memory(inputs.student, inputs.batch_size) + inputs.images_bytes + answers;
}

std::optional<DiskShortage> shortage_of(const CostInputs& inputs, const CostEstimate& cost) {
    const auto needed = cost.disk_bytes + (inputs.logits_on_same_disk ? cost.logit_disk_bytes : 0);
    return inputs.free_bytes && *inputs.free_bytes < needed
               ? std::optional(DiskShortage{needed, *inputs.free_bytes})
               : std::nullopt;
}

/// The round in training, those after it, and the final runs of what is still to be chosen.
void add_search(const ExperimentSpec& spec, const std::vector<RunRecord>& runs, CostInputs& inputs) {
    auto stages = stages_in_training(runs);
    const auto further = stages_to_come(spec, runs);
    stages.insert(stages.end(), further.begin(), further.end());
    for (const auto& stage : stages) {
        if (stage.search) {
            inputs.search.push_back(stage);
        } else {
            inputs.distilling_runs += stage.distilling_runs;
            inputs.plain_runs += stage.plain_runs;
        }
        inputs.search_repeats =
            stage.search && stage.distilling_runs > 0 ? spec.search_repeats : inputs.search_repeats;
    }
    for (const auto& [group, rounds] : searched_groups(spec, points(spec))) {
        const auto size = static_cast<std::int64_t>(group.size());
        const bool distils = group.front().alpha < 1.0;
        (distils ? inputs.grid_distilling_runs : inputs.grid_plain_runs) = size * spec.repeats;
        inputs.search_epochs = distils && !rounds.empty() ? rounds.back().epochs : inputs.search_epochs;
    }
}

} // namespace

std::int64_t lane_memory(const StudentThroughput& throughput, std::int64_t batch_size) {
    const auto tensors =
        throughput.model_bytes + throughput.fixed_bytes + batch_size * throughput.bytes_per_image;
    // A checkpoint is a copy of weights and state, and the text of the file.
    const auto checkpoint = 2 * (throughput.model_bytes + throughput.state_bytes);
    // Scratch memory of operators and gaps in the heap come on top: a fifth with resnet18 at 224².
    return tensors + tensors / 5 + checkpoint;
}

std::int64_t images_of_a_run(const ExperimentSpec& spec, const std::vector<RunSpec>& runs, double labelled,
                             std::int64_t unlabelled) {
    const auto trained = std::count_if(runs.begin(), runs.end(),
                                       [&](const RunSpec& run) { return trains_on_unlabelled(spec, run); });
    return std::llround(labelled + static_cast<double>(unlabelled * trained) /
                                       static_cast<double>(std::max<std::size_t>(runs.size(), 1)));
}

std::pair<std::int64_t, std::int64_t> batch_sizes(const ExperimentSpec& spec) {
    std::pair sizes{spec.batch_size, spec.batch_size};
    for (const auto& text : values_of(spec, *find_parameter("batch-size"))) {
        const auto size = parse_integer(text).value_or(spec.batch_size);
        sizes = {std::min(sizes.first, size), std::max(sizes.second, size)};
    }
    return sizes;
}

CostInputs cost_inputs(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    CostInputs inputs;
    inputs.epochs = spec.num_epochs;
    inputs.batch_size = batch_sizes(spec).second;
    inputs.repeats = spec.repeats;
    std::set<std::string> teachers;
    std::set<AxisValues> augmentations;
    for (const auto& run : runs) {
        if (run.status == RunStatus::done) {
            continue;
        }
        const bool distils = run.spec.alpha < 1.0;
        if (const auto teacher = run.spec.settings.find("teacher-file"); teacher != run.spec.settings.end()) {
            teachers.insert(teacher->second);
        }
        if (distils && !has_fresh_views(spec, run.spec)) {
            augmentations.insert(augmentation_of(run.spec));
        }
        if (!run.search) {
            ++(distils ? inputs.distilling_runs : inputs.plain_runs);
            inputs.fresh_runs += distils && has_fresh_views(spec, run.spec) ? 1 : 0;
            inputs.feature_runs += distils && spec_of(spec, run.spec).feature_loss != "none" ? 1 : 0;
        }
    }
    if (const auto& teacher = *find_parameter("teacher-file"); are_together(spec, teacher)) {
        inputs.teachers_of_a_run = static_cast<std::int64_t>(values_of(spec, teacher).size());
    }
    inputs.teachers =
        std::max<std::int64_t>(static_cast<std::int64_t>(teachers.size()), inputs.teachers_of_a_run);
    inputs.augmentations = std::max<std::int64_t>(static_cast<std::int64_t>(augmentations.size()), 1);
    if (is_search(spec)) {
        add_search(spec, runs, inputs);
    }
    return inputs;
}

CostInputs whole_grid(CostInputs inputs) {
    inputs.search.clear();
    inputs.search_repeats = 0;
    inputs.search_epochs = 0;
    inputs.distilling_runs = std::exchange(inputs.grid_distilling_runs, 0);
    inputs.plain_runs = std::exchange(inputs.grid_plain_runs, 0);
    return inputs;
}

CostEstimate estimate_cost(const CostInputs& inputs) {
    CostEstimate cost;
    cost.runs = inputs.distilling_runs + inputs.plain_runs;
    cost.epochs = inputs.epochs;
    cost.lanes = inputs.lanes;
    const auto images = static_cast<double>(inputs.train_images);
    const auto training = images * inputs.student.train_seconds;
    const auto validation = static_cast<double>(inputs.val_images) * inputs.student.val_seconds;
    const auto loading = images * inputs.load_seconds / std::max(inputs.lanes.threads, 1);
    const auto epoch =
        (inputs.load_takes_cores ? training + loading : std::max(training, loading)) + validation;
    cost.epoch_seconds = epoch;
    cost.load_share = epoch > 0.0 ? std::min(loading / epoch, 1.0) : 0.0;
    cost.run_seconds = epoch * static_cast<double>(inputs.epochs) + validation;
    const auto seconds = [&](std::int64_t runs, double each) {
        const auto lanes = std::max(inputs.lanes.lanes, 1);
        return static_cast<double>((runs + lanes - 1) / lanes) * each;
    };
    cost.total_seconds = seconds(cost.runs, cost.run_seconds);
    for (const auto& stage : inputs.search) {
        cost.runs += stage.begins ? stage.runs() : 0;
        cost.total_seconds += seconds(stage.runs(), epoch * static_cast<double>(stage.epochs) +
                                                        (stage.begins ? validation : 0.0));
    }
    cost.teacher_seconds = teacher_answers(inputs) * inputs.teacher_seconds;
    cost.teacher_once = inputs.views > 0;
    cost.total_seconds += cost.teacher_seconds;
    if (inputs.grid_distilling_runs + inputs.grid_plain_runs > 0) {
        cost.grid_seconds = estimate_cost(whole_grid(inputs)).total_seconds;
    }
    const auto to_come = memory_to_come(inputs);
    cost.memory_bytes = inputs.resident_bytes + to_come;
    cost.fits_memory = inputs.available_bytes == 0 || to_come <= inputs.available_bytes;
    constexpr std::int64_t files = 3; // best.pth, last.pth, and resume.pt with the state
    cost.disk_bytes = cost.runs * (files * inputs.student.model_bytes + inputs.student.state_bytes);
    cost.logit_disk_bytes = std::min(logit_bytes(inputs), std::max<std::int64_t>(inputs.logit_disk_bytes, 0));
    cost.disk_shortage = shortage_of(inputs, cost);
    return cost;
}

Message cost_message(const CostEstimate& estimate) {
    if (estimate.grid_seconds > 0.0) {
        return {RETORT_TEXT("Runs of search and result: %1. Estimate: %2, instead of %3 for the whole grid, "
                            "with %4 lanes × %5 threads (teacher: %6 %), %7 of memory, %8 of disk space"),
                {std::to_string(estimate.runs), duration_text(estimate.total_seconds),
                 duration_text(estimate.grid_seconds), std::to_string(estimate.lanes.lanes),
                 std::to_string(estimate.lanes.threads),
                 fmt::format("{:.0f}", 100.0 * estimate.teacher_share()), bytes_text(estimate.memory_bytes),
                 bytes_text(estimate.disk_bytes + estimate.logit_disk_bytes)}};
    }
    return {RETORT_TEXT("Runs: %1, epochs: %2. Estimate: %3 with %4 lanes × %5 threads (teacher: %6 %), %7 "
                        "of memory, %8 of disk space"),
            {std::to_string(estimate.runs), std::to_string(estimate.epochs),
             duration_text(estimate.total_seconds), std::to_string(estimate.lanes.lanes),
             std::to_string(estimate.lanes.threads), fmt::format("{:.0f}", 100.0 * estimate.teacher_share()),
             bytes_text(estimate.memory_bytes), bytes_text(estimate.disk_bytes + estimate.logit_disk_bytes)}};
}

Shortage memory_shortage(const CostEstimate& estimate, std::int64_t available_bytes) {
    if (estimate.fits_memory) {
        return {};
    }
    return {
        {RETORT_TEXT("training needs about %1 of memory, but only %2 is available"),
         {bytes_text(estimate.memory_bytes), bytes_text(available_bytes)}},
        {RETORT_TEXT("reduce %1, %2 or %3"),
         {ParameterReference{"batch-size"}, ParameterReference{"lanes"}, ParameterReference{"cache-mib"}}}};
}

Message cost_warning(const CostEstimate& estimate, std::int64_t available_bytes) {
    const auto shortage = memory_shortage(estimate, available_bytes);
    return shortage.what.empty() ? Message{}
                                 : Message{RETORT_TEXT("%1; %2"), {shortage.what, shortage.advice}};
}

Message disk_warning(const CostEstimate& estimate) {
    if (!estimate.disk_shortage) {
        return {};
    }
    return {
        RETORT_TEXT("the experiment needs about %1 of disk space, but only %2 is free in its output folder"),
        {bytes_text(estimate.disk_shortage->needed), bytes_text(estimate.disk_shortage->free)}};
}

Message lane_plan_message(const ChosenLanes& chosen) {
    if (chosen.gain <= 0.0) {
        return {};
    }
    return {RETORT_TEXT("Lanes × threads: %1, measured %2 times as fast as %3"),
            {lane_plan_text(chosen.lanes), fmt::format("{:.2f}", chosen.gain),
             lane_plan_text(chosen.compared_with)}};
}

std::string bytes_text(std::int64_t bytes) {
    constexpr double megabyte = 1e6;
    constexpr double gigabyte = 1e9;
    const auto value = static_cast<double>(bytes);
    if (value >= gigabyte) {
        return fmt::format("{:.1f} GB", value / gigabyte);
    }
    return fmt::format("{:.0f} MB", std::max(value / megabyte, bytes > 0 ? 1.0 : 0.0));
}

std::string duration_text(double seconds) {
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 3600;
    constexpr std::int64_t whole_minutes = 10 * minute; // from here on seconds say nothing
    const auto whole = std::llround(std::max(seconds, 0.0));
    if (whole < minute) {
        return fmt::format("{} s", whole);
    }
    if (whole < whole_minutes) {
        return fmt::format("{} min {:02} s", whole / minute, whole % minute);
    }
    if (whole < hour) {
        return fmt::format("{} min", whole / minute);
    }
    return fmt::format("{} h {:02} min", whole / hour, whole % hour / minute);
}

std::string lane_plan_text(const LanePlan& lanes) {
    return fmt::format("{} × {}", lanes.lanes, lanes.threads);
}

} // namespace retort
