// Which runs of foreign results are one, which are repeats of one another, and which are settings of their
// own.
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_points.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_run_names.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/import/import_settings.h"
#include "core/experiment/report/csv_export.h"
#include "core/experiment/results/verdict.h"
#include "core/files/tables/event_file.h"
#include "tests/core/experiment/import_notes.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

Import import_of(const ImportTable& table) {
    return make_import(table, {guess_uses_and_settings(table), {}, 1});
}

Import import_of(const std::string& text) {
    return import_of(parse_import_csv(text, "results.csv"));
}

/// How many runs each point has.
std::map<std::string, std::int64_t> points_of(const Import& import) {
    std::map<std::string, std::int64_t> points;
    for (const auto& run : import.runs) {
        ++points[point_label(run.spec.point())];
    }
    return points;
}

std::vector<std::int64_t> sizes_of(const Import& import) {
    std::vector<std::int64_t> sizes;
    for (const auto& [point, count] : points_of(import)) {
        sizes.push_back(count);
    }
    return sizes;
}

using Sizes = std::vector<std::int64_t>;

/// Rows of one epoch: the name, α, seed and accuracy of each run.
std::string table_of(const std::vector<std::tuple<std::string, double, int, double>>& runs) {
    std::string text = "run,alpha,seed,epoch,val_acc\n";
    for (const auto& [name, alpha, seed, accuracy] : runs) {
        text += name + "," + std::to_string(alpha) + "," + std::to_string(seed) + ",1," +
                std::to_string(accuracy) + "\n";
    }
    return text;
}

const std::string said_by_names = "told apart as different settings by their names";

} // namespace

TEST_CASE("settings that differ in their ends alone are not one") {
    const std::string start = "resnet8x4_from_resnet32x4_cifar100_wd0.0005_bs128_epochs240_augmented_";
    const auto names = import_of(table_of({{start + "kd_seed1", 0.5, 1, 0.70},
                                           {start + "kd_seed2", 0.5, 2, 0.71},
                                           {start + "dkd_seed1", 0.5, 1, 0.80},
                                           {start + "dkd_seed2", 0.5, 2, 0.81}}));
    CHECK(sizes_of(names) == Sizes{2, 2});
    CHECK(contains(notes_of(names), said_by_names + ": 4"));
    const std::string path = "/data/experiments/users/somebody/cifar100/teachers/pretrained/final/";
    std::string text = "teacher,alpha,seed,epoch,val_acc\n";
    for (const auto* teacher : {"resnet110.pth", "vgg13.pth"}) {
        for (int seed = 0; seed < 3; ++seed) {
            text += path + teacher + ",0.5," + std::to_string(seed) + ",1,0.7\n";
        }
    }
    CHECK(sizes_of(import_of(text)) == Sizes{3, 3});
    // Columns, too.
    const std::string column = "some_hyperparameter_with_a_name_that_is_longer_than_tables_have_room_for_";
    const auto columns = import_of(column + "a," + column +
                                   "b,alpha,seed,epoch,val_acc\nx,u,1,1,1,.5\n"
                                   "y,u,1,1,1,.6\nx,v,1,1,1,.7\ny,v,1,1,1,.8\n");
    CHECK(columns.runs.size() == 4);
    CHECK(sizes_of(columns) == Sizes{1, 1, 1, 1});
}

TEST_CASE("names that end in counters, hashes or times are those of repeats") {
    for (const std::string form :
         {"kd{}", "{}-01", "2024-01-05T10:00:1{}", "train{}", "Nov30_14-20-1{}_gpu{}"}) {
        CAPTURE(form);
        std::vector<std::tuple<std::string, double, int, double>> runs;
        for (int i = 0; i < 6; ++i) {
            std::string name = form;
            for (auto at = name.find("{}"); at != std::string::npos; at = name.find("{}")) {
                name.replace(at, 2, std::to_string(1 + i % 3));
            }
            runs.emplace_back((i < 3 ? "" : "b") + name, i < 3 ? 0.5 : 1.0, i % 3, 0.6 + 0.01 * i);
        }
        const auto import = import_of(table_of(runs));
        CHECK(sizes_of(import) == Sizes{3, 3});
        CHECK_FALSE(contains(notes_of(import), said_by_names));
    }
    using Names = std::vector<std::string>;
    CHECK(names_of_settings({"kd1", "kd2", "kd3"}).empty());
    CHECK(names_of_settings({"train", "train2", "train3"}).empty());
    CHECK(names_of_settings({"3f9k2lq1", "3a8b1xz0", "k1x9", "k2y7"}).empty());
    // What does not count is a setting, and so is what is called like one.
    CHECK(names_of_settings({"resnet20", "resnet32", "resnet56"}).size() == 3);
    CHECK(names_of_settings({"kd_T1", "kd_T2"}).size() == 2);
    CHECK(names_of_settings({"kd2", "kd2", "kd3"}) == Names{"kd2", "kd3"});
    // A method with a single run is none of another's repeats.
    const auto single = import_of(table_of({{"kd_seed0", 0.5, 0, 0.7},
                                            {"kd_seed1", 0.5, 1, 0.7},
                                            {"kd_seed2", 0.5, 2, 0.7},
                                            {"dkd_seed3", 0.5, 3, 0.9}}));
    CHECK(sizes_of(single) == Sizes{1, 3});
    CHECK(contains(notes_of(single), said_by_names + ": 4"));
}

