#include "core/experiment/record/folder.h"

#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/folder_lock.h"
#include "core/experiment/record/settings_check.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/plan.h"
#include "core/files/tables/metrics_csv.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

constexpr auto minimal_run = R"({"alpha": 0.5, "repeat": 1, "status": "done"})";

/// An experiment folder with one good run, to which others can be added.
struct Folder {
    TemporaryFolder folder;

    Folder() { write("good", minimal_run, "epoch,val_loss\n0,2\n1,1.5\n"); }
    [[nodiscard]] fs::path run(const std::string& name) const { return folder.path() / "runs" / name; }
    void write(const std::string& name, const std::string& run_json_text, const std::string& metrics) const {
        write_text(run(name) / "run.json", run_json_text);
        write_text(run(name) / "metrics.csv", metrics);
    }
    [[nodiscard]] ExperimentRecord read() const { return read_experiment(folder.path()); }
};

const RunRecord* find_run(const ExperimentRecord& experiment, const std::string& name) {
    for (const auto& run : experiment.runs) {
        if (run.name == name) {
            return &run;
        }
    }
    return nullptr;
}

/// Checks that the good run is shown whole whatever stands beside it.
void check_good_run(const ExperimentRecord& experiment) {
    const auto* good = find_run(experiment, "good");
    REQUIRE(good != nullptr);
    CHECK(good->epochs.size() == 2);
    CHECK(good->epochs.back().val_loss == 1.5);
}

ExperimentSpec spec_in(const TemporaryFolder& folder) {
    ExperimentSpec spec;
    spec.data_dir = "/data";
    spec.teacher_file = "/teacher.pth";
    spec.out = (folder.path() / "experiment").string();
    return spec;
}

RunRecord running(const RunSpec& run) {
    RunRecord record;
    record.spec = run;
    record.status = RunStatus::running;
    return record;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("a run needs alpha, repeat and status, and no more") {
    const Folder folder;
    const auto experiment = folder.read();
    CHECK(experiment.complaints.empty());
    CHECK(experiment.folder == folder.folder.path().string());
    REQUIRE(experiment.runs.size() == 1);
    const auto& run = experiment.runs[0];
    CHECK(run.spec.alpha == 0.5);
    CHECK(run.spec.repeat == 1);
    CHECK(run.status == RunStatus::done);
    CHECK(std::isnan(run.epochs[1].val_accuracy));
}

TEST_CASE("a broken run.json becomes a complaint that names it once, and hides no other run") {
    for (const auto& [text, finding] :
         {std::pair("}{ garbage \xff", "not a JSON object"), std::pair("", "not a JSON object"),
          std::pair("[1]", "not a JSON object"), std::pair(R"({"repeat":1,"status":"done"})", "“alpha”"),
          std::pair(R"({"alpha":0,"status":"done"})", "“repeat”"),
          std::pair(R"({"alpha":0,"repeat":1})", "“status”"),
          std::pair(R"({"alpha":"0","repeat":1,"status":"done"})", "“alpha”"),
          std::pair(R"({"alpha":null,"repeat":1,"status":"done"})", "“alpha”"),
          std::pair(R"({"alpha":1e999,"repeat":1,"status":"done"})", "not a JSON object"),
          std::pair(R"({"alpha":0,"repeat":1,"status":"finished"})", "“finished”"),
          std::pair(R"({"alpha":0,"repeat":1,"status":"done","error":7})", "“error”")}) {
        CAPTURE(text);
        const Folder folder;
        folder.write("broken", text, "epoch,val_loss\n1,1\n");
        const auto experiment = folder.read();
        check_good_run(experiment);
        CHECK(find_run(experiment, "broken") == nullptr);
        REQUIRE(experiment.complaints.size() == 1);
        const auto complaint = experiment.complaints[0].str();
        CHECK(occurrences(complaint, (folder.run("broken") / "run.json").string()) == 1);
        CHECK(contains(complaint, finding));
    }
}

TEST_CASE("JSON that is nested without end, or a value without end, is told in one line") {
    const Folder folder;
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    folder.write("deep", R"({"alpha":0,"repeat":1,"status":"done","error":)" + deep + "}", "epoch\n1\n");
    folder.write("long",
                 R"({"alpha":0,"repeat":2,"status":"done","error":[1)" + std::string(100'000, ' ') + "]}",
                 "epoch\n1\n");
    folder.write("wide", R"({"alpha":")" + std::string(100'000, 'x') + R"(","repeat":2,"status":"done"})",
                 "epoch\n1\n");
    write_text(folder.folder.path() / "experiment.json", R"({"schema":1,"spec":)" + deep + "}");
    write_text(folder.folder.path() / "annotations.json", R"({"schema":1,"runs":)" + deep + "}");
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 5);
    for (const auto& complaint : experiment.complaints) {
        CHECK(complaint.str().size() < 400);
    }
    CHECK(contains(experiment.complaints[0].str(), "nested more than 200 levels deep"));
    const auto all =
        experiment.complaints[2].str() + experiment.complaints[3].str() + experiment.complaints[4].str();
    CHECK(contains(all, "the value of “error” has the wrong type: a list"));
    CHECK(parse_info(read_text(folder.folder.path() / "experiment.json")) == ExperimentInfo());
    // As deep as anybody's notes may be, and brackets in texts are no depth.
    CHECK(parse_run_json(R"({"alpha":0,"repeat":1,"status":"done","error":")" + std::string(500, '[') + "\"}")
              .error.size() == 500);
}

