#include "core/inspect/predict.h"

#include "core/base/cancelled.h"
#include "core/engine/device.h"
#include "core/engine/losses/ensemble.h"
#include "core/engine/training/measure.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/teacher/program_trust.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/bytes/atomic_file.h"
#include "core/inspect/experiment_split.h"
#include "core/inspect/run_files.h"
#include "core/weights/sha256.h"

#include <utility>

namespace retort {

namespace {

/// What is to be predicted, and on which images.
class Predictor {
  public:
    Predictor(const PredictionRequest& request, ProgressObserver& observer, const std::stop_token& stop)
        : request_(request)
        , spec_(without_untrusted_program(settings_of_run(request.experiment, request.run)))
        , observer_(observer)
        , stop_(stop)
        , threads_(machine_cores())
        , device_(pick_device(spec_.device)) {}

    RunPredictions predictions() {
        ModelSource source;
        RunPredictions predictions;
        predictions.run = request_.run;
        predictions.weights = stamp_of(weights_of(request_.experiment, request_.run));
        source.file = predictions.weights.path;
        source.architecture = spec_.student;
        const auto student = open(source);
        load_images();
        predictions.classes = data_->classes;
        for (std::int64_t i = 0; i < data_->val.count(); ++i) {
            predictions.paths.push_back(data_->val.sample(i).path);
            predictions.labels.push_back(data_->val.sample(i).label);
        }
        predict_teacher(student, predictions);
        predictions.student = rows_of(logits_of(student, {RETORT_TEXT("Computing student predictions"), {}}));
        return predictions;
    }

  private:
    LoadedModel open(const ModelSource& source) const {
        auto opened = load_model(source, stop_);
        match_classes(opened, spec_.data_dir, list_image_folder(spec_.data_dir).classes);
        return opened;
    }

    void load_images() {
        const auto split = split_of_run(request_.experiment, request_.run);
        auto folder = open_image_folder(spec_.data_dir, split_options(spec_));
        folder.test = {};
        const auto info = parse_info(read_text_file(request_.experiment / "experiment.json"));
        const bool knows_unreadable = info.skipped == 0 || info.data.empty();
        if (knows_unreadable) {
            require_same_images(info, folder.val.name,
                                info.data.empty() ? "" : fingerprint_of(folder, stop_));
            folder = open_split_folder(spec_.data_dir, split);
            folder.train = {};
            folder.test = {};
        }
        auto data = open_images(std::move(folder), spec_.cache_mib, threads_, observer_, stop_);
        throw_if_stopped(stop_);
        if (!knows_unreadable) { // which images can be read is known now
            require_same_images(info, data->val.name, fingerprint_of(*data, stop_));
            data = with_validation_of(*data, {.repeat = split.repeat});
        }
        data_ = std::move(data);
    }

    /// Of folds, the one of the run.
    [[nodiscard]] std::shared_ptr<const LoadedData> with_validation_of(const LoadedData& data,
                                                                       const RunSpec& run) const {
        auto part = std::make_shared<LoadedData>(data);
        std::vector<std::size_t> kept;
        for (const auto number : run_samples(data, sample_choice(spec_, run)).val) {
            kept.push_back(data.val.kept[static_cast<std::size_t>(number)]);
        }
        part->train.kept.clear();
        part->val.kept = std::move(kept);
        part->pooled = false;
        return part;
    }

    void predict_teacher(const LoadedModel& student, RunPredictions& predictions) {
        side_ = static_cast<int>(spec_.image_size);
        if (spec_.teacher_file.empty()) {
            settle_side(student);
            return;
        }
        try {
            const auto teachers = open_teachers(predictions.teacher_sha256);
            settle_side(teachers.front().image_size > 0 ? teachers.front() : student);
            const auto* known = request_.known.get();
            const bool same = known != nullptr && known->has_teacher() && known->paths == predictions.paths &&
                              known->labels == predictions.labels && known->classes == predictions.classes &&
                              known->teacher_sha256 == predictions.teacher_sha256;
            predictions.teacher = same ? known->teacher : logits_of(teachers);
        } catch (const Error& error) {
            predictions.no_teacher = error.message();
            settle_side(student);
        }
    }

