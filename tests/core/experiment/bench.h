// What the tests of whole experiments share: a drawn data set, a resnet20 teaching a resnet20, made once a
// program.
#pragma once

#include "core/data/sample.h"
#include "core/engine/models/model.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/teacher/validation.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/state_dict_writer.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <mutex>

namespace retort::test {

namespace fs = std::filesystem;

/// Everything an experiment says, in the order in which it was said.
class Recorder : public RunObserver {
  public:
    void progress(const Message& what, std::int64_t done, std::int64_t total) override {
        const std::lock_guard guard(mutex_);
        CHECK_FALSE(what.empty());
        CHECK(done <= total);
        events.emplace_back("preparing");
    }
    void notice(const Message& message) override {
        const std::lock_guard guard(mutex_);
        notices.push_back(message.str());
    }
    void estimated(const CostEstimate& estimate) override {
        const std::lock_guard guard(mutex_);
        events.emplace_back("estimated");
        estimates.push_back(estimate);
    }
    void run_started(std::size_t run, const RunRecord& record) override {
        say(run, "started " + record.name + " after " + std::to_string(record.epochs.size()));
    }
    void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override {
        say(run, "step " + std::to_string(epoch) + " " + std::to_string(step) + "/" + std::to_string(steps));
        if (run == stop_run && epoch == stop_epoch) {
            source.request_stop();
        }
    }
    void epoch_done(std::size_t run, const EpochRecord& record) override {
        say(run, "epoch " + std::to_string(record.epoch));
    }
    void run_finished(std::size_t run, const RunRecord& record) override {
        say(run, "finished " + std::string(to_string(record.status)));
    }

    [[nodiscard]] bool noticed(const std::string& part) const {
        return std::any_of(notices.begin(), notices.end(),
                           [&](const std::string& notice) { return contains(notice, part); });
    }

    std::vector<std::string> events;
    std::vector<std::string> notices;
    std::vector<CostEstimate> estimates;
    std::size_t stop_run = 1000;
    int stop_epoch = 0;
    std::stop_source source;

  private:
    void say(std::size_t run, const std::string& what) {
        const std::lock_guard guard(mutex_);
        events.push_back(std::to_string(run) + " " + what);
    }
    std::mutex mutex_;
};

inline std::int64_t class_count() {
    return static_cast<std::int64_t>(sample_classes().size());
}

inline void write_model(const fs::path& file, std::int64_t classes, std::uint64_t seed) {
    write_state_dict(file, state_dict(*build_model("resnet20", classes, seed)));
}

inline ExperimentSpec small_spec(const fs::path& data, const fs::path& out) {
    ExperimentSpec spec;
    spec.data_dir = data.string();
    spec.out = out.string();
    spec.student = "resnet20";
    spec.alphas = {0.0, 1.0};
    spec.repeats = 2;
    spec.num_epochs = 2;
    spec.batch_size = 8;
    spec.lr = 0.01;
    spec.device = "cpu";
    spec.lanes = 1;
    spec.threads = 1;
    spec.cache_dir = (out.parent_path() / "cache").string();
    return spec;
}

/// Data and a teacher for all cases, made once by the program's own means.
struct Bench {
    TemporaryFolder folder;
    fs::path data = folder.path() / "data";
    fs::path teaching = folder.path() / "teaching";
    fs::path teacher = teaching / "teacher.pth";
    ExperimentSpec taught = small_spec(data, teaching);
    RunRecord teaching_run;

    Bench() {
        SampleOptions options;
        options.train_per_class = 4;
        options.val_per_class = 2;
        write_sample(data, options);
        Recorder observer;
        taught.num_epochs = 1;
        teaching_run = run_teaching(taught, ResumeMode::fresh, observer, {});
    }
    [[nodiscard]] ExperimentSpec spec(const std::string& out) const {
        auto spec = small_spec(data, folder.path() / out);
        spec.teacher_file = teacher.string();
        return spec;
    }
};

inline const Bench& bench() {
    static const Bench made;
    return made;
}

inline std::vector<RunRecord> run(const ExperimentSpec& spec, ResumeMode mode = ResumeMode::fresh) {
    Recorder observer;
    return run_experiment(spec, mode, observer, {});
}

/// The 2 × 2 experiment that others are compared with.
inline const ExperimentSpec& straight() {
    static const auto spec = [] {
        auto made = bench().spec("straight");
        run(made);
        return made;
    }();
    return spec;
}

inline fs::path run_folder(const ExperimentSpec& spec, const RunSpec& run) {
    return fs::path(spec.out) / "runs" / run_name(run);
}

/// metrics.csv without its last column, the only one that tells of time.
inline std::string metrics_without_seconds(const fs::path& folder) {
    const auto text = read_text(folder / "metrics.csv");
    std::string kept;
    for (std::size_t start = 0, end = 0; (end = text.find('\n', start)) != std::string::npos;
         start = end + 1) {
        const auto line = text.substr(start, end - start);
        kept += line.substr(0, line.rfind(',')) + "\n";
    }
    REQUIRE(text.substr(0, text.find('\n')).ends_with(",seconds"));
    return kept;
}

inline void check_same_weights(const fs::path& a, const fs::path& b) {
    CAPTURE(a);
    const auto first = read_checkpoint(a).tensors;
    const auto second = read_checkpoint(b).tensors;
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        CAPTURE(first[i].first);
        CHECK(first[i].first == second[i].first);
        CHECK(torch::equal(first[i].second, second[i].second));
    }
}

/// Checks that both experiments gave the same, times aside.
inline void check_same_results(const ExperimentSpec& a, const ExperimentSpec& b) {
    for (const auto& planned : plan(a)) {
        CAPTURE(run_name(planned));
        const auto first = run_folder(a, planned);
        const auto second = run_folder(b, planned);
        CHECK(metrics_without_seconds(first) == metrics_without_seconds(second));
        check_same_weights(first / "last.pth", second / "last.pth");
        check_same_weights(first / "best.pth", second / "best.pth");
    }
}

/// What run_experiment says against `spec`, having checked that it left no trace.
inline std::string refusal(const ExperimentSpec& spec) {
    const auto before = paths_below(bench().folder.path());
    const auto said = error_of([&] { run(spec); });
    CHECK((paths_below(bench().folder.path()) == before));
    return said;
}

/// The first thing that validate() says against `spec`: "loss: …"; "" where nothing is wrong.
inline std::string problem_with(const ExperimentSpec& spec) {
    const auto problems = validate(spec, {});
    return problems.empty() ? "" : problems.front().parameter + ": " + problems.front().message.str();
}

/// Puts a run's folder in the place of the one that another experiment has of the same name.
inline void replace_run(const ExperimentSpec& from, const ExperimentSpec& in, const std::string& run) {
    fs::copy(fs::path(from.out) / "runs" / run, fs::path(in.out) / "runs" / run,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

/// "done done stopped": the runs in the plan's order.
inline std::string statuses(const std::vector<RunRecord>& runs) {
    std::string found;
    for (const auto& run : runs) {
        found += (found.empty() ? "" : " ") + std::string(to_string(run.status));
    }
    return found;
}

} // namespace retort::test
