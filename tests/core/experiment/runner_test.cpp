// Real experiments, as small as they can be: a drawn data set, a resnet20 teaching a resnet20.
#include "core/experiment/run/runner.h"

#include "core/experiment/cost/machine.h"
#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/resume_file.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/results/verdict.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/trained_student.h"
#include "core/files/pickle/pickle_writer.h"
#include "core/inspect/evaluate.h"
#include "core/inspect/predict.h"
#include "tests/core/experiment/bench.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>

using namespace retort;
using namespace retort::test;

TEST_CASE("teaching leaves a teacher beside an experiment folder of one run") {
    const auto& made = bench();
    CHECK(made.teaching_run.status == RunStatus::done);
    CHECK(made.teaching_run.epochs.size() == 2);
    CHECK(std::isnan(made.teaching_run.epochs[1].logit_difference));
    CHECK(paths_below(made.teaching) ==
          std::set<std::string>{".lock", "classes.json", "experiment.json", "teacher.pth", "runs",
                                "runs/alpha-1_rep-1", "runs/alpha-1_rep-1/run.json",
                                "runs/alpha-1_rep-1/metrics.csv", "runs/alpha-1_rep-1/best.pth",
                                "runs/alpha-1_rep-1/last.pth", "runs/alpha-1_rep-1/resume.pt",
                                "runs/alpha-1_rep-1/events.out.tfevents.0.retort"});
    check_same_weights(made.teacher, made.teaching / "runs/alpha-1_rep-1/best.pth");
}

TEST_CASE("an experiment leaves the files that were promised, and nothing else") {
    const auto& spec = straight();
    std::set<std::string> expected{".lock", "classes.json", "experiment.json", "runs"};
    for (const auto* name : {"alpha-0_rep-1", "alpha-0_rep-2", "alpha-1_rep-1", "alpha-1_rep-2"}) {
        expected.insert(std::string("runs/") + name);
        for (const auto* file : {"run.json", "metrics.csv", "best.pth", "last.pth", "resume.pt",
                                 "events.out.tfevents.0.retort"}) {
            expected.insert(std::string("runs/") + name + "/" + file);
        }
    }
    CHECK(paths_below(spec.out) == expected);
    const auto experiment = read_experiment(spec.out);
    CHECK(experiment.complaints.empty());
    REQUIRE(experiment.spec.has_value());
    CHECK(experiment.spec->image_size == 32); // settled, for 0 was asked
    REQUIRE(experiment.runs.size() == 4);
    for (const auto& run : experiment.runs) {
        CHECK(run.status == RunStatus::done);
        CHECK(run.device == "cpu");
        CHECK(run.num_epochs == 2);
        REQUIRE(run.epochs.size() == 3);
        CHECK(std::isnan(run.epochs[0].train_loss));
        CHECK(run.epochs[1].train_loss > 0.0);
        CHECK(run.epochs[2].logit_difference > 0.0);
    }
}

TEST_CASE("what is returned is what stands on disk") {
    auto spec = bench().spec("returned");
    spec.alphas = {0.5};
    spec.repeats = 1;
    const auto runs = run(spec);
    const auto read = read_experiment(spec.out);
    REQUIRE(runs.size() == 1);
    REQUIRE(read.runs.size() == 1);
    CHECK(read.runs[0].spec == runs[0].spec);
    CHECK(read.runs[0].status == runs[0].status);
    REQUIRE(read.runs[0].epochs.size() == runs[0].epochs.size());
    for (std::size_t i = 0; i < runs[0].epochs.size(); ++i) {
        CHECK(read.runs[0].epochs[i].val_loss == runs[0].epochs[i].val_loss);
        CHECK(read.runs[0].epochs[i].seconds == runs[0].epochs[i].seconds);
    }
}

TEST_CASE("a run says what its student costs, and with what that was measured") {
    auto spec = bench().spec("costs");
    spec.alphas = {0.5};
    spec.repeats = 1;
    run(spec);
    const auto read = read_experiment(spec.out).runs.at(0);
    REQUIRE(read.cost.has_value());
    const auto weights = fs::path(spec.out) / "runs" / read.name / "last.pth";
    const auto student = load_model({weights, spec.student}, {});
    std::int64_t parameters = 0;
    for (const auto& parameter : student.model->parameters()) {
        parameters += parameter.numel();
    }
    CHECK(read.cost->parameters == parameters);
    CHECK(read.cost->file_bytes == static_cast<std::int64_t>(fs::file_size(weights)));
    CHECK(read.cost->teacher_parameters > 0);
    CHECK(read.cost->latency.is_known());
    CHECK(read.cost->latency.device == "cpu");
    CHECK(read.cost->latency.threads == machine_cores());
    CHECK(read.cost->latency.image_size > 0);
}

TEST_CASE("an observer hears of everything in order, run by run as planned") {
    auto spec = bench().spec("observed");
    spec.cache_dir = (bench().folder.path() / "cache-of-observed").string();
    spec.repeats = 1;
    spec.num_epochs = 1;
    spec.batch_size = 4 * class_count();
    Recorder observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    const auto first =
        std::find(observer.events.begin(), observer.events.end(), "0 started alpha-0_rep-1 after 0");
    REQUIRE(first != observer.events.begin());
    CHECK(std::all_of(observer.events.begin(), first,
                      [](const auto& e) { return e == "preparing" || e == "estimated"; }));
    CHECK(std::vector<std::string>(first, observer.events.end()) ==
          std::vector<std::string>{"0 started alpha-0_rep-1 after 0", "0 epoch 0", "preparing",
                                   "0 step 1 1/1", "0 epoch 1", "0 finished done",
                                   "1 started alpha-1_rep-1 after 0", "1 epoch 0", "1 step 1 1/1",
                                   "1 epoch 1", "1 finished done"});
    CHECK(observer.noticed(std::to_string(class_count()) + " classes"));
}

TEST_CASE("all α of a repeat start from the same weights; repeats do not") {
    const auto experiment = read_experiment(straight().out);
    REQUIRE(experiment.runs.size() == 4);
    // By α, then repeat. Accuracy and logit difference before training depend on the weights alone.
    const auto& runs = experiment.runs;
    CHECK(runs[0].spec.seed == runs[2].spec.seed);
    CHECK(runs[1].spec.seed == runs[3].spec.seed);
    CHECK(runs[0].spec.seed != runs[1].spec.seed);
    CHECK(runs[0].epochs[0].logit_difference == runs[2].epochs[0].logit_difference);
    CHECK(runs[1].epochs[0].logit_difference == runs[3].epochs[0].logit_difference);
    CHECK(runs[0].epochs[0].logit_difference != runs[1].epochs[0].logit_difference);
    CHECK(runs[0].epochs[2].val_loss != runs[2].epochs[2].val_loss);
}

TEST_CASE("the same spec gives the same numbers again") {
    auto spec = straight();
    spec.out = (bench().folder.path() / "again").string();
    run(spec);
    check_same_results(straight(), spec);
}

