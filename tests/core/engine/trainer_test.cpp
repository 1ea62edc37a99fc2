#include "core/engine/training/trainer.h"

#include "core/engine/training/divergence.h"
#include "core/engine/training/metric_lookup.h"

#include "tests/core/engine/toy.h"

#include <chrono>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <thread>
#include <torch/nn/functional/loss.h>
#include <torch/optim/sgd.h>

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
        if (record.epoch == 1) {
            after_first = trainer.state();
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
    TrainingState after_first;
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
    TrainingOptions options;
    options.objective = {.alpha = 0.5};
    options.num_epochs = 5;
    options.weight_decay = 1e-3;
    options.lr = 0.1;
    options.lr_step_size = 2;
    options.lr_gamma = 0.5;
    return options;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

void check_equal(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].epoch == b[i].epoch);
        for (const auto& metric : metrics()) {
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
        for (const auto& metric : metrics()) {
            // Five classes or fewer have no top-5 accuracy.
            CHECK(std::isfinite(records[i].*metric.value) ==
                  (!metric.name.ends_with("top5") && !is_on_test(metric)));
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

TEST_CASE("a training that diverges says in which step, and keeps the epochs before") {
    toy::Feed feed;
    auto steep = options();
    steep.lr = 1e30;
    steep.schedule = "multi-step";
    steep.lr_milestones = {1};
    steep.lr_gamma = 1e-31; // so that the first epoch alone is steep
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, steep);
    Recorder recorder;
    CHECK_THROWS_WITH_AS(trainer.run(recorder, {}), doctest::Contains("epoch 1, step 2"), Error);
    REQUIRE(trainer.records().size() == 1);
    CHECK(std::isfinite(trainer.records()[0].val_loss));
}

TEST_CASE("a last step that spoils the weights is noticed in validation") {
    toy::Feed feed;
    auto model = toy_model();
    {
        const torch::NoGradGuard no_grad;
        model->parameters()[0].fill_(std::numeric_limits<float>::infinity());
    }
    Trainer spoilt(model, feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    CHECK_THROWS_WITH_AS(spoilt.run(recorder, {}), doctest::Contains("before any training"), Error);
    CHECK_THROWS_WITH_AS(require_finite(torch::full({1, 2}, NAN), 3),
                         doctest::Contains("after the last step of epoch 3"), Error);
    CHECK_NOTHROW(require_finite(torch::zeros({1, 2}), 3));
}

TEST_CASE("losses that are looked at now and then name the first bad step") {
    // As on a GPU: thirty-two at a time, and what is left at the end of the epoch.
    DivergenceCheck check(4, torch::Device(torch::kCUDA, 0));
    for (int step = 1; step <= 40; ++step) {
        check.add(torch::tensor(step < 37 ? 1.0 : NAN), step);
    }
    CHECK_THROWS_WITH_AS(check.look(), doctest::Contains("epoch 4, step 37"), Error);
}

TEST_CASE("a single image left over joins the batch before it") {
    const auto sizes = [](std::int64_t count, std::int64_t size) {
        const BatchPartition partition(count, size);
        std::vector<std::int64_t> found;
        for (std::int64_t k = 0; k < partition.batches(); ++k) {
            found.push_back(partition.size_of(k));
        }
        return found;
    };
    using Sizes = std::vector<std::int64_t>;
    CHECK(sizes(13, 12) == Sizes{13});
    CHECK(sizes(25, 12) == Sizes{12, 13});
    CHECK(sizes(26, 12) == Sizes{12, 12, 2});
    CHECK(sizes(24, 12) == Sizes{12, 12});
    CHECK(sizes(1, 12) == Sizes{1});
    CHECK(sizes(3, 1) == Sizes{1, 1, 1});
    CHECK(sizes(3, 2) == Sizes{3});
    CHECK(sizes(0, 2).empty());
}

TEST_CASE("α and the weight of distillation follow their schedules, and a break changes nothing") {
    toy::Feed feed;
    auto scheduled = options();
    scheduled.objective = {0.25, &require_loss("kl"), {.temperature = 1.0}};
    scheduled.objective.options.alpha_schedule = "linear";
    scheduled.objective.options.alpha_end = 1.0;
    scheduled.objective.options.distillation_warmup = 2;
    Trainer straight(toy_model(), feed, {feed.labels, feed.teacher}, scheduled);
    Recorder keeper;
    keeper.keep_epoch = 2;
    CHECK(straight.run(keeper, {}));
    const std::vector<double> alphas{0.25, 0.25, 0.4375, 0.625, 0.8125, 1.0};
    const std::vector<double> weights{0.5, 0.5, 1.0, 1.0, 1.0, 1.0};
    for (std::size_t epoch = 0; epoch < alphas.size(); ++epoch) {
        const auto& record = straight.records().at(epoch);
        CHECK(record.val_loss ==
              doctest::Approx(alphas[epoch] * record.cross_entropy +
                              (1.0 - alphas[epoch]) * weights[epoch] * record.kl_to_teacher));
    }
    Trainer resumed(toy_model(), feed, {feed.labels, feed.teacher}, scheduled);
    resumed.restore(keeper.kept);
    Recorder recorder;
    CHECK(resumed.run(recorder, {}));
    check_equal(straight.records(), resumed.records());

    // It is trained on what it is measured by: the first epoch is that of the first weights alone.
    auto constant = options();
    constant.objective = {0.25, &require_loss("kl"), {.temperature = 1.0, .soft_weight = 0.5}};
    Trainer plain(toy_model(), feed, {feed.labels, feed.teacher}, constant);
    CHECK(plain.run(recorder, {}));
    CHECK(plain.records().at(1).train_loss == straight.records().at(1).train_loss);
    CHECK(plain.records().at(2).train_loss != straight.records().at(2).train_loss);
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

TEST_CASE("training with everything switched on goes on from a saved state to the bit") {
    toy::Feed feed;
    auto all = options();
    all.optimizer = "adamw";
    all.weight_decay = 0.01;
    all.schedule = "cosine";
    all.lr = 0.05;
    all.warmup_epochs = 2;
    all.ema_decay = 0.8;
    all.clip_grad_norm = 0.5;
    for (const int broken_off : {0, 1, 3}) {
        Trainer straight(toy_model(), feed, {feed.labels, feed.teacher}, all);
        Recorder keeper;
        keeper.keep_epoch = broken_off;
        CHECK(straight.run(keeper, {}));
        CHECK(keeper.kept.average.empty() == (broken_off == 0));
        Trainer resumed(toy_model(), feed, {feed.labels, feed.teacher}, all);
        resumed.restore(keeper.kept);
        Recorder recorder;
        CHECK(resumed.run(recorder, {}));
        check_equal(straight.records(), resumed.records());
        const auto wanted = straight.state();
        const auto got = resumed.state();
        for (const auto part : {&TrainingState::model, &TrainingState::optimizer, &TrainingState::average}) {
            REQUIRE((wanted.*part).size() == (got.*part).size());
            for (std::size_t i = 0; i < (wanted.*part).size(); ++i) {
                CHECK(torch::equal((wanted.*part)[i].second, (got.*part)[i].second));
            }
        }
    }
}

TEST_CASE("validation measures the averaged weights, and training goes on with the model's own") {
    toy::Feed feed;
    const auto train = [&](double decay) {
        auto with_decay = options();
        with_decay.num_epochs = 3;
        with_decay.ema_decay = decay;
        Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, with_decay);
        Recorder recorder;
        CHECK(trainer.run(recorder, {}));
        return trainer.state();
    };
    const auto plain = train(0.0);
    const auto averaged = train(0.9);
    CHECK(plain.average.empty());
    CHECK(&plain.weights() == &plain.model);
    CHECK(&averaged.weights() == &averaged.average);
    // The average never reaches what is trained.
    for (std::size_t i = 0; i < plain.records.size(); ++i) {
        CHECK(same(plain.records[i].train_loss, averaged.records[i].train_loss));
    }
    CHECK(torch::equal(plain.model[0].second, averaged.model[0].second));
    CHECK(plain.records.back().val_loss != averaged.records.back().val_loss);
    toy::Model measured(2);
    load_state_dict(measured, averaged.weights());
    EpochRecord record;
    measure_validation(measured.forward(feed.images).detach(), {feed.labels, feed.teacher}, {.alpha = 0.5},
                       record);
    CHECK(record.val_loss == doctest::Approx(averaged.records.back().val_loss).epsilon(1e-6));
}

TEST_CASE("clipped gradients shorten the step to what the norm allows") {
    toy::Feed feed;
    auto clipped = options();
    clipped.num_epochs = 1;
    clipped.momentum = 0.0;
    clipped.weight_decay = 0.0;
    clipped.clip_grad_norm = 1e-3;
    auto model = toy_model();
    const auto before = clone_to_cpu(state_dict(*model));
    Trainer trainer(model, feed, {feed.labels, feed.teacher}, clipped);
    Recorder recorder;
    CHECK(trainer.run(recorder, {}));
    double moved = 0.0;
    for (const auto& [name, tensor] : before) {
        moved += (find_tensor(trainer.state().model, name) - tensor).pow(2).sum().item<double>();
    }
    // Four steps of length lr · norm at most, and in much the same direction.
    CHECK(std::sqrt(moved) <= 4 * 0.1 * 1e-3 * 1.01);
    CHECK(std::sqrt(moved) > 0.1 * 1e-3);
}

TEST_CASE("a run ends early where it is told to, also when it goes on from a checkpoint") {
    toy::Feed feed;
    auto patient = options();
    patient.num_epochs = 50;
    // No epoch improves by that much on the first.
    patient.early_stop_metric = "val_loss";
    patient.early_stop_patience = 3;
    patient.early_stop_min_delta = 100.0;
    Trainer straight(toy_model(), feed, {feed.labels, feed.teacher}, patient);
    Recorder keeper;
    keeper.keep_epoch = 4;
    CHECK(straight.run(keeper, {}));
    CHECK(straight.records().back().epoch == 4);
    for (const auto* state : {&keeper.kept, &keeper.after_first}) {
        Trainer resumed(toy_model(), feed, {feed.labels, feed.teacher}, patient);
        resumed.restore(*state);
        Recorder recorder;
        CHECK(resumed.run(recorder, {}));
        check_equal(straight.records(), resumed.records());
    }
}

namespace {

/// Pauses at one step or one validation batch, and lets somebody else open the gate a while later.
class Pauser : public Recorder {
  public:
    explicit Pauser(PauseGate& gate) : gate_(gate) {}
    void step_done(int epoch, std::int64_t step, std::int64_t steps) override {
        Recorder::step_done(epoch, step, steps);
        if (epoch == 2 && step == 2) {
            gate_.pause();
            opener_ = std::jthread([this] {
                std::this_thread::sleep_for(pause);
                steps_when_opened = steps_seen.size();
                gate_.resume();
            });
        }
    }

    static constexpr std::chrono::milliseconds pause{500};
    std::size_t steps_when_opened = 0;

  private:
    PauseGate& gate_;
    std::jthread opener_;
};

/// A toy that says when it is asked while in evaluation mode.
class WatchedModel : public toy::Model {
  public:
    explicit WatchedModel(std::function<void()> asked) : toy::Model(2), asked_(std::move(asked)) {}
    torch::Tensor forward(torch::Tensor images) override {
        if (!is_training()) {
            asked_();
        }
        return toy::Model::forward(images);
    }

  private:
    std::function<void()> asked_;
};

} // namespace

TEST_CASE("a paused run stands still, loses nothing, and does not count the pause") {
    toy::Feed feed;
    Trainer straight(toy_model(), feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    CHECK(straight.run(recorder, {}));
    PauseGate gate;
    Pauser pauser(gate);
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, options());
    const auto start = std::chrono::steady_clock::now();
    CHECK(trainer.run(pauser, {}, &gate));
    const auto whole = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(pauser.steps_when_opened == 4 + 2);
    check_equal(straight.records(), trainer.records());
    double counted = 0.0;
    for (const auto& record : trainer.records()) {
        counted += record.seconds;
    }
    CHECK(counted < whole - 0.25);
}

TEST_CASE("a stop ends a paused run, and one in the middle of validation, at once") {
    toy::Feed feed;
    for (const bool paused : {true, false}) {
        PauseGate gate;
        std::stop_source source;
        int batches = 0;
        std::jthread stopper;
        const auto model = std::make_shared<WatchedModel>([&] {
            if (++batches != 2) {
                return;
            }
            if (paused) {
                gate.pause();
                stopper = std::jthread([&] {
                    std::this_thread::sleep_for(std::chrono::milliseconds(50));
                    source.request_stop();
                });
            } else {
                source.request_stop();
            }
        });
        Trainer trainer(model, feed, {feed.labels, feed.teacher}, options());
        Recorder recorder;
        CHECK_FALSE(trainer.run(recorder, source.get_token(), &gate));
        CHECK(batches == 2); // of four
        CHECK(trainer.records().empty());
    }
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

TEST_CASE("weights of classes count in training, and in no number of validation") {
    toy::Feed feed;
    const auto trained = [&](double lr, const torch::Tensor& class_weights) {
        auto chosen = options();
        chosen.objective.alpha = 1.0;
        chosen.num_epochs = 2;
        chosen.lr = lr;
        chosen.class_weights = class_weights;
        Trainer trainer(toy_model(), feed, {feed.labels, {}}, chosen);
        Recorder recorder;
        REQUIRE(trainer.run(recorder, recorder.source.get_token()));
        return trainer.records();
    };
    const auto weights = torch::tensor({5.0F, 1.0F});
    // Where nothing is learned, only what training sums up is another number: batch by batch the weighted
    // mean.
    const auto plain = trained(0.0, {});
    const auto weighted = trained(0.0, weights);
    const auto model = toy_model();
    double expected = 0.0;
    Batch batch;
    for (const auto pass = feed.train_pass(1); pass->next(batch);) {
        const auto losses = torch::nn::functional::cross_entropy(
            model->forward(batch.images), batch.labels,
            torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kNone));
        const auto each = weights.index_select(0, batch.labels);
        expected += ((losses * each).sum() / each.sum()).item<double>() * batch.labels.size(0) / 20.0;
    }
    CHECK(weighted[1].train_loss == doctest::Approx(expected).epsilon(1e-5));
    CHECK(plain[1].train_loss != doctest::Approx(expected).epsilon(1e-3));
    for (std::size_t epoch = 0; epoch < 3; ++epoch) {
        CHECK(weighted[epoch].val_loss == plain[epoch].val_loss);
        CHECK(weighted[epoch].cross_entropy == plain[epoch].cross_entropy);
        CHECK(weighted[epoch].val_loss == doctest::Approx(weighted[epoch].cross_entropy));
    }
    CHECK(trained(0.1, weights)[1].val_loss != trained(0.1, {})[1].val_loss);
    CHECK(trained(0.1, torch::ones({2}))[2].val_loss == doctest::Approx(trained(0.1, {})[2].val_loss));
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

TEST_CASE("a run that is told how its student answers before training goes as one that asked it") {
    toy::Feed feed;
    Trainer asking(toy_model(), feed, {feed.labels, feed.teacher}, options());
    CHECK_FALSE(asking.initial_logits().defined());
    Recorder recorder;
    CHECK(asking.run(recorder, {}));
    REQUIRE(asking.initial_logits().defined());
    auto told = options();
    told.initial_logits = asking.initial_logits();
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, told);
    CHECK(trainer.run(recorder, {}));
    check_equal(trainer.records(), asking.records());
    // What it is told is what it reports, and nothing later hangs on it.
    told.initial_logits = torch::zeros_like(told.initial_logits);
    Trainer misled(toy_model(), feed, {feed.labels, feed.teacher}, told);
    CHECK(misled.run(recorder, {}));
    CHECK(misled.records()[0].val_loss != asking.records()[0].val_loss);
    CHECK(same(misled.records()[5].val_loss, asking.records()[5].val_loss));
}

TEST_CASE("time in which a feed was held up is none of its epoch's") {
    struct Held : toy::Feed {
        std::unique_ptr<BatchSource> train_pass(int epoch) override {
            held += 1000.0;
            return toy::Feed::train_pass(epoch);
        }
        [[nodiscard]] double held_seconds() const override { return held; }
        double held = 0.0;
    };
    Held feed;
    Trainer trainer(toy_model(), feed, {feed.labels, feed.teacher}, options());
    Recorder recorder;
    CHECK(trainer.run(recorder, {}));
    const auto& records = trainer.records();
    REQUIRE(records.size() == 6);
    CHECK(records[0].seconds >= 0.0);
    for (std::size_t i = 1; i < records.size(); ++i) {
        CHECK(records[i].seconds < 0.0); // of a feed that says more than there was
        CHECK(records[i].seconds >= -1000.0);
    }
}
