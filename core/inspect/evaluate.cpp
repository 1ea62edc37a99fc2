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
#include "core/experiment/teacher/weights_by_name.h"
#include "core/inspect/same_files.h"

#include <utility>

namespace retort {

namespace {

/// The training images are not decoded for it, as training does: they may be many times those evaluated.
void report_same_files(const LoadedData& data, const std::vector<Sample>& train, ProgressObserver& observer,
                       const std::stop_token& stop) {
    const auto same = same_files(data.val.samples, train, stop);
    if (same.count > 0) {
        observer.notice(in_both_message(data, same.count, same.first.first, same.first.second));
    }
}

/// The requested split in place of the validation set, evaluated in order and without
/// augmentation; other splits are not read.
std::shared_ptr<const LoadedData> open_split(const EvaluationRequest& request, int threads,
                                             ProgressObserver& observer, const std::stop_token& stop) {
    constexpr std::int64_t cache_mib = 4096;
    const bool is_named = request.split != "train" && request.split != "val" && request.split != "all";
    auto folder = open_image_folder(request.data_dir, is_named ? request.split : "");
    if (request.split == "train") {
        folder.val = std::move(folder.train);
    } else if (request.split == "all") {
        auto& samples = folder.val.samples;
        samples.insert(samples.begin(), folder.train.samples.begin(), folder.train.samples.end());
        folder.val.name = folder.train.name + "+" + folder.val.name;
    }
    const auto train = std::exchange(folder.train, {}).samples;
    auto data = open_images(std::move(folder), cache_mib, threads, observer, stop);
    if (request.split != "train" && request.split != "all") {
        report_same_files(*data, train, observer, stop);
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

    [[nodiscard]] LoadedModel open(ModelSource source, std::int64_t image_size) const {
        source.image_size = image_size;
        source.file = resolve_weights(source.file, {}, observer_);
        auto opened = load_model(source, stop_);
        tell_remarks(opened, observer_);
        const auto how =
            match_classes(opened, request_.data_dir, open_image_folder(request_.data_dir).classes);
        observer_.notice({RETORT_TEXT("%1: %2"), {source.file.string(), how}});
        return opened;
    }

    void open_images() {
        data_ = open_split(request_, threads_, observer_, stop_);
        at::set_num_threads(threads_);
    }
    [[nodiscard]] const LoadedData& data() const { return *data_; }

    /// N×C; logits that a file holds are looked up in it.
    [[nodiscard]] torch::Tensor logits_of(const LoadedModel& opened, int image_size,
                                          const std::string& normalize) const {
        if (!opened.model) {
            return tabulate(opened.source.file, opened.logits, *data_).val;
        }
        ImageFeed feed(data_, preprocessing(image_size, normalize, "none"), request_.batch_size,
                       /*seed=*/0, threads_);
        opened.model->to(device_, /*non_blocking=*/false);
        auto logits = logits_over(*opened.model, *feed.val_pass(), device_, stop_,
                                  progress_of(observer_, {RETORT_TEXT("Evaluating"), {}}), feed.val_count());
        if (!logits.defined()) {
            throw Cancelled();
        }
        require_finite_logits(opened.source.file, logits, *data_, data_->val);
        return logits;
    }

  private:
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

/// The one asked for, or that the model or else the teacher was trained with, or the usual one.
std::string used_normalization(const EvaluationRequest& request, const LoadedModel& model,
                               const std::optional<LoadedModel>& teacher) {
    for (const auto& stated :
         {request.normalize, model.normalize, teacher ? teacher->normalize : std::string()}) {
        if (!stated.empty()) {
            return stated;
        }
    }
    return normalizations().front().name;
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
    const auto model = evaluator.open(request.model, request.image_size);
    const auto size = request.image_size > 0 ? static_cast<int>(request.image_size) : model.image_size;
    std::optional<LoadedModel> teacher;
    if (!request.teacher.file.empty()) {
        teacher = evaluator.open(request.teacher, size);
    }
    evaluator.open_images();
    const auto& data = evaluator.data();
    const auto normalize = used_normalization(request, model, teacher);
    tell_other_normalization(model, normalize, observer);
    if (teacher) {
        tell_other_normalization(*teacher, normalize, observer);
    }
    const auto logits = evaluator.logits_of(model, size, normalize);

    Evaluation result;
    result.architecture = name_of(model);
    result.split = data.val.name;
    result.image_size = model.model ? size : 0;
    result.normalize = model.model ? normalize : "";
    result.count = logits.size(0);
    result.skipped = static_cast<std::int64_t>(data.val.unreadable.size());
    EpochRecord record;
    measure_validation(logits, {labels_of(data.val), {}}, Objective{}, record);
    result.accuracy = record.val_accuracy;
    result.loss = record.val_loss;
    if (teacher) {
        result.agreement = agreement(
            logits, evaluator.logits_of(*teacher, size > 0 ? size : teacher->image_size, normalize));
    }
    if (!request.logits_file.empty()) {
        write_logits(request.logits_file, data, logits);
    }
    return result;
}

} // namespace retort