TEST_CASE("lanes change the time it takes and nothing else") {
    auto spec = straight();
    spec.out = (bench().folder.path() / "lanes").string();
    spec.lanes = 2;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(statuses(runs) == "done done done done");
    check_same_results(straight(), spec);
    // Within each run the order holds, however lanes interleave.
    for (std::size_t index = 0; index < 4; ++index) {
        std::vector<std::string> own;
        for (const auto& event : observer.events) {
            if (event.starts_with(std::to_string(index) + " ") && !contains(event, "step")) {
                own.push_back(event.substr(2));
            }
        }
        CHECK(own == std::vector<std::string>{"started " + runs[index].name + " after 0", "epoch 0",
                                              "epoch 1", "epoch 2", "finished done"});
    }
}

TEST_CASE("lanes and threads that are left to the program are settled, written down, and kept") {
    auto spec = bench().spec("automatic");
    spec.lanes = 0;
    spec.threads = 0;
    spec.num_epochs = 1;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(statuses(runs) == "done done done done");
    const auto file = fs::path(spec.out) / "experiment.json";
    const auto used = read_spec(file);
    CHECK(used.lanes >= 1);
    CHECK(used.threads >= 1);
    for (const auto& run : read_experiment(spec.out).runs) {
        CHECK(run.threads == used.threads);
        CHECK(run.wait_seconds > 0.0);
        CHECK((run.teacher_seconds > 0.0) == (run.spec.alpha < 1.0));
    }

    // Another machine, or another day, began it with other ones.
    auto former = used;
    former.lanes = 2;
    former.threads = 3;
    ExperimentWriter::reopen(former);
    auto more = spec;
    more.repeats = 3;
    run(more, ResumeMode::resume);
    CHECK(read_spec(file).lanes == 2);
    CHECK(read_spec(file).threads == 3);
    CHECK(read_experiment(spec.out).runs.back().threads == 3);
    CHECK(read_experiment(spec.out).runs.front().threads == used.threads); // it was done already
    more.threads = 1;
    more.lanes = 1;
    run(more, ResumeMode::resume);
    CHECK(read_spec(file).threads == 1); // a person may say otherwise
}

TEST_CASE("the cost is told before the first run, of what is not done yet") {
    auto spec = bench().spec("cost");
    spec.num_epochs = 1;
    spec.repeats = 1;
    Recorder observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(observer.estimates.size() == 1);
    CHECK(observer.estimates.front().runs == 2);
    CHECK(observer.estimates.front().epochs == 1);
    CHECK(observer.estimates.front().lanes == LanePlan{1, 1});
    CHECK(observer.estimates.front().total_seconds > 0.0);
    CHECK(observer.noticed("Runs: 2, epochs: 1. Estimate: "));
    const auto told = std::find(observer.events.begin(), observer.events.end(), "estimated");
    const auto started = std::find_if(observer.events.begin(), observer.events.end(),
                                      [](const std::string& event) { return contains(event, "started"); });
    CHECK(told < started);

    spec.repeats = 2;
    Recorder later;
    run_experiment(spec, ResumeMode::resume, later, {});
    REQUIRE(later.estimates.size() == 1);
    CHECK(later.estimates.front().runs == 2);
    Recorder nothing;
    run_experiment(spec, ResumeMode::resume, nothing, {});
    CHECK(nothing.estimates.empty());
}

TEST_CASE("an experiment that was stopped goes on as if it had not been") {
    auto spec = straight();
    spec.out = (bench().folder.path() / "stopped").string();
    {
        Recorder observer;
        observer.stop_run = 1;
        observer.stop_epoch = 2;
        const auto runs = run_experiment(spec, ResumeMode::fresh, observer, observer.source.get_token());
        CHECK(statuses(runs) == "done stopped queued queued");
        CHECK(observer.events.back() == "1 finished stopped");
        CHECK(runs[1].epochs.size() == 2);
        for (const auto& run : read_experiment(spec.out).runs) {
            const auto same = std::find_if(runs.begin(), runs.end(),
                                           [&](const auto& other) { return other.name == run.name; });
            CHECK(run.status == same->status);
            CHECK(run.epochs.size() == same->epochs.size());
        }
    }
    // As if the process had died after a line of metrics and before its checkpoint.
    const auto broken_off = run_folder(spec, plan(spec)[1]) / "metrics.csv";
    write_text(broken_off, read_text(broken_off) + "2,9,9,9,9,9,9,9,9,9\n");

    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::resume, observer, {});
    CHECK(statuses(runs) == "done done done done");
    CHECK(std::none_of(observer.events.begin(), observer.events.end(),
                       [](const auto& event) { return event.starts_with("0 "); }));
    CHECK(std::count(observer.events.begin(), observer.events.end(), "1 started alpha-1_rep-1 after 2") == 1);
    CHECK(std::count(observer.events.begin(), observer.events.end(), "1 epoch 1") == 0);
    check_same_results(straight(), spec);
}

TEST_CASE("a run that its metric ends early is done, says so, and is not trained again") {
    auto spec = bench().spec("early");
    spec.repeats = 1;
    spec.num_epochs = 30;
    spec.early_stop_metric = "val_loss";
    spec.early_stop_patience = 2;
    spec.early_stop_min_delta = 1000.0;
    const auto runs = run(spec);
    CHECK(statuses(runs) == "done done");
    const auto written = read_experiment(spec.out);
    for (const auto* records : {&runs, &written.runs}) {
        for (const auto& record : *records) {
            CHECK(record.stopped_early);
            CHECK(record.num_epochs == 30);
            CHECK(record.last()->epoch == 3);
        }
    }
    const auto folder = run_folder(spec, runs[0].spec);
    CHECK(contains(read_text(folder / "run.json"), "\"stopped_early\": true"));
    CHECK_FALSE(
        contains(read_text(run_folder(straight(), plan(straight())[0]) / "run.json"), "stopped_early"));
    const auto before = read_text(folder / "metrics.csv");
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    CHECK(read_text(folder / "metrics.csv") == before);
}

TEST_CASE("a killed process's run goes on whichever of its files was written last") {
    auto spec = straight();
    spec.out = (bench().folder.path() / "killed").string();
    fs::copy(straight().out, spec.out, fs::copy_options::recursive);
    const auto folder = run_folder(spec, plan(spec)[0]);
    const auto state = read_resume_file(folder / "resume.pt", plan(spec)[0]);
    CHECK(state.records.back().epoch == 2);
    // As after resume.pt of the last epoch, and before anything else of it.
    fs::remove(folder / "last.pth");
    fs::remove(folder / "best.pth");
    auto csv = read_text(folder / "metrics.csv");
    write_text(folder / "metrics.csv", csv.substr(0, csv.rfind("\n2,") + 1));
    auto json = read_text(folder / "run.json");
    json.replace(json.find("done"), 4, "running");
    write_text(folder / "run.json", json);
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    const auto same = run_folder(straight(), plan(spec)[0]);
    CHECK(metrics_without_seconds(folder) == metrics_without_seconds(same));
    check_same_weights(folder / "last.pth", same / "last.pth");
    // Where they are not the last epoch's, they can only be trained again.
    check_same_weights(folder / "best.pth", same / "best.pth");
}

