#include "core/experiment/run/training_images.h"

#include "core/base/cancelled.h"
#include "core/base/number_text.h"
#include "core/base/printable.h"
#include "core/engine/device.h"
#include "core/engine/heap.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/obstacles.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/spec/value_names.h"

#include <algorithm>
#include <unordered_map>

namespace retort {

namespace fs = std::filesystem;

namespace {

ExperimentSpec with_absolute_paths(ExperimentSpec spec) {
    for (const auto& parameter : parameters()) {
        if (parameter.path == ParameterPath::none) {
            continue;
        }
        auto values = values_of(spec, parameter);
        for (auto& value : values) {
            value = is_file_path(parameter, value) ? absolute_path(value) : value;
        }
        set_values(spec, parameter, values);
    }
    return spec;
}

void report_unreadable(const LoadedSplit& split, ProgressObserver& observer) {
    for (const auto& image : split.unreadable) {
        observer.notice({RETORT_TEXT("skipped: %1"), {image.reason}});
    }
}

/// What lies in `folder` and is no image by its name: ".gif (3), .heic (2)".
void report_ignored(const std::string& folder, const std::map<std::string, std::int64_t>& ignored,
                    ProgressObserver& observer) {
    std::string kinds;
    for (const auto& [extension, count] : ignored) {
        kinds += (kinds.empty() ? "" : ", ") + (extension.empty() ? "-" : printable(extension, 20)) + " (" +
                 std::to_string(count) + ")";
    }
    if (!kinds.empty()) {
        observer.notice({RETORT_TEXT("ignored in %1/, because the names are not those of images: %2"),
                         {folder, printable(kinds, 200)}});
    }
}

void report_in_both(const LoadedData& data, const LoadedSplit& split, const SeenInTraining& seen,
                    ProgressObserver& observer) {
    if (seen.count > 0) {
        const auto [image, train] = seen.first;
        observer.notice(in_both_message(data, split, seen.count, split.samples.at(image).path,
                                        data.train.samples.at(train).path));
    }
}

/// A teacher's word on an image that is measured on is near to its label.
void report_in_unlabelled(const LoadedData& data, const LoadedSplit& split, const SeenInTraining& seen,
                          ProgressObserver& observer) {
    if (seen.count > 0) {
        const auto [image, unlabelled] = seen.first;
        observer.notice(
            {RETORT_TEXT(
                 "images in %1/ that are also among the unlabelled ones: %2 of %3, which makes accuracy "
                 "at α = 0 look too high; the first: %4 is the same picture as %5"),
             {split.name, std::to_string(seen.count), std::to_string(split.count()),
              split.samples.at(image).path.lexically_relative(data.root).string(),
              data.train.samples.at(unlabelled).path.string()}});
    }
}

/// Which count double in training.
void report_repeated(const LoadedData& data, ProgressObserver& observer) {
    const auto& train = data.train;
    std::unordered_map<std::uint64_t, std::size_t> seen;
    std::vector<std::pair<std::size_t, std::size_t>> repeated;
    for (std::int64_t i = 0; i < train.labelled_count(); ++i) {
        const auto position = train.kept[static_cast<std::size_t>(i)];
        const auto [first, is_new] = seen.emplace(train.store->fingerprint(position), position);
        if (!is_new) {
            repeated.emplace_back(position, first->second);
        }
    }
    if (!repeated.empty()) {
        const auto name_of = [&](std::size_t position) {
            return train.samples.at(position).path.lexically_relative(data.root).string();
        };
        observer.notice({RETORT_TEXT("images that are in %1/ more than once: %2; the first: %3 is the same "
                                     "picture as %4"),
                         {train.name, std::to_string(repeated.size()), name_of(repeated.front().first),
                          name_of(repeated.front().second)}});
    }
}

void report_counts(const LoadedData& data, ProgressObserver& observer) {
    const auto classes = std::to_string(data.classes.size());
    const auto train = std::to_string(data.train.labelled_count());
    const auto val = std::to_string(data.val.count());
    if (data.pooled) {
        observer.notice({RETORT_TEXT("%1 classes, %2 images in all folds"), {classes, train}});
    } else {
        observer.notice({RETORT_TEXT("%1 classes, %2 training images, %3 validation images from %4/"),
                         {classes, train, val, data.val.name}});
    }
    if (!data.unlabelled_root.empty()) {
        observer.notice(
            {RETORT_TEXT("%1 unlabelled images from %2, on which runs at α = 0 are trained as well"),
             {std::to_string(data.train.count() - data.train.labelled_count()),
              data.unlabelled_root.string()}});
    }
    if (data.test.count() > 0) {
        observer.notice(
            {RETORT_TEXT(
                 "%1 test images from %2/, by which the verdict goes; epochs are chosen by validation "
                 "images"),
             {std::to_string(data.test.count()), data.test.name}});
    }
}

void require_no_obstacle(const TrainingImages& images, std::int64_t batch) {
    auto obstacle = training_obstacle(images.spec, images.class_count(), images.spec.image_size, batch);
    if (!obstacle.empty()) {
        throw Error(std::move(obstacle));
    }
}

/// The fastest lanes, or the default ones where the student cannot be measured. Throws Error where it cannot
/// be trained at all.
ChosenLanes measured_lanes(const TrainingImages& images, ProgressObserver& observer,
                           const std::stop_token& stop) {
    const ThroughputRequest request{images.spec, images.class_count(), images.spec.image_size, images.device};
    try {
        return choose_lanes(
            request, machine_cores(), images.data->train.count(), available_memory(),
            progress_of(observer, {RETORT_TEXT("Measuring the student's training speed"), {}}), stop);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        require_no_obstacle(images, images.spec.batch_size);
        observer.notice(
            {RETORT_TEXT("the student's training speed could not be measured: %1"), {message_of(error)}});
    }
    return {.lanes = default_lane_plan(images.spec, machine_cores()), .student = {}};
}

void settle_lanes(TrainingImages& images, ProgressObserver& observer, const std::stop_token& stop) {
    const auto chosen = measured_lanes(images, observer, stop);
    return_freed_memory(); // so that it is not counted beside what training will take
    images.spec.lanes = chosen.lanes.lanes;
    images.spec.threads = chosen.lanes.threads;
    images.throughput = chosen.student;
    if (const auto message = lane_plan_message(chosen); !message.empty()) {
        observer.notice(message);
    }
}

} // namespace

Message in_both_message(const LoadedData& data, const LoadedSplit& split, std::int64_t count,
                        const fs::path& image, const fs::path& train) {
    const auto name_of = [&](const fs::path& path) { return path.lexically_relative(data.root).string(); };
    if (data.pooled) {
        return {RETORT_TEXT("images that are there more than once: %1 of %2, which makes accuracy look too "
                            "high where folds part them; the first: %3 is the same picture as %4"),
                {std::to_string(count), std::to_string(split.count()), name_of(image), name_of(train)}};
    }
    return {
        RETORT_TEXT("images in %1/ that are also in train/: %2 of %3, which makes accuracy look too "
                    "high; the first: %4 is the same picture as %5"),
        {split.name, std::to_string(count), std::to_string(split.count()), name_of(image), name_of(train)}};
}

std::int64_t settled_side(std::int64_t requested, const ImageUsers& users) {
    const auto& models = users.architectures;
    const auto fixed =
        std::find_if(models.begin(), models.end(), [](const auto* model) { return model->fixed_size; });
    const auto fitting = fixed == models.end() ? users.usual_side : (*fixed)->image_size;
    const auto side = requested != 0 ? requested : fitting;
    for (const auto* model : models) {
        if (model->fixed_size) {
            require_side(model->name, model->image_size, side, side);
        }
    }
    return side;
}

std::int64_t smallest_training_set(const ExperimentSpec& spec, const LoadedData& data) {
    auto smallest = data.train.count();
    for (const auto& share : values_of(spec, *find_parameter("train-fraction"))) {
        for (std::int64_t fold = 0; fold < std::max<std::int64_t>(spec.folds, 1); ++fold) {
            const auto choice = sample_choice(
                spec, {.alpha = 1.0, .repeat = fold + 1, .settings = {{"train-fraction", share}}});
            smallest = std::min(smallest, static_cast<std::int64_t>(run_samples(data, choice).train.size()));
        }
    }
    return smallest;
}

torch::Tensor labels_of(const LoadedSplit& split) {
    auto labels = torch::empty({split.count()}, torch::kInt64);
    auto* into = labels.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < split.count(); ++i) {
        into[i] = split.sample(i).label;
    }
    return labels;
}

