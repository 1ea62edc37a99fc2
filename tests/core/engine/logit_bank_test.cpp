// The bank of teacher logits over views that are made up.
#include "core/engine/teacher/logit_bank.h"

#include "tests/core/engine/toy.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>

using namespace retort;

namespace {

constexpr std::int64_t images = 21;
constexpr std::int64_t classes = 3;
constexpr std::int64_t rows = 4;

/// Counts what is asked, fails or waits where a test wants it.
class Views final : public ViewSource {
  public:
    torch::Tensor images(std::span<const std::int64_t> indices,
                         std::span<const std::int64_t> views) const override {
        REQUIRE(indices.size() == views.size());
        const auto count = static_cast<std::int64_t>(indices.size());
        auto made = torch::empty({count, 3, 4, 4});
        for (std::size_t k = 0; k < indices.size(); ++k) {
            made[static_cast<std::int64_t>(k)] = picture(indices[k], views[k]);
        }
        {
            const std::lock_guard lock(mutex_);
            for (std::size_t k = 0; k < indices.size(); ++k) {
                ++asked_[{indices[k], views[k]}];
            }
        }
        if (before_answer) {
            before_answer(indices.front());
        }
        return made;
    }
    static torch::Tensor picture(std::int64_t index, std::int64_t view) {
        const auto number = static_cast<double>(index * 1000 + view);
        return torch::linspace(-1.0, 1.0, 48).view({3, 4, 4}) * std::sin(number) + std::cos(number);
    }
    std::map<std::pair<std::int64_t, std::int64_t>, int> asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    std::function<void(std::int64_t first)> before_answer;

  private:
    mutable std::mutex mutex_;
    mutable std::map<std::pair<std::int64_t, std::int64_t>, int> asked_;
};

/// Keeps records as a file would, or refuses to.
class Journal final : public LogitJournal {
  public:
    std::optional<std::uint64_t> append(const LogitRecord& record) override {
        const std::lock_guard lock(mutex_);
        if (full) {
            return std::nullopt;
        }
        records.push_back(record);
        return records.size() - 1;
    }
    bool read(const LogitRow& row, std::span<float> logits) const override {
        const std::lock_guard lock(mutex_);
        ++reads;
        const auto& record = records.at(row.place);
        if (damaged.contains(row.place) || record.block != row.block ||
            record.views.at(static_cast<std::size_t>(row.row)) != row.view) {
            return false;
        }
        const auto from = record.logits.begin() + row.row * classes;
        std::copy(from, from + classes, logits.begin());
        return true;
    }
    std::vector<LogitRecord> records;
    std::set<std::uint64_t> damaged;
    bool full = false;
    mutable int reads = 0;

  private:
    mutable std::mutex mutex_;
};

struct Bench {
    std::shared_ptr<const Teacher> teacher = [] {
        torch::manual_seed(4);
        return std::make_shared<Teacher>(std::make_shared<toy::Model>(classes), torch::kCPU);
    }();
    std::shared_ptr<Views> views = std::make_shared<Views>();
    std::shared_ptr<Journal> journal = std::make_shared<Journal>();
    std::atomic<int> warnings = 0;
    LogitBank bank;

    explicit Bench(std::int64_t memory = 1 << 20, bool with_journal = false, std::int64_t working = 1 << 20)
        : bank(teacher, views, {images, classes, rows},
               {with_journal ? journal : nullptr, memory, [this] { ++warnings; }, working}) {}

    bool prepare(const std::vector<std::int64_t>& wanted) { return bank.prepare(wanted, {}, {}); }
    [[nodiscard]] torch::Tensor answers(const std::vector<std::int64_t>& wanted) {
        Batch batch;
        batch.indices = torch::arange(images);
        batch.views = torch::tensor(wanted);
        return bank.batch_logits(batch);
    }
};

/// What a pass of `seed` and `epoch` asks for: any of `count` views.
std::vector<std::int64_t> wanted(int seed, int epoch, std::int64_t count) {
    std::vector<std::int64_t> views;
    for (std::int64_t i = 0; i < images; ++i) {
        views.push_back((i * 7 + seed * 3 + epoch) % count);
    }
    return views;
}

} // namespace

TEST_CASE("each view is asked about once, and no row is in vain") {
    Bench bench;
    constexpr std::int64_t views = 5;
    for (const int seed : {1, 2, 3}) {
        for (int epoch = 1; epoch <= 5; ++epoch) {
            REQUIRE(bench.prepare(wanted(seed, epoch, views)));
        }
    }
    const auto asked = bench.views->asked();
    CHECK(asked.size() == images * views);
    CHECK(std::all_of(asked.begin(), asked.end(), [](const auto& one) { return one.second == 1; }));
    CHECK(bench.bank.work().images == images * views);
    CHECK(bench.bank.work().forwards == 6 * views);
    CHECK(bench.bank.records() == 6 * views);
    CHECK(bench.bank.known(views) == images * views);
    CHECK(bench.bank.known(2) == images * 2);
}