TEST_CASE("a done run without its epochs, out of order or twice, is told and counted once") {
    const Folder folder;
    folder.write("cut", minimal_run, "epoch,val_loss\n0,2\n1,0.5");
    folder.write("empty", minimal_run, "");
    folder.write("header", minimal_run, "epoch,val_loss\n");
    folder.write("mixed", minimal_run, "epoch,val_loss\n2,1\n0,3\n1,2\n");
    folder.write("twice", minimal_run, "epoch,val_loss\n0,3\n1,2\n1,1\n2,0.5\n");
    write_text(folder.run("missing") / "run.json", minimal_run);
    auto experiment = folder.read();
    std::erase_if(experiment.complaints, [](const Message& complaint) {
        return contains(complaint.str(), "both have α") || contains(complaint.str(), "both count as done");
    });
    std::map<std::string, std::string> told;
    for (const auto& complaint : experiment.complaints) {
        told[fs::path(complaint.str().substr(0, complaint.str().find(".csv"))).parent_path().filename()] =
            complaint.str();
    }
    CHECK(experiment.complaints.size() == 5);
    check_good_run(experiment);
    REQUIRE(find_run(experiment, "cut")->epochs.size() == 2);
    CHECK(find_run(experiment, "cut")->epochs[1].val_loss == 0.5);
    CHECK(contains(told["empty"], "it has no epochs, although the run is done"));
    CHECK(contains(told["header"], "it has no epochs, although the run is done"));
    CHECK(contains(told["missing"], "is missing, although the run is done"));
    CHECK(contains(told["mixed"], "its epochs were out of order and have been sorted"));
    CHECK(find_run(experiment, "mixed")->epochs[0].val_loss == 3.0);
    CHECK(contains(told["twice"], "lines that repeat an epoch, of which the last counts: 1"));
    REQUIRE(find_run(experiment, "twice")->epochs.size() == 3);
    CHECK(find_run(experiment, "twice")->epochs[1].val_loss == 1.0);
}

TEST_CASE("a done run that lacks epochs is told, and not counted") {
    const auto run = [](const std::string& more) {
        return R"({"alpha": 1, "repeat": 1, "status": "done")" + more + "}";
    };
    const Folder folder;
    folder.write("cut", run(R"(, "num_epochs": 2)"), "epoch,val_loss\n0,3\n1,2\n");
    folder.write("hole", run(R"(, "device": "cpu", "num_epochs": 3)"), "epoch,val_loss\n0,3\n1,2\n3,1\n");
    folder.write("early", run(R"(, "device": "cpu", "num_epochs": 9, "stopped_early": true)"),
                 "epoch,val_loss\n0,3\n1,2\n");
    folder.write("tail", run(R"(, "device": "cpu", "num_epochs": 9, "stopped_early": true, "last_epoch": 3)"),
                 "epoch,val_loss\n0,3\n1,2\n2,1\n");
    folder.write("zero", run(""), "epoch,train_loss,val_loss\n0,3,3\n1,2,2\n");
    folder.write("sparse", run(R"(, "num_epochs": 4)"), "epoch,val_loss\n2,2\n4,1\n"); // from elsewhere
    const auto experiment = folder.read();
    const auto told = [&](const std::string& part) {
        return std::any_of(experiment.complaints.begin(), experiment.complaints.end(),
                           [&](const Message& complaint) { return contains(complaint.str(), part); });
    };
    CHECK(told("cut/metrics.csv: it has 1 of 2 epochs, although the run is done"));
    CHECK(told("hole/metrics.csv: it has 2 of 3 epochs, although the run is done"));
    CHECK(find_run(experiment, "cut")->status == RunStatus::stopped);
    CHECK(find_run(experiment, "hole")->status == RunStatus::stopped);
    CHECK(told("tail/metrics.csv: it has 2 of 3 epochs, although the run is done"));
    CHECK(find_run(experiment, "tail")->status == RunStatus::stopped);
    CHECK(told("zero/metrics.csv: epoch 0 has training values"));
    CHECK(find_run(experiment, "early")->status == RunStatus::done);
    CHECK(find_run(experiment, "sparse")->status == RunStatus::done);
}

TEST_CASE("finished results from elsewhere that differ in length are told, and both counted") {
    const Folder folder;
    folder.write("longer", R"({"alpha": 1, "repeat": 1, "status": "done"})", "epoch,val_loss\n1,2\n2,1\n");
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(experiment.complaints[0].str() ==
          "good ends with epoch 1 and longer with epoch 2; both count as done");
    folder.write("longer", R"({"alpha": 1, "repeat": 1, "status": "failed"})", "epoch,val_loss\n1,2\n2,1\n");
    CHECK(folder.read().complaints.empty());
}

TEST_CASE("a missing run.json is complained of, its file named once") {
    const Folder folder;
    fs::create_directories(folder.run("empty"));
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(occurrences(experiment.complaints[0].str(), (folder.run("empty") / "run.json").string()) == 1);
}

