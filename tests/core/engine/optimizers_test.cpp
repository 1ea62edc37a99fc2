// Optimizers, gradient clipping, schedules and weight averages against what PyTorch gives
// (tests/reference/engine).
#include "core/engine/training/adamw.h"
#include "core/engine/training/optimizers.h"
#include "core/engine/training/schedule.h"
#include "core/engine/training/sgd.h"
#include "core/engine/training/weight_average.h"
#include "tests/core/engine/goldens.h"

#include <doctest/doctest.h>
#include <map>

using namespace retort;

namespace {

constexpr int steps = 8;

/// The same small fractions that the script makes.
torch::Tensor fractions(std::vector<std::int64_t> shape, std::int64_t factor, std::int64_t shift,
                        std::int64_t modulus, double divisor) {
    std::int64_t count = 1;
    for (const auto side : shape) {
        count *= side;
    }
    const auto numbers = torch::arange(count) * factor + shift;
    return ((numbers.remainder(modulus) - modulus / 2) / divisor).to(torch::kFloat32).view(shape);
}

enum class Layout { contiguous, channels_last, doubles };

struct Model : torch::nn::Module {
    explicit Model(Layout layout = Layout::contiguous)
        : weight(register_parameter("weight", laid_out(fractions({2, 3, 2, 2}, 7, 0, 11, 8), layout)))
        , bias(register_parameter("bias", laid_out(fractions({2}, 7, 3, 11, 8), layout)))
        , mean(register_buffer("mean", laid_out(fractions({2}, 7, 5, 11, 8), layout)))
        , count(register_buffer("count", torch::tensor(0))) {}

    static torch::Tensor laid_out(const torch::Tensor& tensor, Layout layout) {
        if (layout == Layout::doubles) {
            return tensor.to(torch::kFloat64);
        }
        return layout == Layout::channels_last && tensor.dim() == 4
                   ? tensor.contiguous(torch::MemoryFormat::ChannelsLast)
                   : tensor.clone();
    }

    void set_gradients(int step) {
        weight.mutable_grad() = fractions({2, 3, 2, 2}, 5, 3 * step, 13, 16).to(weight.dtype());
        bias.mutable_grad() = fractions({2}, 5, 3 * step + 1, 13, 16).to(bias.dtype());
    }

    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor mean;
    torch::Tensor count;
};

std::vector<double> numbers_of(const std::vector<torch::Tensor>& tensors) {
    std::vector<double> numbers;
    for (const auto& tensor : tensors) {
        const auto flat = tensor.detach().to(torch::kFloat64).contiguous().view(-1);
        numbers.insert(numbers.end(), flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel());
    }
    return numbers;
}

const std::map<std::string, std::vector<double>>& goldens() {
    static const auto all = read_goldens("engine/optimizers.txt");
    return all;
}

void check_golden(const std::string& name, const std::vector<double>& numbers, double tolerance) {
    CAPTURE(name);
    const auto& wanted = goldens().at(name);
    REQUIRE(numbers.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(numbers[i] - wanted[i]) <= tolerance * std::max(std::abs(wanted[i]), 0.05));
    }
}

struct Case {
    const char* golden;
    OptimizerParameters options;
    double lr = 0.1;
    double clip = 0.0;
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"sgd", {.momentum = 0.0}},
        {"sgd-decay", {.momentum = 0.0, .weight_decay = 0.01}},
        {"momentum", {.momentum = 0.9}},
        {"momentum-decay", {.momentum = 0.9, .weight_decay = 0.01}},
        {"nesterov", {.momentum = 0.9, .nesterov = true, .weight_decay = 0.01}},
        {"adamw", {.optimizer = "adamw"}, 0.01},
        {"adamw-decay", {.optimizer = "adamw", .beta1 = 0.8, .beta2 = 0.95, .weight_decay = 0.05}, 0.01},
        {"clip", {.momentum = 0.0}, 0.1, 1.0},
        {"clip-not", {.momentum = 0.0}, 0.1, 100.0}};
    return all;
}

void take_steps(Model& model, Optimizer& optimizer, const Case& made, int first, int last) {
    for (int step = first; step <= last; ++step) {
        model.set_gradients(step);
        if (made.clip > 0.0) {
            clip_gradients(optimizer.parameters(), made.clip);
        }
        optimizer.step(made.lr);
    }
}

} // namespace

