// Epochs as events, appended and rewritten.
#include "core/experiment/record/run_events.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

EpochRecord epoch_of(int number) {
    EpochRecord record;
    record.epoch = number;
    record.val_loss = 2.0 / (number + 1);
    record.val_accuracy = 0.25 * number;
    if (number > 0) {
        record.train_loss = 1.0 / number;
    }
    return record;
}

fs::path only_file(const fs::path& folder) {
    fs::path file;
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        file = entry.path();
        ++count;
    }
    REQUIRE(count == 1);
    return file;
}

} // namespace

TEST_CASE("an epoch's event holds what was measured and nothing else") {
    const auto event = epoch_event(epoch_of(0), 5.0);
    CHECK(event.step == 0);
    REQUIRE(event.values.size() == 2);
    CHECK((event.values[0] == std::pair<std::string, float>("loss/val", 2.0F)));
    CHECK((event.values[1] == std::pair<std::string, float>("accuracy/val", 0.0F)));
}

TEST_CASE("a run that goes on leaves each epoch once, at the time it had") {
    const TemporaryFolder folder;
    for (int number = 0; number <= 3; ++number) {
        append_events(folder.path(), epoch_of(number));
    }
    const auto file = only_file(folder.path());
    CHECK(file.filename().string().find("events.out.tfevents.") == 0);
    const auto before = read_event_file(file);
    REQUIRE(before.size() == 4);
    CHECK(before[0].wall_time > 1.7e9);
    // From the checkpoint of epoch 1.
    rewrite_events(folder.path(), {epoch_of(0), epoch_of(1)});
    append_events(folder.path(), epoch_of(2));
    const auto after = read_event_file(only_file(folder.path()));
    REQUIRE(after.size() == 3);
    CHECK((after[0] == before[0]));
    CHECK((after[1] == before[1]));
    CHECK(after[2].step == 2);
    CHECK(after[2].wall_time >= before[3].wall_time);
}
