// Images without labels, on which students learn from the teacher alone.
#include "core/engine/training/batches.h"
#include "core/experiment/preflight/image_checks.h"
#include "core/experiment/record/experiment_json.h"
#include "core/files/bytes/atomic_file.h"
#include "tests/core/experiment/bench.h"

#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

/// Further images in folders of any names: three of each class, drawn otherwise than the bench's.
fs::path unlabelled_images() {
    static const auto folder = [] {
        const auto drawn = bench().folder.path() / "drawn";
        SampleOptions options;
        options.train_per_class = 3;
        options.val_per_class = 1;
        options.seed = 77;
        write_sample(drawn, options);
        auto made = bench().folder.path() / "further";
        fs::create_directories(made / "deep" / "deeper");
        std::size_t number = 0;
        for (const auto& entry : fs::recursive_directory_iterator(drawn / "train")) {
            if (entry.is_regular_file()) {
                const auto name = std::to_string(number) + entry.path().extension().string();
                fs::copy_file(entry.path(), number % 2 == 0 ? made / name : made / "deep" / "deeper" / name);
                ++number;
            }
        }
        write_file_atomically(made / "notes.gif", "none");
        return made;
    }();
    return folder;
}

std::int64_t unlabelled_count() {
    return 3 * class_count();
}

ExperimentSpec unlabelled(const std::string& out) {
    auto spec = bench().spec(out);
    spec.repeats = 1;
    spec.unlabelled_dir = unlabelled_images().string();
    return spec;
}

/// Steps that an epoch of run `index` had.
std::int64_t steps_of(const Recorder& observer, std::size_t index) {
    const auto start = std::to_string(index) + " step 1 ";
    return std::count_if(observer.events.begin(), observer.events.end(),
                         [&](const std::string& event) { return event.starts_with(start); });
}

void check_same(const RunRecord& a, const RunRecord& b) {
    REQUIRE(a.epochs.size() == b.epochs.size());
    for (std::size_t i = 0; i < a.epochs.size(); ++i) {
        CAPTURE(i);
        CHECK(a.epochs[i].val_loss == b.epochs[i].val_loss);
        CHECK(a.epochs[i].cross_entropy == b.epochs[i].cross_entropy);
        CHECK((i == 0 || a.epochs[i].train_loss == b.epochs[i].train_loss));
    }
}

} // namespace

TEST_CASE("runs at α = 0 are trained on unlabelled images as well, and others are as without them") {
    auto spec = unlabelled("unlabelled");
    spec.alphas = {0.0, 0.5, 1.0};
    Recorder observer;
    const auto runs = run_experiment(spec, ResumeMode::fresh, observer, {});
    REQUIRE(statuses(runs) == "done done done");
    CHECK(observer.noticed(std::to_string(unlabelled_count()) + " unlabelled images from "));
    CHECK(observer.noticed("ignored in " + unlabelled_images().string() + "/"));
    const auto labelled = 4 * class_count();
    CHECK(steps_of(observer, 0) == BatchPartition(labelled + unlabelled_count(), spec.batch_size).batches());
    CHECK(steps_of(observer, 1) == BatchPartition(labelled, spec.batch_size).batches());
    CHECK(steps_of(observer, 2) == steps_of(observer, 1));
    CHECK(steps_of(observer, 0) > steps_of(observer, 1));
    CHECK(std::isfinite(runs[0].epochs[1].train_accuracy));

    auto without = bench().spec("labelled");
    without.repeats = 1;
    without.alphas = {0.0, 0.5, 1.0};
    const auto plain = run(without);
    check_same(runs[2], plain[2]);
    for (std::size_t i = 0; i < 3; ++i) { // the teacher saw other images beside these, which may cost bits
        CHECK(runs[1].epochs[i].val_loss == doctest::Approx(plain[1].epochs[i].val_loss).epsilon(2e-3));
        CHECK((i == 0 ||
               runs[1].epochs[i].train_loss == doctest::Approx(plain[1].epochs[i].train_loss).epsilon(2e-3)));
    }
    CHECK(runs[0].epochs[1].train_loss != plain[0].epochs[1].train_loss);
    CHECK(runs[0].epochs[1].val_loss != plain[0].epochs[1].val_loss);

    const auto info = parse_info(read_text_file(fs::path(spec.out) / "experiment.json"));
    CHECK(info.unlabelled_images == unlabelled_count());
    CHECK(info.train_counts == std::vector<std::int64_t>(static_cast<std::size_t>(class_count()), 4));
    const auto before = parse_info(read_text_file(fs::path(without.out) / "experiment.json"));
    CHECK(info.data == before.data);
}