TEST_CASE("optimizers step as PyTorch's do, whatever the layout, fused or not") {
    for (const auto& made : cases()) {
        for (const auto layout : {Layout::contiguous, Layout::channels_last, Layout::doubles}) {
            CAPTURE(static_cast<int>(layout));
            Model model(layout);
            const auto optimizer = make_optimizer(model, made.options);
            take_steps(model, *optimizer, made, 1, steps);
            check_golden(made.golden, numbers_of({model.weight, model.bias}), 1e-6);
            CHECK_FALSE(model.weight.grad().defined());
        }
    }
}

TEST_CASE("an optimizer goes on from its state to the bit, also in another layout") {
    for (const auto& made : cases()) {
        CAPTURE(made.golden);
        Model straight;
        const auto whole = make_optimizer(straight, made.options);
        take_steps(straight, *whole, made, 1, steps);

        Model first;
        const auto begun = make_optimizer(first, made.options);
        CHECK(begun->state().empty());
        take_steps(first, *begun, made, 1, 3);
        const auto state = clone_to_cpu(begun->state());
        for (const auto layout : {Layout::contiguous, Layout::channels_last}) {
            Model second(layout);
            load_state_dict(second, state_dict(first));
            const auto resumed = make_optimizer(second, made.options);
            resumed->load_state(state);
            take_steps(second, *resumed, made, 4, steps);
            CHECK(torch::equal(straight.weight, second.weight));
            CHECK(torch::equal(straight.bias, second.bias));
        }
    }
}