TEST_CASE("a run without metrics.csv is shown without epochs") {
    const Folder folder;
    write_text(folder.run("queued") / "run.json", R"({"alpha": 1, "repeat": 1, "status": "queued"})");
    const auto experiment = folder.read();
    CHECK(experiment.complaints.empty());
    REQUIRE(find_run(experiment, "queued") != nullptr);
    CHECK(find_run(experiment, "queued")->epochs.empty());
}

TEST_CASE("a last line that is still being written is left out without a word") {
    const Folder folder;
    folder.write("torn", R"({"alpha": 1, "repeat": 1, "status": "running"})", "epoch,val_loss\n0,2\n1,1.");
    const auto experiment = folder.read();
    CHECK(experiment.complaints.empty());
    REQUIRE(find_run(experiment, "torn") != nullptr);
    CHECK(find_run(experiment, "torn")->epochs.size() == 1);
}

TEST_CASE("bad cells are complained of by file and line; the rest is shown") {
    const Folder folder;
    folder.write("bad", R"({"alpha": 1, "repeat": 1, "status": "done"})",
                 "epoch,val_loss\n0,2\nx,1\n2,oops\n3,0.5\n");
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 3); // and that it has more epochs than the other
    CHECK(contains(experiment.complaints[0].str(), (folder.run("bad") / "metrics.csv").string()));
    CHECK(contains(experiment.complaints[0].str(), "line 3"));
    CHECK(contains(experiment.complaints[1].str(), "line 4"));
    const auto* bad = find_run(experiment, "bad");
    REQUIRE(bad != nullptr);
    REQUIRE(bad->epochs.size() == 3);
    CHECK(std::isnan(bad->epochs[1].val_loss));
    CHECK(bad->epochs[2].val_loss == 0.5);
}

TEST_CASE("what cannot be read is complained of, be it a folder or a pipe in a file's place") {
    const Folder folder;
    fs::create_directories(folder.run("folder-for-json") / "run.json");
    fs::create_directories(folder.run("pipe-for-json"));
    REQUIRE(mkfifo((folder.run("pipe-for-json") / "run.json").c_str(), 0666) == 0);
    write_text(folder.run("folder-for-metrics") / "run.json",
               R"({"alpha": 1, "repeat": 1, "status": "done"})");
    fs::create_directories(folder.run("folder-for-metrics") / "metrics.csv");
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 3);
    for (const auto& complaint : experiment.complaints) {
        CHECK(occurrences(complaint.str(), folder.run("").string()) == 1);
    }
}

TEST_CASE("files beside the runs' folders are passed over") {
    const Folder folder;
    write_text(folder.folder.path() / "runs" / "notes.txt", "mine");
    const auto experiment = folder.read();
    CHECK(experiment.complaints.empty());
    CHECK(experiment.runs.size() == 1);
}

TEST_CASE("runs come by α, then repeat; twins are complained of and both shown") {
    const Folder folder;
    folder.write("c", R"({"alpha": 1, "repeat": 2, "status": "done"})", "epoch\n1\n");
    folder.write("b", R"({"alpha": 1, "repeat": 10, "status": "done"})", "epoch\n1\n");
    folder.write("a", R"({"alpha": 0, "repeat": 3, "status": "done"})", "epoch\n1\n");
    folder.write("twin", minimal_run, "epoch\n1\n");
    const auto experiment = folder.read();
    std::vector<std::string> names;
    for (const auto& run : experiment.runs) {
        names.push_back(run.name);
    }
    CHECK(names == std::vector<std::string>{"a", "good", "twin", "c", "b"});
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(contains(experiment.complaints[0].str(), "good and twin both have α = 0.5 and repeat 1"));
}

TEST_CASE("runs of one seed that were brought together are complained of, and count once") {
    const Folder folder;
    const std::string own = R"({"alpha": 1, "status": "done", "device": "cpu", "seed": 7, "repeat": )";
    const std::string metrics = "epoch,val_accuracy,seconds\n0,0.2,1\n1,0.5,";
    folder.write("a", own + "1}", metrics + "1\n");
    folder.write("b", own + "4}", metrics + "2\n");
    folder.write("twin", own + "1}", "epoch,val_accuracy\n0,0.2\n1,0.6\n");
    folder.write("stopped", R"({"alpha": 1, "status": "stopped", "seed": 7, "repeat": 5})", metrics + "2\n");
    const std::string elsewhere = R"({"alpha": 0, "status": "done", "seed": 7, "repeat": )";
    folder.write("fold 1", elsewhere + "1}", metrics + "1\n");
    folder.write("fold 2", elsewhere + "2}", "epoch,val_accuracy\n0,0.2\n1,0.6\n");
    folder.write("fold 2 again", elsewhere + "3}", "epoch,val_accuracy\n0,0.2\n1,0.6\n");
    const auto complaints = folder.read().complaints;
    REQUIRE(complaints.size() == 1);
    CHECK(
        complaints[0].str() ==
        "fold 2 and fold 2 again both have α = 0 and seed 7, and are no repeats of one another; summary and "
        "verdict count the first alone. Runs left out like this: 3");
}