TEST_CASE("with the labels hidden, a run at α = 0 is the one that had them") {
    // mse looks at no label: the same pictures with and without one make the same student.
    const auto apart = bench().folder.path() / "apart";
    fs::create_directories(apart / "further");
    fs::copy(bench().data, apart / "data", fs::copy_options::recursive);
    std::vector<fs::path> images;
    for (const auto& entry : fs::recursive_directory_iterator(apart / "data" / "train")) {
        if (entry.is_regular_file()) {
            images.push_back(entry.path());
        }
    }
    std::sort(images.begin(), images.end());
    const auto last = images.back(); // it stays last in the list, and so keeps order and augmentation
    fs::rename(last, apart / "further" / last.filename());
    auto hidden = unlabelled("hidden");
    hidden.alphas = {0.0};
    hidden.data_dir = (apart / "data").string();
    hidden.unlabelled_dir = (apart / "further").string();
    auto known = bench().spec("known");
    known.alphas = {0.0};
    known.repeats = 1;
    const auto ours = run(hidden);
    const auto wanted = run(known);
    check_same(ours.at(0), wanted.at(0));
}

TEST_CASE("mixed images are drawn anew where some runs leave unlabelled ones out") {
    auto spec = unlabelled("mixed");
    spec.mixup = 0.4;
    const auto runs = run(spec);
    REQUIRE(statuses(runs) == "done done");
    CHECK(has_fresh_views(spec, runs[0].spec)); // so that all are mixed alike
    CHECK(has_fresh_views(spec, runs[1].spec));
    auto none = spec;
    none.unlabelled_dir.clear();
    CHECK_FALSE(has_fresh_views(none, runs[1].spec));
    CHECK(std::isfinite(runs[0].epochs.back().train_loss));
}

TEST_CASE("an experiment goes on with the same unlabelled images wherever they lie, and with no others") {
    auto spec = unlabelled("resumed");
    run(spec);
    const auto moved = bench().folder.path() / "moved";
    fs::copy(unlabelled_images(), moved, fs::copy_options::recursive);
    spec.unlabelled_dir = moved.string();
    spec.repeats = 2;
    CHECK(statuses(run(spec, ResumeMode::resume)) == "done done done done");
    for (const auto& entry : fs::directory_iterator(moved)) {
        if (entry.path().extension() != ".gif" && entry.is_regular_file()) {
            fs::remove(entry.path());
            break;
        }
    }
    CHECK_THROWS_WITH_AS(run(spec, ResumeMode::resume), doctest::Contains("unlabelled images"), Error);
    spec.unlabelled_dir.clear();
    CHECK_THROWS_AS(run(spec, ResumeMode::resume), Error);
}