TEST_CASE("a run that is done but whose files are gone is trained again, and that is said") {
    auto spec = straight();
    spec.out = (bench().folder.path() / "gone").string();
    fs::copy(straight().out, spec.out, fs::copy_options::recursive);
    const auto planned = plan(spec);
    fs::remove(run_folder(spec, planned[0]) / "best.pth");
    fs::resize_file(run_folder(spec, planned[1]) / "last.pth", 0);
    fs::remove(run_folder(spec, planned[2]) / "metrics.csv");
    Recorder observer;
    CHECK(statuses(run_experiment(spec, ResumeMode::resume, observer, {})) == "done done done done");
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(observer.noticed(run_name(planned[i]) + " is done, but its "));
    }
    CHECK_FALSE(observer.noticed(run_name(planned[3]) + " is done, but"));
    check_same_results(straight(), spec);
}

TEST_CASE("checkpoints of the first schema are read, and of later ones refused") {
    const auto folder = run_folder(straight(), plan(straight())[0]);
    const auto now = read_resume_file(folder / "resume.pt", plan(straight())[0]);
    REQUIRE_FALSE(now.optimizer.empty());
    StateDict momentum;
    for (const auto& [name, tensor] : now.optimizer) {
        REQUIRE(name.starts_with("momentum_buffer."));
        momentum.emplace_back(name.substr(std::string("momentum_buffer.").size()), tensor);
    }
    const auto file = bench().folder.path() / "first-schema.pt";
    const auto write = [&](int schema) {
        write_pickle_zip(file, PickleValue::Dict{{"schema", schema},
                                                 {"model", now.model},
                                                 {"momentum", momentum},
                                                 {"metrics", read_text(folder / "metrics.csv")}});
    };
    write(1);
    const auto before = read_resume_file(file, plan(straight())[0]);
    CHECK(before.average.empty());
    CHECK(before.records.size() == now.records.size());
    REQUIRE(before.optimizer.size() == now.optimizer.size());
    for (std::size_t i = 0; i < now.optimizer.size(); ++i) {
        CHECK(before.optimizer[i].first == now.optimizer[i].first);
        CHECK(torch::equal(before.optimizer[i].second, now.optimizer[i].second));
    }
    for (const int schema : {0, 3}) {
        write(schema);
        CHECK(contains(error_of([&] { read_resume_file(file, plan(straight())[0]); }), "schemas 1 to 2"));
    }
    write(2); // of which "optimizer" is a part
    CHECK(contains(error_of([&] { read_resume_file(file, plan(straight())[0]); }), "“optimizer” is missing"));
}

TEST_CASE("agreement with a teacher cannot end a training without one") {
    auto spec = bench().taught;
    spec.out = (bench().folder.path() / "no-teacher").string();
    spec.early_stop_metric = "agreement";
    Recorder observer;
    CHECK(contains(error_of([&] { run_teaching(spec, ResumeMode::fresh, observer, {}); }),
                   "--early-stop-metric: without a teacher"));
}

TEST_CASE("a grid shares its baseline, its students begin alike, and each run has its own settings") {
    auto spec = bench().spec("grid");
    spec.alphas = {0.5, 1.0};
    spec.repeats = 1;
    spec.num_epochs = 1;
    for (const auto& [name, text] :
         {std::pair("loss", "mse,kl"), std::pair("temperature", "1,4"), std::pair("lr", "0.01,0.02")}) {
        REQUIRE(set_from_text(spec, *find_parameter(name), text).empty());
    }
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(runs.size() == 8); // (mse, kl at two temperatures, α 1) × two learning rates
    std::map<std::string, const RunRecord*> by_name;
    for (const auto& run : runs) {
        CHECK(run.status == RunStatus::done);
        CHECK(run.epochs.at(0).val_accuracy == runs[0].epochs[0].val_accuracy);
        by_name[run.name] = &run;
    }
    const auto last = [&](const std::string& name) { return *by_name.at(name)->last(); };
    CHECK(last("alpha-1_lr-0.02_rep-1").learning_rate == 0.02);
    CHECK(last("alpha-0.5_loss-kl_lr-0.01_temperature-1_rep-1").val_loss !=
          last("alpha-0.5_loss-kl_lr-0.01_temperature-4_rep-1").val_loss);
    // The same as without axes.
    auto single = spec;
    single.out = (bench().folder.path() / "single").string();
    single.axes.clear();
    single.alphas = {0.5};
    single.loss = "kl";
    single.temperature = 4.0;
    single.lr = 0.02;
    const auto alone = run_experiment(single, ResumeMode::fresh, observer, {}).at(0);
    const auto in_grid = last("alpha-0.5_loss-kl_lr-0.02_temperature-4_rep-1");
    CHECK(alone.last()->val_loss == in_grid.val_loss);
    CHECK(alone.last()->logit_difference == in_grid.logit_difference);
    // It goes on with one temperature more.
    REQUIRE(set_from_text(spec, *find_parameter("temperature"), "1,4,8").empty());
    const auto more = run_experiment(spec, ResumeMode::resume, observer, {});
    CHECK(more.size() == 10);
    CHECK(std::all_of(more.begin(), more.end(),
                      [](const RunRecord& run) { return run.status == RunStatus::done; }));
}

TEST_CASE("runs with more, fewer and fresh views share one bank, and each is as it is alone") {
    auto grid = bench().spec("views-grid");
    grid.alphas = {0.5};
    grid.repeats = 1;
    grid.num_epochs = 3;
    REQUIRE(set_from_text(grid, *find_parameter("views"), "0,1,-1").empty());
    Recorder observer;
    const auto runs = run_experiment(grid, ResumeMode::fresh, observer, {});
    CHECK(statuses(runs) == "done done done");
    CHECK(observer.noticed("images × 3 views"));
    for (const auto& in_grid : runs) {
        CAPTURE(in_grid.name);
        auto alone = spec_of(grid, in_grid.spec);
        alone.out = (bench().folder.path() / ("alone-" + in_grid.spec.settings.at("views"))).string();
        run(alone);
        const auto folder = run_folder(alone, plan(alone).at(0));
        CHECK(metrics_without_seconds(folder) == metrics_without_seconds(run_folder(grid, in_grid.spec)));
        check_same_weights(folder / "last.pth", run_folder(grid, in_grid.spec) / "last.pth");
    }
    CHECK(runs[0].last()->val_loss != runs[1].last()->val_loss);
    CHECK(runs[1].last()->val_loss != runs[2].last()->val_loss);
    // Each in its folder says with how many it was trained, and they go on as they were with more epochs.
    CHECK(runs[2].trained_with.at("views") == "3");
    grid.num_epochs = 4;
    const auto longer = run_experiment(grid, ResumeMode::resume, observer, {});
    CHECK(statuses(longer) == "done done done");
    CHECK(longer[2].name == "alpha-0.5_views-3_rep-1");
    CHECK(read_experiment(grid.out).complaints.empty());
}