TEST_CASE("the alpha of mixup, or of a loss, is not the weight of the labels") {
    for (const auto* name :
         {"ce_mixup_alpha0.2_seed1", "dkd_alpha1_beta8", "focal-alpha0.25", "ce_cutmix_alpha1"}) {
        CAPTURE(name);
        CHECK(read_run_name(name).alpha.empty());
    }
    CHECK(read_run_name("kd_alpha0.5_T4").alpha == "0.5");
    CHECK(read_run_name("mixup0.2_alpha0.5").alpha == "0.5");
    CHECK(read_run_name("mixup_alpha0.2_alpha0.5").alpha == "0.5");
}

TEST_CASE("a long table's further columns are settings of its rows") {
    ExperimentRecord experiment;
    for (const auto* lr : {"0.05", "0.1"}) {
        for (std::int64_t repeat = 1; repeat <= 3; ++repeat) {
            RunRecord run;
            run.spec = {0.5, repeat, static_cast<std::uint64_t>(repeat), {{"lr", lr}, {"loss", "kl"}}};
            run.name = run_name(run.spec);
            run.status = RunStatus::done;
            run.epochs = {epoch_record(1, 0.1 * static_cast<double>(repeat))};
            experiment.runs.push_back(std::move(run));
        }
    }
    for (const auto form : {CsvForm::wide, CsvForm::tall}) {
        const auto import = import_of(csv_text({{"", &experiment}}, form));
        REQUIRE(import.runs.size() == 6);
        for (const auto& [point, count] : points_of(import)) {
            CAPTURE(point);
            CHECK(count == 3);
        }
        for (const auto& run : import.runs) {
            CHECK(run.epochs.at(0).val_accuracy ==
                  doctest::Approx(0.1 * static_cast<double>(run.spec.repeat)));
            CHECK(run.spec.settings.at("loss") == "kl");
        }
    }
    const auto foreign = import_of("run_id,alpha,temperature,key,step,timestamp,value\n"
                                   "a,0.5,1,val_acc,1,17001,.5\na,0.5,1,val_loss,1,17002,2\n"
                                   "b,0.5,4,val_acc,1,17003,.6\nb,0.5,4,val_loss,1,17004,1\n");
    REQUIRE(foreign.runs.size() == 2);
    CHECK(foreign.runs[0].epochs.at(0).val_accuracy == 0.5);
    CHECK(foreign.runs[0].epochs.at(0).val_loss == 2.0);
    CHECK(sizes_of(foreign) == Sizes{1, 1});
    // A setting that is called like a column of Retort's own.
    for (auto& run : experiment.runs) {
        run.spec.settings = {{"run", run.spec.settings.at("lr")}};
        run.name = run_name(run.spec);
    }
    CHECK(sizes_of(import_of(csv_text({{"", &experiment}}, CsvForm::wide))) == Sizes{3, 3});
}