TEST_CASE("large parameters, which threads share, are stepped as small ones are") {
    struct Large : torch::nn::Module {
        torch::Tensor weight = register_parameter("weight", torch::zeros({100'003}));
    };
    for (const auto& made : cases()) {
        Large large;
        Model small;
        const auto both = {make_optimizer(large, made.options), make_optimizer(small, made.options)};
        const auto value = fractions({100'003}, 5, 3, 13, 16);
        for (int step = 0; step < 3; ++step) {
            large.weight.mutable_grad() = value.clone();
            small.weight.mutable_grad() = value.slice(0, 0, 24).view({2, 3, 2, 2}).clone();
            if (step == 0) {
                const torch::NoGradGuard no_grad;
                small.weight.zero_();
            }
            for (const auto& optimizer : both) {
                optimizer->step(made.lr);
            }
        }
        CHECK(torch::equal(large.weight.slice(0, 0, 24), small.weight.flatten()));
        // Values repeat every 13, so that each stretch has been stepped, and once.
        CHECK(torch::equal(large.weight.slice(0, 0, 13 * 7000), large.weight.slice(0, 13, 13 * 7001)));
    }
}

TEST_CASE("weight decay on weights leaves biases as they are without it") {
    for (const auto layout : {Layout::contiguous, Layout::doubles}) {
        for (const auto* optimizer : {"sgd", "adamw"}) {
            OptimizerParameters none{.optimizer = optimizer};
            OptimizerParameters all{.optimizer = optimizer, .weight_decay = 0.1};
            OptimizerParameters weights{
                .optimizer = optimizer, .weight_decay = 0.1, .weight_decay_on = "weights"};
            std::vector<Model> models;
            for (const auto& options : {none, all, weights}) {
                auto& model = models.emplace_back(layout);
                const auto made = make_optimizer(model, options);
                for (int step = 1; step <= 3; ++step) {
                    model.set_gradients(step);
                    made->step(0.1);
                }
            }
            CHECK(torch::equal(models[2].weight, models[1].weight));
            CHECK(torch::equal(models[2].bias, models[0].bias));
            CHECK_FALSE(torch::equal(models[1].weight, models[0].weight));
            CHECK_FALSE(torch::equal(models[1].bias, models[0].bias));
        }
    }
}

TEST_CASE("a parameter that no gradient reached stays as it is") {
    Model model;
    Sgd sgd(model, {.momentum = 0.9, .weight_decay = 0.1});
    model.set_gradients(1);
    model.bias.mutable_grad() = torch::Tensor();
    const auto before = model.bias.detach().clone();
    sgd.step(0.1);
    CHECK(torch::equal(model.bias, before));
}

TEST_CASE("state of another optimizer, or of another model, is refused") {
    Model model;
    Sgd sgd(model, {.momentum = 0.9});
    AdamW adamw(model, {});
    for (Optimizer* optimizer : std::initializer_list<Optimizer*>{&sgd, &adamw}) {
        model.set_gradients(1);
        optimizer->step(0.1);
    }
    CHECK_THROWS_WITH_AS(sgd.load_state(adamw.state()), doctest::Contains("momentum_buffer.weight"), Error);
    CHECK_THROWS_WITH_AS(adamw.load_state(sgd.state()), doctest::Contains("step"), Error);
    auto state = adamw.state();
    CHECK(state.size() == 5);
    state[1].second = torch::zeros({3});
    CHECK_THROWS_WITH_AS(adamw.load_state(state), doctest::Contains("exp_avg.bias"), Error);
    CHECK_THROWS_WITH_AS(make_optimizer(model, {.optimizer = "adam"}), doctest::Contains("sgd and adamw"),
                         Error);
}

TEST_CASE("the average of weights is PyTorch's AveragedModel with a decay") {
    Model model;
    Sgd sgd(model, {.momentum = 0.0});
    WeightAverage average(model, 0.75);
    CHECK(average.state().empty());
    for (int step = 1; step <= steps; ++step) {
        model.set_gradients(step);
        sgd.step(0.1);
        model.mean += 0.125;
        model.count += 1;
        average.update();
    }
    const auto state = average.state();
    REQUIRE(state.size() == 4);
    check_golden("average", numbers_of({state[0].second, state[1].second, state[2].second}), 1e-6);
    CHECK(state[3].second.item<std::int64_t>() == steps);
}

TEST_CASE("averaged weights stand in for the model's own, and leave them untouched") {
    Model model;
    WeightAverage average(model, 0.5);
    const auto unmoved = clone_to_cpu(state_dict(model));
    { const WeightAverage::InPlace nothing_yet(average); }
    CHECK(torch::equal(model.weight, unmoved[0].second));
    average.update();
    {
        const torch::NoGradGuard no_grad;
        model.weight += 1.0;
    }
    average.update();
    const auto own = clone_to_cpu(state_dict(model));
    const auto averaged = clone_to_cpu(average.state());
    for (int i = 0; i < 2; ++i) {
        {
            const WeightAverage::InPlace in_place(average);
            CHECK(torch::equal(model.weight, averaged[0].second));
            CHECK(torch::equal(model.weight, unmoved[0].second + 0.5));
        }
        CHECK(torch::equal(model.weight, own[0].second));
        CHECK(model.weight.requires_grad());
    }
    model.weight.sum().backward();
    CHECK(model.weight.grad().defined());

    WeightAverage other(model, 0.5);
    auto state = average.state();
    other.load_state(state);
    CHECK(torch::equal(other.state()[0].second, averaged[0].second));
    state.erase(state.begin());
    CHECK_THROWS_WITH_AS(other.load_state(state), doctest::Contains("weight"), Error);
}

TEST_CASE("learning rates are those of PyTorch's schedulers") {
    ScheduleParameters schedule{
        .lr = 0.1, .num_epochs = 12, .lr_step_size = 3, .lr_milestones = {2, 5, 6}, .lr_min = 0.001};
    for (const auto& name : schedule_names()) {
        schedule.schedule = name;
        schedule.lr_gamma = name == "step" ? 0.5 : 0.1;
        for (const auto warmup : {0, 4}) {
            schedule.warmup_epochs = warmup;
            std::vector<double> rates;
            for (int epoch = 1; epoch <= 12; ++epoch) {
                rates.push_back(learning_rate(schedule, epoch));
            }
            const auto golden = "lr-" + name + (warmup > 0 ? "-warmup" : "");
            REQUIRE(goldens().contains(golden));
            for (std::size_t i = 0; i < rates.size(); ++i) {
                CAPTURE(golden);
                CAPTURE(i);
                CHECK(rates[i] == doctest::Approx(goldens().at(golden)[i]).epsilon(1e-12));
            }
            CHECK(learning_rate(schedule, 0) == rates[0]);
        }
    }
    CHECK_THROWS_WITH_AS(learning_rate({.schedule = "linear"}, 1), doctest::Contains("multi-step, cosine"),
                         Error);
}

TEST_CASE("a warm-up longer than the run never divides by nothing") {
    const ScheduleParameters schedule{
        .schedule = "cosine", .lr = 0.1, .num_epochs = 2, .lr_min = 0.0, .warmup_epochs = 5};
    CHECK(learning_rate(schedule, 2) == doctest::Approx(0.1 * 2 / 6));
    CHECK(std::isfinite(learning_rate(schedule, 6)));
}