TEST_CASE("what is no experiment is refused") {
    const TemporaryFolder folder;
    write_text(folder.path() / "file", "");
    CHECK(contains(error_of([&] { read_experiment(folder.path() / "nowhere"); }), "nowhere is not a folder"));
    CHECK(contains(error_of([&] { read_experiment(folder.path() / "file"); }), "file is not a folder"));
    CHECK(contains(error_of([&] { read_experiment(folder.path()); }), "is not an experiment"));
}

TEST_CASE("experiment.json keeps every value to the bit") {
    const auto spec = other_spec();
    CHECK(parse_experiment_json(experiment_json(spec)) == spec);
    CHECK(parse_experiment_json(experiment_json(ExperimentSpec())) == ExperimentSpec());
    const auto text = experiment_json(spec);
    for (const auto& parameter : parameters()) {
        CHECK(contains(text, "\"" + json_key(parameter) + "\":"));
    }
    CHECK(contains(text, "\"schema\": 4")); // older versions would train something else
    CHECK(contains(experiment_json(ExperimentSpec()), "\"schema\": 1"));
    CHECK(contains(text, RETORT_VERSION));
}

TEST_CASE("experiment.json: missing keys keep defaults, unknown ones are passed over") {
    const auto spec = parse_experiment_json(R"({"schema": 1, "spec": {"lr": 0.5, "gadgets": 3}})");
    ExperimentSpec expected;
    expected.lr = 0.5;
    CHECK(spec == expected);
}

TEST_CASE("experiment.json: what makes no sense is named") {
    const auto refusal = [](const std::string& text) {
        return error_of([&] { parse_experiment_json(text); });
    };
    CHECK(contains(refusal("nonsense"), "not a JSON object"));
    CHECK(contains(refusal("{}"), "“schema”"));
    CHECK(contains(refusal(R"({"schema": 1})"), "“spec”"));
    CHECK(contains(refusal(R"({"schema": "one", "spec": {}})"), "“schema”"));
    CHECK(contains(refusal(R"({"schema": 1, "spec": {"lr": "fast"}})"), "“lr”"));
    CHECK(contains(refusal(R"({"schema": 1, "spec": {"alpha": 0.5}})"), "“alpha”"));
    CHECK(contains(refusal(R"({"schema": 1, "spec": []})"), "“spec”"));
}

TEST_CASE("run.json: an α that there cannot be is named") {
    CHECK(contains(error_of([] { parse_run_json(R"({"alpha": 1.5, "repeat": 1, "status": "done"})"); }),
                   "α must be a number from 0 to 1, not 1.5"));
}

TEST_CASE("a newer schema is refused, and yet its runs are shown") {
    CHECK(contains(error_of([] { parse_experiment_json(R"({"schema": 5, "spec": {}})"); }), "newer"));
    const Folder folder;
    const auto file = folder.folder.path() / "experiment.json";
    write_text(file, R"({"schema": 5, "spec": {}})");
    const auto experiment = folder.read();
    check_good_run(experiment);
    CHECK_FALSE(experiment.spec.has_value());
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(occurrences(experiment.complaints[0].str(), file.string()) == 1);
    CHECK(contains(experiment.complaints[0].str(), "newer"));
    CHECK(contains(error_of([&] { read_spec(file); }), file.string()));
}

TEST_CASE("run.json keeps every value") {
    RunRecord run;
    run.spec = {0.1 + 0.2, 7, 18446744073709551615U};
    run.status = RunStatus::failed;
    run.error = "no \"memory\"\nleft";
    run.device = "cuda:1";
    run.num_epochs = 25;
    const auto read = parse_run_json(run_json(run));
    CHECK(read.spec == run.spec);
    CHECK(read.status == run.status);
    CHECK(read.error == run.error);
    CHECK(read.device == run.device);
    CHECK(read.num_epochs == run.num_epochs);
    CHECK_FALSE(read.cost.has_value());
}

TEST_CASE("run.json says what its student costs, as far as it is known") {
    RunRecord run;
    run.cost = {269462, 1108369, {0.00214, 32, 2, "cpu"}, 463894};
    const auto read = parse_run_json(run_json(run)).cost;
    REQUIRE(read.has_value());
    CHECK(read->parameters == 269462);
    CHECK(read->file_bytes == 1108369);
    CHECK(read->teacher_parameters == 463894);
    CHECK(read->latency.seconds == 0.00214);
    CHECK(read->latency.is_alike({0.1, 32, 2, "cpu"}));
    CHECK_FALSE(read->latency.is_alike({0.1, 32, 1, "cpu"}));
    run.cost = {5, 0, {}, 0};
    CHECK_FALSE(contains(run_json(run), "latency"));
    CHECK_FALSE(contains(run_json(run), "teacher_parameters"));
    // Whatever else stands there hides no run.
    const std::string start = R"({"alpha": 0, "repeat": 1, "status": "done", "student": )";
    for (const auto* odd : {"7", "null", "[1]", R"({"parameters": "many", "latency": [null]})"}) {
        const auto cost = parse_run_json(start + odd + "}").cost.value_or(RecordedCost{});
        CHECK(cost.parameters == 0);
        CHECK_FALSE(cost.latency.is_known());
    }
}

