#include "core/inspect/evaluate.h"

#include "core/base/cancelled.h"
#include "core/data/transforms.h"
#include "core/engine/device.h"
#include "core/engine/training/measure.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/teacher/finite_logits.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/teacher/seen_images.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/inspect/experiment_split.h"
#include "core/inspect/same_files.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retort {

namespace {

/// The training images are not decoded for it, as training does: they may be many times those evaluated.
void report_same_files(const LoadedData& data, const std::vector<Sample>& train, ProgressObserver& observer,
                       const std::stop_token& stop) {
    const auto same = same_files(data.val.samples, train, stop);
    if (same.count > 0) {
        observer.notice(in_both_message(data, data.val, same.count, same.first.first, same.first.second));
    }
}

void append(const Split& split, Split& to) {
    to.samples.insert(to.samples.end(), split.samples.begin(), split.samples.end());
    to.name += split.samples.empty() || split.name == to.name ? "" : "+" + split.name;
}

/// What the split is called that epochs are chosen on, for which a folder may have any of several names.
bool is_by_role(const std::string& split) {
    return split == "train" || split == "val" || split == "all";
}

/// Says so where the run of the weights was trained on images of `folder`, a fold's pool having them all.
void report_trained_on(const Split& asked, const EvaluationRequest& request, const ExperimentSplit& split,
                       ProgressObserver& observer) {
    if (split.spec.folds < 2) {
        return;
    }
    std::set<std::filesystem::path> trained;
    for (const auto& sample : open_split_folder(request.data_dir, split).train.samples) {
        trained.insert(sample.path);
    }
    const auto count = std::count_if(asked.samples.begin(), asked.samples.end(),
                                     [&](const Sample& sample) { return trained.contains(sample.path); });
    if (count > 0) {
        observer.notice(
            {RETORT_TEXT("%1 was trained on %2 of the %3 images in %4/, which its folds are of; %5 "
                         "takes those that it was not trained on"),
             {request.model.file.string(), std::to_string(count), std::to_string(asked.samples.size()),
              asked.name, ParameterReference{"split", "val"}}});
    }
}

/// With what is asked for in `val`, unless it goes by its role.
ImageFolder folder_for(const EvaluationRequest& request, ProgressObserver& observer,
                       const std::stop_token& stop) {
    const auto split = split_of_weights(request.model.file, request.data_dir, stop);
    if (is_by_role(request.split)) {
        if (!split.remark.empty()) {
            observer.notice(split.remark);
        }
        return open_split_folder(request.data_dir, split);
    }
    std::error_code error;
    if (request.split == "test" && !std::filesystem::is_directory(request.data_dir / request.split, error)) {
        if (auto folder = open_split_folder(request.data_dir, split); !folder.test.samples.empty()) {
            folder.val = std::exchange(folder.test, {}); // under another name, where a share is chosen by
            return folder;
        }
    }
    auto folder = list_image_folder(request.data_dir, request.split);
    report_trained_on(folder.val, request, split, observer);
    return folder;
}

/// The requested split in place of the validation set, evaluated in order and without
/// augmentation; other splits are not read.
std::shared_ptr<const LoadedData> open_split(const EvaluationRequest& request, int threads,
                                             ProgressObserver& observer, const std::stop_token& stop) {
    constexpr std::int64_t cache_mib = 4096;
    auto folder = folder_for(request, observer, stop);
    const auto train = std::exchange(folder.train, {});
    const auto test = std::exchange(folder.test, {});
    if (request.split == "train") {
        folder.val = train;
    } else if (request.split == "all") {
        const auto val = std::exchange(folder.val, train);
        append(val, folder.val);
        append(test, folder.val);
    }
    auto data = open_images(std::move(folder), cache_mib, threads, observer, stop);
    if (request.split != "train" && request.split != "all") {
        report_same_files(*data, train.samples, observer, stop);
    }
    return data;
}

/// What model and teacher of one evaluation share.
class Evaluator {
  public:
    Evaluator(const EvaluationRequest& request, ProgressObserver& observer, const std::stop_token& stop)
        : request_(request)
        , observer_(observer)
        , stop_(stop)
        , threads_(request.threads > 0 ? static_cast<int>(request.threads) : machine_cores())
        , device_(pick_device(request.device)) {}

