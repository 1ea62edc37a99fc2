#include "core/engine/trainer.h"

#include "tests/core/engine/toy.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;

namespace {

class Recorder : public TrainingObserver {
  public:
    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        steps_seen.push_back({epoch, step, steps});
        if (epoch == stop_at_epoch && step == 2) {
            source.request_stop();
        }
    }
    void epoch_done(const EpochRecord& record, const Trainer& trainer) override {
        CHECK(trainer.records().back().epoch == record.epoch);
        if (record.epoch == keep_epoch) {
            kept = trainer.state();
        }
    }

    struct Step {
        int epoch;
        std::int64_t step;
        std::int64_t steps;
    };
    std::vector<Step> steps_seen;
    int stop_at_epoch = -1;
    int keep_epoch = -1;
    TrainingState kept;
    std::stop_source source;
};

std::shared_ptr<toy::Model> toy_model() {
    torch::manual_seed(3);
    return std::make_shared<toy::Model>(2);
}

/// The toy with dropout on its images.
class ForgetfulModel : public toy::Model {
  public:
    ForgetfulModel() : toy::Model(2), dropout_(register_module("dropout", make_dropout())) {}
    torch::Tensor forward(torch::Tensor images) override {
        return toy::Model::forward(dropout_->forward(images));
    }

  private:
    std::shared_ptr<Dropout> make_dropout() { return std::make_shared<Dropout>(0.5, shared_randomness()); }

    std::shared_ptr<Dropout> dropout_;
};

std::shared_ptr<ForgetfulModel> forgetful_model() {
    torch::manual_seed(3);
    return std::make_shared<ForgetfulModel>();
}

TrainingOptions options() {
    return {.objective = {.alpha = 0.5},
            .epochs = 5,
            .lr = 0.1,
            .momentum = 0.9,
            .weight_decay = 1e-3,
            .lr_step_size = 2,
            .lr_gamma = 0.5};
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

void check_equal(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].epoch == b[i].epoch);
        for (const auto& metric : metrics) {
            if (metric.name != "seconds") {
                CAPTURE(metric.name);
                CHECK(same(a[i].*metric.value, b[i].*metric.value));
            }
        }
    }
}

} // namespace

TEST_CASE("epoch 0 is the untouched student, and every later epoch has all numbers") {
    toy::Feed feed;
    auto model = toy_model();
    const double before = top1_accuracy(model->forward(feed.images), feed.labels);
    Trainer trainer(model, feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    CHECK(trainer.run(recorder, {}));
    const auto& records = trainer.records();
    REQUIRE(records.size() == 6);
    CHECK(records[0].val_accuracy == before);
    CHECK(std::isnan(records[0].train_loss));
    for (std::size_t i = 1; i < records.size(); ++i) {
        for (const auto& metric : metrics) {
            CHECK(std::isfinite(records[i].*metric.value));
        }
    }
    CHECK(records[5].val_loss < records[0].val_loss);
    CHECK(records[1].learning_rate == 0.1);
    CHECK(records[2].learning_rate == 0.1);
    CHECK(records[3].learning_rate == 0.05);
    CHECK(records[5].learning_rate == 0.025);
    CHECK(records[5].teacher_val_accuracy == 1.0);
    // 20 samples in batches of 6: the smaller last batch is trained on as well.
    CHECK(recorder.steps_seen.size() == 5 * 4);
    CHECK(recorder.steps_seen.front().steps == 4);
}

TEST_CASE("training goes on from a saved state as if it had never stopped") {
    toy::Feed feed;
    Trainer straight(toy_model(), feed, {feed.labels, feed.teacher}, options());
    Recorder keeper;
    keeper.keep_epoch = 2;
    CHECK(straight.run(keeper, {}));

    auto other = toy_model();
    Trainer resumed(other, feed, {feed.labels, feed.teacher}, options());
    resumed.restore(keeper.kept);
    Recorder recorder;
    CHECK(resumed.run(recorder, {}));
    CHECK(recorder.steps_seen.front().epoch == 3);
    check_equal(straight.records(), resumed.records());
    CHECK(torch::equal(straight.state().model[0].second, resumed.state().model[0].second));
}

TEST_CASE("dropout follows from the run's seed, also for a run that goes on") {
    toy::Feed feed;
    const auto train = [&](std::uint64_t seed, Recorder& recorder, const TrainingState* from) {
        auto with_seed = options();
        with_seed.seed = seed;
        Trainer trainer(forgetful_model(), feed, {feed.labels, feed.teacher}, with_seed);
        if (from != nullptr) {
            trainer.restore(*from);
        }
        torch::rand({5}); // what others draw meanwhile must not matter
        CHECK(trainer.run(recorder, {}));
        return trainer.records();
    };
    Recorder recorder;
    recorder.keep_epoch = 2;
    const auto straight = train(1, recorder, nullptr);
    Recorder other;
    check_equal(straight, train(1, other, nullptr));
    check_equal(straight, train(1, other, &recorder.kept));
    CHECK(straight.back().val_loss != train(2, other, nullptr).back().val_loss);
}

TEST_CASE("a stop request ends training within a batch and drops the unfinished epoch") {
    toy::Feed feed;
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    recorder.stop_at_epoch = 3;
    CHECK_FALSE(trainer.run(recorder, recorder.source.get_token()));
    CHECK(trainer.records().back().epoch == 2);
    CHECK(recorder.steps_seen.back().epoch == 3);
    CHECK(recorder.steps_seen.back().step == 2);
}

TEST_CASE("alpha 1 needs no teacher, and below 1 its absence is an error") {
    toy::Feed feed;
    feed.with_teacher = false;
    auto alone = options();
    alone.objective.alpha = 1.0;
    Trainer trainer(toy_model(), feed, {feed.labels, {}}, alone);
    Recorder recorder;
    CHECK(trainer.run(recorder, {}));
    CHECK(std::isnan(trainer.records().back().logit_difference));
    CHECK(std::isfinite(trainer.records().back().val_loss));

    Trainer taught(toy_model(), feed, {feed.labels, feed.teacher}, options());
    CHECK_THROWS_AS(taught.run(recorder, {}), Error);
}

TEST_CASE("the learned weights equal those of torch::optim") {
    toy::Feed feed;
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    trainer.run(recorder, {});

    auto model = toy_model();
    torch::optim::SGD optimizer(model->parameters(),
                                torch::optim::SGDOptions(0.1).momentum(0.9).weight_decay(1e-3));
    for (int epoch = 1; epoch <= 5; ++epoch) {
        // Python's StepLR by hand: libtorch's own decays an epoch late.
        static_cast<torch::optim::SGDOptions&>(optimizer.param_groups()[0].options())
            .lr(0.1 * std::pow(0.5, (epoch - 1) / 2));
        const auto source = feed.train_pass(epoch);
        Batch batch;
        while (source->next(batch)) {
            const auto logits = model->forward(batch.images);
            const auto loss = 0.5 * torch::nn::functional::cross_entropy(logits, batch.labels) +
                              0.5 * torch::mse_loss(logits, batch.teacher_logits);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }
    CHECK(torch::allclose(model->fc->weight, trainer.state().model[0].second, 1e-5, 1e-6));
    CHECK(torch::allclose(model->fc->bias, trainer.state().model[1].second, 1e-5, 1e-6));
}
