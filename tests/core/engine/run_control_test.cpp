// What ends a run early, and what holds it up.
#include "core/base/message.h"
#include "core/engine/training/early_stopping.h"
#include "core/engine/training/pause_gate.h"

#include <chrono>
#include <doctest/doctest.h>
#include <future>

using namespace retort;

namespace {

std::vector<EpochRecord> epochs_with(double EpochRecord::*metric, const std::vector<double>& values) {
    std::vector<EpochRecord> epochs;
    for (const double value : values) {
        EpochRecord record;
        record.epoch = static_cast<int>(epochs.size());
        record.*metric = value;
        epochs.push_back(record);
    }
    return epochs;
}

/// The first epoch after which the run is over, or -1.
int last_epoch(const EarlyStopping& rule, const std::vector<double>& values) {
    const auto epochs = epochs_with(rule.metric, values);
    for (std::size_t count = 0; count <= epochs.size(); ++count) {
        if (is_exhausted(rule, {epochs.begin(), epochs.begin() + static_cast<std::ptrdiff_t>(count)})) {
            return static_cast<int>(count) - 1;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("a run ends when patience runs out; epoch 0 does not count") {
    const auto loss = early_stopping({"val_loss", 2, 0.0});
    CHECK(last_epoch(loss, {0.0, 5, 4, 3, 2, 1}) == -1);
    CHECK(last_epoch(loss, {0.0, 5, 4, 4, 4, 1}) == 4);
    CHECK(last_epoch(loss, {0.0, 5, 4, 4.5, 3.9, 4, 4}) == 6);
    const auto accuracy = early_stopping({"val_accuracy", 1, 0.0});
    CHECK(last_epoch(accuracy, {0.9, 0.1, 0.2, 0.2}) == 3);
    CHECK(last_epoch(accuracy, {0.9, 0.1, 0.0}) == 2);
    CHECK(last_epoch(accuracy, {0.9}) == -1);
}

TEST_CASE("an improvement must exceed min_delta, measured from the best") {
    const auto rule = early_stopping({"agreement", 2, 0.1});
    CHECK(last_epoch(rule, {0, 0.5, 0.55, 0.59}) == 3);
    CHECK(last_epoch(rule, {0, 0.5, 0.55, 0.61, 0.62, 0.63}) == 5);
}

TEST_CASE("what is no number is no improvement") {
    const auto none = EpochRecord::none;
    CHECK(last_epoch(early_stopping({"logit_difference", 2, 0.0}), {0, 3, none, none}) == 3);
}

TEST_CASE("without a metric nothing ends early, and an unknown one is refused") {
    CHECK_FALSE(
        is_exhausted(early_stopping({"none", 1, 0.0}), epochs_with(&EpochRecord::val_loss, {1, 1, 1, 1})));
    CHECK_THROWS_WITH_AS(early_stopping({"train_loss", 1, 0.0}), doctest::Contains("train_loss"), Error);
    for (const auto& name : early_stop_metric_names()) {
        CHECK_NOTHROW(early_stopping({name, 1, 0.0}));
        CHECK(needs_teacher(name) ==
              (name == "agreement" || name == "logit_difference" || name == "kl_to_teacher"));
    }
}

TEST_CASE("an open gate holds nobody up; a closed one until it opens or a stop is asked for") {
    PauseGate gate;
    std::stop_source source;
    CHECK(gate.wait(source.get_token()) == 0.0);
    gate.pause();
    const auto waiting = [&] { return gate.wait(source.get_token()); };
    auto first = std::async(std::launch::async, waiting);
    CHECK(first.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    gate.resume();
    CHECK(first.get() > 0.0);
    CHECK_FALSE(gate.is_paused());

    gate.pause();
    auto second = std::async(std::launch::async, waiting);
    CHECK(second.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    source.request_stop();
    CHECK(second.get() > 0.0);
    CHECK(gate.is_paused());
}
