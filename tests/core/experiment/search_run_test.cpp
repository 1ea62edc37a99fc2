// Searches carried out: real trainings, as small as they can be.
#include "core/experiment/record/search.h"

#include "core/experiment/results/summary.h"
#include "core/experiment/run/runner.h"
#include "tests/core/experiment/bench.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

/// α 0, 0.25 and 0.5 in rounds of 1 and 2 epochs, of which the whole schedule has 4; the baseline alone.
ExperimentSpec search_of(const std::string& out) {
    auto spec = bench().spec(out);
    spec.alphas = {0.0, 0.25, 0.5, 1.0};
    spec.search = "halving";
    spec.search_factor = 2;
    spec.num_epochs = 4;
    spec.schedule = "cosine"; // whose rates depend on the length of the whole schedule
    spec.repeats = 2;
    spec.batch_size = 2 * class_count();
    return spec;
}

class SearchRecorder : public Recorder {
  public:
    void runs_added(std::size_t first, const std::vector<RunRecord>& records) override {
        for (std::size_t i = 0; i < records.size(); ++i) {
            added.push_back(std::to_string(first + i) + " " + records[i].name);
        }
    }
    std::vector<std::string> added;
};

const std::vector<RunRecord>& searched() {
    static const auto runs = [] {
        SearchRecorder observer;
        auto found = run_experiment(search_of("searched"), ResumeMode::fresh, observer, {});
        CHECK(observer.noticed("Search: α < 1: 3 → 2 → 1 points (3 × 1 + 2 × 1 epochs); α = 1: one point"));
        CHECK(observer.noticed("instead of"));
        CHECK(observer.added.size() == 2);
        // Every epoch once, and as many as the budget says.
        std::set<std::string> epochs;
        std::size_t trained = 0;
        for (const auto& event : observer.events) {
            if (contains(event, " epoch ") && !event.ends_with(" epoch 0")) {
                CHECK(epochs.insert(event).second);
                ++trained;
            }
        }
        CHECK(trained == 3 * 1 + 2 * 1 + 2 * 2 * 4);
        return found;
    }();
    return runs;
}

std::map<std::string, RunRecord> by_name(const std::vector<RunRecord>& runs) {
    std::map<std::string, RunRecord> named;
    for (const auto& run : runs) {
        named[run.name] = run;
    }
    return named;
}

void check_same_runs(const std::vector<RunRecord>& a, const std::vector<RunRecord>& b) {
    const auto first = by_name(a);
    const auto second = by_name(b);
    REQUIRE(first.size() == second.size());
    for (const auto& [name, run] : first) {
        CAPTURE(name);
        REQUIRE(second.contains(name));
        const auto& other = second.at(name);
        CHECK(run.status == other.status);
        CHECK(run.search == other.search);
        CHECK(run.num_epochs == other.num_epochs);
        REQUIRE(run.epochs.size() == other.epochs.size());
        for (std::size_t i = 0; i < run.epochs.size(); ++i) {
            CHECK(run.epochs[i].val_loss == other.epochs[i].val_loss);
            CHECK(run.epochs[i].learning_rate == other.epochs[i].learning_rate);
        }
    }
}

} // namespace

TEST_CASE("a search trains its rounds, then the chosen points on fresh seeds") {
    const auto& runs = searched();
    REQUIRE(runs.size() == 7); // three in the search, and twice two
    std::map<std::string, int> of_search;
    std::set<std::pair<double, std::int64_t>> finals;
    for (const auto& run : runs) {
        if (run.search) {
            ++of_search[std::string(to_string(run.status)) + " after " + std::to_string(run.last()->epoch)];
            CHECK(run.spec.repeat == 1);
            continue;
        }
        CHECK(run.status == RunStatus::done);
        CHECK(run.last()->epoch == 4);
        finals.insert({run.spec.alpha < 1.0 ? 0.0 : 1.0, run.spec.repeat});
    }
    CHECK(of_search ==
          std::map<std::string, int>{{"done after 2", 1}, {"dropped after 1", 1}, {"dropped after 2", 1}});
    CHECK(finals == std::set<std::pair<double, std::int64_t>>{{0.0, 2}, {0.0, 3}, {1.0, 2}, {1.0, 3}});
    const auto read = read_experiment(bench().folder.path() / "searched");
    CHECK(read.complaints.empty());
    check_same_runs(read.runs, runs);
    const auto summary = summarize(read.runs);
    REQUIRE(summary.size() == 2);
    CHECK(summary[0].repeats == 2);
    CHECK(summary[0].unfinished == 0);
    CHECK(summary[1].repeats == 2);
}

