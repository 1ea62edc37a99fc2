#include "core/experiment/run/shared_inputs.h"

#include "core/engine/device.h"
#include "core/engine/heap.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/run/teacher_attachment.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/checkpoint.h"

#include <algorithm>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t mebibyte = 1024 * 1024;

std::string absolute_text(const std::string& path) {
    std::error_code error;
    const auto absolute = fs::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

ExperimentSpec settled(ExperimentSpec spec) {
    for (auto* path : {&spec.data_dir, &spec.teacher_file, &spec.class_map, &spec.student_init, &spec.out,
                       &spec.cache_dir}) {
        const bool is_name = path == &spec.student_init && is_start_name(*path);
        if (!path->empty() && !is_name && !parse_pretrained_name(*path)) {
            *path = absolute_text(*path);
        }
    }
    return spec;
}

void report_unreadable(const LoadedSplit& split, RunObserver& observer) {
    for (const auto& image : split.unreadable) {
        observer.notice({RETORT_TEXT("skipped: %1"), {image.reason.str()}});
    }
}

/// The side at which `models` see the images: the one `asked` for; where that is 0, the only one that one of
/// them takes, or else the `usual` one. Throws Error where one does not take it.
std::int64_t settled_side(std::int64_t asked, std::int64_t usual,
                          const std::vector<const Architecture*>& models) {
    const auto fixed =
        std::find_if(models.begin(), models.end(), [](const auto* model) { return model->fixed_size; });
    const auto fitting = fixed == models.end() ? usual : (*fixed)->image_size;
    const auto side = asked != 0 ? asked : fitting;
    for (const auto* model : models) {
        if (model->fixed_size) {
            require_side(model->name, model->image_size, side, side);
        }
    }
    return side;
}

/// Settles lanes and threads, by measurement where they are left to the program. What cannot be trained at
/// all, each run says for itself.
void settle_layout(Preparation& prepared, RunObserver& observer, const std::stop_token& stop) {
    auto& spec = prepared.spec;
    ChosenPace chosen{.layout = first_layout(spec, machine_cores()), .student = {}};
    const PaceRequest request{spec, static_cast<std::int64_t>(prepared.data->classes.size()), spec.image_size,
                              prepared.device};
    const Message measuring{RETORT_TEXT("Measuring how fast the student trains"), {}};
    try {
        chosen = choose_pace(
            request, machine_cores(), prepared.data->train.count(), available_memory(),
            [&](std::int64_t done, std::int64_t total) { observer.preparing(measuring, done, total); }, stop);
    } catch (const std::exception& error) {
        observer.notice(
            {RETORT_TEXT("how fast the student trains could not be measured: %1"), {error.what()}});
    }
    return_freed_memory(); // so that it is not counted beside what training will take
    spec.lanes = chosen.layout.lanes;
    spec.threads = chosen.layout.threads;
    prepared.threads = chosen.layout.threads;
    prepared.pace = chosen.student;
    if (const auto message = layout_message(chosen); !message.empty()) {
        observer.notice(message);
    }
}

/// What both kinds of preparation begin with; `usual_side` and `models` as in settled_side().
Preparation prepare_images(const ExperimentSpec& asked, std::int64_t usual_side,
                           const std::vector<const Architecture*>& models, RunObserver& observer,
                           const std::stop_token& stop) {
    Preparation prepared;
    prepared.spec = settled(asked);
    auto& spec = prepared.spec;
    spec.image_size = settled_side(asked.image_size, usual_side, models);
    prepared.device = pick_device(spec.device);
    prepared.preprocessing = preprocessing(static_cast<int>(spec.image_size), spec.normalize, spec.augment);
    prepared.views = view_count(spec.views, spec.num_epochs, prepared.preprocessing.augmentation);
    const auto first = first_layout(spec, machine_cores());
    prepared.data = open_images(open_image_folder(spec.data_dir), spec.cache_mib, first.lanes * first.threads,
                                observer, stop);
    const auto& data = *prepared.data;
    observer.notice({RETORT_TEXT("%1 classes, %2 training images, %3 validation images from %4/"),
                     {std::to_string(data.classes.size()), std::to_string(data.train.count()),
                      std::to_string(data.val.count()), data.val.name}});
    prepared.targets.labels = labels_of(prepared.data->val);
    settle_layout(prepared, observer, stop);
    at::set_num_threads(prepared.threads * static_cast<int>(spec.lanes));
    return prepared;
}

} // namespace

OpenedModel open_model(const fs::path& file, const std::string& architecture) {
    const auto checkpoint = read_checkpoint(file);
    try {
        const auto recognised = architecture == "auto" ? recognise(checkpoint.tensors)
                                                       : recognise_as(checkpoint.tensors, architecture);
        auto model = build_model(recognised.architecture->name, recognised.classes, /*seed=*/0);
        load_state_dict(*model, recognised.tensors);
        return {recognised.architecture, std::move(model), recognised.classes, checkpoint.class_names};
    } catch (const Error& error) {
        throw Error(RETORT_TEXT("%1: %2"), {file.string(), error.what()});
    }
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
                                              RunObserver& observer, const std::stop_token& stop) {
    const Message reading{RETORT_TEXT("Reading images"), {}};
    auto data = open_data(
        std::move(folder), static_cast<std::size_t>(cache_mib * mebibyte), threads,
        [&](std::int64_t done, std::int64_t total) { observer.preparing(reading, done, total); }, stop);
    if (stop.stop_requested()) {
        throw Stopped{};
    }
    report_unreadable(data->train, observer);
    report_unreadable(data->val, observer);
    return data;
}

Preparation prepare_distillation(const ExperimentSpec& spec, RunObserver& observer,
                                 const std::stop_token& stop) {
    auto request = teacher_request(spec);
    request.file = resolve_weights(spec.teacher_file, {}, observer);
    auto teacher = open_teacher(request, stop);
    const auto matched = match_classes(teacher, spec.data_dir, open_image_folder(spec.data_dir).classes);
    observer.notice(matched);
    std::vector<const Architecture*> models{find_architecture(spec.student)};
    if (teacher.architecture != nullptr) {
        models.insert(models.begin(), teacher.architecture);
    }
    const auto usual_side = teacher.image_size > 0 ? teacher.image_size : models.front()->image_size;
    auto prepared = prepare_images(spec, usual_side, models, observer, stop);
    prepared.teacher_name = name_of(teacher);
    prepared.matched = matched;
    attach_teacher(prepared, teacher, observer, stop);
    return prepared;
}

Preparation prepare_teaching(const ExperimentSpec& spec, RunObserver& observer, const std::stop_token& stop) {
    const auto* student = find_architecture(spec.student);
    return prepare_images(spec, student->image_size, {student}, observer, stop);
}

} // namespace retort
