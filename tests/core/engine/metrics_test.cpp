#include "core/engine/training/measure.h"

#include "core/engine/training/metric_lookup.h"
#include "core/engine/training/sgd.h"
#include "tests/core/engine/toy.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <set>
#include <string>

using namespace retort;

TEST_CASE("validation metrics have the values computed by hand") {
    const auto student = torch::tensor({{1.0F, 2.0F}, {3.0F, 0.0F}, {0.0F, 1.0F}});
    const auto teacher = torch::tensor({{0.0F, 4.0F}, {0.0F, 1.0F}, {2.0F, 1.0F}});
    const auto labels = torch::tensor({1, 1, 1}, torch::kInt64);
    EpochRecord record;
    measure_validation(student, {labels, teacher}, Objective{.alpha = 0.0}, record);
    CHECK(record.val_accuracy == doctest::Approx(2.0 / 3));
    CHECK(record.teacher_val_accuracy == doctest::Approx(2.0 / 3));
    CHECK(record.agreement == doctest::Approx(1.0 / 3));
    CHECK(record.logit_difference == doctest::Approx((1 + 2 + 3 + 1 + 2 + 0) / 6.0));
    CHECK(record.val_loss == doctest::Approx((1 + 4 + 9 + 1 + 4 + 0) / 6.0));
    CHECK(record.cross_entropy ==
          doctest::Approx(
              (std::log1p(std::exp(-1.0)) + std::log1p(std::exp(3.0)) + std::log1p(std::exp(-1.0))) / 3));
}

TEST_CASE("cross entropy and the divergence from the teacher are the same functions at every α") {
    // DESIGN's fixtures: a batch of two, KL at T = 1.
    const auto student = torch::tensor({{1.0F, 2.0F, 3.0F}, {0.5F, -1.0F, 0.0F}});
    const auto teacher = torch::tensor({{3.0F, 2.0F, 1.0F}, {2.0F, 0.0F, -2.0F}});
    const auto labels = torch::tensor({2, 0}, torch::kInt64);
    for (const double alpha : {0.0, 0.5, 1.0}) {
        EpochRecord record;
        measure_validation(student, {labels, teacher}, Objective{.alpha = alpha}, record);
        CHECK(record.cross_entropy == doctest::Approx(0.5058682849).epsilon(1e-7));
        CHECK(record.kl_to_teacher == doctest::Approx(0.7486988441).epsilon(1e-7));
    }
}

TEST_CASE("a test set's numbers are those of validation on the same images, each in its own place") {
    const auto sample = torch::arange(40, torch::kFloat64).unsqueeze(1);
    const auto column = torch::arange(7, torch::kFloat64).unsqueeze(0);
    const auto number = torch::arange(40, torch::kInt64);
    const auto labels = (number * number * number).remainder(7);
    const auto knowing = 2 * torch::cos(0.7 * sample + column) + 1.5 * torch::one_hot(labels, 7);
    const ValidationTargets targets{labels, knowing.to(torch::kFloat32)};
    const auto guessing = 3 * torch::sin(1.3 * sample + 2.1 * column * column) + torch::one_hot(labels, 7);
    const auto logits = guessing.to(torch::kFloat32);
    EpochRecord val;
    EpochRecord test;
    measure_validation(logits, targets, Objective{}, val);
    SetMeasure(targets).test(logits, test);
    const std::vector<std::pair<double, double>> pairs{{test.test_accuracy, val.val_accuracy},
                                                       {test.test_top5, val.val_top5},
                                                       {test.test_macro_accuracy, val.val_macro_accuracy},
                                                       {test.test_ece, val.val_ece},
                                                       {test.test_cross_entropy, val.cross_entropy},
                                                       {test.teacher_test_accuracy, val.teacher_val_accuracy},
                                                       {test.test_logit_difference, val.logit_difference},
                                                       {test.test_agreement, val.agreement},
                                                       {test.test_kl_to_teacher, val.kl_to_teacher}};
    std::set<double> values;
    for (const auto& [of_test, of_val] : pairs) {
        CHECK(of_test == of_val);
        values.insert(of_val);
    }
    CHECK(values.size() == pairs.size()); // so that none could be taken for another
    CHECK(std::isnan(test.val_accuracy));
}