TEST_CASE("what a search trains in rounds equals an uninterrupted run to the bit") {
    const auto found = std::find_if(searched().begin(), searched().end(), [](const RunRecord& run) {
        return run.search && run.status == RunStatus::done;
    });
    REQUIRE(found != searched().end());
    auto spec = search_of("uninterrupted");
    spec.search = "grid";
    spec.alphas = {found->spec.alpha};
    spec.repeats = 1;
    const auto whole = run(spec);
    REQUIRE(whole.size() == 1);
    REQUIRE(whole[0].epochs.size() == 5);
    REQUIRE(found->epochs.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found->epochs[i].val_loss == whole[0].epochs[i].val_loss);
        CHECK(found->epochs[i].learning_rate == whole[0].epochs[i].learning_rate);
    }
}

TEST_CASE("lanes share the runs of a round") {
    auto spec = search_of("searched-in-lanes");
    spec.lanes = 2;
    Recorder observer;
    check_same_runs(run_experiment(spec, ResumeMode::fresh, observer, {}), searched());
}

TEST_CASE("a search that was stopped goes on to the same end, wherever it was") {
    // In the first round, in the second, and in the final runs.
    for (const auto& [run, epoch] : {std::pair<std::size_t, int>{1, 1}, {1000, 2}, {5, 3}}) {
        CAPTURE(run);
        CAPTURE(epoch);
        const auto spec = search_of("stopped-" + std::to_string(run));
        Recorder first;
        first.stop_run = run == 1000
                             ? static_cast<std::size_t>(std::find_if(searched().begin(), searched().end(),
                                                                     [](const RunRecord& one) {
                                                                         return one.search &&
                                                                                one.status == RunStatus::done;
                                                                     }) -
                                                        searched().begin())
                             : run;
        first.stop_epoch = epoch;
        const auto cut = run_experiment(spec, ResumeMode::fresh, first, first.source.get_token());
        CHECK(std::any_of(cut.begin(), cut.end(),
                          [](const RunRecord& one) { return one.status == RunStatus::stopped; }));
        Recorder second;
        check_same_runs(run_experiment(spec, ResumeMode::resume, second, {}), searched());
        // What was over is not trained again.
        std::size_t trained = 0;
        for (const auto& recorder : {&first, &second}) {
            trained += static_cast<std::size_t>(
                std::count_if(recorder->events.begin(), recorder->events.end(), [](const auto& event) {
                    return contains(event, " epoch ") && !event.ends_with(" epoch 0");
                }));
        }
        CHECK(trained == 3 * 1 + 2 * 1 + 2 * 2 * 4);
    }
}