    /// The teacher, or those of an ensemble; `sha256` of their files, one behind the other.
    std::vector<LoadedModel> open_teachers(std::string& sha256) const {
        std::vector<LoadedModel> teachers;
        for (const auto& file : values_of(spec_, teacher_parameter_)) {
            auto source = teacher_source(spec_);
            source.file = resolve_weights(file);
            const auto own = sha256_of_file(source.file);
            require_same_teacher(file, own);
            sha256 += own;
            teachers.push_back(open(source));
        }
        return teachers;
    }

    /// Of several their mean.
    LogitRows logits_of(const std::vector<LoadedModel>& teachers) {
        std::vector<torch::Tensor> logits;
        for (const auto& teacher : teachers) {
            logits.push_back(logits_of(teacher, {RETORT_TEXT("Computing teacher predictions"), {}}));
        }
        return rows_of(logits.size() == 1 ? logits.front()
                                          : ensemble_logits(torch::stack(logits, 1), teacher_weights(spec_),
                                                            /*temperature=*/1.0));
    }

    /// What the run's accuracy was measured on; of experiments that say what their images were.
    void require_same_images(const ExperimentInfo& info, const std::string& split,
                             const std::string& fingerprint) const {
        const bool is_other_split = !info.val_split.empty() && split != info.val_split;
        if (is_other_split || fingerprint != info.data) {
            throw Error(
                RETORT_TEXT("the images in %1 are no longer those that this experiment was trained with"),
                {spec_.data_dir});
        }
    }

    /// Of experiments that say what their teacher's file was.
    void require_same_teacher(const std::string& file, const std::string& sha256) const {
        const auto files = parse_info(read_text_file(request_.experiment / "experiment.json")).files;
        const auto recorded = recorded_run(request_.experiment, request_.run);
        const auto teacher =
            files.find(are_together(spec_, teacher_parameter_)
                           ? file_key(spec_, teacher_parameter_, file)
                           : file_key(teacher_parameter_.name, recorded ? recorded->settings : AxisValues()));
        if (teacher != files.end() && teacher->second.sha256 != sha256) {
            throw Error(RETORT_TEXT("%1 is no longer the file that this experiment was trained with"),
                        {file});
        }
    }

    void settle_side(const LoadedModel& usual) { side_ = side_ > 0 ? side_ : usual.image_size; }

    torch::Tensor logits_of(const LoadedModel& opened, const Message& asking) {
        return opened.model ? evaluated(*opened.model, asking)
                            : tabulate(opened.source.file, opened.logits, *data_).val;
    }

    static LogitRows rows_of(const torch::Tensor& logits) {
        const auto rows = logits.to(torch::kFloat32).contiguous();
        const auto* first = rows.data_ptr<float>();
        return {first, first + rows.numel()};
    }

    torch::Tensor evaluated(Classifier& model, const Message& asking) {
        constexpr std::int64_t batch_size = 32;
        at::set_num_threads(threads_);
        ImageFeed feed(data_, preprocessing_of(spec_, side_), batch_size, /*seed=*/0, threads_);
        model.to(device_, /*non_blocking=*/false);
        auto logits = logits_over(model, *feed.val_pass(), device_, stop_, progress_of(observer_, asking),
                                  feed.val_count());
        if (!logits.defined()) {
            throw Cancelled();
        }
        return logits;
    }

    const PredictionRequest& request_;
    const Parameter& teacher_parameter_ = *find_parameter("teacher-file");
    ExperimentSpec spec_;
    ProgressObserver& observer_;
    const std::stop_token& stop_;
    int threads_;
    torch::Device device_;
    int side_ = 0;
    std::shared_ptr<const LoadedData> data_;
};

} // namespace

std::optional<FileStamp> weights_now(const std::filesystem::path& experiment, const std::string& run) {
    try {
        return stamp_of(weights_of(experiment, run));
    } catch (const Error&) {
        return std::nullopt;
    }
}

RunPredictions predict(const PredictionRequest& request, ProgressObserver& observer,
                       const std::stop_token& stop) {
    return Predictor(request, observer, stop).predictions();
}

} // namespace retort