TEST_CASE("run.json says what a run was trained with") {
    ExperimentSpec spec;
    spec.lr = 0.1 + 0.2;
    spec.schedule = "multi-step";
    spec.lr_milestones = {3, 5};
    spec.freeze_backbone = true;
    spec.teacher_file = "/teacher.pth";
    RunRecord run;
    run.trained_with = trained_with(spec, {0.5, 1, 7, {{"batch-size", "16"}}});
    CHECK(run.trained_with.at("batch-size") == "16");
    CHECK(run.trained_with.at("lr") == "0.30000000000000004");
    CHECK(run.trained_with.at("lr-milestones") == "3,5");
    CHECK(run.trained_with.at("views") == std::to_string(spec.num_epochs));
    CHECK(run.trained_with.at("student-init") == "random");
    for (const auto* name : {"teacher-file", "num-epochs", "alpha", "n-exp", "lanes", "out", "temperature"}) {
        CAPTURE(name); // the loss has no temperature
        CHECK_FALSE(run.trained_with.contains(name));
    }
    CHECK_FALSE(trained_with(spec, {1.0, 1, 7}).contains("loss"));
    const auto json = run_json(run);
    CHECK(contains(json, "\"batch-size\": 16"));
    CHECK(parse_run_json(json).trained_with == run.trained_with);
    // Whatever else stands there hides no run.
    const std::string start = R"({"alpha": 0, "repeat": 1, "status": "done", "parameters": )";
    for (const auto* odd : {"7", "null", "[1]", R"({"lr": {"a": [null]}, "odd": null})"}) {
        CHECK(parse_run_json(start + odd + "}").spec.repeat == 1);
    }
    CHECK(parse_run_json(start + "[1]}").trained_with.empty());
}

TEST_CASE("runs that were trained with other settings are complained of, and not gone on with") {
    const TemporaryFolder folder;
    auto spec = spec_in(folder);
    spec.alphas = {0.5, 1.0};
    const auto file = fs::path(spec.out) / "experiment.json";
    {
        const auto writer = ExperimentWriter::create(spec);
        for (const auto& planned : plan(spec)) {
            RunRecord run;
            run.spec = planned;
            run.trained_with = trained_with(spec, planned);
            writer.write_run(run);
            writer.append_epoch(planned, epoch_record(1, 0.5));
        }
    }
    CHECK(read_experiment(spec.out).complaints.empty());
    CHECK(error_of([&] { ExperimentWriter::reopen(spec); }) == "");
    auto more = spec;
    more.repeats = 9;
    more.alphas = {0.0, 0.5, 1.0};
    CHECK(error_of([&] { ExperimentWriter::reopen(more); }) == "");
    auto edited = spec;
    edited.lr = 0.5;
    edited.loss = "kl"; // which has no part in α 1
    write_text(file, experiment_json(edited));
    const auto complaints = read_experiment(spec.out).complaints;
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0].str() ==
          "alpha-0.5_rep-1 was trained with --loss mse, but experiment.json says kl, and "
          "its results are pooled with others; runs of which this is so: 4");
    CHECK(complaints[1].str() ==
          "alpha-0.5_rep-1 was trained with --lr " + value_text(spec, *find_parameter("lr")) +
              ", but experiment.json says 0.5, and its results are pooled with others; "
              "runs of which this is so: 8");
    CHECK(contains(error_of([&] { ExperimentWriter::reopen(edited); }),
                   "alpha-0.5_rep-1 was trained with --loss mse, not kl, so the experiment in " + spec.out +
                       " cannot continue with kl; set it back in experiment.json,"));
    CHECK(read_spec(file) == edited);
    // Without experiment.json the runs are compared among themselves.
    fs::remove(file);
    CHECK(read_experiment(spec.out).complaints.empty());
    const auto other = fs::path(spec.out) / "runs" / run_name(plan(spec).back());
    auto text = read_text(other / "run.json");
    const std::string decay = "\"batch-size\": 32";
    REQUIRE(contains(text, decay));
    write_text(other / "run.json", text.replace(text.find(decay), decay.size(), "\"batch-size\": 64"));
    const auto among = read_experiment(spec.out).complaints;
    REQUIRE(among.size() == 1);
    CHECK(among[0].str() ==
          "alpha-1_rep-4 was trained with --batch-size 64, but other runs with 32, and their "
          "results are pooled; runs of which this is so: 1");
}

TEST_CASE("teachers of one name and other contents are told where no experiment.json says more") {
    std::vector<RunRecord> runs(3);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].name = "run " + std::to_string(i);
        runs[i].spec = {0.5, static_cast<std::int64_t>(i) + 1, i, {{"teacher-file", i < 2 ? "a" : "b"}}};
        runs[i].epochs = {epoch_record(1, 0.5)};
        runs[i].trained_with = {{"loss", "kl"}};
        runs[i].made_from = {{"teacher-file", "hash " + std::to_string(i)}};
    }
    const auto told = settings_complaints(runs, std::nullopt, {});
    REQUIRE(told.size() == 1);
    CHECK(told[0].str().starts_with("run 1 was trained with another teacher than other runs"));
    runs[1].made_from = runs[0].made_from;
    CHECK(settings_complaints(runs, std::nullopt, {}).empty());
}