TEST_CASE("an epoch has all that was measured before training went on") {
    // Two calls of a logger that each count a step.
    const auto apart = import_of("alpha,seed,_step,train_loss,val_loss,val_acc\n1,1,399,3,,\n1,1,400,,1.5,\n"
                                 "1,1,401,,,.5\n1,1,799,2,,\n1,1,800,,1.4,\n1,1,801,,,.6\n");
    REQUIRE(apart.runs.size() == 1);
    REQUIRE(apart.runs[0].epochs.size() == 2);
    CHECK(apart.runs[0].epochs[1].val_accuracy == 0.6);
    CHECK(apart.runs[0].epochs[1].val_loss == 1.4);
    CHECK(apart.runs[0].epochs[1].train_loss == 2.0);
    CHECK(
        import_of("alpha,seed,_step,val_loss,val_acc\n1,1,400,1.5,\n1,1,401,,.5\n1,1,800,1.4,\n1,1,801,,.6\n")
            .runs[0]
            .epochs.size() == 2);
    // Training logged in every step, without a gap.
    std::string text = "alpha,seed,_step,train_loss,val_acc\n";
    for (int step = 1; step <= 90; ++step) {
        text += "1,1," + std::to_string(step) + ",2," + (step % 30 == 0 ? "0." + std::to_string(step) : "") +
                "\n";
    }
    const auto dense = import_of(text + "1,1,91,2,\n");
    REQUIRE(dense.runs[0].epochs.size() == 3);
    CHECK(dense.runs[0].epochs[2].val_accuracy == 0.9);
    CHECK(contains(notes_of(dense), "whose measurements are counted as epochs instead: 1"));
    // A column of epochs stays one, however rarely is validated.
    CHECK(import_of("alpha,epoch,train_loss,val_acc\n1,1,2,\n1,2,2,\n1,3,2,.5\n").runs[0].epochs.size() == 3);
}

TEST_CASE("runs in folders of long paths are apart, and their names are read to the end") {
    const TemporaryFolder folder;
    const std::string deep = "outputs/2024-01-05/" + std::string(100, 'x') + "/" + std::string(60, 'y') + "/";
    for (const auto* name :
         {"kd_alpha0.5_seed0", "kd_alpha0.5_seed1", "ce_alpha1_seed0", "ce_alpha1_seed1"}) {
        const auto run = folder.path() / (deep + name);
        fs::create_directories(run);
        auto bytes = event_file_header(1.0);
        bytes += event_record({1.0, 1, {{"val/acc", 0.5F}}});
        write_text(run / "events.out.tfevents.1700000000.host.1.0", bytes);
    }
    const auto import = import_of(read_import({folder.path()}));
    REQUIRE(import.runs.size() == 4);
    CHECK(sizes_of(import) == Sizes{2, 2});
    CHECK(import.runs[0].spec.seed == 0);
}

TEST_CASE("settings become folders that can be made, each its own") {
    const auto slashes = import_of("config/T,alpha,seed,epoch,val_acc\n1,.5,1,1,.6\n4,.5,1,1,.7\n");
    CHECK(slashes.runs[0].name == "alpha-0.5_config-T-1_rep-1");
    const auto alike = import_of("method,alpha,seed,epoch,val_acc\nkd at,.5,1,1,.6\nkd/at,.5,1,1,.7\n"
                                 "kd at,1,1,1,.5\nkd/at,1,1,1,.5\n");
    std::set<std::string> names;
    for (const auto& run : alike.runs) {
        names.insert(run.name);
    }
    CHECK(names.size() == 4);
    CHECK(alike.runs[0].spec.settings == alike.runs[2].spec.settings); // also at another α
    AxisValues many;
    for (int i = 0; i < 14; ++i) {
        many["a_hyperparameter_of_a_long_name_" + std::to_string(i)] = "value";
    }
    const Point one{0.5, many};
    many["zz"] = "x";
    CHECK(point_name(one).size() == 240);
    CHECK(point_name(one) != point_name({0.5, many}));
    CHECK(point_name(one).substr(0, 100) == point_name({0.5, many}).substr(0, 100));
}

TEST_CASE("α, and blanks at the ends of names, are seen through what programs put around them") {
    CHECK(import_of("params.alpha,seed,epoch,val_acc\n0.25,1,1,.6\n").runs[0].spec.alpha == 0.25);
    CHECK(import_of("config/alpha,seed,epoch,val_acc\n0.25,1,1,.6\n").runs[0].spec.alpha == 0.25);
    const auto blanks = import_of("run,alpha,epoch,val_acc\nkd,.5,1,.6\nkd ,.5,2,.7\n");
    REQUIRE(blanks.runs.size() == 1);
    CHECK(blanks.runs[0].epochs.size() == 2);
}