TEST_CASE("a batch gets the teacher's own answers") {
    Bench bench;
    const auto views = wanted(1, 1, 4);
    REQUIRE(bench.prepare(views));
    const auto logits = bench.answers(views);
    for (std::int64_t i = 0; i < images; ++i) {
        const auto alone =
            bench.teacher->logits(Views::picture(i, views[static_cast<std::size_t>(i)]).unsqueeze(0))[0];
        CHECK(torch::allclose(logits[i], alone, 1e-5, 1e-6));
    }
    Batch batch;
    batch.indices = torch::tensor({20, 3}, torch::kInt64);
    batch.views = torch::tensor({views[20], views[3]});
    CHECK(bench.bank.batch_logits(batch).equal(torch::stack({logits[20], logits[3]})));
}

TEST_CASE("what was never prepared is asked about, and what cannot be is an Error") {
    Bench bench;
    const auto views = wanted(1, 1, 4);
    const auto unprepared = bench.answers(views);
    CHECK(bench.bank.work().forwards == 6);
    CHECK(bench.answers(views).equal(unprepared));
    CHECK(bench.bank.work().forwards == 6);
    Bench prepared;
    REQUIRE(prepared.prepare(views));
    CHECK(prepared.answers(views).equal(unprepared));

    CHECK_THROWS_AS((void)bench.prepare({0, 1}), Error);
    Batch batch;
    batch.indices = torch::arange(images, images + 1);
    batch.views = torch::tensor({0}, torch::kInt64);
    CHECK_THROWS_AS((void)bench.bank.batch_logits(batch), Error);
    batch.indices = torch::tensor({0}, torch::kInt64);
    batch.views = torch::tensor({-1}, torch::kInt64);
    CHECK_THROWS_AS((void)bench.bank.batch_logits(batch), Error);
    batch.views = torch::Tensor();
    CHECK_THROWS_AS((void)bench.bank.batch_logits(batch), Error);
    // One image in two views of a batch.
    batch.indices = torch::tensor({3, 3}, torch::kInt64);
    batch.views = torch::tensor({40, 50}, torch::kInt64);
    const auto both = bench.bank.batch_logits(batch);
    CHECK_FALSE(both[0].equal(both[1]));
    CHECK(bench.bank.batch_logits(batch).equal(both));
}

TEST_CASE("what the journal cannot give back is asked again, to the bit, and kept anew") {
    Bench bench(0, true);
    const auto views = wanted(1, 1, 3);
    REQUIRE(bench.prepare(views));
    const auto expected = bench.answers(views);
    const auto forwards = bench.bank.work().forwards;
    bench.journal->damaged = {0, 2};
    std::swap(bench.journal->records[3], bench.journal->records[4]); // each in the other's place
    CHECK(bench.bank.check(100, 1, {}, {}) == std::numeric_limits<double>::infinity());
    CHECK(bench.answers(views).equal(expected));
    CHECK(bench.bank.work().forwards == forwards + 4);
    CHECK(bench.bank.records() == 6);
    CHECK(bench.answers(views).equal(expected));
    CHECK(bench.bank.work().forwards == forwards + 4);
    CHECK(bench.bank.check(100, 1, {}, {}) == 0.0);
    CHECK(bench.warnings == 0);
}

TEST_CASE("without a journal the oldest logits make room, and are asked again where they are wanted") {
    constexpr std::int64_t pass = images * classes * 4;
    Bench bench(0, false, 2 * pass);
    Bench large;
    for (int epoch = 1; epoch <= 5; ++epoch) {
        const auto views = wanted(1, epoch, 5);
        REQUIRE(bench.prepare(views));
        REQUIRE(large.prepare(views));
        CHECK(bench.answers(views).equal(large.answers(views)));
        CHECK(bench.bank.memory_bytes() <= 2 * pass);
    }
    CHECK(bench.warnings == 1);
    CHECK(bench.bank.work().images == 5 * images);
    const auto first = wanted(1, 1, 5);
    REQUIRE(bench.prepare(first)); // forgotten
    CHECK(bench.answers(first).equal(large.answers(first)));
    CHECK(bench.bank.work().images == 6 * images);
    // Less than a pass: slow, and still right.
    Bench tiny;
    LogitBank nothing(tiny.teacher, tiny.views, {images, classes, rows}, {});
    REQUIRE(nothing.prepare(first, {}, {}));
    Batch batch;
    batch.indices = torch::arange(images);
    batch.views = torch::tensor(first);
    CHECK(nothing.batch_logits(batch).equal(large.answers(first)));
}