TEST_CASE("what a run's files held is known by their hashes") {
    ExperimentSpec spec;
    spec.teacher_file = "/teacher.pth";
    spec.student_init = "/initial.pth";
    ExperimentInfo info;
    info.data = "d1";
    info.files = {{"teacher-file", {"/teacher.pth", "t1"}}, {"student-init", {"/initial.pth", "i1"}}};
    CHECK(contents_of(spec, {0.5, 1, 0}, info) ==
          AxisValues{{"data-dir", "d1"}, {"student-init", "i1"}, {"teacher-file", "t1"}});
    CHECK(contents_of(spec, {1.0, 1, 0}, info) == AxisValues{{"data-dir", "d1"}, {"student-init", "i1"}});
    CHECK(contents_of(spec, {1.0, 1, 0}, {}).empty());
    CHECK(trained_with(spec, {0.5, 1, 0}).at("student-init") == "file");
    spec.student_init = "teacher";
    CHECK(contents_of(spec, {1.0, 1, 0}, info) == AxisValues{{"data-dir", "d1"}, {"teacher-file", "t1"}});
    // Of weights by name each student has its own; of several files of a parameter the path tells which.
    spec.student_init = "imagenet";
    spec.student = "resnet34";
    info.files["student-init resnet34"] = {"/34.pth", "i34"};
    CHECK(contents_of(spec, {1.0, 1, 0}, info).at("student-init resnet34") == "i34");
    info.files["teacher-file "] = {"/other.pth", "t2"};
    spec.teacher_file = "/other.pth";
    CHECK(contents_of(spec, {0.5, 1, 0}, info).at("teacher-file") == "t2");
    spec.teacher_file = "/moved.pth";
    CHECK_FALSE(contents_of(spec, {0.5, 1, 0}, info).contains("teacher-file"));
    RunRecord run;
    run.made_from = {{"data-dir", "d1"}, {"teacher-file", "t1"}};
    CHECK(contains(run_json(run), "\"teacher-file\": \"t1\""));
    CHECK(parse_run_json(run_json(run)).made_from == run.made_from);
}

TEST_CASE("runs of another teacher, other images or other initial weights are told, and not gone on with") {
    const TemporaryFolder folder;
    auto spec = spec_in(folder);
    spec.alphas = {0.5, 1.0};
    spec.repeats = 2;
    spec.student_init = "/initial.pth";
    ExperimentInfo info;
    info.data = "d1";
    info.files = {{"teacher-file", {"/teacher.pth", "t1"}}, {"student-init", {"/initial.pth", "i1"}}};
    std::vector<RunRecord> runs;
    for (const auto& planned : plan(spec)) {
        RunRecord run;
        run.name = run_name(planned);
        run.spec = planned;
        run.trained_with = trained_with(spec, planned);
        run.made_from = contents_of(spec, planned, info);
        run.epochs = {epoch_record(1, 0.5)};
        runs.push_back(run);
    }
    const auto complaints = [&](const std::optional<ExperimentSpec>& said, const ExperimentInfo& known) {
        std::string text;
        for (const auto& complaint : settings_complaints(runs, said, known)) {
            text += complaint.str() + "\n";
        }
        return text;
    };
    CHECK(complaints(spec, info).empty());
    CHECK(complaints(std::nullopt, {}).empty());
    CHECK(error_of([&] { require_same_settings(runs, spec, info); }).empty());
    const auto change = [&](std::size_t run, const char* parameter, const char* value) {
        auto before = runs;
        runs[run].made_from[parameter] = value;
        return before;
    };
    REQUIRE(runs[2].name == "alpha-0.5_rep-2");
    auto same = change(2, "teacher-file", "t2");
    const std::string start = "alpha-0.5_rep-2 was trained with another teacher ";
    CHECK(complaints(spec, info) == start +
                                        "than experiment.json says, and its results are pooled with others; "
                                        "runs of which this is so: 1\n");
    const auto among = start + "than other runs, and their results are pooled; runs of which this is so: 1\n";
    CHECK(complaints(std::nullopt, {}) == among);
    CHECK(complaints(spec, {}) == among); // an experiment.json of earlier versions
    CHECK(contains(error_of([&] { require_same_settings(runs, spec, info); }),
                   "alpha-0.5_rep-2 was trained with another teacher, so the experiment in " + spec.out));
    runs[2].made_from.clear(); // of earlier versions
    CHECK(complaints(spec, info).empty());
    runs = same;
    same = change(3, "data-dir", "d2");
    CHECK(contains(complaints(spec, info), "was trained with other images than experiment.json says"));
    runs = same;
    same = change(3, "student-init", "i2");
    CHECK(contains(complaints(spec, info), "was trained with other initial weights than"));
    runs = same;
    runs[2].trained_with["student-init"] = "random";
    CHECK(contains(complaints(std::nullopt, {}),
                   "was trained with --student-init random, but other runs with file"));
}