TEST_CASE("students of several beginnings are trained in one experiment, and begin so") {
    const TemporaryFolder folder;
    auto spec = bench().spec("beginnings");
    const auto file = folder.path() / "begun, once.pth";
    fs::copy_file(bench().teacher, file);
    spec.alphas = {0.5};
    spec.repeats = 1;
    spec.num_epochs = 1;
    const auto& init = *find_parameter("student-init");
    REQUIRE(set_from_text(spec, init, "random,teacher,\"" + file.string() + "\"").empty());
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(statuses(runs) == "done done done");
    CHECK(runs[2].name == "alpha-0.5_student-init-begun--once_rep-1");
    CHECK(runs[2].epochs[0].val_loss != runs[0].epochs[0].val_loss);
    CHECK(runs[1].epochs[0].agreement == 1.0);
    CHECK(runs[1].epochs[0].val_loss == runs[2].epochs[0].val_loss); // the teacher's own weights
    for (const auto& in_grid : runs) {
        auto alone = spec_of(spec, in_grid.spec);
        alone.out = (folder.path() / in_grid.name).string();
        run(alone);
        CHECK(metrics_without_seconds(run_folder(alone, plan(alone).at(0))) ==
              metrics_without_seconds(run_folder(spec, in_grid.spec)));
    }
    const auto json = fs::path(spec.out) / "experiment.json";
    const auto files = parse_info(read_text(json)).files;
    CHECK(files.at("student-init begun, once").file == file.string());
    CHECK(files.contains("teacher-file"));
    // It goes on with the same file elsewhere and a further one, and with no other of that name.
    const auto elsewhere = folder.path() / "elsewhere" / "begun, once.pth";
    fs::create_directories(elsewhere.parent_path());
    fs::copy_file(file, elsewhere);
    write_model(folder.path() / "further.pth", class_count(), 7);
    REQUIRE(set_values(spec, init,
                       {"random", "teacher", elsewhere.string(), (folder.path() / "further.pth").string()})
                .empty());
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    write_model(elsewhere, class_count(), 8);
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }),
                   "--student-init " + elsewhere.string() + " is not the file"));
}

namespace {

/// Two teachers, the second another network of the same architecture.
ExperimentSpec two_teachers(const std::string& out, const fs::path& second) {
    auto spec = bench().spec(out);
    spec.alphas = {0.5, 1.0};
    spec.repeats = 1;
    const auto problem =
        set_values(spec, *find_parameter("teacher-file"), {bench().teacher.string(), second.string()});
    CHECK_MESSAGE(problem.empty(), problem.str());
    return spec;
}

/// metrics.csv without what is measured against a teacher, and without the time.
std::string metrics_without_teacher(const RunRecord& run) {
    std::string text;
    for (const auto& epoch : run.epochs) {
        for (const auto& metric : metrics()) {
            if (!metric.needs_teacher && metric.unit != MetricUnit::seconds) {
                text += number_text(epoch.*metric.value) + " ";
            }
        }
    }
    return text;
}

} // namespace

TEST_CASE("a grid of two teachers and two α trains each teacher's students, and those of labels once") {
    const TemporaryFolder folder;
    const auto second = folder.path() / "second.pth";
    write_model(second, class_count(), 9);
    auto spec = two_teachers("two-teachers", second);
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(statuses(runs) == "done done done");
    CHECK(runs[0].name == "alpha-0.5_teacher-file-teacher_rep-1");
    CHECK(runs[1].name == "alpha-0.5_teacher-file-second_rep-1");
    CHECK(runs[2].name == "alpha-1_rep-1");
    CHECK(observer.noticed("at α = 1 there is no teacher to compare with"));
    CHECK(observer.noticed(second.string() + ": Teacher: "));
    CHECK(observer.noticed(bench().teacher.string() + ": Teacher logits: "));
    // Each is, to the bit, what it is in an experiment of its own.
    for (std::size_t i = 0; i < 2; ++i) {
        CAPTURE(runs[i].name);
        auto alone = spec_of(spec, runs[i].spec);
        alone.out = (folder.path() / runs[i].name).string();
        run(alone);
        CHECK(metrics_without_seconds(run_folder(alone, plan(alone).at(0))) ==
              metrics_without_seconds(run_folder(spec, runs[i].spec)));
        check_same_weights(run_folder(alone, plan(alone).at(0)) / "last.pth",
                           run_folder(spec, runs[i].spec) / "last.pth");
    }
    CHECK(runs[0].last()->logit_difference != runs[1].last()->logit_difference);
    auto plain = bench().spec("of-two-the-plain");
    plain.alphas = {1.0};
    plain.repeats = 1;
    CHECK(metrics_without_teacher(runs[2]) == metrics_without_teacher(run(plain).at(0)));
    for (const auto& metric : metrics()) {
        CHECK((!metric.needs_teacher || std::isnan(runs[2].last()->*metric.value)));
    }
    // The folder says which teacher was which.
    const auto record = read_experiment(spec.out);
    CHECK(record.complaints.empty());
    CHECK(record.runs.at(0).spec.settings.at("teacher-file") == "second");
    const auto info = parse_info(read_text(fs::path(spec.out) / "experiment.json"));
    CHECK(info.teachers.at("second").teacher == "resnet20");
    CHECK(info.teachers.at("second").outputs.size() == static_cast<std::size_t>(class_count()));
    CHECK(info.files.at("teacher-file second").file == second.string());
    CHECK(parse_info(experiment_json(spec, info)) == info);
    // What compares runs has a baseline for both.
    CHECK(summarize(record.runs).size() == 3);
    CHECK(paired_differences(record.runs, {1.0}, CountedEpoch::last).size() == 2);
    CHECK(usual_verdict(record.runs).has_value());
    // Predictions of a run are beside its own teacher's.
    const auto predicted = [&](const RunRecord& run) {
        Recorder silent;
        return predict({.experiment = spec.out, .run = run.name}, silent, {});
    };
    CHECK(predicted(runs[1]).teacher_sha256 == info.files.at("teacher-file second").sha256);
    CHECK(predicted(runs[1]).has_teacher());
    CHECK_FALSE(predicted(runs[2]).has_teacher());
    // It goes on with a third teacher, and not where one is another now.
    write_model(folder.path() / "third.pth", class_count(), 10);
    REQUIRE(set_values(spec, *find_parameter("teacher-file"),
                       {(folder.path() / "third.pth").string(), second.string(), bench().teacher.string()})
                .empty());
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    write_model(second, class_count(), 11);
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }),
                   "--teacher-file " + second.string() + " is not the file"));
}

TEST_CASE("feature losses are an axis, and a run with one goes on to the bit") {
    auto spec = bench().spec("features");
    spec.repeats = 1;
    spec.alphas = {0.5, 1.0};
    spec.num_epochs = 2;
    REQUIRE(set_values(spec, *find_parameter("feature-loss"), {"none", "fitnet", "at"}).empty());
    const auto runs = run(spec);
    REQUIRE(statuses(runs) == "done done done done");
    CHECK(runs[1].name == "alpha-0.5_feature-loss-fitnet_rep-1");
    CHECK(runs[3].name == "alpha-1_rep-1");
    // The logits are compared as ever: what is added is in the training loss alone.
    CHECK(runs[0].epochs.at(0).val_loss == runs[1].epochs.at(0).val_loss);
    CHECK(runs[0].epochs.at(1).train_loss < runs[1].epochs.at(1).train_loss);
    CHECK(runs[0].epochs.at(1).train_loss < runs[2].epochs.at(1).train_loss);

    auto broken = bench().spec("features-broken");
    broken.repeats = 1;
    broken.alphas = {0.5};
    broken.num_epochs = 2;
    broken.feature_loss = "fitnet";
    Recorder observer;
    observer.stop_run = 0;
    observer.stop_epoch = 2;
    CHECK(statuses(run_experiment(broken, ResumeMode::fresh, observer, observer.source.get_token())) ==
          "stopped");
    CHECK(statuses(run(broken, ResumeMode::resume)) == "done");
    CHECK(metrics_without_seconds(run_folder(broken, plan(broken).at(0))) ==
          metrics_without_seconds(run_folder(spec, runs[1].spec)));
    check_same_weights(run_folder(broken, plan(broken).at(0)) / "last.pth",
                       run_folder(spec, runs[1].spec) / "last.pth");
}

