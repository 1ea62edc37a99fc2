#include "core/inspect/predict.h"

#include "core/engine/device.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/inspect/run_files.h"

#include <utility>

namespace retort {

namespace {

class ProgressObserver : public RunObserver {
  public:
    explicit ProgressObserver(const AnswersProgress& progress) : progress_(progress) {}
    void preparing(const Message& what, std::int64_t done, std::int64_t total) override {
        if (progress_) {
            progress_(what, done, total);
        }
    }

  private:
    const AnswersProgress& progress_;
};

/// What is asked, and about what.
class Look {
  public:
    Look(const AnswersRequest& request, const AnswersProgress& progress, const std::stop_token& stop)
        : request_(request)
        , spec_(spec_of(request.experiment))
        , observer_(progress)
        , stop_(stop)
        , threads_(machine_cores())
        , device_(pick_device(spec_.device)) {}

    RunAnswers answers() {
        TeacherRequest asked;
        RunAnswers answers;
        answers.run = request_.run;
        answers.weights = stamp_of(weights_of(request_.experiment, request_.run));
        asked.file = answers.weights.path;
        asked.architecture = spec_.student;
        const auto student = open(asked);
        load_images();
        answers.classes = data_->classes;
        for (std::int64_t i = 0; i < data_->val.count(); ++i) {
            answers.paths.push_back(data_->val.sample(i).path);
            answers.labels.push_back(data_->val.sample(i).label);
        }
        ask_teacher(student, answers);
        answers.student = logits_of(student, {RETORT_TEXT("Asking the student"), {}});
        return answers;
    }

  private:
    OpenedTeacher open(const TeacherRequest& asked) const {
        auto opened = open_teacher(asked, stop_);
        match_classes(opened, spec_.data_dir, open_image_folder(spec_.data_dir).classes);
        return opened;
    }

    void load_images() {
        auto folder = open_image_folder(spec_.data_dir);
        folder.train = {};
        data_ = open_images(std::move(folder), spec_.cache_mib, threads_, observer_, stop_);
    }

    void ask_teacher(const OpenedTeacher& student, RunAnswers& answers) {
        side_ = static_cast<int>(spec_.image_size);
        if (spec_.teacher_file.empty()) {
            settle_side(student);
            return;
        }
        try {
            auto asked = teacher_request(spec_);
            asked.file = resolve_weights(spec_.teacher_file);
            const auto teacher = open(asked);
            settle_side(teacher.image_size > 0 ? teacher : student);
            const auto* known = request_.known.get();
            const bool same = known != nullptr && known->has_teacher() && known->paths == answers.paths &&
                              known->labels == answers.labels && known->classes == answers.classes;
            answers.teacher =
                same ? known->teacher : logits_of(teacher, {RETORT_TEXT("Asking the teacher"), {}});
        } catch (const Error& error) {
            answers.no_teacher = error.message();
            settle_side(student);
        }
    }

    void settle_side(const OpenedTeacher& usual) { side_ = side_ > 0 ? side_ : usual.image_size; }

    AnswerTable logits_of(const OpenedTeacher& opened, const Message& asking) {
        const auto logits = opened.model ? evaluated(*opened.model, asking)
                                         : tabulate(opened.request.file, opened.logits, *data_).val;
        const auto rows = logits.to(torch::kFloat32).contiguous();
        const auto* first = rows.data_ptr<float>();
        return {first, first + rows.numel()};
    }

    torch::Tensor evaluated(Classifier& model, const Message& asking) {
        constexpr std::int64_t batch_size = 32;
        at::set_num_threads(threads_);
        ImageFeed feed(data_, preprocessing(side_, spec_.normalize, "none"), batch_size, /*seed=*/0,
                       threads_);
        model.to(device_, /*non_blocking=*/false);
        auto logits = logits_over(model, *feed.val_pass(), device_, stop_, [&](std::int64_t done) {
            observer_.preparing(asking, done, feed.val_count());
        });
        if (!logits.defined()) {
            throw Stopped{};
        }
        return logits;
    }

    const AnswersRequest& request_;
    ExperimentSpec spec_;
    ProgressObserver observer_;
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

RunAnswers look_at_answers(const AnswersRequest& request, const AnswersProgress& progress,
                           const std::stop_token& stop) {
    return Look(request, progress, stop).answers();
}

} // namespace retort
