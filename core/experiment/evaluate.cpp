#include "core/experiment/evaluate.h"

#include "core/engine/device.h"
#include "core/experiment/preparation.h"
#include "core/experiment/weights_by_name.h"

namespace retort {

namespace {

/// The split that was asked for in the place of the validation set, evaluated in order and without
/// augmentation; the other one is not read.
std::shared_ptr<const LoadedData> open_split(const EvaluationRequest& request, int threads,
                                             RunObserver& observer, const std::stop_token& stop) {
    constexpr std::int64_t cache_mib = 4096;
    auto folder = open_image_folder(request.data_dir);
    if (request.split == "train") {
        folder.val = std::move(folder.train);
    }
    folder.train = {};
    return open_images(std::move(folder), cache_mib, threads, observer, stop);
}

void require_classes(const EvaluationRequest& request, const std::filesystem::path& file,
                     const OpenedModel& opened, const LoadedData& data) {
    const auto classes = static_cast<std::int64_t>(data.classes.size());
    if (opened.classes != classes) {
        throw Error(
            RETORT_TEXT("the model %1 knows %2 classes, the data set %3 has %4: they must be the same"),
            {file.string(), std::to_string(opened.classes), request.data_dir.string(),
             std::to_string(classes)});
    }
}

} // namespace

Evaluation evaluate(const EvaluationRequest& request, RunObserver& observer, const std::stop_token& stop) {
    const auto threads = threads_per_lane(request.threads, 1);
    const auto device = pick_device(request.device);
    auto opened = open_model(resolve_weights(request.model_file, {}, observer));
    const auto data = open_split(request, threads, observer, stop);
    require_classes(request, request.model_file, opened, *data);
    at::set_num_threads(threads);

    const auto size =
        request.image_size > 0 ? static_cast<int>(request.image_size) : opened.architecture->image_size;
    ImageFeed feed(data, preprocessing(size, request.normalize, "none"), request.batch_size, /*seed=*/0,
                   threads);
    const auto logits_of = [&](Classifier& model) {
        model.to(device);
        const Message evaluating{RETORT_TEXT("Evaluating"), {}};
        auto logits = logits_over(model, *feed.val_pass(), device, stop, [&](std::int64_t done) {
            observer.preparing(evaluating, done, feed.val_count());
        });
        if (!logits.defined()) {
            throw Stopped{};
        }
        return logits;
    };

    const auto logits = logits_of(*opened.model);
    Evaluation result;
    result.architecture = opened.architecture->name;
    result.split = data->val.name;
    result.count = logits.size(0);
    result.skipped = static_cast<std::int64_t>(data->val.unreadable.size());
    EpochRecord record;
    measure_validation(logits, {labels_of(data->val), {}}, Objective{}, record);
    result.accuracy = record.val_accuracy;
    result.loss = record.val_loss;
    if (!request.teacher_file.empty()) {
        auto teacher = open_model(resolve_weights(request.teacher_file, {}, observer));
        require_classes(request, request.teacher_file, teacher, *data);
        result.agreement = agreement(logits, logits_of(*teacher.model));
    }
    return result;
}

} // namespace retort