TEST_CASE("numbers with something behind them, and those that count settings, are settings") {
    const std::vector<std::vector<std::string>> apart{{"kd_resnet8x4", "kd_resnet32x4"},
                                                      {"kd_T0p5", "kd_T1p5"},
                                                      {"kd_lr1e-3", "kd_lr5e-4"},
                                                      {"kd_lr1e-3", "kd_lr1e-4"},
                                                      {"kd_224px", "kd_160px"},
                                                      {"kd_100ep", "kd_300ep"},
                                                      {"kd_25%", "kd_50%"},
                                                      {"kd_4bit", "kd_8bit"},
                                                      {"w1x", "w2x"},
                                                      {"layer1", "layer2", "layer3"},
                                                      {"k1", "k2", "k3"},
                                                      {"kd_w0", "kd_w1"},
                                                      {"lora_rank4_s1", "lora_rank8_s1"},
                                                      {"fitnet_hint1", "fitnet_hint2"},
                                                      {"kd_mixup_alpha0.2", "kd_mixup_alpha0.4"}};
    for (const auto& names : apart) {
        CAPTURE(names.front());
        CHECK(names_of_settings(names).size() == names.size());
    }
    const std::vector<std::vector<std::string>> alike{{"kd_gpu0", "kd_gpu1"},
                                                      {"kd", "kd_rerun"},
                                                      {"3f9k2lq1", "3a8b1xz0"},
                                                      {"v1", "v2"},
                                                      {"kd0", "kd1", "kd2"}};
    for (const auto& names : alike) {
        CAPTURE(names.front());
        CHECK(names_of_settings(names).empty());
    }
    // What a number alone tells apart, and counts as repeats, is told.
    const auto counted = import_of("run,alpha,epoch,val_acc\nkd1,.5,1,.6\nkd2,.5,1,.7\nkd3,.5,1,.8\n");
    CHECK(sizes_of(counted) == Sizes{3});
    CHECK(contains(notes_of(counted),
                   "that only a number in their names tells apart, and that count as repeats: 3"));
    CHECK(read_run_name("dkd_alpha0.5").alpha == "0.5");
    CHECK(read_run_name("label_alpha0.5").alpha == "0.5");
}

TEST_CASE("of what a run was started with, nothing is its epoch or a result") {
    const auto planned = import_of("Name,alpha,config/epochs,config.lr,config/loss,step,val_loss,val_acc\n"
                                   "a,0,30,.1,kl,1,.9,.6\na,0,30,.1,kl,2,.8,.7\na,0,30,.1,kl,3,.7,.8\n"
                                   "b,0,30,.01,kl,1,.9,.6\nb,0,30,.01,kl,2,.8,.7\nb,0,30,.01,kl,3,.7,.8\n");
    REQUIRE(planned.runs.size() == 2);
    CHECK(planned.runs[0].epochs.size() == 3);
    CHECK(sizes_of(planned) == Sizes{1, 1});
}

TEST_CASE("a column of steps that counts epochs stays one, however rarely is validated") {
    std::string text = "run,alpha,step,train_loss,val_acc\n";
    for (int step = 1; step <= 20; ++step) {
        text += "a,1," + std::to_string(step) + ",2," + (step % 5 == 0 ? "0.5" : "") + "\n";
    }
    CHECK(import_of(text).runs[0].epochs.size() == 20);
}

TEST_CASE("only Retort's own tables have settings between α and the repeat") {
    const auto sorted = import_of(
        "alpha,epoch,lr,repeat,status,train_loss,val_acc\n.5,1,.1,1,done,2,.5\n.5,2,.1,1,done,1,.6\n");
    REQUIRE(sorted.runs.size() == 1);
    CHECK(sorted.runs[0].epochs.size() == 2);
    const auto seeded =
        import_of("alpha,seed,repeat,status,epoch,val_acc\n.5,42,1,done,1,.5\n.5,43,2,done,1,.6\n");
    CHECK(sizes_of(seeded) == Sizes{2});
    CHECK(seeded.runs[0].spec.seed == 42);
}