TEST_CASE("top-5 and macro accuracy and the calibration error are those of NumPy") {
    const auto sample = torch::arange(40, torch::kFloat64).unsqueeze(1);
    const auto column = torch::arange(7, torch::kFloat64).unsqueeze(0);
    const auto logits = 3 * torch::sin(1.3 * sample + 2.1 * column * column);
    const auto labels = (torch::arange(40, torch::kInt64) * 5).remainder(6); // none of the last class
    CHECK(top1_accuracy(logits, labels) == doctest::Approx(0.15));
    CHECK(top5_accuracy(logits, labels) == doctest::Approx(0.7));
    CHECK(macro_accuracy(logits, labels) == doctest::Approx(0.15079365079365079).epsilon(1e-12));
    CHECK(calibration_error(logits, labels) == doctest::Approx(0.15158015605538724).epsilon(1e-12));
    std::int64_t counted = 0;
    for (const auto& bin : calibration_of(logits, labels).bins()) {
        counted += bin.count;
    }
    CHECK(counted == 40);
    CHECK(std::isnan(top5_accuracy(logits.slice(1, 0, 5), labels)));
}

TEST_CASE("several teachers are measured as the mean of what they say") {
    const auto student = torch::tensor({{1.0F, 2.0F, 3.0F}});
    const auto both = torch::tensor({{{3.0F, 2.0F, 0.5F}, {0.0F, 1.0F, 2.0F}}});
    const auto labels = torch::tensor({0}, torch::kInt64);
    const Objective objective{.alpha = 0.0,
                              .loss = &require_loss("kl"),
                              .options = {.temperature = 2.0},
                              .teacher_weights = {0.75, 0.25}};
    EpochRecord record;
    measure_validation(student, {labels, both, {0.75, 0.25}}, objective, record);
    CHECK(record.teacher_val_accuracy == 1.0);
    CHECK(record.agreement == 0.0);
    CHECK(record.kl_to_teacher == doctest::Approx(0.7315875896).epsilon(1e-6)); // computed by hand
    CHECK(record.logit_difference == doctest::Approx(1.2083333333).epsilon(1e-6));
    CHECK(record.val_loss == doctest::Approx(0.8563914055).epsilon(1e-6));
    measure_validation(student, {labels, both, {0.1, 0.9}}, objective, record);
    CHECK(record.teacher_val_accuracy == 0.0);
    CHECK(record.agreement == 1.0);
}

TEST_CASE("images without labels count in the loss, and not in accuracy") {
    TrainingMeans means(torch::kCPU);
    const auto logits = torch::tensor({{2.0F, 1.0F}, {2.0F, 1.0F}, {1.0F, 2.0F}});
    means.add(torch::tensor(3.0F), logits, {torch::tensor({0, -1, 0}, torch::kInt64)});
    EpochRecord record;
    means.write(record);
    CHECK(record.train_loss == doctest::Approx(3.0));
    CHECK(record.train_accuracy == doctest::Approx(0.5));
    TrainingMeans mixed(torch::kCPU);
    const auto partners = torch::tensor({0, 0, -1}, torch::kInt64);
    mixed.add(torch::tensor(1.0F), logits,
              {torch::tensor({0, -1, 1}, torch::kInt64), partners, torch::full({3}, 0.7F)});
    mixed.write(record);
    CHECK(record.train_accuracy == doctest::Approx(1.0)); // of the first, the only one with both labels
    TrainingMeans none(torch::kCPU);
    none.add(torch::tensor(2.0F), logits, {torch::full({3}, -1, torch::kInt64)});
    EpochRecord nothing;
    none.write(nothing);
    CHECK(nothing.train_loss == doctest::Approx(2.0));
    CHECK(std::isnan(nothing.train_accuracy));
}

TEST_CASE("who is always right and sure is calibrated, and who is always wrong is not") {
    const auto labels = torch::tensor({0, 1}, torch::kInt64);
    const auto sure = torch::tensor({{1000.0F, 0.0F}, {0.0F, 1000.0F}});
    CHECK(calibration_error(sure, labels) == 0.0);
    CHECK(calibration_error(-sure, labels) == 1.0);
    // A guess between two classes is sure to 1/2; its bin ends at 8/15.
    const auto bins = calibration_of(torch::zeros({2, 2}), labels).bins();
    CHECK(bins.at(7).count == 2);
    CHECK(bins.at(7).confidence == doctest::Approx(0.5));
    CHECK(bins.at(7).accuracy == doctest::Approx(0.5));
}

