// A model and a feed small enough to compute by hand.
#pragma once

#include "core/engine/models/layers.h"
#include "core/engine/models/model.h"
#include "core/engine/training/batches.h"

#include <algorithm>

namespace retort::toy {

/// Logits = W · (mean of each channel) + b.
class Model : public Classifier {
  public:
    explicit Model(std::int64_t classes) : fc(register_module("fc", torch::nn::Linear(3, classes))) {}
    torch::Tensor forward(torch::Tensor images) override { return fc(images.mean({2, 3})); }

    torch::nn::Linear fc;
};

/// Serves slices of one tensor; epoch e starts e samples further on, so that epochs differ.
class Source : public BatchSource {
  public:
    Source(torch::Tensor images, torch::Tensor labels, torch::Tensor teacher, std::int64_t batch_size)
        : images_(std::move(images))
        , labels_(std::move(labels))
        , teacher_(std::move(teacher))
        , batch_size_(batch_size) {}

    bool next(Batch& batch) override {
        if (at_ >= images_.size(0)) {
            return false;
        }
        const auto end = std::min(at_ + batch_size_, images_.size(0));
        batch = {images_.slice(0, at_, end), labels_.slice(0, at_, end), {}, {}, {}};
        if (teacher_.defined()) {
            batch.teacher_logits = teacher_.slice(0, at_, end);
        }
        at_ = end;
        return true;
    }

  private:
    torch::Tensor images_;
    torch::Tensor labels_;
    torch::Tensor teacher_;
    std::int64_t batch_size_;
    std::int64_t at_ = 0;
};

class Feed : public DataFeed {
  public:
    Feed() {
        torch::manual_seed(7);
        images = torch::randn({20, 3, 4, 4});
        labels = torch::arange(20).remainder(2);
        images.select(1, 0) += labels.to(torch::kFloat32).view({20, 1, 1}) * 2.0;
        teacher = torch::stack({1.0 - labels, labels.to(torch::kFloat32)}, 1) * 4.0;
    }
    std::unique_ptr<BatchSource> train_pass(int epoch) override {
        const auto roll = [&](const torch::Tensor& tensor) { return tensor.roll(epoch, 0); };
        return std::make_unique<Source>(roll(images), roll(labels),
                                        with_teacher ? roll(teacher) : torch::Tensor(), 6);
    }
    std::unique_ptr<BatchSource> val_pass() override {
        return std::make_unique<Source>(images, labels, torch::Tensor(), 6);
    }
    [[nodiscard]] std::int64_t train_count() const override { return 20; }
    [[nodiscard]] std::int64_t val_count() const override { return 20; }
    [[nodiscard]] std::int64_t batch_size() const override { return 6; }

    torch::Tensor images;
    torch::Tensor labels;
    torch::Tensor teacher;
    bool with_teacher = true;
};

} // namespace retort::toy