TEST_CASE("what goes with a metric in a long table is none of its rows' settings, and a key may be a name") {
    const auto units = import_of("run,alpha,epoch,metric,value,unit,ts\n"
                                 "a,.5,1,val_loss,2,nats,11\na,.5,1,val_acc,.6,percent,12\n"
                                 "b,1,1,val_loss,2,nats,13\nb,1,1,val_acc,.5,percent,14\n");
    REQUIRE(units.runs.size() == 2);
    CHECK(units.runs[0].epochs.at(0).val_loss == 2.0);
    CHECK(units.runs[0].epochs.at(0).val_accuracy > 0.0);
    const auto dates = import_of("date,alpha,seed,epoch,metric,value\n"
                                 "mon,.5,1,1,val_acc,.6\nmon,.5,1,1,val_loss,2\n"
                                 "tue,.5,1,1,val_acc,.7\ntue,.5,1,1,val_loss,1\n");
    CHECK_FALSE(dates.runs.empty());
    const auto keys =
        import_of("key,alpha,epoch,val_loss,val_accuracy,value\nkd,.5,1,2,.6,7\nfitnet,.5,1,1,.7,8\n");
    CHECK(keys.runs.size() == 2);
}

TEST_CASE("units are looked at in every run that a setting tells apart") {
    const auto import =
        import_of("method,seed,epoch,val_acc\nce,1,1,0.511\nce,2,1,0.521\nkd,1,1,56.1\nkd,2,1,57.2\n");
    CHECK(contains(notes_of(import),
                   "runs in which “val_acc” is never above 1, read as percent like the other "
                   "runs: 2\n"));
    CHECK(contains(
        notes_of(import_of("epoch,val_acc\n1,0.45\n2,0.52\n3,58.1\n")),
        "values of “val_acc” between 0 and 1, read as percent like the larger ones of the same run: 2\n"));
}

TEST_CASE("folds that names tell are folds") {
    std::string by_name = "run,alpha,epoch,val_acc\n";
    std::string by_column = "fold,alpha,epoch,val_acc\n";
    for (const auto* alpha : {"0.5", "1"}) {
        for (const auto* fold : {"1", "2", "3"}) {
            by_name += "kd_fold" + std::string(fold) + "," + alpha + ",1,0.5\n";
            by_column += std::string(fold) + "," + alpha + ",1,0.5\n";
        }
    }
    for (const auto& text : {by_name, by_column}) {
        const auto import = import_of(text);
        CHECK(contains(notes_of(import), "folds of a cross-validation"));
        CHECK(import.runs.front().trained_with.at("folds") == "3");
    }
    CHECK(columns_in_run_names({"a_fold1", "a_fold2"}) == std::vector<std::string>{"fold"});
    CHECK(columns_in_run_names({"a_cv1", "a_rep2"}) == std::vector<std::string>{"repeat"});
    CHECK(cell_of_run_name("fold", "a_fold2") == "2");
    // Of a repeated cross-validation, too.
    const auto repeated = import_of("run,alpha,epoch,val_acc\nkd_rep1_fold1,1,1,0.5\nkd_rep1_fold2,1,1,0.5\n"
                                    "kd_rep2_fold1,1,1,0.5\nkd_rep2_fold2,1,1,0.5\n");
    CHECK(repeated.runs.front().trained_with.at("folds") == "2");
}

TEST_CASE("a lone s in names is the seed") {
    CHECK(read_run_name("kd_alpha0.5_s3").seed == "3");
    CHECK(read_run_name("kd_s3_seed7").seed == "7");
    CHECK(read_run_name("resnet50_students4").seed.empty());
    CHECK(read_run_name("yolov8s_512").seed.empty());
}

TEST_CASE("thousands have separators where decimals are written with the other sign") {
    const auto values = [](const std::string& text) {
        const auto import = import_of(text);
        std::vector<double> losses;
        for (const auto& epoch : import.runs.front().epochs) {
            losses.push_back(epoch.val_loss);
        }
        return losses;
    };
    CHECK(values("epoch,val_loss,val_acc\n1,\"1,843\",50.1\n2,987,60.5\n") == std::vector{1843.0, 987.0});
    CHECK(values("epoch;val_loss;val_acc\n1;1.843;50,1\n2;987;60,5\n") == std::vector{1843.0, 987.0});
    CHECK(values("epoch,val_loss\n1,\"12,345.5\"\n2,\"1,234,567\"\n") == std::vector{12345.5, 1234567.0});
    // Lists are no numbers, whatever they look like.
    const auto lists =
        import_of("seed,milestones,epoch,val_acc\n1,\"150,180,210\",1,50.5\n2,\"150,180,210\",1,50.6\n"
                  "1,\"100,150,200\",1,50.7\n2,\"100,150,200\",1,50.8\n");
    CHECK(sizes_of(lists) == Sizes{2, 2});
    // Decimal commas stay, and what may be either is told.
    CHECK(values("epoch;val_loss\n1;1,843\n2;0,512\n") == std::vector{1.843, 0.512});
    const std::string either = "epoch;val_loss\n1;1,843\n2;2,512\n";
    CHECK(values(either) == std::vector{1.843, 2.512});
    CHECK(contains(notes_of(import_of(either)),
                   "numbers with three digits behind a comma, which is read as a "
                   "decimal comma: 2\n"));
    CHECK(contains(notes_of(import_of("epoch,val_loss,val_acc\n1,\"1,843\",50.1\n")),
                   "numbers with thousands separators: 1\n"));
}