    /// `usual_side` is that of the images of a program that states none; 0 for no such side.
    [[nodiscard]] LoadedModel open(ModelSource source, std::int64_t usual_side) const {
        source.file = resolve_weights(source.file, {}, observer_);
        source.image_size = request_.image_size;
        if (source.image_size == 0 && stated_images_of_program(source.file).side == 0) {
            source.image_size = usual_side;
        }
        auto opened = load_model(source, stop_);
        tell_remarks(opened, observer_);
        const auto how =
            match_classes(opened, request_.data_dir, list_image_folder(request_.data_dir).classes);
        observer_.notice({RETORT_TEXT("%1: %2"), {source.file.string(), how}});
        return opened;
    }

    void open_images() {
        data_ = open_split(request_, threads_, observer_, stop_);
        at::set_num_threads(threads_);
    }
    [[nodiscard]] const LoadedData& data() const { return *data_; }

    /// N×C; logits that a file holds are looked up in it.
    [[nodiscard]] torch::Tensor logits_of(const LoadedModel& opened, const SeenImages& seen) const {
        auto logits =
            opened.model ? computed(opened, seen) : tabulate(opened.source.file, opened.logits, *data_).val;
        tell_probabilities(opened.source.file, logits, observer_);
        return logits;
    }

  private:
    [[nodiscard]] torch::Tensor computed(const LoadedModel& opened, const SeenImages& seen) const {
        tell_other_images(opened.source.file, opened.stated, seen, observer_);
        ImageFeed feed(data_, preprocessing_of(seen), request_.batch_size, /*seed=*/0, threads_);
        opened.model->to(device_, /*non_blocking=*/false);
        auto logits = logits_over(*opened.model, *feed.val_pass(), device_, stop_,
                                  progress_of(observer_, {RETORT_TEXT("Evaluating"), {}}), feed.val_count());
        if (!logits.defined()) {
            throw Cancelled();
        }
        require_finite_logits(opened.source.file, logits, *data_, data_->val);
        return logits;
    }