TEST_CASE("a row with NaN is wrong and agrees with nothing") {
    const auto nan = std::numeric_limits<float>::quiet_NaN();
    const auto dead = torch::full({3, 2}, nan);
    const auto labels = torch::zeros({3}, torch::kInt64); // argmax of a row of NaN is 0
    CHECK(top1_accuracy(dead, labels) == 0.0);
    CHECK(agreement(dead, dead) == 0.0);
    const auto half = torch::tensor({{2.0F, 1.0F}, {nan, 1.0F}});
    CHECK(top1_accuracy(half, torch::zeros({2}, torch::kInt64)) == 0.5);
    CHECK(agreement(half, half) == 0.5);
    CHECK(macro_accuracy(half, torch::zeros({2}, torch::kInt64)) == 0.5);
    CHECK(std::isnan(calibration_error(half, torch::zeros({2}, torch::kInt64))));
    auto wide = torch::zeros({2, 6});
    wide[1][3] = nan;
    CHECK(top5_accuracy(wide, torch::tensor({0, 0}, torch::kInt64)) <= 0.5);
    TrainingMeans means(torch::kCPU);
    means.add(torch::tensor(1.0F), half, {torch::zeros({2}, torch::kInt64)});
    EpochRecord record;
    means.write(record);
    CHECK(record.train_accuracy == 0.5);
}

TEST_CASE("training means weight batches by their size") {
    TrainingMeans means(torch::kCPU);
    means.add(torch::tensor(1.0F), torch::tensor({{1.0F, 0.0F}, {1.0F, 0.0F}, {0.0F, 1.0F}}),
              {torch::tensor({0, 0, 0}, torch::kInt64)});
    means.add(torch::tensor(5.0F), torch::tensor({{1.0F, 0.0F}}), {torch::tensor({1}, torch::kInt64)});
    EpochRecord record;
    means.write(record);
    CHECK(record.train_loss == doctest::Approx(2.0));
    CHECK(record.train_accuracy == doctest::Approx(0.5));

    EpochRecord untouched;
    TrainingMeans(torch::kCPU).write(untouched);
    CHECK(std::isnan(untouched.train_loss));
}

TEST_CASE("of a mixed image the prediction is right by the weight of its label") {
    TrainingMeans means(torch::kCPU);
    const auto logits = torch::tensor({{1.0F, 0.0F, 0.0F}, {0.0F, 1.0F, 0.0F}, {0.0F, 0.0F, 1.0F}});
    means.add(torch::tensor(1.0F), logits,
              {torch::tensor({0, 0, 0}, torch::kInt64), torch::tensor({2, 1, 1}, torch::kInt64),
               torch::tensor({0.75F, 0.75F, 0.75F})});
    EpochRecord record;
    means.write(record);
    CHECK(record.train_accuracy == doctest::Approx((0.75 + 0.25 + 0.0) / 3));
}

TEST_CASE("logits over a pass keep the order, the model's mode, and heed a stop") {
    toy::Feed feed;
    toy::Model model(2);
    model.train();
    std::int64_t done = 0;
    const auto logits = logits_over(model, *feed.val_pass(), torch::kCPU, {},
                                    [&](std::int64_t count, std::int64_t) { done = count; });
    CHECK(torch::allclose(logits, model.forward(feed.images), 1e-5, 1e-6));
    CHECK(model.is_training());
    CHECK_FALSE(logits.requires_grad());
    CHECK(done == 20);
    std::stop_source source;
    source.request_stop();
    CHECK_FALSE(logits_over(model, *feed.val_pass(), torch::kCPU, source.get_token()).defined());
}