TEST_CASE("training that counts other steps than measurement is left out") {
    const auto import_steps = [](const std::string& rows) {
        return import_of("step,train_loss,val_acc\n" + rows);
    };
    std::string batches; // measured by epochs, trained by batches
    for (int epoch = 1; epoch <= 5; ++epoch) {
        batches += std::to_string(epoch) + ",," + "0." + std::to_string(5 + epoch / 5) + "\n";
    }
    for (int step = 1; step <= 500; ++step) {
        batches += std::to_string(step) + "," + std::to_string(2.0 - 0.001 * step) + ",\n";
    }
    const auto apart = import_steps(batches);
    CHECK(contains(notes_of(apart),
                   "runs whose training values count other steps than their measurements do, and "
                   "are left out: 1\n"));
    REQUIRE(apart.runs.front().epochs.size() == 5);
    CHECK(std::isnan(apart.runs.front().epochs.front().train_loss));
    // Who measures late, or before each epoch, counts the same steps.
    std::string delayed;
    for (int step = 1; step <= 100; ++step) {
        delayed += std::to_string(100 * step) + "," + std::to_string(2.0 - 0.01 * step) + ",\n";
        delayed += step >= 50 && step % 5 == 0 ? std::to_string(100 * step) + ",,0.6\n" : "";
    }
    CHECK(std::isfinite(import_steps(delayed).runs.front().epochs.front().train_loss));
    std::string first = "0,,0.1\n";
    for (int epoch = 1; epoch <= 5; ++epoch) {
        first += std::to_string(391 * epoch - 1) + "," + std::to_string(2.0 - 0.1 * epoch) + ",\n" +
                 std::to_string(391 * epoch) + ",,0.5\n";
    }
    const auto before = import_steps(first);
    REQUIRE(before.runs.front().epochs.size() == 6);
    CHECK(before.runs.front().epochs[0].val_accuracy == 0.1);
    CHECK(std::isnan(before.runs.front().epochs[0].train_loss));
    CHECK(before.runs.front().epochs[1].train_loss == doctest::Approx(1.9));
    // A learning rate that is logged by batches is none of an epoch's.
    std::string rates = "step,lr,val_acc\n";
    for (int epoch = 1; epoch <= 5; ++epoch) {
        rates += std::to_string(epoch) + ",,0.5\n";
    }
    for (int step = 0; step < 500; ++step) {
        rates += std::to_string(step) + "," + std::to_string(0.1 - 0.0001 * step) + ",\n";
    }
    const auto rate = import_of(rates);
    CHECK(std::isnan(rate.runs.front().epochs.back().learning_rate));
    CHECK(contains(notes_of(rate), "are left out: 1\n"));
    // One step of training behind each measurement is of its epoch.
    std::string behind;
    for (int epoch = 1; epoch <= 5; ++epoch) {
        behind += std::to_string(391 * epoch) + ",,0.5\n" + std::to_string(391 * epoch + 1) + "," +
                  std::to_string(2.0 - 0.1 * epoch) + ",\n";
    }
    const auto late = import_steps(behind);
    REQUIRE(late.runs.front().epochs.size() == 5);
    CHECK(late.runs.front().epochs.front().train_loss == doctest::Approx(1.9));
    CHECK(late.runs.front().epochs.back().train_loss == doctest::Approx(1.5));
}