TEST_CASE("what cannot be done without labels is said") {
    CHECK(problem_with(unlabelled("fine")) == "");
    auto labels = unlabelled("labels");
    labels.alphas = {0.5, 1.0};
    CHECK(contains(problem_with(labels), "unlabelled-dir: only runs in which α is 0"));
    auto rising = unlabelled("rising");
    rising.alpha_schedule = "linear";
    CHECK(contains(problem_with(rising), "unlabelled-dir: only runs in which α is 0 in all epochs"));
    auto parted = unlabelled("parted");
    parted.loss = "dkd";
    CHECK(contains(problem_with(parted), "loss: dkd needs the label of each image"));
    auto balanced = unlabelled("balanced");
    balanced.sampler = "balanced";
    CHECK(contains(problem_with(balanced), "sampler: "));
    auto folds = unlabelled("folds");
    folds.folds = 2;
    CHECK(contains(problem_with(folds), "unlabelled-dir: with "));
    auto gone = unlabelled("gone");
    gone.unlabelled_dir = "/no/such";
    CHECK(contains(problem_with(gone), "unlabelled-dir: the folder /no/such does not exist"));
    auto empty = unlabelled("empty");
    empty.unlabelled_dir = (bench().folder.path() / "nothing").string();
    fs::create_directories(empty.unlabelled_dir);
    CHECK_THROWS_WITH_AS(run(empty), doctest::Contains("contains no images"), Error);
    write_file_atomically(fs::path(empty.unlabelled_dir) / "broken.png", "no picture");
    CHECK_THROWS_WITH_AS(run(empty), doctest::Contains("None of the 1 images in "), Error);
    write_file_atomically(fs::path(empty.unlabelled_dir) / "also-broken.png", "no picture");
    CHECK_THROWS_WITH_AS(run(empty), doctest::Contains("also-broken.png"), Error); // the first is named
}

TEST_CASE("validation images among the unlabelled ones are told") {
    const auto leaking = bench().folder.path() / "leaking";
    fs::create_directories(leaking);
    const auto shown = fs::recursive_directory_iterator(bench().data / "val");
    for (const auto& entry : shown) {
        if (entry.is_regular_file()) {
            fs::copy_file(entry.path(), leaking / ("copy" + entry.path().extension().string()));
            break;
        }
    }
    auto spec = unlabelled("leaks");
    spec.unlabelled_dir = leaking.string();
    spec.num_epochs = 1;
    Recorder observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    CHECK(observer.noticed("images in val/ that are also among the unlabelled ones: 1 of "));
    CHECK_FALSE(observer.noticed("also in train/"));
    // The very files that are validated on, too.
    auto same = unlabelled("leaks-the-same");
    same.unlabelled_dir = (bench().data / "val").string();
    same.num_epochs = 1;
    Recorder told;
    run_experiment(same, ResumeMode::fresh, told, {});
    CHECK(told.noticed("images in val/ that are also among the unlabelled ones: "));
    const auto no_limit = std::numeric_limits<double>::infinity();
    const auto is_found = [&](const fs::path& folder) {
        const auto report = check_images(bench().data, {}, no_limit, {}, {}, folder);
        return std::any_of(report.findings.begin(), report.findings.end(),
                           [](const PreflightFinding& finding) { return finding.id == "leaking-images"; });
    };
    CHECK(is_found(leaking));
    CHECK_FALSE(is_found({}));
    CHECK_FALSE(is_found(unlabelled_images()));
    CHECK(is_found(bench().data / "val"));
    CHECK_FALSE(is_found(bench().data / "train")); // copies of what has labels are none
    // Where validation images are drawn, they are among those of training on the disk.
    const auto flat = bench().folder.path() / "flat";
    fs::copy(bench().data / "train", flat, fs::copy_options::recursive);
    const auto drawn = check_images(flat, {}, no_limit, {}, {}, bench().data / "train");
    CHECK(std::any_of(drawn.findings.begin(), drawn.findings.end(),
                      [](const PreflightFinding& finding) { return finding.id == "leaking-images"; }));
}

TEST_CASE("a run that had unlabelled images is not taken for one that had none") {
    auto with = unlabelled("joined-with");
    with.num_epochs = 1;
    auto without = bench().spec("joined-without");
    without.repeats = 1;
    without.num_epochs = 1;
    run(with);
    run(without);
    replace_run(with, without, "alpha-0_rep-1");
    without.repeats = 2;
    CHECK_THROWS_WITH_AS(run(without, ResumeMode::resume), doctest::Contains("other unlabelled images"),
                         Error);
    CHECK(contains(read_text_file(fs::path(with.out) / "experiment.json"), "\"schema\": 4"));
    CHECK(contains(read_text_file(fs::path(without.out) / "experiment.json"), "\"schema\": 1"));
}