TEST_CASE("SGD's state is kept by name and refused when it does not fit") {
    toy::Model model(2);
    Sgd sgd(model, {.momentum = 0.9});
    CHECK(sgd.state().empty());
    model.forward(torch::ones({1, 3, 2, 2})).sum().backward();
    sgd.step(0.1);
    CHECK_FALSE(model.fc->weight.grad().defined());
    auto state = sgd.state();
    REQUIRE(state.size() == 2);
    CHECK(state[0].first == "momentum_buffer.fc.weight");
    CHECK_NOTHROW(sgd.load_state(state));
    state.pop_back();
    CHECK_THROWS_AS(sgd.load_state(state), Error);
}

TEST_CASE("a state_dict that does not fit changes nothing and says what is wrong") {
    toy::Model model(2);
    const auto before = clone_to_cpu(state_dict(model));
    auto tensors = clone_to_cpu(state_dict(toy::Model(2)));
    tensors[1].second = torch::zeros({3});
    CHECK_THROWS_WITH_AS(load_state_dict(model, tensors), doctest::Contains("fc.bias [3]"), Error);
    tensors.pop_back();
    CHECK_THROWS_WITH_AS(load_state_dict(model, tensors), doctest::Contains("missing fc.bias"), Error);
    tensors.emplace_back("fc.bias", torch::zeros({2}));
    tensors.emplace_back("extra", torch::zeros({2}));
    CHECK_THROWS_WITH_AS(load_state_dict(model, tensors), doctest::Contains("unexpected extra"), Error);
    CHECK(torch::equal(before[0].second, model.fc->weight));
}

TEST_CASE("places are filled, and messages keep template and arguments apart") {
    const Message message{"%1 of %2 (%9)", {"a%2", "b"}};
    CHECK(message.str() == "a%2 of b (%9)");
    CHECK(Error(message).message() == message);
}

TEST_CASE("no two rows of the table of metrics are taken for each other") {
    std::set<std::string_view> names;
    std::set<std::string> tags;
    std::set<std::pair<MetricSplit, std::string_view>> quantities;
    for (const auto& metric : metrics()) {
        CAPTURE(metric.name);
        CHECK(names.insert(metric.name).second);
        CHECK(tags.insert(metric.tag).second);
        CHECK(quantities.insert({metric.split, quantity_name(metric)}).second);
        CHECK(&metric_of(metric.value) == &metric);
        CHECK(find_metric(metric.name) == &metric);
    }
    CHECK(find_metric("loss") == nullptr);
    for (const auto place : {&Metric::compared, &Metric::stops_early}) {
        std::set<int> places;
        for (const auto* metric : metrics_by(place)) {
            CHECK(places.insert(metric->*place).second);
        }
    }
}

TEST_CASE("every row of the table of metrics has the texts of where it is shown") {
    const auto has = [](const char* text) { return text != nullptr && *text != '\0'; };
    for (const auto& metric : metrics()) {
        CAPTURE(metric.name);
        const auto* chart = find_metric(metric.chart.of);
        const bool is_charted = !metric.chart.of.empty();
        CHECK(has(metric.label));
        CHECK(has(metric.tag));
        CHECK((has(metric.title) || !(metric.in_summary || metric.in_progress)));
        CHECK((has(metric.brief) || !metric.in_summary));
        CHECK((has(metric.short_label) || !(metric.in_summary || metric.compared > 0 || chart == &metric)));
        CHECK((has(metric.last_label) || metric.compared == 0));
        CHECK((metric.headline == nullptr || (metric.in_summary && metric.compared > 0)));
        CHECK((!is_charted || (chart != nullptr && chart->chart.of == chart->name)));
        CHECK((!metric.chart.shown || chart == &metric));
        CHECK(has(metric.run_column.header) == has(metric.run_column.help));
        CHECK(has(metric.run_column.delta) == has(metric.run_column.delta_help));
        CHECK((metric.stops_early == 0 || metric.better != Better::neither));
    }
}

TEST_CASE("a metric's name without its split is what it measures") {
    CHECK(quantity_name(metric_of(&EpochRecord::train_loss)) == "loss");
    CHECK(quantity_name(metric_of(&EpochRecord::val_accuracy)) == "accuracy");
    CHECK(quantity_name(metric_of(&EpochRecord::teacher_val_accuracy)) == "accuracy");
    CHECK(quantity_name(metric_of(&EpochRecord::logit_difference)) == "logit_difference");
    CHECK(quantity_name(metric_of(&EpochRecord::seconds)) == "seconds");
}
