#include "core/engine/teacher/teacher.h"

#include "core/base/stopwatch.h"
#include "core/engine/memory_format.h"
#include "core/engine/teacher/fused_forward.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace retort {

namespace {

using Clock = std::chrono::steady_clock;

class TeacherLogitSource : public BatchSource {
  public:
    TeacherLogitSource(std::unique_ptr<BatchSource> source, TeacherSource& teacher,
                       std::shared_ptr<double> seconds)
        : source_(std::move(source))
        , teacher_(teacher)
        , seconds_(std::move(seconds)) {}

    bool next(Batch& batch) override {
        if (!source_->next(batch)) {
            return false;
        }
        const auto start = Clock::now();
        batch.teacher_logits = teacher_.batch_logits(batch);
        *seconds_ += seconds_since(start);
        return true;
    }

  private:
    std::unique_ptr<BatchSource> source_;
    TeacherSource& teacher_;
    std::shared_ptr<double> seconds_;
};

class EmptySource : public BatchSource {
  public:
    bool next(Batch& /*batch*/) override { return false; }
};

} // namespace

Teacher::Teacher(std::shared_ptr<Classifier> model, torch::Device device)
    : device_(device)
    , model_(std::move(model)) {
    model_->to(device_);
    model_->eval();
    for (auto& parameter : model_->parameters()) {
        parameter.set_requires_grad(false);
    }
    use_channels_last(*model_);
    can_be_fused_ = model_->recordable();
}

Teacher::~Teacher() = default;

torch::Tensor Teacher::logits(const torch::Tensor& images) const {
    const torch::NoGradGuard no_grad;
    const auto moved = images.to(device_).contiguous(torch::MemoryFormat::ChannelsLast);
    const auto fused = fused_for(moved);
    return fused ? (*fused)(moved) : model_->forward(moved);
}

/// Recorded by whoever asks first for a shape; nullptr where the model cannot be recorded. A recording for
/// any number of images replaces the model, whose weights need not be kept a second time then.
std::shared_ptr<const FusedForward> Teacher::fused_for(const torch::Tensor& images) const {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(fused_.begin(), fused_.end(), [&](const auto& fused) { return fused->fits(images); });
    if (found != fused_.end() || !can_be_fused_) {
        return found == fused_.end() ? nullptr : *found;
    }
    if (!model_) {
        throw Error(RETORT_TEXT("the teacher only accepts images of one size, and these have another"));
    }
    try {
        auto fused = std::make_shared<const FusedForward>(*model_, images);
        if (fused->fits_any_count()) {
            model_.reset();
        }
        return fused_.emplace_back(std::move(fused));
    } catch (const std::exception&) {
        can_be_fused_ = false; // whatever is wrong with the images, the model itself will say
        return nullptr;
    }
}

torch::Tensor Teacher::batch_logits(const Batch& batch) {
    return logits(batch.images);
}

torch::Tensor TabulatedTeacher::batch_logits(const Batch& batch) {
    return logits_.index_select(0, batch.indices);
}

bool TeacherEnsemble::prepare(std::span<const std::int64_t> views, const std::stop_token& stop,
                              const Progress& progress) {
    return std::all_of(teachers_.begin(), teachers_.end(),
                       [&](const auto& teacher) { return teacher->prepare(views, stop, progress); });
}

torch::Tensor TeacherEnsemble::batch_logits(const Batch& batch) {
    std::vector<torch::Tensor> logits;
    for (const auto& teacher : teachers_) {
        auto own = teacher->batch_logits(batch);
        logits.push_back(logits.empty() ? std::move(own) : own.to(logits.front().device()));
    }
    return torch::stack(logits, 1);
}

std::unique_ptr<BatchSource> TeacherLogitFeed::train_pass(int epoch) {
    if (const auto views = train_views(epoch); !views.empty()) {
        auto rounds = repeated_views(epoch);
        rounds.insert(rounds.begin(), views);
        for (const auto& round : rounds) {
            if (!prepare(round)) {
                return std::make_unique<EmptySource>();
            }
        }
    }
    return std::make_unique<TeacherLogitSource>(FeedDecorator::train_pass(epoch), teacher_, seconds_);
}

bool TeacherLogitFeed::prepare(std::span<const std::int64_t> views) {
    const auto start = Clock::now();
    double held = 0.0;
    const bool ready = teacher_.prepare(views, stop_, [&](std::int64_t done, std::int64_t total) {
        if (progress_) {
            progress_(done, total);
        }
        held += gate_ != nullptr ? gate_->wait(stop_) : 0.0;
    });
    held_seconds_ += held;
    *seconds_ += seconds_since(start) - held;
    return ready;
}

} // namespace retort