TEST_CASE("a search that is over trains nothing when it is resumed, and more repeats on top where asked") {
    (void)searched();
    auto spec = search_of("searched");
    SearchRecorder observer;
    check_same_runs(run_experiment(spec, ResumeMode::resume, observer, {}), searched());
    CHECK(std::none_of(observer.events.begin(), observer.events.end(),
                       [](const auto& event) { return contains(event, "started"); }));
    // In a copy, since other cases look at this one.
    const auto copy = bench().folder.path() / "searched-copy";
    std::filesystem::copy(bench().folder.path() / "searched", copy, std::filesystem::copy_options::recursive);
    spec.out = copy.string();
    spec.repeats = 3;
    const auto runs = run_experiment(spec, ResumeMode::resume, observer, {});
    CHECK(runs.size() == searched().size() + 2);
    spec.num_epochs = 8;
    spec.schedule = "cosine";
    CHECK_THROWS_AS(run_experiment(spec, ResumeMode::resume, observer, {}), Error);
    spec = search_of("searched-copy");
    spec.repeats = 3;
    spec.alphas = {0.0, 0.25, 0.5, 0.75, 1.0};
    CHECK_THROWS_WITH_AS(run_experiment(spec, ResumeMode::resume, observer, {}),
                         doctest::Contains("has already chosen between its points"), Error);
}

TEST_CASE("a run of the search that a person stops leaves the choice open until it is finished") {
    auto spec = search_of("one-stopped");
    RunControl control;
    control.stop(1);
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {}, &control);
    CHECK(observer.noticed("the search cannot choose without the runs that were stopped"));
    const auto named = by_name(runs);
    CHECK(runs.size() == 5); // no final runs of what is not chosen, and those of the baseline
    CHECK(named.at("alpha-0.25_rep-1").status == RunStatus::stopped);
    CHECK(named.at("alpha-0_rep-1").status == RunStatus::queued);
    CHECK(named.at("alpha-1_rep-3").status == RunStatus::done);
    check_same_runs(run_experiment(spec, ResumeMode::resume, observer, {}), searched());
}

TEST_CASE("the point that was better is chosen, and chosen again by what is on disk") {
    // Weights that were taught, and none, trained so slowly that what they can do stays.
    auto teaching = bench().taught;
    teaching.data_dir = (bench().folder.path() / "more-data").string();
    teaching.out = (bench().folder.path() / "taught-longer").string();
    teaching.num_epochs = 4;
    SampleOptions options;
    options.train_per_class = 32;
    options.val_per_class = 8;
    write_sample(teaching.data_dir, options);
    Recorder nobody;
    run_teaching(teaching, ResumeMode::fresh, nobody, {});
    auto spec = search_of("better");
    spec.data_dir = teaching.data_dir;
    spec.alphas = {0.0};
    spec.lr = 1e-6;
    spec.batch_size = 48;
    const auto weights = teaching.out + "/teacher.pth";
    REQUIRE(set_from_text(spec, *find_parameter("student-init"), "random," + weights).empty());
    const auto chosen = [](const std::vector<RunRecord>& runs) {
        std::set<std::string> names;
        for (const auto& run : runs) {
            if (!run.search) {
                names.insert(run.spec.settings.at("student-init"));
            }
        }
        return names;
    };
    const auto runs = run(spec);
    REQUIRE(runs.size() == 4);
    CHECK(chosen(runs) == std::set<std::string>{"teacher"});
    const auto first = std::find_if(runs.begin(), runs.end(), [](const RunRecord& run) {
        return run.search && run.spec.settings.at("student-init") == "random";
    });
    REQUIRE(first != runs.end());
    CHECK(first->status == RunStatus::dropped);
    // What was chosen between is read from the folder when a final run is stopped.
    auto stopped = spec;
    stopped.out = (bench().folder.path() / "better-stopped").string();
    Recorder cut;
    cut.stop_run = 2;
    cut.stop_epoch = 1;
    run_experiment(stopped, ResumeMode::fresh, cut, cut.source.get_token());
    CHECK(chosen(run(stopped, ResumeMode::resume)) == std::set<std::string>{"teacher"});
}

TEST_CASE("teaching knows no search") {
    auto spec = bench().taught;
    spec.out = (bench().folder.path() / "taught-without-search").string();
    spec.search = "halving";
    Recorder observer;
    const auto run = run_teaching(spec, ResumeMode::fresh, observer, {});
    CHECK(run.name == "alpha-1_rep-1");
    CHECK(run.status == RunStatus::done);
    CHECK_FALSE(run.search);
}