TEST_CASE("repeats with seeds of their own may be joined, and go on where they are those of the plan") {
    const TemporaryFolder folder;
    auto spec = spec_in(folder);
    spec.alphas = {0.5};
    std::vector<RunRecord> runs;
    for (const std::int64_t repeat : {1, 2, 3, 4}) {
        auto own = spec; // 3 and 4 come from an experiment that began with the seed 2
        own.seed = repeat > 2 ? 2 : 0;
        RunRecord run;
        run.spec = {0.5, repeat, static_cast<std::uint64_t>(repeat - 1), {}};
        run.trained_with = trained_with(own, run.spec);
        run.epochs = {epoch_record(1, 0.5)};
        runs.push_back(run);
    }
    CHECK(runs[3].trained_with.at("seed") == "2");
    CHECK(settings_complaints(runs, spec).empty());
    CHECK(settings_complaints(runs, std::nullopt).empty());
    CHECK(error_of([&] { require_same_settings(runs, spec); }).empty());
    runs[3].spec.seed = 9;
    CHECK(settings_complaints(runs, std::nullopt).empty());
    CHECK(contains(error_of([&] { require_same_settings(runs, spec); }), "was trained with the seed 9"));
}

TEST_CASE("run.json can be written whatever bytes an error holds") {
    RunRecord run;
    run.error = "broken \xff byte";
    CHECK(contains(parse_run_json(run_json(run)).error, "byte"));
}

TEST_CASE("running is running as long as somebody holds the folder, and stopped after") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    {
        const auto writer = ExperimentWriter::create(spec);
        writer.write_run(running({0.5, 1, 0}));
        CHECK(is_locked(spec.out));
        CHECK(read_experiment(spec.out).runs.at(0).status == RunStatus::running);
    }
    CHECK_FALSE(is_locked(spec.out));
    CHECK(read_experiment(spec.out).runs.at(0).status == RunStatus::stopped);
    CHECK_FALSE(is_locked(folder.path() / "nowhere"));
}

TEST_CASE("a second writer is refused, and the folder is free again after the first") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    {
        const auto writer = ExperimentWriter::create(spec);
        CHECK(contains(error_of([&] { ExperimentWriter::create(spec); }),
                       "another process or window is writing"));
        CHECK(contains(error_of([&] { ExperimentWriter::reopen(spec); }),
                       "another process or window is writing"));
    }
    CHECK(error_of([&] { ExperimentWriter::reopen(spec); }) == "");
    CHECK(contains(error_of([&] { ExperimentWriter::create(spec); }), "is not empty"));
}

TEST_CASE("an experiment goes on with what does not change results, and with nothing else") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    { const auto writer = ExperimentWriter::create(spec); }
    auto more = spec;
    more.alphas = {0.0, 0.25, 0.5, 1.0};
    more.repeats = 9;
    more.lanes = 2;
    more.threads = 1;
    more.device = "cpu";
    more.cache_mib = 1;
    more.bank = "off";
    more.bank_mib = 0;
    more.bank_disk_mib = 0;
    more.cache_dir = "/some/cache";
    CHECK(error_of([&] { ExperimentWriter::reopen(more); }) == "");
    CHECK(read_spec(fs::path(spec.out) / "experiment.json") == more);

    const std::set<std::string> free{"alpha",     "n-exp",     "num-epochs", "lanes",    "threads",
                                     "device",    "cache-mib", "bank",       "bank-mib", "bank-disk-mib",
                                     "cache-dir", "out",       "drop-points"};
    for (const auto& parameter : parameters()) {
        if (free.contains(parameter.name)) {
            continue;
        }
        CAPTURE(parameter.name);
        auto other = more;
        REQUIRE(set_from_text(other, parameter, other_text(parameter)).empty());
        const auto refusal = error_of([&] { ExperimentWriter::reopen(other); });
        // A value follows, or nothing where the experiment was started without one.
        const bool names_it = contains(refusal, " --" + parameter.name + " ") ||
                              contains(refusal, " --" + parameter.name + ",");
        CHECK_MESSAGE(names_it, refusal);
        CHECK(contains(refusal, other_text(parameter)));
    }
    CHECK(read_spec(fs::path(spec.out) / "experiment.json") == more);
}

TEST_CASE("what is no experiment cannot be gone on with") {
    const TemporaryFolder folder;
    CHECK(contains(error_of([&] { ExperimentWriter::reopen(spec_in(folder)); }), "experiment.json"));
    CHECK(paths_below(folder.path()).empty());
}

