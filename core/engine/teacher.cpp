#include "core/engine/teacher.h"

#include <utility>

namespace retort {

namespace {

class TaughtSource : public BatchSource {
  public:
    TaughtSource(std::unique_ptr<BatchSource> source, const TeacherSource& teacher)
        : source_(std::move(source))
        , teacher_(teacher) {}

    bool next(Batch& batch) override {
        if (!source_->next(batch)) {
            return false;
        }
        batch.teacher_logits = teacher_.batch_logits(batch);
        return true;
    }

  private:
    std::unique_ptr<BatchSource> source_;
    const TeacherSource& teacher_;
};

} // namespace

Teacher::Teacher(std::shared_ptr<Classifier> model, torch::Device device)
    : model_(std::move(model))
    , device_(device) {
    model_->to(device_);
    model_->eval();
    for (auto& parameter : model_->parameters()) {
        parameter.set_requires_grad(false);
    }
}

torch::Tensor Teacher::logits(const torch::Tensor& images) const {
    const torch::NoGradGuard no_grad;
    return model_->forward(images.to(device_));
}

torch::Tensor Teacher::batch_logits(const Batch& batch) const {
    return logits(batch.images);
}

torch::Tensor TabulatedTeacher::batch_logits(const Batch& batch) const {
    return logits_.index_select(0, batch.indices);
}

std::unique_ptr<BatchSource> TaughtFeed::train_pass(int epoch) {
    return std::make_unique<TaughtSource>(feed_.train_pass(epoch), teacher_);
}

} // namespace retort
