// What the metrics of an epoch cost beside training: all that are measured on a validation and on a test set,
// of student and teacher, as a share of an epoch of a resnet20 at 32 pixels (as many images for validation,
// and for testing, as for training, which is more than data sets have; the test set's forward pass is not
// counted in the epoch).
//   metric_cost [IMAGES]      1280 without it
// Prints the median of five rounds for numbers of classes: at most 2 %.
#include "core/engine/models/model.h"
#include "core/engine/training/measure.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <torch/optim/sgd.h>
#include <vector>

namespace {

using namespace retort;

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void train(Classifier& model, std::int64_t images, std::int64_t classes) {
    constexpr std::int64_t batch = 32;
    torch::optim::SGD optimizer(model.parameters(), torch::optim::SGDOptions(0.01).momentum(0.9));
    model.train();
    for (std::int64_t done = 0; done < images; done += batch) {
        optimizer.zero_grad();
        torch::cross_entropy_loss(model.forward(torch::randn({batch, 3, 32, 32})),
                                  torch::randint(classes, {batch}, torch::kInt64))
            .backward();
        optimizer.step();
    }
}

torch::Tensor validate(Classifier& model, std::int64_t images) {
    const torch::NoGradGuard no_grad;
    model.eval();
    std::vector<torch::Tensor> logits;
    for (std::int64_t done = 0; done < images; done += 32) {
        logits.push_back(model.forward(torch::randn({32, 3, 32, 32})));
    }
    return torch::cat(logits);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    const std::int64_t images = arguments.size() > 1 ? std::stoll(arguments[1]) : 1280;
    std::printf("classes  epoch s  metrics s  share\n");
    for (const std::int64_t classes : {10, 100, 1000}) {
        const auto model = build_model("resnet20", classes, /*seed=*/0);
        std::vector<double> epochs;
        std::vector<double> metrics;
        torch::Tensor logits;
        for (int round = 0; round < 5; ++round) {
            epochs.push_back(seconds_of([&] {
                train(*model, images, classes);
                logits = validate(*model, images);
            }));
            const auto labels = torch::randint(classes, {logits.size(0)}, torch::kInt64);
            const SetMeasure measure({labels, torch::randn_like(logits)});
            metrics.push_back(seconds_of([&] {
                EpochRecord record;
                measure.validation(logits, {.alpha = 0.5}, record);
                measure.test(logits, record);
            }));
        }
        std::printf("%7lld  %7.2f  %9.4f  %4.2f %%\n", static_cast<long long>(classes), median(epochs),
                    median(metrics), 100.0 * median(metrics) / median(epochs));
    }
}