TEST_CASE("epochs are appended, and rewritten when a run goes back to its checkpoint") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    const RunSpec run{0.5, 2, 1};
    const auto writer = ExperimentWriter::create(spec);
    CHECK(writer.run_folder(run) == fs::path(spec.out) / "runs" / "alpha-0.5_rep-2");
    writer.write_run(running(run));
    for (int epoch = 0; epoch < 3; ++epoch) {
        writer.append_epoch(run, epoch_record(epoch, 0.5 * epoch));
    }
    const auto file = writer.run_folder(run) / "metrics.csv";
    const auto line = [](const std::string& epoch, const std::string& value) {
        auto text = epoch;
        for (std::size_t column = 0; column < metrics().size(); ++column) {
            text += "," + value;
        }
        return text + "\n";
    };
    const auto header = metrics_header(true);
    const auto first = line("0", "0");
    CHECK(read_text(file) == header + first + line("1", "0.5") + line("2", "1"));
    writer.rewrite_epochs(run, {epoch_record(0, 0.0)});
    CHECK(read_text(file) == header + first);
    CHECK(read_experiment(spec.out).runs.at(0).epochs.size() == 1);
    // A run that has no epoch yet, or was begun without a test set, gets the columns of one when it has it.
    writer.rewrite_epochs(run, {});
    CHECK(read_text(file) == metrics_header());
    writer.append_epoch(run, epoch_record(0, 0.0));
    CHECK(read_text(file) == header + first);
    EpochRecord untested;
    untested.val_loss = 0.5;
    writer.rewrite_epochs(run, {untested});
    CHECK(read_text(file).starts_with(metrics_header()));
    writer.append_epoch(run, epoch_record(1, 0.5));
    CHECK(read_text(file).starts_with(header));
    const auto epochs = read_experiment(spec.out).runs.at(0).epochs;
    REQUIRE(epochs.size() == 2);
    CHECK(epochs[0].val_loss == 0.5);
    CHECK(epochs[1].test_accuracy == 0.5);
    untested.epoch = 2;
    writer.append_epoch(run, untested); // its columns stay
    CHECK(read_text(file).ends_with(metrics_line(untested, true)));
    CHECK(read_experiment(spec.out).complaints.empty());
}

TEST_CASE("notes about runs are read with them, and broken ones hide no run") {
    const Folder folder;
    const auto file = folder.folder.path() / "annotations.json";
    write_text(file, R"({"schema": 1, "baseline": "good", "runs": {"good": {"title": "ours"}}})");
    CHECK(folder.read().annotations.of("good").title == "ours");
    CHECK(folder.read().annotations.baseline == "good");
    write_text(file, "{");
    const auto experiment = folder.read();
    check_good_run(experiment);
    REQUIRE(experiment.complaints.size() == 1);
    CHECK(experiment.complaints.front().str().find(file.string()) != std::string::npos);
}

TEST_CASE("an experiment that was moved goes on where it is now") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    { const auto writer = ExperimentWriter::create(spec); }
    const auto moved = folder.path() / "moved";
    fs::rename(spec.out, moved);
    const auto experiment = read_experiment(moved);
    REQUIRE(experiment.spec.has_value());
    CHECK(experiment.spec->out == moved.string());
    CHECK(experiment.spec->data_dir == spec.data_dir);
}

TEST_CASE("what cannot be planned is refused before anything is planned") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "experiment.json";
    for (const char* value : {"\"n_exp\": 2000000000", "\"num_epochs\": 2000000000", "\"n_exp\": -1"}) {
        write_text(file, std::string(R"({"schema": 1, "spec": {)") + value + "}}");
        const auto said = error_of([&] { read_spec(file); });
        CHECK(contains(said, std::string(value).substr(1, 4)));
        CHECK(contains(said, "must be from 1 to"));
    }
    std::string alphas = "0";
    for (int i = 1; i < 2000; ++i) {
        alphas += "," + std::to_string(i / 2000.0);
    }
    write_text(file, R"({"schema": 1, "spec": {"alpha": [)" + alphas + "]}}");
    CHECK(contains(error_of([&] { read_spec(file); }), "at most 1000 values"));
}

TEST_CASE("what a killed process leaves does not make a folder another one, and goes") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    const fs::path out = spec.out;
    const auto left = ".experiment.json.99999999-1.tmp"; // no process has this number
    write_text(out / ".lock", "");
    write_text(out / left, "half");
    CHECK(is_free_for_experiment(out));
    { const auto writer = ExperimentWriter::create(spec); }
    CHECK_FALSE(fs::exists(out / left));
    CHECK_FALSE(is_free_for_experiment(out));
    CHECK(is_free_for_experiment(out / "not there"));

    const auto of_run = out / "runs" / "alpha-0_rep-1" / ".last.pth.99999999-3.tmp";
    write_text(of_run, "half");
    write_text(out / left, "half");
    { const auto writer = ExperimentWriter::reopen(spec); }
    CHECK_FALSE(fs::exists(out / left));
    CHECK_FALSE(fs::exists(of_run));
}

TEST_CASE("a folder that was renamed or removed is not written anew") {
    const TemporaryFolder folder;
    const auto spec = spec_in(folder);
    const auto elsewhere = folder.path() / "elsewhere";
    const auto writer = ExperimentWriter::create(spec);
    const auto run = queued_runs(spec).front();
    writer.write_run(run);
    CHECK(writer.is_in_place());
    fs::rename(spec.out, elsewhere);
    CHECK_FALSE(writer.is_in_place());
    CHECK(contains(error_of([&] { writer.write_run(run); }), "was removed or renamed"));
    CHECK(contains(error_of([&] { writer.append_epoch(run.spec, epoch_record(1, 0.5)); }),
                   "was removed or renamed"));
    CHECK_FALSE(fs::exists(spec.out));
    fs::create_directory(spec.out); // another folder of that name
    CHECK_FALSE(writer.is_in_place());
    fs::remove(spec.out);
    fs::rename(elsewhere, spec.out);
    CHECK(writer.is_in_place());
}