    const EvaluationRequest& request_;
    ProgressObserver& observer_;
    const std::stop_token& stop_;
    int threads_;
    torch::Device device_;
    std::shared_ptr<const LoadedData> data_;
};

void write_logits(const std::filesystem::path& file, const LoadedData& data, const torch::Tensor& logits) {
    LogitsFile table{{}, data.classes, logits};
    for (std::int64_t i = 0; i < data.val.count(); ++i) {
        table.paths.push_back(path_in_data(data.root, data.val.sample(i)));
    }
    write_logits_file(file, table);
}

/// The first that is said.
const std::string& first_said(const std::string& asked, const std::string& stated, const std::string& usual) {
    return !asked.empty() ? asked : !stated.empty() ? stated : usual;
}

/// As it is asked for, else as the model was trained, else as is usual.
SeenImages seen_by(const EvaluationRequest& request, const LoadedModel& model, const SeenImages& usual) {
    const auto& stated = model.stated;
    SeenImages seen{request.image_size > 0 ? request.image_size : model.image_size,
                    first_said(request.normalize, stated.normalize, usual.normalize)};
    seen.interpolation = first_said(request.interpolation, stated.interpolation, usual.interpolation);
    const bool is_as_trained = seen.side == stated.side;
    seen.resize_side = request.resize_side > 0 ? request.resize_side : is_as_trained ? stated.resize_side : 0;
    if (seen.resize_side == 0) {
        seen.resize_side = usual_resize_side(static_cast<int>(seen.side));
    }
    return seen;
}

const SeenImages& usual_images() {
    static const SeenImages usual{0, normalizations().front().name, 0, "bilinear"};
    return usual;
}

/// The same of a teacher; what it does not state, it sees as the model does.
SeenImages seen_by_teacher(const EvaluationRequest& request, const LoadedModel& teacher,
                           const SeenImages& by_model) {
    auto seen = seen_by(request, teacher, by_model);
    const bool has_side = request.image_size > 0 || teacher.stated.side > 0 || by_model.side == 0;
    if (!has_side && teacher.kind == ModelKind::weights) {
        seen.side = by_model.side;
    }
    if (teacher.stated.resize_side == 0 && seen.side == by_model.side) {
        seen.resize_side = by_model.resize_side;
    }
    return seen;
}

/// For a person: "224 pixels with normalize imagenet"; of resizing what is not usual.
Message text_of(const SeenImages& seen) {
    const auto side = std::to_string(seen.side);
    const ParameterReference normalize{"normalize", seen.normalize};
    const bool is_usual = seen.interpolation == usual_images().interpolation &&
                          seen.resize_side == usual_resize_side(static_cast<int>(seen.side));
    return is_usual ? Message{RETORT_TEXT("%1 pixels with %2"), {side, normalize}}
                    : Message{RETORT_TEXT("%1 pixels with %2, %3 and %4"),
                              {side, normalize,
                               ParameterReference{"resize-side", std::to_string(seen.resize_side)},
                               ParameterReference{"interpolation", seen.interpolation}}};
}

/// What differs between the two, or what the teacher sees because the model does, changes their agreement.
void tell_seen(const EvaluationRequest& request, const LoadedModel& model, const SeenImages& by_model,
               const LoadedModel& teacher, const SeenImages& by_teacher, ProgressObserver& observer) {
    if (!model.model || !teacher.model) {
        return;
    }
    const auto& file = teacher.source.file;
    if (by_model != by_teacher) {
        observer.notice(
            {RETORT_TEXT("%1 sees its images at %2, and %3 at %4"),
             {model.source.file.string(), text_of(by_model), file.string(), text_of(by_teacher)}});
    }
    const auto alone = seen_by(request, teacher, usual_images());
    if (by_teacher != alone) {
        observer.notice(
            {RETORT_TEXT("%1 does not say all of how it was trained; it sees its images at %2, as "
                         "%3 does"),
             {file.string(), text_of(by_teacher), model.source.file.string()}});
    }
}

void require_logits_name(const std::filesystem::path& file) {
    if (!file.empty() && !is_logits_name(file)) {
        throw Error(RETORT_TEXT("%1: the name of a logits file must end in .csv or .safetensors"),
                    {file.string()});
    }
}

} // namespace

Evaluation evaluate(const EvaluationRequest& request, ProgressObserver& observer,
                    const std::stop_token& stop) {
    require_logits_name(request.logits_file);
    Evaluator evaluator(request, observer, stop);
    const auto model = evaluator.open(request.model, 0);
    const auto seen = seen_by(request, model, usual_images());
    std::optional<LoadedModel> teacher;
    if (!request.teacher.file.empty()) {
        teacher = evaluator.open(request.teacher, seen.side);
    }
    evaluator.open_images();
    const auto& data = evaluator.data();
    const auto logits = evaluator.logits_of(model, seen);

    Evaluation result;
    result.architecture = name_of(model);
    result.split = data.val.name;
    result.part = is_by_role(request.split) ? request.split : "";
    result.image_size = model.model ? static_cast<int>(seen.side) : 0;
    result.normalize = model.model ? seen.normalize : "";
    result.resize_side = model.model ? seen.resize_side : 0;
    result.interpolation = model.model ? seen.interpolation : "";
    result.count = logits.size(0);
    result.skipped = static_cast<std::int64_t>(data.val.unreadable.size());
    EpochRecord record;
    measure_validation(logits, {labels_of(data.val), {}}, Objective{}, record);
    result.accuracy = record.val_accuracy;
    result.loss = record.val_loss;
    if (teacher) {
        const auto by_teacher = seen_by_teacher(request, *teacher, seen);
        tell_seen(request, model, seen, *teacher, by_teacher, observer);
        result.agreement = agreement(logits, evaluator.logits_of(*teacher, by_teacher));
    }
    if (!request.logits_file.empty()) {
        write_logits(request.logits_file, data, logits);
    }
    return result;
}

} // namespace retort
