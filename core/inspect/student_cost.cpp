#include "core/inspect/student_cost.h"

#include "core/experiment/cost/latency.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/recognised_model.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/inspect/run_files.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

thread_local std::int64_t counted = 0;

const at::Tensor* tensor_at(c10::ArrayRef<const c10::IValue> values, std::size_t index) {
    return index < values.size() && values[index].isTensor() ? &values[index].toTensor() : nullptr;
}

/// Adds what an operation multiplied. Where one operation is made of others, only the inner one is named
/// here.
void count(const at::RecordFunction& call, at::ObserverContext* /*context*/) {
    const std::string_view name = call.name();
    const bool convolution = name == "aten::convolution";
    const bool biased = name == "aten::addmm" || name == "aten::baddbmm";
    if (!convolution && !biased && name != "aten::mm" && name != "aten::bmm") {
        return;
    }
    const auto* factor = tensor_at(call.inputs(), biased ? 1 : convolution ? 1 : 0);
    if (factor == nullptr || call.outputs().empty() || !call.outputs()[0].isTensor()) {
        return;
    }
    // A kernel's numbers per output channel, or the length of a row.
    const auto inner = convolution ? factor->numel() / factor->size(0) : factor->size(-1);
    counted += call.outputs()[0].toTensor().numel() * inner;
}

class Counting {
  public:
    Counting()
        : handle_(at::addThreadLocalCallback(
              at::RecordFunctionCallback(
                  [](const at::RecordFunction&) -> std::unique_ptr<at::ObserverContext> { return nullptr; },
                  &count)
                  .needsInputs(true)
                  .needsOutputs(true)
                  .scopes({at::RecordScope::FUNCTION}))) {
        counted = 0;
    }
    ~Counting() { at::removeCallback(handle_); }
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;

  private:
    at::CallbackHandle handle_;
};

ModelCost card_of(const LoadedModel& opened, const fs::path& file, std::int64_t side,
                  const std::stop_token& stop) {
    ModelCost card;
    card.name = name_of(opened);
    card.file_bytes = static_cast<std::int64_t>(fs::file_size(file));
    card.parameters = parameter_count(*opened.model);
    opened.model->eval();
    if (opened.kind == ModelKind::weights) { // a program's inner operations are its own business
        card.multiply_adds = multiply_adds(*opened.model, side);
    }
    card.seconds_of_1 = median_forward_seconds(*opened.model, 1, side, {}, stop);
    card.seconds_of_32 = median_forward_seconds(*opened.model, 32, side, {}, stop);
    return card;
}

/// What the weights in `file`, of the best epoch, were measured with.
const EpochRecord* best_of(const ExperimentRecord& record, const std::string& run,
                           const std::filesystem::path& file) {
    for (const auto& candidate : record.runs) {
        if (candidate.name == run) {
            return epoch_of_weights(candidate, stated_epoch(file), best_epoch(candidate.epochs));
        }
    }
    return nullptr;
}

} // namespace

std::int64_t multiply_adds(Classifier& model, std::int64_t side) {
    const torch::NoGradGuard no_grad;
    const bool training = model.is_training();
    model.eval();
    const Counting counting;
    model.forward(torch::zeros({1, 3, side, side}));
    model.train(training);
    return counted;
}

StudentCost measure_student(const PredictionRequest& request, const std::stop_token& stop) {
    const auto spec = settings_of_run(request.experiment, request.run);
    ModelSource asked;
    StudentCost card;
    card.weights = stamp_of(weights_of(request.experiment, request.run));
    asked.file = card.weights.path;
    asked.architecture = spec.student;
    const auto student = load_model(asked, stop);
    card.threads = machine_cores();
    at::set_num_threads(card.threads);
    std::optional<LoadedModel> teacher;
    if (are_together(spec, *find_parameter("teacher-file"))) {
        card.no_teacher = {RETORT_TEXT("The teacher is an ensemble of several models"), {}};
    } else if (!spec.teacher_file.empty()) {
        try {
            auto wanted = teacher_source(spec);
            wanted.file = resolve_weights(spec.teacher_file);
            teacher = load_model(wanted, stop);
            if (!teacher->model) {
                card.no_teacher = {RETORT_TEXT("The teacher is a file of logits, without a model"), {}};
                teacher.reset();
            }
        } catch (const Error& error) {
            card.no_teacher = error.message();
        }
    }
    card.image_size = spec.image_size > 0                  ? spec.image_size
                      : teacher && teacher->image_size > 0 ? teacher->image_size
                                                           : student.image_size;
    card.student = card_of(student, asked.file, card.image_size, stop);
    if (teacher) {
        card.teacher = card_of(*teacher, teacher->source.file, card.image_size, stop);
    }
    const auto record = read_experiment(request.experiment);
    if (const auto* best = best_of(record, request.run, asked.file)) {
        card.student.accuracy = best->val_accuracy;
        if (card.teacher) {
            card.teacher->accuracy = best->teacher_val_accuracy;
        }
    }
    return card;
}

} // namespace retort
