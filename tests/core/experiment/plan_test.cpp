// Axes: parameters with several values, the points they make, and the runs that are planned.
#include "core/experiment/spec/plan.h"

#include "core/experiment/record/experiment_json.h"
#include "core/experiment/record/records.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/spec/value_names.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace retort;
using namespace retort::test;

namespace {

ExperimentSpec spec_with(const std::map<std::string, std::string>& values) {
    ExperimentSpec spec;
    spec.repeats = 2;
    for (const auto& [name, text] : values) {
        const auto problem = set_from_text(spec, *find_parameter(name), text);
        CHECK_MESSAGE(problem.empty(), problem.str());
    }
    return spec;
}

std::vector<std::string> names_of(const std::vector<Point>& points) {
    std::vector<std::string> names;
    for (const auto& point : points) {
        names.push_back(point_name(point));
    }
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("without axes there is a point per α, called as ever") {
    const auto spec = spec_with({{"alpha", "0,1"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0", "alpha-1"});
    CHECK(run_name(plan(spec).at(3)) == "alpha-1_rep-2");
}

TEST_CASE("what has no meaning at a point makes no further one") {
    const auto spec = spec_with({{"alpha", "0.5,1"}, {"loss", "mse,kl"}, {"temperature", "2,4"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0.5_loss-mse", "alpha-0.5_loss-kl_temperature-2",
                                          "alpha-0.5_loss-kl_temperature-4", "alpha-1"});
    CHECK(choices(spec) == 8);
    CHECK(plan(spec).size() == 8); // four points, two repeats
    const auto rates = spec_with({{"alpha", "0.5,1"}, {"lr", "0.1,0.01"}, {"temperature", "2,4"}});
    // mse has no temperature, and a learning rate is one with and without a teacher.
    CHECK(names_of(points(rates)) ==
          Names{"alpha-0.5_lr-0.1", "alpha-0.5_lr-0.01", "alpha-1_lr-0.1", "alpha-1_lr-0.01"});
}

TEST_CASE("weights and schedules of distillation share the baseline, and one of the labels needs both") {
    const auto spec = spec_with({{"alpha", "0,0.5,1"}, {"hard-weight", "1,2"}, {"soft-weight", "1,4"}});
    CHECK(points(spec).size() == 2 + 4 + 1);
    const auto scheduled =
        spec_with({{"alpha", "0.5,1"}, {"alpha-schedule", "constant,linear"}, {"alpha-end", "0,0.9"}});
    CHECK(names_of(points(scheduled)) == Names{"alpha-0.5_alpha-schedule-constant",
                                               "alpha-0.5_alpha-end-0_alpha-schedule-linear",
                                               "alpha-0.5_alpha-end-0.9_alpha-schedule-linear", "alpha-1"});
}

TEST_CASE("where there are no labels smoothing them makes no further point, and mixing images does") {
    const auto spec = spec_with({{"alpha", "0,0.5,1"}, {"label-smoothing", "0,0.1"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0", "alpha-0.5_label-smoothing-0",
                                          "alpha-0.5_label-smoothing-0.1", "alpha-1_label-smoothing-0",
                                          "alpha-1_label-smoothing-0.1"});
    // But where α leaves 0 later there are.
    auto rising = spec;
    rising.alphas = {0.0, 1.0};
    rising.alpha_schedule = "linear";
    CHECK(points(rising).size() == 4);
    rising.alpha_end = 0.0;
    CHECK(points(rising).size() == 3);
    const auto mixed = spec_with({{"alpha", "0,1"}, {"mixup", "0,0.2"}});
    CHECK(names_of(points(mixed)) ==
          Names{"alpha-0_mixup-0", "alpha-0_mixup-0.2", "alpha-1_mixup-0", "alpha-1_mixup-0.2"});
    const auto cut = spec_with({{"alpha", "0,1"}, {"cutmix", "0,1"}});
    CHECK(names_of(points(cut)) ==
          Names{"alpha-0_cutmix-0", "alpha-0_cutmix-1", "alpha-1_cutmix-0", "alpha-1_cutmix-1"});
}

TEST_CASE("weights of classes have no part without labels, and a sampler has") {
    const auto weighted = spec_with({{"alpha", "0,1"}, {"class-weights", "none,balanced"}});
    CHECK(names_of(points(weighted)) ==
          Names{"alpha-0", "alpha-1_class-weights-none", "alpha-1_class-weights-balanced"});
    const auto sampled = spec_with({{"alpha", "0,1"}, {"sampler", "shuffle,balanced"}});
    CHECK(names_of(points(sampled)) == Names{"alpha-0_sampler-shuffle", "alpha-0_sampler-balanced",
                                             "alpha-1_sampler-shuffle", "alpha-1_sampler-balanced"});
    CHECK(sample_choice(sampled, plan(sampled).at(0)).sampler == Sampler::shuffle);
    CHECK(sample_choice(sampled, plan(sampled).at(1)).sampler == Sampler::balanced);
}

TEST_CASE("without RandAugment, the number of its operations makes no further point, and no further views") {
    const auto spec = spec_with({{"alpha", "0.5"}, {"rand-augment", "0,9"}, {"rand-augment-ops", "1,2"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0.5_rand-augment-0",
                                          "alpha-0.5_rand-augment-9_rand-augment-ops-1",
                                          "alpha-0.5_rand-augment-9_rand-augment-ops-2"});
    std::vector<RandAugment> seen;
    for (const auto& one : with_each_augmentation(spec)) {
        CHECK(one.axes.empty());
        seen.push_back(preprocessing_in({}, one, {}).rand_augment);
    }
    CHECK((seen == std::vector<RandAugment>{{0, 0}, {9, 1}, {9, 2}}));
    for (const auto& run : plan(spec)) { // by its settings as by a spec of its own
        CHECK((preprocessing_in({}, spec, run) == preprocessing_in({}, spec_of(spec, run), {})));
    }
    const auto others =
        spec_with({{"random-erasing", "0,0.25"}, {"cutmix", "0,1"}, {"mixup", "0,0.2"}, {"lr", "0.1,0.2"}});
    const auto ways = with_each_augmentation(others);
    CHECK(ways.size() == 8);
    CHECK(ways.back().axes.size() == 1);
    CHECK((preprocessing_in({}, ways.back(), {}).mixing == Mixing{0.2, 1.0}));
    CHECK(preprocessing_in({}, ways.back(), {}).random_erasing == 0.25);
}

TEST_CASE("a grid of eleven points trains its baseline once a repeat") {
    auto spec = spec_with({{"alpha", "0.1,0.5,1"}, {"loss", "kl"}, {"temperature", "1,2,4,8,16"}});
    spec.repeats = 3;
    CHECK(points(spec).size() == 11);
    const auto runs = plan(spec);
    CHECK(runs.size() == 33);
    CHECK(std::count_if(runs.begin(), runs.end(), [](const RunSpec& run) { return run.alpha == 1.0; }) == 3);
    std::set<std::string> names;
    for (const auto& run : runs) {
        names.insert(run_name(run));
        CHECK(run.seed == static_cast<std::uint64_t>(run.repeat - 1));
    }
    CHECK(names.size() == 33);
}

TEST_CASE("where views are drawn anew whatever their number, one point serves all") {
    const auto spec =
        spec_with({{"alpha", "0.5"}, {"mixup", "0,0.4"}, {"train-fraction", "0.5,1"}, {"views", "0,2"}});
    CHECK(names_of(points(spec)) ==
          Names{"alpha-0.5_mixup-0_train-fraction-0.5_views-0", "alpha-0.5_mixup-0_train-fraction-1_views-0",
                "alpha-0.5_mixup-0_train-fraction-0.5_views-2", "alpha-0.5_mixup-0_train-fraction-1_views-2",
                "alpha-0.5_mixup-0.4_train-fraction-0.5_views-0",
                "alpha-0.5_mixup-0.4_train-fraction-1_views-0",
                "alpha-0.5_mixup-0.4_train-fraction-1_views-2"});
    const auto cut =
        spec_with({{"alpha", "0.5"}, {"cutmix", "1"}, {"train-fraction", "0.5"}, {"views", "0,2"}});
    CHECK(names_of(points(cut)) == Names{"alpha-0.5_views-0"});
}

TEST_CASE("points of α alone can be dropped, too") {
    CHECK(names_of(points(spec_with({{"alpha", "0,0.5,1"}, {"drop-points", "alpha-0.5"}}))) ==
          Names{"alpha-0", "alpha-1"});
}

TEST_CASE("points that are dropped are not trained") {
    const auto spec = spec_with({{"alpha", "0.5,1"},
                                 {"loss", "kl"},
                                 {"temperature", "2,4"},
                                 {"drop-points", " alpha-0.5_temperature-2 ,no-such-point"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0.5_temperature-4", "alpha-1"});
}

TEST_CASE("a run has its own settings in place of the axes") {
    const auto spec = spec_with({{"alpha", "0.5"},
                                 {"student", "resnet18,resnet34"},
                                 {"batch-size", "8,16"},
                                 {"momentum", "0.5,0.9"}});
    const auto run = plan(spec).at(3); // the last axis fastest
    CHECK((run.settings == AxisValues{{"batch-size", "16"}, {"momentum", "0.9"}, {"student", "resnet18"}}));
    const auto own = spec_of(spec, run);
    CHECK(own.axes.empty());
    CHECK(own.alphas == std::vector<double>{0.5});
    CHECK(own.student == "resnet18");
    CHECK(own.batch_size == 16);
    CHECK(own.momentum == 0.9);
}

TEST_CASE("values of an axis are checked one by one") {
    ExperimentSpec spec;
    const auto set = [&](const char* name, const char* text) {
        return set_from_text(spec, *find_parameter(name), text).str();
    };
    CHECK(contains(set("temperature", "2,x"), "“x”"));
    CHECK(contains(set("temperature", "2,2.0"), "contains 2 twice"));
    CHECK(contains(set("temperature", "2,"), "“”"));
    CHECK(spec == ExperimentSpec());
    CHECK(set("temperature", "2, 0").empty());
    CHECK(spec.temperature == 2.0);
    CHECK(value_text(spec, *find_parameter("temperature")) == "2,0");
    CHECK(contains(check_value(spec, *find_parameter("temperature"), true).str(), "greater than 0"));
    CHECK(set("loss", "mse,kl,no-such").empty());
    CHECK(contains(check_value(spec, *find_parameter("loss"), true).str(), "no-such"));
    CHECK(set("loss", "mse,kl").empty());
    CHECK(check_value(spec, *find_parameter("loss"), true).empty());
    CHECK(set("temperature", "3").empty()); // no longer an axis
    CHECK(value_text(spec, *find_parameter("temperature")) == "3");
    CHECK(spec.axes.size() == 1);
}

TEST_CASE("a teacher is trained once, with one value of everything") {
    const auto spec = spec_with({{"lr", "0.1,0.01"}});
    CHECK(contains(check_value(spec, *find_parameter("lr"), false).str(), "several values"));
    CHECK(check_value(spec, *find_parameter("lr"), true).empty());
}

TEST_CASE("too many combinations are refused before they are planned") {
    ExperimentSpec spec;
    std::string hundred;
    for (int i = 1; i <= 101; ++i) {
        hundred += (i == 1 ? "" : ",") + std::to_string(i);
    }
    CHECK(set_from_text(spec, *find_parameter("temperature"), hundred).empty());
    CHECK(contains(set_from_text(spec, *find_parameter("batch-size"), hundred).str(), "10000"));
    CHECK(spec.batch_size == ExperimentSpec().batch_size);
    spec.repeats = 1000;
    spec.alphas.assign(10, 0.5);
    CHECK(contains(check_value(spec, *find_parameter("n-exp"), true).str(), "a million"));
}

TEST_CASE("axes are written to experiment.json as arrays and read back") {
    const auto spec = spec_with({{"alpha", "0.5,1"},
                                 {"student", "resnet18,resnet34"},
                                 {"loss", "mse,kl"},
                                 {"temperature", "2,0.1"},
                                 {"batch-size", "8,16"}});
    const auto text = experiment_json(spec);
    CHECK(contains(text, "\"schema\": 2"));
    CHECK(parse_experiment_json(text) == spec);
    CHECK(contains(experiment_json(ExperimentSpec()), "\"schema\": 1")); // as older versions read it
    const auto refusal = [](const std::string& values) {
        return error_of([&] { parse_experiment_json(R"({"schema": 2, "spec": {)" + values + "}}"); });
    };
    CHECK(contains(refusal(R"("temperature": [2, "hot"])"), "temperature"));
    CHECK(contains(refusal(R"("temperature": [[2], 4])"), "temperature"));
    CHECK(contains(refusal(R"("seed": [1, 2])"), "seed")); // no axis
    CHECK(contains(refusal(R"("loss": ["kl", "kl"])"), "twice"));
    CHECK(refusal(R"("loss": ["kl"])").empty());
}

TEST_CASE("a run's settings are written to run.json and read back") {
    RunRecord run;
    run.spec = {
        0.5, 2, 1, {{"loss", "kl"}, {"nesterov", "true"}, {"temperature", "0.1"}, {"from-elsewhere", "x"}}};
    const auto text = run_json(run);
    CHECK(contains(text, "\"temperature\": 0.1"));
    CHECK(contains(text, "\"nesterov\": true"));
    CHECK(parse_run_json(text).spec == run.spec);
    CHECK_FALSE(contains(run_json(RunRecord()), "settings"));
}

TEST_CASE("an experiment goes on with more values of its axes, and with no fewer") {
    const auto before = spec_with({{"alpha", "0.5,1"}, {"loss", "kl"}, {"temperature", "2,4"}});
    const auto refusal = [&](const std::string& name, const std::string& text) {
        auto now = before;
        REQUIRE(set_from_text(now, *find_parameter(name), text).empty());
        return error_of([&] { require_continuation(before, now, [](const Parameter&) { return false; }); });
    };
    CHECK(refusal("temperature", "1,4,2").empty());
    CHECK(contains(refusal("temperature", "2,8"), "--temperature 2,4"));
    CHECK(contains(refusal("temperature", "2"), "--temperature"));
    CHECK(contains(refusal("lr", "0.001,0.01"), "--lr"));
    CHECK(refusal("drop-points", "alpha-0.5_temperature-2").empty());
}

TEST_CASE("numbers of views are an axis, on which -1 is as many as epochs") {
    const auto spec = spec_with({{"alpha", "0.5"}, {"num-epochs", "25"}, {"views", "-1,0,25,10"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0.5_views-25", "alpha-0.5_views-0", "alpha-0.5_views-10"});
    CHECK(spec_of(spec, plan(spec).at(2)).views == 10);
    CHECK(trained_with(spec, plan(spec).at(2)).at("views") == "10");
    CHECK(trained_with(spec, plan(spec).at(0)).at("views") == "25");
    // What -1 was stays what it was where there are more epochs.
    auto longer = spec;
    longer.num_epochs = 50;
    const auto goes_on = [&](const ExperimentSpec& asked) {
        const auto now = continued_spec(spec, asked);
        require_continuation(spec, now, [](const Parameter&) { return false; });
        return now;
    };
    longer.schedule = "constant";
    auto begun = spec;
    begun.schedule = "constant";
    auto now = continued_spec(begun, longer);
    CHECK(value_text(now, *find_parameter("views")) == "25,0,10");
    CHECK(names_of(points(now)) == names_of(points(spec)));
    CHECK(
        error_of([&] { require_continuation(begun, now, [](const Parameter&) { return false; }); }).empty());
    CHECK(goes_on(spec) == spec);
    auto more = spec;
    REQUIRE(set_from_text(more, *find_parameter("views"), "0,10,25,5").empty());
    CHECK(goes_on(more) == more);
    REQUIRE(set_from_text(more, *find_parameter("views"), "0,10").empty());
    CHECK(contains(error_of([&] { goes_on(more); }), "--views"));
}

namespace {

const Parameter& initial_weights() {
    return *find_parameter("student-init");
}

/// What the values on the axis of initial weights are called, with bars between them, having checked that
/// their points are as many and lead back to them.
std::string called(const std::string& text) {
    ExperimentSpec spec;
    spec.alphas = {0.5};
    spec.repeats = 1;
    const auto problem = set_from_text(spec, initial_weights(), text);
    REQUIRE_MESSAGE(problem.empty(), problem.str());
    const auto values = values_of(spec, initial_weights());
    const auto runs = plan(spec);
    REQUIRE(runs.size() == values.size());
    std::string names;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CHECK(spec_of(spec, runs[i]).student_init == values[i]);
        CHECK(run_name(runs[i]).size() < 120);
        names += (names.empty() ? "" : "|") + runs[i].settings.at("student-init");
    }
    return names;
}

} // namespace

TEST_CASE("points call files by their stem, or by as much of the path as tells them apart") {
    CHECK(called("random,/a/resnet56.pth") == "random|resnet56");
    CHECK(called("/x/one/teacher.pth,/x/two/teacher.pth,/y/r.th") == "one/teacher|two/teacher|r");
    CHECK(called("/a/x/t.pth,/b/x/t.pth,/c/t.pth") == "a/x/t|b/x/t|c/t");
    CHECK(called("/a/t.pth,/a/t.safetensors") == "t.pth|t.safetensors");
    CHECK(called("teacher,/a/teacher.pth") == "teacher|teacher.pth");
    CHECK(called("imagenet:resnet18,/a/imagenet-resnet18.pth") == "imagenet:resnet18|imagenet-resnet18.pth");
    // Names of folders would not tell these apart.
    CHECK(called("/a/b/t.pth,/a-b/t.pth") == "b/t|t~8dc8c36e");
    CHECK(called("/x/a b.pth,/x/a-b.pth,/y/c.pth") == "a b~b8b39b20|a-b~0c17b532|c");
    const std::string very(300, 'v');
    const auto names = called("/x/" + very + ".pth,/y/" + very + "x.pth");
    CHECK(names.size() < 120);
    CHECK(contains(names, "vvv…vvv"));
    // Names are the same wherever the values stand, and however a path is written.
    CHECK(called("/y/r.th,/x/two/teacher.pth,/x/z/../one/teacher.pth") == "r|two/teacher|one/teacher");
}

TEST_CASE("several files are separated as in CSV, and one that is there is one, commas and all") {
    const auto& init = initial_weights();
    ExperimentSpec spec;
    const auto set = [&](const std::string& text) {
        const auto problem = set_from_text(spec, init, text);
        CHECK_MESSAGE(problem.empty(), problem.str());
        return values_of(spec, init);
    };
    using Values = std::vector<std::string>;
    CHECK(set(R"(random, "a,b.pth" ,c.pth)") == Values{"random", "a,b.pth", "c.pth"});
    CHECK(value_text(spec, init) == R"(random,"a,b.pth",c.pth)");
    CHECK(set(value_text(spec, init)) == Values{"random", "a,b.pth", "c.pth"});
    CHECK(set(R"("say ""a"".pth")") == Values{R"(say "a".pth)"});
    CHECK(value_text(spec, init) == R"("say ""a"".pth")");
    CHECK(set(R"("open,c.pth)") == Values{"open,c.pth"});
    CHECK(contains(set_from_text(spec, init, "a.pth,./x/../a.pth").str(), "twice"));
    const TemporaryFolder folder;
    const auto file = (folder.path() / "one, two.pth").string();
    CHECK(set(file).size() == 2);
    write_text(file, "");
    CHECK(set(file) == Values{file});
    CHECK(set(value_text(spec, init)) == Values{file});
    CHECK(spec.student_init == file);
    // JSON needs no quotes.
    CHECK(set("\"" + file + "\",imagenet") == Values{file, "imagenet"});
    CHECK(parse_experiment_json(experiment_json(spec)) == spec);
    set(file);
    CHECK(parse_experiment_json(experiment_json(spec)) == spec);
    CHECK(contains(error_of([] { parse_experiment_json(R"({"schema": 2, "spec": {"student_init": []}})"); }),
                   "at least one"));
    RunRecord run;
    run.spec.settings = {{"student-init", "one, two"}};
    CHECK(parse_run_json(run_json(run)).spec.settings == run.spec.settings);
}

TEST_CASE("an experiment goes on with further files, wherever the former lie, and calls its runs as before") {
    const auto before = spec_with({{"alpha", "0.5"}, {"student-init", "random,/a/t.pth"}});
    const auto refusal = [&](const std::string& text, bool same_contents) {
        auto now = before;
        REQUIRE(set_from_text(now, initial_weights(), text).empty());
        return error_of(
            [&] { require_continuation(before, now, [&](const Parameter&) { return same_contents; }); });
    };
    CHECK(refusal("/b/other.pth,random,/a/t.pth", false).empty());
    CHECK(refusal("random,/b/t.pth", true).empty());
    CHECK(contains(refusal("random,/b/t.pth", false), "--student-init random,/a/t.pth"));
    CHECK(contains(refusal("imagenet,/a/t.pth", true), "--student-init"));
    CHECK(contains(refusal("random,/b/u.pth", true), "--student-init")); // its runs are called otherwise
    CHECK(contains(refusal("/a/t.pth", true), "--student-init"));
    CHECK(contains(refusal("random,/a/t.pth,/b/t.pth", true), "rename the new file"));
    CHECK(trained_with(before, plan(before).at(0)).at("student-init") == "random");
    CHECK(trained_with(before, plan(before).at(1)).at("student-init") == "file"); // known by its contents
}

TEST_CASE("several teachers make points where they have a part, and a run at α 1 has none of them") {
    const auto spec = spec_with({{"alpha", "0.5,1"},
                                 {"teacher-file", "/a/one.pth,/b/two.pth"},
                                 {"student-init", "random,/c/one.pth"}});
    CHECK(names_of(points(spec)) == Names{"alpha-0.5_student-init-random_teacher-file-one",
                                          "alpha-0.5_student-init-one_teacher-file-one",
                                          "alpha-0.5_student-init-random_teacher-file-two",
                                          "alpha-0.5_student-init-one_teacher-file-two",
                                          "alpha-1_student-init-random", "alpha-1_student-init-one"});
    const auto runs = plan(spec);
    CHECK(spec_of(spec, runs.at(3)).teacher_file == "/b/two.pth");
    CHECK(spec_of(spec, runs.at(3)).student_init == "/c/one.pth");
    CHECK(spec_of(spec, runs.at(4)).teacher_file.empty());
    const auto single = spec_with({{"alpha", "0.5,1"}, {"teacher-file", "/a/one.pth"}});
    CHECK(spec_of(single, plan(single).at(1)).teacher_file == "/a/one.pth");
}