TEST_CASE("students that begin with layers of their teacher have each their own") {
    const TemporaryFolder folder;
    const auto second = folder.path() / "second.pth";
    write_model(second, class_count(), 9);
    auto spec = two_teachers("two-beginnings", second);
    spec.num_epochs = 1;
    spec.student_init = "teacher";
    CHECK(contains(refusal(spec), "--student-init: with several teachers"));
    spec.alphas = {0.5};
    const auto runs = run(spec);
    REQUIRE(statuses(runs) == "done done");
    CHECK(runs[0].epochs[0].agreement == 1.0);
    CHECK(runs[1].epochs[0].agreement == 1.0);
    CHECK(runs[0].epochs[0].cross_entropy != runs[1].epochs[0].cross_entropy);
}

TEST_CASE("what is wrong with one of several teachers names its file, before anything is written") {
    const TemporaryFolder folder;
    const auto second = folder.path() / "second.pth";
    write_model(second, class_count() + 1, 9);
    auto spec = two_teachers("one-misfit", second);
    CHECK(contains(refusal(spec), second.string()));
    fs::remove(second);
    CHECK(contains(refusal(spec), "--teacher-file: the file " + second.string()));
    write_model(second, class_count(), 9);
    spec.early_stop_metric = "agreement";
    CHECK(contains(refusal(spec), "--early-stop-metric: with several teachers"));
    spec.early_stop_metric = "none";
    spec.teacher_key = "no-such-model";
    CHECK(contains(refusal(spec), bench().teacher.string()));
}

TEST_CASE("a teacher that was taught wrong labels is never found to help") {
    const TemporaryFolder folder;
    SampleOptions wrong;
    wrong.train_per_class = 12;
    wrong.val_per_class = 8;
    wrong.label_noise = 1.0; // not one label is right
    write_sample(folder.path() / "wrong", wrong);
    auto teaching = small_spec(folder.path() / "wrong", folder.path() / "teacher");
    teaching.num_epochs = 4;
    teaching.lr = 0.05;
    Recorder observer;
    REQUIRE(run_teaching(teaching, ResumeMode::fresh, observer, {}).status == RunStatus::done);
    auto right = wrong;
    right.label_noise = 0.0;
    write_sample(folder.path() / "right", right);
    auto spec = small_spec(folder.path() / "right", folder.path() / "experiment");
    spec.teacher_file = (folder.path() / "teacher" / "teacher.pth").string();
    spec.alphas = {0.0, 0.5, 1.0};
    spec.loss = "kl";
    spec.repeats = 3;
    spec.num_epochs = 4;
    spec.lr = 0.02;
    const auto verdict = usual_verdict(run(spec));
    REQUIRE(verdict.has_value());
    REQUIRE(verdict->points.size() == 2);
    MESSAGE(verdict_text(*verdict));
    for (const auto& point : verdict->points) {
        CHECK(point.outcome != Outcome::better);
        CHECK(point.accuracy.difference.count == 3);
    }
    CHECK(verdict->points[0].accuracy.difference.mean < 0.0); // α 0 learns what is wrong
}

TEST_CASE("points that are left out must be there, and one must stay") {
    auto spec = bench().spec("dropped");
    REQUIRE(set_from_text(spec, *find_parameter("lr"), "0.01,0.02").empty());
    const auto refusal = [&](const std::string& dropped) {
        spec.drop_points = dropped;
        return error_of([&] { run(spec); });
    };
    CHECK(contains(refusal("alpha-0_lr-0.1"),
                   "“alpha-0_lr-0.1” is no point of these axes; one is alpha-0_lr-0.01"));
    CHECK(contains(refusal("alpha-0_lr-0.01,alpha-0_lr-0.02,alpha-1_lr-0.01,alpha-1_lr-0.02"),
                   "leaves no point to train"));
    spec.axes.clear();
    CHECK(contains(refusal("nonsense"), "“nonsense” is no point of these axes; one is alpha-0"));
    CHECK_FALSE(fs::exists(spec.out));
}

TEST_CASE("students of several architectures are trained in one experiment") {
    auto spec = bench().spec("students");
    spec.alphas = {0.5};
    spec.repeats = 1;
    spec.num_epochs = 1;
    REQUIRE(set_from_text(spec, *find_parameter("student"), "resnet20,resnet32").empty());
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].epochs.at(0).val_loss != runs[1].epochs.at(0).val_loss);
    const auto weights = [&](const RunRecord& run) {
        return fs::file_size(fs::path(spec.out) / "runs" / run.name / "last.pth");
    };
    CHECK(weights(runs[1]) > weights(runs[0]));
    CHECK(open_student({.model = fs::path(spec.out) / "runs" / runs[1].name}).card.architecture ==
          "resnet32");
}

TEST_CASE("a stop before anything began leaves nothing") {
    const auto spec = bench().spec("never-begun");
    std::stop_source source;
    source.request_stop();
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, source.get_token());
    CHECK(statuses(runs) == "queued queued queued queued");
    CHECK_FALSE(fs::exists(spec.out));
}

TEST_CASE("one run is stopped, another before it began, and the others go on") {
    auto spec = bench().spec("one-stopped");
    spec.lanes = 1;
    class Stopper : public Recorder {
      public:
        explicit Stopper(RunControl& control) : control_(control) {}
        void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override {
            Recorder::step_done(run, epoch, step, steps);
            if (run == 0 && epoch == 2) {
                control_.stop(0);
                control_.stop(2);
            }
        }

      private:
        RunControl& control_;
    };
    RunControl control;
    Stopper observer(control);
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {}, &control);
    CHECK(statuses(runs) == "stopped done stopped done");
    CHECK(runs[0].epochs.size() == 2);
    CHECK(runs[2].epochs.empty());
    CHECK(control.is_stopped(2));
    CHECK_FALSE(control.is_stopped(1));
    // Both are taken up again, to the numbers of runs that were never stopped.
    Recorder again;
    const auto resumed = run_experiment(spec, ResumeMode::resume, again, {});
    CHECK(statuses(resumed) == "done done done done");
    auto whole = spec;
    whole.out += "-whole";
    Recorder third;
    const auto expected = run_experiment(whole, ResumeMode::fresh, third, {});
    for (std::size_t run = 0; run < expected.size(); ++run) {
        CHECK(resumed[run].epochs.back().val_loss == expected[run].epochs.back().val_loss);
    }
}

