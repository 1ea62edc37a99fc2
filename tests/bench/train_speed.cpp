// What Retort's training costs beside a plain libtorch loop over tensors that are there already, as
// libtorch's tutorials have it: no data, no teacher, no metrics, torch's own optimizer and memory format.
//   train_speed DATA_DIR ARCHITECTURE BATCH_SIZE IMAGE_SIZE EPOCHS THREADS
// Prints the seconds of each one's fastest epoch, and Retort's divided by the plain loop's.
#include "core/base/stopwatch.h"
#include "core/data/loader.h"
#include "core/engine/heap.h"
#include "core/engine/teacher/teacher.h"
#include "core/engine/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <span>
#include <string>
#include <torch/nn/functional/loss.h>
#include <torch/optim/sgd.h>

using namespace retort;

namespace {

using Clock = std::chrono::steady_clock;

struct Setting {
    std::string data_dir;
    std::string architecture;
    std::int64_t batch_size;
    int image_size;
    int epochs;
    int threads;
};

double plain_epoch(const Setting& setting, std::int64_t images, std::int64_t classes) {
    const auto model = build_model(setting.architecture, classes, 0);
    torch::optim::SGD optimizer(model->parameters(), torch::optim::SGDOptions(0.001).momentum(0.9));
    const auto pixels = torch::randn({images, 3, setting.image_size, setting.image_size});
    const auto labels = torch::randint(classes, {images});
    const auto teacher = torch::randn({images, classes});
    double fastest = 1e300;
    for (int epoch = 0; epoch < setting.epochs; ++epoch) {
        const auto begin = Clock::now();
        for (std::int64_t i = 0; i < images; i += setting.batch_size) {
            const auto end = std::min(i + setting.batch_size, images);
            optimizer.zero_grad();
            const auto logits = model->forward(pixels.slice(0, i, end));
            const auto loss = 0.5 * torch::nn::functional::cross_entropy(logits, labels.slice(0, i, end)) +
                              0.5 * torch::mse_loss(logits, teacher.slice(0, i, end));
            loss.backward();
            optimizer.step();
        }
        fastest = std::min(fastest, seconds_since(begin));
    }
    return fastest;
}

/// Times the training part of each epoch: from the end of the one before to its last step.
class Watch : public TrainingObserver {
  public:
    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        if (epoch > 0 && step == steps) {
            fastest = std::min(fastest, seconds_since(begin_));
        }
    }
    void epoch_done(const EpochRecord& /*record*/, const Trainer& /*trainer*/) override {
        begin_ = Clock::now();
    }

    double fastest = 1e300;

  private:
    Clock::time_point begin_ = Clock::now();
};

double retort_epoch(const Setting& setting, const std::shared_ptr<const LoadedData>& data) {
    const auto classes = static_cast<std::int64_t>(data->classes.size());
    ImageFeed images(data, preprocessing(setting.image_size, "imagenet", "auto"), setting.batch_size, 0,
                     setting.threads);
    TabulatedTeacher teacher(torch::randn({data->train.count(), classes}));
    TeacherLogitFeed feed(images, teacher, {}, {});
    TrainingOptions options;
    options.objective = {.alpha = 0.5};
    options.num_epochs = setting.epochs;
    Trainer trainer(
        build_model(setting.architecture, classes, 0), feed,
        {torch::zeros({data->val.count()}, torch::kInt64), torch::zeros({data->val.count(), classes})},
        options);
    Watch watch;
    trainer.run(watch, {});
    return watch.fastest;
}

} // namespace

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() != 7) {
        std::cerr << "usage: train_speed DATA_DIR ARCHITECTURE BATCH_SIZE IMAGE_SIZE EPOCHS THREADS\n";
        return 2;
    }
    keep_freed_memory();
    const auto number = [&](std::size_t i) { return std::stoi(arguments[i]); };
    const Setting setting{arguments[1], arguments[2], number(3), number(4), number(5), number(6)};
    at::set_num_threads(setting.threads);
    const auto data = open_data(setting.data_dir, std::size_t{4} << 30U, setting.threads, {}, {});
    const auto plain =
        plain_epoch(setting, data->train.count(), static_cast<std::int64_t>(data->classes.size()));
    const auto ours = retort_epoch(setting, data);
    std::cout << "plain " << plain << " s, Retort " << ours << " s, ratio " << ours / plain << '\n';
}