TEST_CASE("copies of what the journal has make room for what it has not") {
    Bench bench(3 * rows * classes * 4, true, 0);
    const auto views = wanted(1, 1, 3);
    std::vector<std::int64_t> half(views);
    std::fill(half.begin() + 12, half.end(), -1);
    REQUIRE(bench.prepare(half)); // three blocks, in memory and in the journal
    bench.journal->full = true;
    REQUIRE(bench.prepare(views));
    CHECK(bench.bank.memory_bytes() <= 3 * rows * classes * 4);
    CHECK(bench.bank.known(3) >= images);
    CHECK(bench.warnings == 0);
    Bench large;
    REQUIRE(large.prepare(views));
    CHECK(bench.answers(views).equal(large.answers(views)));
}

TEST_CASE("of a great many views only those that were shown take memory") {
    const auto resident = [] {
        std::ifstream pages("/proc/self/statm");
        std::int64_t all = 0;
        std::int64_t held = 0;
        pages >> all >> held;
        return held * 4096;
    };
    constexpr std::int64_t many_images = 3000;
    constexpr std::int64_t many_views = 100'000;
    Bench bench;
    LogitBank bank(bench.teacher, bench.views, {many_images, 1, many_images}, {nullptr, 1 << 20});
    const auto before = resident();
    for (std::int64_t epoch = 0; epoch < 20; ++epoch) {
        LogitRecord record{0, {}, std::vector<float>(many_images, 1.0F)};
        for (std::int64_t i = 0; i < many_images; ++i) {
            record.views.push_back(static_cast<std::int32_t>((i * 7919 + epoch * 104'729) % many_views));
        }
        bank.add(record, std::nullopt);
    }
    CHECK(bank.known(many_views) == 20 * many_images);
    CHECK(bank.known(1) == 1); // image 0 in the first epoch
    CHECK(resident() - before < 50'000'000);
}

TEST_CASE("a lane that is held up by its listener holds up no other") {
    Bench bench;
    const auto views = wanted(1, 1, 3);
    std::atomic<bool> held = false;
    std::atomic<bool> may_go_on = false;
    std::jthread paused([&] {
        CHECK(bench.bank.prepare(views, {}, [&](std::int64_t, std::int64_t) {
            held = true;
            held.notify_all();
            may_go_on.wait(false);
        }));
    });
    held.wait(false);
    std::stop_source too_long;
    std::jthread watch([&](const std::stop_token& over) {
        for (int i = 0; i < 600 && !over.stop_requested(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        too_long.request_stop();
    });
    CHECK(bench.bank.prepare(views, too_long.get_token(), {})); // every block, while the other waits
    watch.request_stop();
    CHECK(bench.bank.known(3) >= images);
    may_go_on = true;
    may_go_on.notify_all();
}

TEST_CASE("values are the same to the bit, whoever asks first, in any order and on any number of threads") {
    constexpr std::int64_t views = 6;
    const auto all_answers = [](Bench& bench) {
        std::vector<torch::Tensor> answers;
        for (std::int64_t view = 0; view < views; ++view) {
            answers.push_back(bench.answers(std::vector<std::int64_t>(images, view)));
        }
        return torch::stack(answers);
    };
    Bench forwards;
    for (int epoch = 1; epoch <= views; ++epoch) {
        REQUIRE(forwards.prepare(wanted(1, epoch, views)));
    }
    Bench backwards;
    for (int epoch = views; epoch >= 1; --epoch) {
        REQUIRE(backwards.prepare(wanted(2, epoch, views)));
    }
    const auto expected = all_answers(forwards);
    CHECK(all_answers(backwards).equal(expected));
    for (const int lanes : {2, 4, 8}) {
        Bench together;
        std::atomic<int> done = 0;
        {
            std::vector<std::jthread> threads;
            for (int lane = 0; lane < lanes; ++lane) {
                threads.emplace_back([&, lane] {
                    for (int epoch = 1; epoch <= views; ++epoch) {
                        done += together.prepare(wanted(lane, epoch, views)) ? 1 : 0;
                        (void)together.answers(wanted(lane, epoch, views));
                    }
                });
            }
        }
        CHECK(done == lanes * views);
        CHECK(together.bank.work().images == images * views);
        CHECK(all_answers(together).equal(expected));
    }
}

TEST_CASE("lanes that ask at once ask about each block once") {
    Bench bench;
    // The first lane to ask stays at its block until another one has asked about the next.
    std::atomic<int> asking = 0;
    bench.views->before_answer = [&](std::int64_t) {
        if (asking++ == 0) {
            asking.notify_all();
            for (int now = asking; now < 2; now = asking) {
                asking.wait(now);
            }
        }
        asking.notify_all();
    };
    const auto views = wanted(1, 1, 3);
    std::jthread other([&] { CHECK(bench.prepare(views)); });
    CHECK(bench.prepare(views));
    other.join();
    CHECK(asking == 6);
    CHECK(bench.bank.work().images == images);
}

TEST_CASE("a stop request ends asking within a block, and waiting at once") {
    Bench bench;
    std::stop_source stop;
    bench.views->before_answer = [&](std::int64_t first) {
        if (first == rows) { // the second block
            stop.request_stop();
        }
    };
    CHECK_FALSE(bench.bank.prepare(wanted(1, 1, 3), stop.get_token(), {}));
    CHECK(bench.bank.records() == 2);
    CHECK_FALSE(bench.bank.prepare(wanted(1, 1, 3), stop.get_token(), {}));
    CHECK(bench.bank.records() == 2);
    bench.views->before_answer = {};
    CHECK(bench.prepare(wanted(1, 1, 3)));

    // One lane is at the only block that another one needs.
    std::vector<std::int64_t> one(images, -1);
    one[0] = 2;
    std::atomic<bool> asking = false;
    std::atomic<bool> may_end = false;
    bench.views->before_answer = [&](std::int64_t) {
        asking = true;
        asking.notify_all();
        may_end.wait(false);
    };
    std::jthread slow([&] { CHECK(bench.prepare(one)); });
    asking.wait(false);
    std::stop_source second;
    second.request_stop();
    CHECK_FALSE(bench.bank.prepare(one, second.get_token(), {}));
    may_end = true;
    may_end.notify_all();
}

TEST_CASE("what one lane's question throws, it alone gets, and others take its block over") {
    Bench bench;
    std::atomic<int> failures = 1;
    bench.views->before_answer = [&](std::int64_t first) {
        if (first == 2 * rows && failures-- > 0) {
            throw std::runtime_error("no teacher");
        }
    };
    const auto views = wanted(1, 1, 3);
    std::atomic<int> threw = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> lanes;
        for (int lane = 0; lane < 4; ++lane) {
            lanes.emplace_back([&] {
                try {
                    done += bench.prepare(views) ? 1 : 0;
                } catch (const std::runtime_error&) {
                    ++threw;
                }
            });
        }
    }
    CHECK(threw <= 1);
    CHECK(threw + done == 4);
    failures = 0;
    CHECK(bench.prepare(views));
    CHECK(bench.bank.known(3) >= images);
    CHECK(bench.bank.work().images == images);
}

TEST_CASE("progress counts the images that were lacking") {
    Bench bench;
    std::vector<std::int64_t> done;
    REQUIRE(bench.bank.prepare(wanted(1, 1, 3), {}, [&](std::int64_t now, std::int64_t total) {
        CHECK(total == images);
        done.push_back(now);
    }));
    CHECK(done == std::vector<std::int64_t>{4, 8, 12, 16, 20, 21});
    done.clear();
    REQUIRE(bench.bank.prepare(wanted(1, 1, 3), {}, [&](auto now, auto) { done.push_back(now); }));
    CHECK(done.empty());
}

TEST_CASE("beyond the memory limit the journal has the logits, and where it does not, memory does") {
    const auto views = wanted(1, 1, 3);
    Bench in_memory;
    REQUIRE(in_memory.prepare(views));
    const auto expected = in_memory.answers(views);

    Bench small(2 * rows * classes * 4, true);
    REQUIRE(small.prepare(views));
    CHECK(small.bank.memory_bytes() == 2 * rows * classes * 4);
    CHECK(small.answers(views).equal(expected));
    CHECK(small.journal->reads == images - 2 * rows);
    CHECK(small.warnings == 0);

    Bench full(0, true);
    full.journal->full = true;
    REQUIRE(full.prepare(views));
    CHECK(full.answers(views).equal(expected));
    CHECK(full.bank.memory_bytes() == images * classes * 4);
    CHECK(full.warnings == 1);
}

TEST_CASE("records of a former bank are known and not asked for, and a check finds wrong ones") {
    Bench former(1 << 20, true);
    const auto views = wanted(1, 1, 3);
    REQUIRE(former.prepare(views));
    for (const std::int64_t memory : {1 << 20, 0}) {
        Bench later(memory, true);
        later.journal->records = former.journal->records;
        for (std::size_t i = 0; i < former.journal->records.size(); ++i) {
            later.bank.add(former.journal->records[i], i);
        }
        REQUIRE(later.prepare(views));
        CHECK(later.bank.work().images == 0);
        CHECK(later.answers(views).equal(former.answers(views)));
        CHECK(later.bank.check(3, 1, {}, {}) == 0.0);
        CHECK(later.views->asked().size() > 0);
    }
    for (const float wrong : {0.01F, std::numeric_limits<float>::quiet_NaN()}) {
        Bench later;
        for (auto record : former.journal->records) {
            record.logits[1] += wrong;
            later.bank.add(record, std::nullopt);
        }
        CHECK(later.bank.check(1, 1, {}, {}) > 1e-4);
        CHECK(later.bank.check(100, 1, {}, {}) > 1e-4);
        later.bank.clear();
        CHECK(later.bank.records() == 0);
        CHECK(later.bank.known(3) == 0);
        REQUIRE(later.prepare(views));
        CHECK(later.answers(views).equal(former.answers(views)));
    }
    Bench empty;
    CHECK(empty.bank.check(8, 1, {}, {}) == 0.0);
}

TEST_CASE("a taught feed prepares the teacher for its pass, and is empty after a stop") {
    class Numbered : public toy::Feed {
      public:
        std::unique_ptr<BatchSource> train_pass(int) override {
            ++passes;
            return std::make_unique<toy::Source>(images, labels, torch::Tensor(), 6);
        }
        std::vector<std::int64_t> train_views(int epoch) const override {
            return std::vector<std::int64_t>(20, epoch % 2);
        }
        int passes = 0;
    };
    class Recorder : public TeacherSource {
      public:
        bool prepare(std::span<const std::int64_t> views, const std::stop_token& stop,
                     const Progress&) override {
            prepared.emplace_back(views.begin(), views.end());
            return !stop.stop_requested();
        }
        torch::Tensor batch_logits(const Batch& batch) override {
            return torch::ones({batch.images.size(0), 2});
        }
        std::vector<std::vector<std::int64_t>> prepared;
    };
    Numbered feed;
    Recorder teacher;
    std::stop_source stop;
    TeacherLogitFeed taught(feed, teacher, stop.get_token(), {});
    Batch batch;
    CHECK(taught.train_pass(3)->next(batch));
    CHECK(batch.teacher_logits.defined());
    CHECK(teacher.prepared.back() == std::vector<std::int64_t>(20, 1));
    CHECK(feed.passes == 1);
    stop.request_stop();
    CHECK_FALSE(taught.train_pass(4)->next(batch));
    CHECK(feed.passes == 1);
    CHECK(teacher.prepared.size() == 2);
}

TEST_CASE("whoever listens badly to progress hinders nobody else") {
    Bench bench;
    const auto views = wanted(1, 1, 3);
    const auto throws = [](std::int64_t, std::int64_t) { throw std::runtime_error("listener"); };
    CHECK_THROWS_AS(static_cast<void>(bench.bank.prepare(views, {}, throws)), std::runtime_error);
    CHECK(bench.prepare(views)); // and does not wait for a block that nobody works at any more
}

TEST_CASE("a feed that is paused while its teacher is asked says how long, and counts it as no asking") {
    struct Numbered : toy::Feed {
        std::vector<std::int64_t> train_views(int) const override { return std::vector<std::int64_t>(20, 0); }
    };
    class Asked : public TeacherSource {
      public:
        bool prepare(std::span<const std::int64_t>, const std::stop_token&,
                     const Progress& progress) override {
            progress(1, 1);
            return true;
        }
        torch::Tensor batch_logits(const Batch& batch) override {
            return torch::ones({batch.images.size(0), 2});
        }
    };
    Numbered feed;
    Asked teacher;
    PauseGate gate;
    std::atomic<int> told = 0;
    TeacherLogitFeed taught(
        feed, teacher, {}, [&](std::int64_t, std::int64_t) { ++told; }, &gate);
    taught.train_pass(1);
    CHECK(told == 1);
    CHECK(taught.held_seconds() == 0.0);
    gate.pause();
    const std::jthread person([&] {
        while (told < 2) {
            std::this_thread::yield();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        gate.resume();
    });
    const auto before = taught.teacher_seconds();
    const auto start = std::chrono::steady_clock::now();
    taught.train_pass(2);
    const std::chrono::duration<double> all = std::chrono::steady_clock::now() - start;
    CHECK(taught.held_seconds() > 0.0);
    CHECK(taught.held_seconds() + (taught.teacher_seconds() - before) <= all.count()); // counted once
}