TEST_CASE("a run that is stopped and cannot be written about ends no other") {
    auto spec = bench().spec("unwritable-stopped");
    spec.lanes = 1;
    class Blocker : public Recorder {
      public:
        Blocker(RunControl& control, fs::path folder) : control_(control), folder_(std::move(folder)) {}
        void epoch_done(std::size_t run, const EpochRecord& record) override {
            Recorder::epoch_done(run, record);
            if (run == 0 && record.epoch == 1) {
                fs::remove_all(folder_);
                write_text(folder_, "in the way");
                control_.stop(1); // at once, by another thread
            }
        }

      private:
        RunControl& control_;
        fs::path folder_;
    };
    RunControl control;
    Blocker observer(control, run_folder(spec, plan(spec)[1]));
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {}, &control);
    CHECK(statuses(runs) == "done stopped done done");
    CHECK(observer.noticed(runs[1].name));
}

TEST_CASE("a paused run gives its lane to the others, and goes on to the same numbers") {
    auto spec = bench().spec("one-paused");
    spec.lanes = 1;
    class Pauser : public Recorder {
      public:
        explicit Pauser(RunControl& control) : control_(control) {}
        void epoch_done(std::size_t run, const EpochRecord& record) override {
            Recorder::epoch_done(run, record);
            if (run == 0 && record.epoch == 1) {
                control_.pause(0);
                control_.pause(2); // which has not begun
            }
        }
        void run_finished(std::size_t run, const RunRecord& record) override {
            Recorder::run_finished(run, record);
            order.push_back(run);
            if (run == 3) {
                control_.resume(0);
            } else if (run == 0) {
                control_.resume(2);
            }
        }
        std::vector<std::size_t> order;

      private:
        RunControl& control_;
    };
    RunControl control;
    Pauser observer(control);
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {}, &control);
    CHECK(statuses(runs) == "done done done done");
    CHECK(observer.order == std::vector<std::size_t>{1, 3, 0, 2});
    auto whole = spec;
    whole.out += "-whole";
    Recorder other;
    const auto expected = run_experiment(whole, ResumeMode::fresh, other, {});
    CHECK(runs[0].epochs.back().val_loss == expected[0].epochs.back().val_loss);
}

TEST_CASE("a stopped run is started again while others train") {
    auto spec = bench().spec("started-again");
    spec.lanes = 1;
    class Restarter : public Recorder {
      public:
        explicit Restarter(RunControl& control) : control_(control) {}
        void epoch_done(std::size_t run, const EpochRecord& record) override {
            Recorder::epoch_done(run, record);
            if (run == 0 && record.epoch == 1 && !stopped_) {
                stopped_ = true;
                control_.stop(0);
                control_.stop(3); // which has not begun
            }
            if (run == 1 && record.epoch == 1) {
                CHECK_FALSE(control_.start_again(1)); // it is not stopped
                CHECK(control_.start_again(0));
                CHECK(control_.start_again(3));
            }
        }

      private:
        RunControl& control_;
        bool stopped_ = false;
    };
    RunControl control;
    Restarter observer(control);
    CHECK_FALSE(control.start_again(0)); // nothing is trained yet
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {}, &control);
    CHECK(statuses(runs) == "done done done done");
    control.stop(2);
    CHECK_FALSE(control.start_again(2)); // nor any longer
    auto whole = spec;
    whole.out += "-whole";
    Recorder other;
    const auto expected = run_experiment(whole, ResumeMode::fresh, other, {});
    for (std::size_t run = 0; run < expected.size(); ++run) {
        CHECK(runs[run].epochs.size() == expected[run].epochs.size());
        CHECK(runs[run].epochs.back().val_loss == expected[run].epochs.back().val_loss);
    }
}

TEST_CASE("pausing all and one are apart") {
    RunControl control;
    control.pause(1);
    control.pause();
    CHECK(control.gate(0).is_paused());
    CHECK(control.gate(1).is_paused());
    CHECK(control.is_paused());
    control.resume();
    CHECK_FALSE(control.gate(0).is_paused());
    CHECK(control.gate(1).is_paused());
    CHECK(control.is_paused(1));
    control.pause();
    control.resume(1);
    CHECK(control.gate(1).is_paused());
    control.resume();
    CHECK_FALSE(control.gate(1).is_paused());
}

TEST_CASE("more repeats and another α leave what is done as it is") {
    auto spec = bench().spec("grows");
    spec.alphas = {0.0, 1.0};
    spec.repeats = 1;
    Recorder first;
    const auto before = run_experiment(spec, ResumeMode::fresh, first, {});
    auto larger = spec;
    larger.alphas = {0.0, 0.5, 1.0};
    larger.repeats = 2;
    Recorder second;
    const auto after = run_experiment(larger, ResumeMode::resume, second, {});
    REQUIRE(after.size() == 6);
    for (const auto& run : before) {
        const auto same = std::find_if(after.begin(), after.end(),
                                       [&](const RunRecord& other) { return other.name == run.name; });
        REQUIRE(same != after.end());
        CHECK(same->spec == run.spec);
        CHECK(same->epochs.back().val_loss == run.epochs.back().val_loss);
    }
    CHECK(std::count_if(second.events.begin(), second.events.end(),
                        [](const std::string& event) { return contains(event, "finished done"); }) == 4);
    // A repeat that came later is the one that would have been there from the start.
    auto whole = larger;
    whole.out += "-whole";
    Recorder third;
    const auto expected = run_experiment(whole, ResumeMode::fresh, third, {});
    for (std::size_t run = 0; run < expected.size(); ++run) {
        CHECK(after[run].epochs.back().val_accuracy == expected[run].epochs.back().val_accuracy);
        CHECK(std::abs(after[run].epochs.back().val_loss - expected[run].epochs.back().val_loss) <
              1e-4 * expected[run].epochs.back().val_loss);
    }
}

TEST_CASE("a stop in the first epoch leaves a run that can go on") {
    auto spec = bench().spec("stopped-at-once");
    spec.repeats = 1;
    Recorder first;
    first.stop_run = 0;
    first.stop_epoch = 1;
    run_experiment(spec, ResumeMode::fresh, first, first.source.get_token());
    CHECK_FALSE(fs::exists(run_folder(spec, plan(spec)[0]) / "last.pth"));
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done");
    for (const auto& planned : plan(spec)) {
        CHECK(metrics_without_seconds(run_folder(spec, planned)) ==
              metrics_without_seconds(run_folder(straight(), planned)));
    }
}

TEST_CASE("going on with more α and repeats adds runs and touches no finished one") {
    auto spec = bench().spec("growing");
    spec.repeats = 1;
    spec.alphas = {0.0};
    run(spec);
    const auto before = read_text(run_folder(spec, plan(spec)[0]) / "metrics.csv");
    spec.alphas = {0.0, 1.0};
    spec.repeats = 2;
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    CHECK(read_text(run_folder(spec, plan(spec)[0]) / "metrics.csv") == before);
    check_same_results(straight(), spec);
}

TEST_CASE("going on with another learning rate is refused") {
    auto spec = straight();
    spec.lr = 0.5;
    CHECK(contains(error_of([&] { run(spec, ResumeMode::resume); }), "--lr 0.01, not 0.5"));
}