std::shared_ptr<const LoadedData> open_images(ImageFolder folder, std::int64_t cache_mib, int threads,
                                              ProgressObserver& observer, const std::stop_token& stop) {
    const auto cache = static_cast<std::size_t>(image_cache_bytes(cache_mib, available_memory()));
    auto data = open_data(std::move(folder), cache, threads,
                          progress_of(observer, {RETORT_TEXT("Reading images"), {}}), stop);
    throw_if_stopped(stop);
    for (const auto& remark : data->remarks) {
        observer.notice(remark);
    }
    for (const auto* split : data->pooled ? std::vector{&data->train, &data->test}
                                          : std::vector{&data->train, &data->val, &data->test}) {
        report_unreadable(*split, observer);
        report_ignored(split->name, split->ignored, observer);
    }
    report_ignored(data->unlabelled_root.string(), data->unlabelled_ignored, observer);
    if (!data->pooled) { // else it is said of the pool
        report_repeated(*data, observer);
    }
    report_in_both(*data, data->val, data->val_in_train, observer);
    report_in_both(*data, data->test, data->test_in_train, observer);
    report_in_unlabelled(*data, data->val, data->val_in_unlabelled, observer);
    report_in_unlabelled(*data, data->test, data->test_in_unlabelled, observer);
    return data;
}

TrainingImages open_training_images(const ExperimentSpec& requested, ImageFolder folder,
                                    const ImageUsers& users, ProgressObserver& observer,
                                    const std::stop_token& stop) {
    TrainingImages images;
    images.spec = with_absolute_paths(requested);
    auto& spec = images.spec;
    spec.image_size = settled_side(requested.image_size, users);
    images.device = pick_device(spec.device);
    images.preprocessing = preprocessing_of(spec, spec.image_size);
    images.views = most_views(spec, images.preprocessing);
    const auto first = default_lane_plan(spec, machine_cores());
    images.data = open_images(std::move(folder), spec.cache_mib, first.lanes * first.threads, observer, stop);
    report_counts(*images.data, observer);
    if (batch_sizes(spec).first == 1 || smallest_training_set(spec, *images.data) == 1) {
        require_no_obstacle(images, 1);
    }
    settle_lanes(images, observer, stop);
    at::set_num_threads(images.threads() * static_cast<int>(spec.lanes));
    return images;
}

} // namespace retort