TEST_CASE("seconds that add up are parted, and those of a whole run are told") {
    const auto sum = import_of("epoch,duration,val_acc\n1,12.1,0.5\n2,24.5,0.6\n3,36.4,0.7\n");
    CHECK(contains(notes_of(sum),
                   "runs whose seconds add up from epoch to epoch, and are taken for totals: 1\n"));
    CHECK(sum.runs.front().epochs[1].seconds == doctest::Approx(12.4));
    CHECK(sum.runs.front().epochs[2].seconds == doctest::Approx(11.9));
    const auto each = import_of("epoch,duration,val_acc\n1,12.1,0.5\n2,12.5,0.6\n3,12.9,0.7\n");
    CHECK(each.runs.front().epochs[2].seconds == 12.9);
    const auto growing = import_of("epoch,duration,val_acc\n1,20,0.5\n2,29,0.6\n3,41,0.7\n");
    CHECK(growing.runs.front().epochs[2].seconds == 41.0);
    // The first epoch may be slow, and the validation before it counts for nothing.
    const auto slow =
        import_of("epoch,seconds,val_acc\n0,1,0.1\n1,120,0.5\n2,160,0.6\n3,200,0.7\n4,240,0.7\n");
    CHECK(slow.runs.front().epochs[0].seconds == 1.0);
    CHECK(slow.runs.front().epochs[1].seconds == 120.0);
    CHECK(slow.runs.front().epochs[4].seconds == 40.0);
    CHECK_FALSE(contains(notes_of(slow), "the very same time"));
    CHECK(contains(notes_of(import_of("epoch,duration,val_acc\n1,360,0.5\n2,360,0.6\n3,360,0.7\n")),
                   "runs whose epochs all took the very same time: 1. Is it that of the whole run?\n"));
}

TEST_CASE("whether epoch 0 was before training is asked of every run") {
    const auto import =
        import_of("run,alpha,epoch,train_loss,val_acc\na,1,0,,0.5\na,1,1,,0.6\nb,0,1,2,0.6\n");
    CHECK(contains(notes_of(import), "no training values tell when epoch 0 was measured"));
}

TEST_CASE("seeds of runs that join an experiment keep their repeats") {
    const TemporaryFolder folder;
    const auto table = [](double alpha, int first, int last) {
        std::string text = "alpha,seed,epoch,val_acc\n";
        for (int seed = first; seed <= last; ++seed) {
            text += std::to_string(alpha) + "," + std::to_string(seed) + ",1,0.5\n";
        }
        return parse_import_csv(text, "results.csv");
    };
    CHECK(repeats_of_seeds(folder.path() / "joined").empty());
    write_import(import_of(table(1.0, 11, 13)).runs, folder.path() / "joined", false);
    const auto known = repeats_of_seeds(folder.path() / "joined");
    CHECK(known == SeedRepeats{{11, 1}, {12, 2}, {13, 3}});
    const auto more = table(0.5, 12, 14);
    const auto import =
        make_import(more, {guess_uses_and_settings(more), {}, 1, AccuracyUnit::automatic, true, known});
    REQUIRE(import.runs.size() == 3);
    CHECK(import.runs[0].spec.repeat == 2);
    CHECK(import.runs[1].spec.repeat == 3);
    CHECK(import.runs[2].spec.repeat == 4);
    CHECK_FALSE(contains(notes_of(import), "numbered in their order"));
    // Where the file numbers repeats, that may be another way than there.
    const auto folds =
        parse_import_csv("alpha,fold,seed,epoch,val_acc\n0.5,1,42,1,0.5\n0.5,2,42,1,0.5\n", "more.csv");
    CHECK(contains(
        notes_of(make_import(folds, {guess_uses_and_settings(folds), {}, 1, AccuracyUnit::automatic, true})),
        "repeats are taken as the file numbers them; they pair wrongly"));
}

TEST_CASE("points name their runs, and what those came to") {
    const auto import =
        import_of("run,alpha,seed,status,epoch,val_acc\na,1,1,done,1,0.5\nb,1,2,crashed,1,0.6\n"
                  "c,0.5,1,done,1,0.6\n");
    const auto points = imported_points(import);
    REQUIRE(points.size() == 2);
    CHECK(points_line(points[0], 5) == "α 0.5: 1 run (rep 1 c)");
    CHECK(points_line(points[1], 5) == "α 1: 2 runs (rep 1 a, rep 2 b (failed))");
    CHECK(points_line(points[1], 1) == "α 1: 2 runs (rep 1 a, …)");
}

TEST_CASE("a setting that Retort exports as no formula comes back") {
    const auto import = import_of("run,seed,margin,epoch,val_acc\na,1,'-0.5,1,0.5\nb,2,'-0.5,1,0.5\n"
                                  "c,1,1,1,0.6\nd,2,1,1,0.7\n");
    CHECK(points_of(import).count("1, margin -0.5") == 1);
}