TEST_CASE("a finished experiment is not begun again") {
    CHECK(contains(refusal(straight()), "is not empty"));
}

TEST_CASE("α = 1 is training on labels alone") {
    const auto& made = bench();
    auto spec = made.spec("labels");
    spec.alphas = {1.0};
    spec.repeats = 1;
    spec.num_epochs = made.taught.num_epochs;
    const auto runs = run(spec);
    REQUIRE(runs.size() == 1);
    REQUIRE(runs[0].epochs.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& distilled = runs[0].epochs[i];
        const auto& taught = made.teaching_run.epochs[i];
        CHECK(distilled.val_loss == taught.val_loss);
        CHECK(distilled.val_accuracy == taught.val_accuracy);
        if (i > 0) {
            CHECK(distilled.train_loss == taught.train_loss);
            CHECK(distilled.train_accuracy == taught.train_accuracy);
        }
    }
    check_same_weights(run_folder(spec, runs[0].spec) / "last.pth",
                       run_folder(made.taught, runs[0].spec) / "last.pth");
}

TEST_CASE("teaching stops and goes on as well") {
    auto spec = bench().taught;
    spec.out = (bench().folder.path() / "teaching-stopped").string();
    Recorder first;
    first.stop_run = 0;
    first.stop_epoch = 1;
    const auto stopped = run_teaching(spec, ResumeMode::fresh, first, first.source.get_token());
    CHECK(stopped.status == RunStatus::stopped);
    CHECK_FALSE(fs::exists(fs::path(spec.out) / "teacher.pth"));
    Recorder second;
    CHECK(run_teaching(spec, ResumeMode::resume, second, {}).status == RunStatus::done);
    check_same_weights(fs::path(spec.out) / "teacher.pth", bench().teacher);
}

TEST_CASE("a teacher that does not fit the data is refused before anything is written") {
    const auto file = bench().folder.path() / "seven.pth";
    write_model(file, 7, 1);
    auto spec = bench().spec("refused");
    spec.teacher_file = file.string();
    const auto said = refusal(spec);
    CHECK(contains(said, file.string()));
    CHECK(contains(said, "7 classes"));
    CHECK(contains(said, "has " + std::to_string(class_count())));
}

TEST_CASE("a file that is no teacher is refused before anything is written") {
    auto spec = bench().spec("refused");
    const auto text = bench().folder.path() / "text.pth";
    write_text(text, "these are no weights\n");
    spec.teacher_file = text.string();
    CHECK(contains(refusal(spec), text.string()));
    const auto torn = bench().folder.path() / "torn.pth";
    const auto whole = read_text(bench().teacher);
    write_text(torn, whole.substr(0, whole.size() / 2));
    spec.teacher_file = torn.string();
    CHECK(contains(refusal(spec), torn.string()));
}

TEST_CASE("initial weights that cannot be used are refused before anything is written") {
    auto spec = bench().spec("refused");
    const auto text = bench().folder.path() / "text-init.pth";
    write_text(text, "these are no weights\n");
    spec.student_init = text.string();
    CHECK(contains(refusal(spec), text.string()));
    spec.student_init = bench().teacher.string();
    spec.student = "resnet32";
    CHECK(contains(refusal(spec), bench().teacher.string()));
}

TEST_CASE("an image size that the student does not take is refused before anything is written") {
    auto spec = bench().spec("refused");
    spec.student = "vit_b_16";
    spec.image_size = 64;
    CHECK(contains(refusal(spec), "vit_b_16 only accepts images of 224×224 pixels, not 64×64"));
}

TEST_CASE("an output folder that cannot be made is refused") {
    auto spec = bench().spec("refused");
    spec.out = (bench().teacher / "experiment").string();
    CHECK(contains(refusal(spec), "--out: "));
    spec.out = "/proc/retort-experiment";
    // Root is refused by the system when the folder is made, others before that, because they may not write
    // into /proc.
    CHECK(contains(refusal(spec), "/proc"));
}

TEST_CASE("data that make no sense are refused before anything is written") {
    auto spec = bench().spec("refused");
    const auto one_class = bench().folder.path() / "one-class";
    fs::create_directories(one_class / "train" / "cross");
    fs::create_directories(one_class / "val" / "cross");
    spec.data_dir = one_class.string();
    CHECK_FALSE(refusal(spec).empty());
}

TEST_CASE("an image that cannot be read is skipped, its path said") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    fs::copy(bench().data, data, fs::copy_options::recursive);
    const auto image = fs::recursive_directory_iterator(data / "train" / sample_classes()[0])->path();
    write_text(image, "no picture");
    // And what else is told of the data.
    write_text(data / "train" / sample_classes()[0] / "moving.gif", "GIF89a");
    const auto seen = fs::directory_iterator(data / "train" / sample_classes()[1])->path();
    fs::copy_file(seen, data / "val" / sample_classes()[1] / "seen.png");
    fs::copy_file(seen, seen.parent_path() / "zz-twice.png");
    auto spec = small_spec(data, folder.path() / "out");
    spec.teacher_file = bench().teacher.string();
    spec.alphas = {0.5};
    spec.repeats = 1;
    spec.num_epochs = 1;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(runs[0].status == RunStatus::done);
    CHECK(observer.noticed("skipped: "));
    CHECK(observer.noticed(image.string()));
    CHECK(observer.noticed("ignored in train/, because the names are not those of images: .gif (1)"));
    CHECK(observer.noticed("images in val/ that are also in train/: 1 of "));
    CHECK(observer.noticed("seen.png is the same picture as train/" + sample_classes()[1] + "/" +
                           seen.filename().string()));
    CHECK(observer.noticed("images that are in train/ more than once: 1; the first: train/" +
                           sample_classes()[1] + "/zz-twice.png is the same picture as train/" +
                           sample_classes()[1] + "/" + seen.filename().string()));
    CHECK(observer.noticed(std::to_string(4 * class_count()) + " training images"));
    // As evaluation tells it.
    EvaluationRequest request;
    request.data_dir = data;
    request.model.file = bench().teacher;
    request.device = "cpu";
    for (const auto* split : {"val", "train", "all"}) {
        request.split = split;
        Recorder looking;
        evaluate(request, looking, {});
        CHECK(looking.noticed("images in val/ that are also in train/: 1 of ") == (request.split == "val"));
    }
}

TEST_CASE("a run that fails says why, and the others go on") {
    auto spec = bench().spec("failing");
    Recorder first;
    first.stop_run = 1;
    first.stop_epoch = 1;
    run_experiment(spec, ResumeMode::fresh, first, first.source.get_token());
    const auto planned = plan(spec);
    write_text(run_folder(spec, planned[1]) / "resume.pt", "damaged");
    fs::remove_all(run_folder(spec, planned[2]));
    write_text(run_folder(spec, planned[2]), "a file in the folder's place");

    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::resume, observer, {});
    CHECK(statuses(runs) == "done failed failed done");
    CHECK(contains(runs[1].error, "resume.pt"));
    CHECK(contains(runs[2].error, run_folder(spec, planned[2]).string()));
    CHECK(read_text(run_folder(spec, planned[2])) == "a file in the folder's place");
    const auto read = read_experiment(spec.out);
    const auto on_disk = std::find_if(read.runs.begin(), read.runs.end(),
                                      [&](const auto& run) { return run.name == runs[1].name; });
    REQUIRE(on_disk != read.runs.end());
    CHECK(on_disk->status == RunStatus::failed);
    CHECK(on_disk->error == runs[1].error);

    // Once the damage is gone, the failed runs can be had as well.
    fs::remove(run_folder(spec, planned[1]) / "resume.pt");
    fs::remove(run_folder(spec, planned[2]));
    const auto mended = run(spec, ResumeMode::resume);
    CHECK(statuses(mended) == "done done done done");
    CHECK(mended[1].error.empty());
    check_same_results(straight(), spec);
}

TEST_CASE("a frozen backbone stays what it was; a head for other classes is replaced") {
    const auto initial = bench().folder.path() / "initial.pth";
    write_model(initial, 3, 5);
    auto spec = bench().spec("frozen");
    spec.student_init = initial.string();
    spec.freeze_backbone = true;
    spec.alphas = {0.0};
    spec.repeats = 1;
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(runs[0].status == RunStatus::done);
    CHECK(observer.noticed("linear.weight in " + initial.string()));
    CHECK(observer.noticed("linear.bias in " + initial.string()));
    const auto before = read_checkpoint(initial).tensors;
    const auto after = read_checkpoint(run_folder(spec, runs[0].spec) / "last.pth").tensors;
    // The new head as it was drawn, for the run's seed.
    const auto drawn = state_dict(*build_model("resnet20", class_count(), runs[0].spec.seed.value()));
    for (const auto& [name, tensor] : after) {
        CAPTURE(name);
        if (name.starts_with("linear.")) {
            CHECK(tensor.size(0) == class_count());
            CHECK_FALSE(torch::equal(tensor, find_tensor(drawn, name)));
        } else if (!contains(name, "running_") && !contains(name, "num_batches_tracked")) {
            CHECK(torch::equal(tensor, find_tensor(before, name)));
        }
    }
}

TEST_CASE("initial weights from a file are where the student begins") {
    auto spec = bench().spec("from-teacher");
    spec.student_init = bench().teacher.string();
    spec.alphas = {0.0};
    spec.repeats = 1;
    spec.num_epochs = 1;
    const auto runs = run(spec);
    REQUIRE(runs[0].epochs.size() == 2);
    CHECK(runs[0].epochs[0].logit_difference == 0.0);
    CHECK(runs[0].epochs[0].agreement == 1.0);
    CHECK(runs[0].epochs[1].logit_difference > 0.0);
}

TEST_CASE("on a full disk the sweep ends after the run that fails") {
    // Its metrics go where nothing has room.
    class Filler : public Recorder {
      public:
        explicit Filler(fs::path out) : out_(std::move(out)) {}
        void run_started(std::size_t run, const RunRecord& record) override {
            Recorder::run_started(run, record);
            const auto file = out_ / "runs" / record.name / "metrics.csv";
            fs::remove(file);
            fs::create_symlink("/dev/full", file);
        }

      private:
        fs::path out_;
    };
    auto spec = bench().spec("full-disk");
    Filler filler(spec.out);
    const auto runs = run_experiment(spec, ResumeMode::fresh, filler, {});
    CHECK(runs[0].status == RunStatus::failed);
    CHECK(contains(runs[0].error, "No space left on device"));
    for (std::size_t i = 1; i < runs.size(); ++i) {
        CHECK(runs[i].status == RunStatus::queued);
    }
    CHECK(filler.noticed("no disk space is left for " + spec.out));
}

TEST_CASE("an output folder that is renamed ends the sweep, and none is made in its place") {
    class Mover : public Recorder {
      public:
        explicit Mover(fs::path out) : out_(std::move(out)) {}
        void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override {
            Recorder::step_done(run, epoch, step, steps);
            if (fs::exists(out_)) {
                fs::rename(out_, out_.string() + "-moved");
            }
        }

      private:
        fs::path out_;
    };
    auto spec = bench().spec("renamed");
    Mover mover(spec.out);
    const auto runs = run_experiment(spec, ResumeMode::fresh, mover, {});
    CHECK(runs[0].status == RunStatus::failed);
    CHECK(contains(runs[0].error, "was removed or renamed while it was in use"));
    for (std::size_t i = 1; i < runs.size(); ++i) {
        CHECK(runs[i].status == RunStatus::queued);
    }
    CHECK(mover.noticed("the folder " + spec.out + " was removed or renamed; no further runs are started"));
    CHECK_FALSE(fs::exists(spec.out));
    // What was done is there, and goes on.
    auto moved = spec;
    moved.out += "-moved";
    Recorder again;
    for (const auto& run : run_experiment(moved, ResumeMode::resume, again, {})) {
        CHECK(run.status == RunStatus::done);
    }
}

TEST_CASE("a model that was trained here is seen as it was trained, wherever nobody says otherwise") {
    auto spec = bench().taught;
    spec.out = (bench().folder.path() / "small-teacher").string();
    spec.image_size = 24;
    spec.normalize = "cifar10";
    Recorder observer;
    const auto taught = run_teaching(spec, ResumeMode::fresh, observer, {});
    EvaluationRequest request;
    request.data_dir = bench().data;
    request.device = "cpu";
    for (const char* file : {"teacher.pth", "runs/alpha-1_rep-1/best.pth"}) {
        request.model.file = fs::path(spec.out) / file;
        const auto found = evaluate(request, observer, {});
        CHECK(found.image_size == 24);
        CHECK(found.normalize == "cifar10");
        CHECK(found.accuracy == best_epoch(taught.epochs)->val_accuracy);
    }
    request.normalize = "imagenet";
    Recorder other;
    CHECK(evaluate(request, other, {}).normalize == "imagenet");
    CHECK(other.noticed("best.pth was trained with --normalize cifar10, but sees its images with "
                        "--normalize imagenet here"));
    // What the teacher says that it is compared with changes nothing of a model that does not say.
    request.normalize.clear();
    request.model.file = bench().folder.path() / "unknown.pth";
    write_state_dict(request.model.file, read_checkpoint(fs::path(spec.out) / "teacher.pth").tensors);
    request.teacher.file = fs::path(spec.out) / "teacher.pth";
    Recorder none;
    const auto compared = evaluate(request, none, {});
    CHECK(compared.normalize == "imagenet");
    CHECK(none.noticed("with --normalize imagenet, and " + request.teacher.file.string() +
                       " at 24 pixels with --normalize cifar10"));
    CHECK_FALSE(none.noticed("was trained with"));

    auto distilled = bench().spec("by-small-teacher");
    distilled.teacher_file = (fs::path(spec.out) / "teacher.pth").string();
    distilled.repeats = 1;
    distilled.num_epochs = 1;
    Recorder said;
    run_experiment(distilled, ResumeMode::fresh, said, {});
    CHECK(read_spec(fs::path(distilled.out) / "experiment.json").image_size == 24);
    CHECK(said.noticed("was trained with --normalize cifar10"));
    CHECK(said.noticed("accuracy on the validation set"));
}
