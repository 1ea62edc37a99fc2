// What programs call their columns, and what charts export: the mapping that an import takes unless told
// otherwise.
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_runs.h"
#include "tests/core/experiment/import_notes.h"
#include "tests/core/experiment/support.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

struct HeaderSet {
    const char* header;
    const char* uses; ///< of each column, between commas
};

/// As programs, and people who log by hand, write them.
const std::vector<HeaderSet>& header_sets() {
    static const std::vector<HeaderSet> sets{
        // Keras: CSVLogger, with and without validation data
        {"epoch,accuracy,loss", "epoch,train_accuracy,train_loss"},
        {"epoch,accuracy,loss,val_accuracy,val_loss",
         "epoch,train_accuracy,train_loss,val_accuracy,val_loss"},
        {"epoch,acc,loss,val_acc,val_loss", "epoch,train_accuracy,train_loss,val_accuracy,val_loss"},
        {"epoch,accuracy,learning_rate,loss,val_accuracy,val_loss",
         "epoch,train_accuracy,learning_rate,train_loss,val_accuracy,val_loss"},
        {"epoch,loss,lr,sparse_categorical_accuracy,val_loss,val_sparse_categorical_accuracy",
         "epoch,train_loss,learning_rate,train_accuracy,val_loss,val_accuracy"},
        {"epoch,categorical_accuracy,loss", "epoch,train_accuracy,train_loss"},
        {"step,train/epoch_accuracy,train/epoch_learning_rate,train/epoch_loss,validation/epoch_accuracy,"
         "validation/epoch_loss,validation/evaluation_loss_vs_iterations",
         "epoch,train_accuracy,learning_rate,train_loss,val_accuracy,val_loss,"},
        // Lightning: CSVLogger
        {"epoch,step,train_loss,val_acc,val_loss", "epoch,,train_loss,val_accuracy,val_loss"},
        {"epoch,step,test_loss,train_loss,val_accuracy,val_loss", "epoch,,,train_loss,val_accuracy,val_loss"},
        {"epoch,lr-Adam,step,test_acc,test_loss,train_loss_epoch,train_loss_step,val_acc,val_loss",
         "epoch,learning_rate,,,,train_loss,,val_accuracy,val_loss"},
        {"epoch,lr-SGD/pg1,step,train_acc_epoch,train_acc_step,val_acc_epoch,val_loss_epoch",
         "epoch,,,train_accuracy,,val_accuracy,val_loss"},
        // fastai, Transformers, Ultralytics: the plain accuracy is measured in validation
        {"epoch,train_loss,valid_loss,accuracy,time", "epoch,train_loss,val_loss,val_accuracy,"},
        {"Epoch,Training Loss,Validation Loss,Accuracy", "epoch,train_loss,val_loss,val_accuracy"},
        {"epoch,time,train/loss,metrics/accuracy_top1,val/loss,lr/pg0",
         "epoch,,train_loss,val_accuracy,val_loss,learning_rate"},
        {"step,epoch,loss,learning_rate,eval_loss,eval_accuracy,eval_runtime,eval_samples_per_second",
         ",epoch,train_loss,learning_rate,val_loss,val_accuracy,,"},
        // timm, DeiT, torchvision
        {"epoch,train_loss,eval_loss,eval_top1,lr", "epoch,train_loss,val_loss,val_accuracy,learning_rate"},
        {"train_lr,train_loss,test_loss,test_acc1,epoch,n_parameters",
         "learning_rate,train_loss,val_loss,val_accuracy,epoch,"},
        {"epoch,train_acc1,train_loss,val_acc1,val_loss",
         "epoch,train_accuracy,train_loss,val_accuracy,val_loss"},
        // distillation
        {"epoch,train/agreement,train/logit_diff,train/teacher_acc,val/agreement,val/logit_diff,val/"
         "teacher_acc",
         "epoch,,,,agreement,logit_difference,teacher_val_accuracy"},
        {"epoch,test_acc,test_agreement,train_agreement", "epoch,val_accuracy,agreement,"},
        {"epoch,val_acc,test_agreement,test_acc", "epoch,val_accuracy,,"},
        {"epoch,loss,eval_loss,train_loss,train_runtime", "epoch,train_loss,val_loss,,"},
        {"epoch,loss,learning_rate,train_loss,train_runtime", "epoch,train_loss,learning_rate,,"},
        {"epoch,train_acc,train_loss,test_acc,test_loss,lr",
         "epoch,train_accuracy,train_loss,val_accuracy,val_loss,learning_rate"},
        {"epoch,kd_loss,ce_loss,loss,val_acc", "epoch,,,train_loss,val_accuracy"},
        {"alpha,epoch,train_kd_loss,train_loss,val_loss,val_acc,agreement",
         "alpha,epoch,,train_loss,val_loss,val_accuracy,agreement"},
        {"epoch,teacher_val_acc,student_val_acc,logit_diff",
         "epoch,teacher_val_accuracy,val_accuracy,logit_difference"},
        {"kd_alpha,fold,epoch,student_train_loss,student_val_loss", "alpha,repeat,epoch,train_loss,val_loss"},
        // TensorBoard tags
        {"step,Loss/train,Loss/test,Accuracy/train,Accuracy/test",
         "epoch,train_loss,val_loss,train_accuracy,val_accuracy"},
        {"step,Train/loss,Test/Average loss,Test/Accuracy", "epoch,train_loss,val_loss,val_accuracy"},
        {"step,loss/train,loss/val,loss/test", "epoch,train_loss,val_loss,"},
        {"_step,_runtime,_timestamp,epoch,train/loss,val/loss,val/acc",
         ",,,epoch,train_loss,val_loss,val_accuracy"},
        // others
        {"epoch,iteration,main/loss,main/accuracy,validation/main/loss,validation/main/accuracy,elapsed_time",
         "epoch,,train_loss,train_accuracy,val_loss,val_accuracy,"},
        {"epoch,train-accuracy,validation-accuracy", "epoch,train_accuracy,val_accuracy"},
        {"epoch,training_avg_loss,validation_avg_loss,validation_accuracy",
         "epoch,train_loss,val_loss,val_accuracy"},
        {"epoch,loss/train,loss/valid,accuracy01/train,accuracy01/valid,lr/train",
         "epoch,train_loss,val_loss,train_accuracy,val_accuracy,learning_rate"},
        {"epoch,loss/train/total,metrics/train/MulticlassAccuracy,metrics/eval/MulticlassAccuracy",
         "epoch,train_loss,train_accuracy,val_accuracy"},
        {"epoch,train_loss,valid_loss,valid_acc,dur", "epoch,train_loss,val_loss,val_accuracy,seconds"},
        {"Iteration,Epoch,TrainingLoss,TrainingAccuracy,ValidationLoss,ValidationAccuracy,BaseLearnRate",
         ",epoch,train_loss,train_accuracy,val_loss,val_accuracy,learning_rate"},
        {"epoch,Learning Rate,Train Loss,Valid Loss,Train Acc.,Valid Acc.",
         "epoch,learning_rate,train_loss,val_loss,train_accuracy,val_accuracy"},
        // Retort's own, from its tall form
        {"epoch,val kl_to_teacher,val cross_entropy,val agreement,val logit_difference,test kl_to_teacher,"
         "test macro_accuracy",
         "epoch,kl_to_teacher,cross_entropy,agreement,logit_difference,test_kl_to_teacher,test_macro_"
         "accuracy"},
        // an exact name beats a near one, wherever it stands
        {"epochs,epoch,val_loss", ",epoch,val_loss"},
        {"Epochs,Epoch,Val_Loss", ",epoch,val_loss"},
        {"ep,epochs,epoch", ",,epoch"},
        {"epoch,val_loss_epoch,val_loss", "epoch,,val_loss"},
        {"epoch,valid_loss,val_loss", "epoch,,val_loss"},
        {"epoch,acc_val,val_acc,val_accuracy", "epoch,,,val_accuracy"},
        {"epoch,training_loss,loss_train,train_loss", "epoch,,,train_loss"},
        // validation beats test, in whatever order
        {"epoch,test_loss,val_loss", "epoch,,val_loss"},
        {"epoch,test_acc,test_loss,val_acc", "epoch,,,val_accuracy"},
        {"epoch,test_accuracy,val_accuracy", "epoch,,val_accuracy"},
        {"epoch,test_accuracy,teacher_test_accuracy", "epoch,val_accuracy,teacher_val_accuracy"},
        {"epoch,val_accuracy,test_accuracy,test_macro_accuracy",
         "epoch,val_accuracy,test_accuracy,test_macro_accuracy"},
        {"epoch,train_loss,val_loss,test_loss,train_acc,val_acc,test_acc",
         "epoch,train_loss,val_loss,,train_accuracy,val_accuracy,"},
        {"Epoch;Train Loss;Test Loss;Train Accuracy;Test Accuracy",
         "epoch,train_loss,val_loss,train_accuracy,val_accuracy"},
        // a plain name is of the training set unless another column is
        {"epoch,loss", "epoch,train_loss"},
        {"epoch,accuracy", "epoch,train_accuracy"},
        {"epoch,loss,acc,val_loss", "epoch,train_loss,train_accuracy,val_loss"},
        {"epoch,loss,acc,test_loss,test_acc", "epoch,train_loss,train_accuracy,val_loss,val_accuracy"},
        {"epoch,train_loss,loss", "epoch,train_loss,val_loss"},
        {"epoch,train_acc,acc", "epoch,train_accuracy,val_accuracy"},
        {"epoch,train_loss,accuracy", "epoch,train_loss,train_accuracy"},
        // what is something else
        {"epoch,best_val_acc,val_acc,val_loss_std,train_error", "epoch,,val_accuracy,,"},
        {"epoch,loss_rpn_cls,loss_bbox,precision,recall", "epoch,,,,"},
        // what has passed since the beginning is no epoch's time
        {"epoch,elapsed,elapsed_sec,total_time,time/total,val_loss", "epoch,,,,,val_loss"},
        {"epoch,elapsed seconds,total_seconds,cumulative_seconds,wall_time_sec,seconds_since_start,loss",
         "epoch,,,,,,train_loss"},
        {"epoch,elapsed_sec,epoch_time,total epoch time", "epoch,,seconds,"},
    };
    return sets;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += (&text == texts.data() ? "" : ",") + text;
    }
    return all;
}

Import import_of(const std::string& text) {
    const auto table = parse_import_csv(text, "results.csv");
    return make_import(table, {guess_uses(table), 0.5, 1, AccuracyUnit::automatic});
}

const std::string counted_from_zero =
    "runs whose epochs were increased by one, because epoch 0 has training values: 1\n";

const std::string untold =
    "no training values tell when epoch 0 was measured; it is taken for the student before training\n";

const std::string replaced = "repeated values for the same run and epoch, of which the last is used: ";

std::string alpha_of(const char* name) {
    return read_run_name(name).alpha;
}

} // namespace

TEST_CASE("the columns of more than fifty programs and habits are taken for what they are") {
    CHECK(header_sets().size() >= 50);
    for (const auto& set : header_sets()) {
        CAPTURE(set.header);
        CHECK(joined(guess_uses(parse_import_csv(std::string(set.header) + "\n", "results.csv"))) ==
              set.uses);
    }
}

TEST_CASE("rows of one set of images alone are no epochs of another") {
    const auto import =
        import_of("epoch,step,test_loss,train_loss,val_accuracy,val_loss\n"
                  "0,39,,,0.71,0.8\n0,39,,0.91,,\n1,79,,,0.78,0.66\n1,79,,0.62,,\n2,80,0.4444,,,\n");
    REQUIRE(import.runs.size() == 1);
    const auto& epochs = import.runs[0].epochs;
    REQUIRE(epochs.size() == 2);
    CHECK(epochs[0].val_loss == 0.8);
    CHECK(epochs[0].train_loss == 0.91);
    CHECK(epochs[1].val_accuracy == 0.78);
    CHECK(epochs[0].epoch == 1);
    CHECK(notes_of(import) == "rows without a value of any metric, ignored: 1\n" + counted_from_zero);
    CHECK(error_of([] { import_of("epoch,val_loss\n1,\n2, \n"); }) == "no row has a value of any metric");
}

TEST_CASE("a header that is repeated is passed over, and that is said") {
    const auto import = import_of("epoch,accuracy,loss,val_accuracy,val_loss\n0,0.4,2.2,0.41,2.3\n"
                                  "epoch,accuracy,loss,val_accuracy,val_loss\n1,0.6,1.4,0.57,1.7");
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 1.7);
    CHECK(import.runs[0].epochs[1].train_accuracy == 0.6);
    CHECK(notes_of(import) == "lines that repeat the header, ignored: 1\n" + counted_from_zero);
}

TEST_CASE("epochs that are counted from 0 are told from the student before training") {
    // All runs, whichever of them trained in its epoch 0.
    const auto zero = import_of("run,epoch,loss,val_loss\na,0,3,2\na,1,2,1\nb,0,,4\nb,1,1,3\n");
    CHECK(zero.runs[0].epochs[0].epoch == 1);
    CHECK(zero.runs[0].num_epochs == 2);
    CHECK(zero.runs[1].epochs[1].epoch == 2);
    CHECK(notes_of(zero) ==
          "runs whose epochs were increased by one, because epoch 0 has training values: 2\n");
    CHECK(notes_of(import_of("step,train_acc\n0,0.5\n")) == counted_from_zero);
    // Retort's own, and programs that count from 1.
    const auto own = import_of("epoch,train_loss,val_loss\n0,nan,2\n1,2,1\n");
    CHECK(own.runs[0].epochs[0].epoch == 0);
    CHECK(notes_of(own).empty());
    CHECK(notes_of(import_of("epoch,train_loss\n1,2\n2,1\n")).empty());
    // Nothing tells.
    for (const auto* text : {"epoch,val_loss\n0,2\n1,1\n", "epoch,train_loss,val_loss\n0,,2\n1,nan,1\n"}) {
        const auto import = import_of(text);
        CHECK(import.runs[0].epochs[0].epoch == 0);
        CHECK(notes_of(import) == untold);
    }
    CHECK(notes_of(import_of("epoch,val_loss\n1,2\n")).empty());
}

TEST_CASE("an α in a name is read whole, or not at all") {
    for (const auto* name : {"kd_alpha0_5", "alpha0p5", "alpha-0p5_rep-1", "alpha5e-1", "alpha0.5_rep-1",
                             "alpha=0.5", "alpha_0.5-seed2", "alpha0.5/3", "alpha0.5.csv", "α0.50, T=4",
                             "alpha-0_5-seed2", "kd_alpha0.5 (2)"}) {
        CAPTURE(name);
        CHECK(alpha_of(name) == "0.5");
    }
    CHECK(alpha_of("alpha0p9") == "0.9");
    CHECK(alpha_of("alpha1e-1") == "0.1");
    CHECK(alpha_of("alpha0_rep-1") == "0");
    CHECK(alpha_of("alpha1.0") == "1");
    for (const auto* name :
         {"alpha1_2",   "alpha0.5_2",     "alpha0-5",         "alpha0,5",   "alpha0.5x",  "alpha0_5x",
          "alpha5",     "alpha1.5",       "alpha0p5p1",       "alpha50%",   "alpha1%",    "alpha1e",
          "alpha0.5.1", "alpha2e-",       "alpha_0_20240131", "alpha1e400", "alpha01",    "alpha00",
          "alpha010",   "alpha-01_rep-1", "alpha01.5",        "alpha00.5",  "alpha001e-1"}) {
        CAPTURE(name);
        CHECK(alpha_of(name).empty());
    }
}

TEST_CASE("repeats and seeds in a name are whole numbers") {
    CHECK(read_run_name("alpha-0.5_seed-12").seed == "12");
    CHECK(read_run_name("seed_3_rep4").seed == "3");
    CHECK(read_run_name("kd-seed42").seed == "42");
    CHECK(read_run_name("seed-18446744073709551615").seed == "18446744073709551615");
    for (const auto* name : {"reseed-1", "seed", "seed-x", "seed1e3", "seed2b", "seed1.5"}) {
        CAPTURE(name);
        CHECK(read_run_name(name).seed.empty());
    }
    CHECK(read_run_name("rep2of5").repeat.empty());
    for (const auto* name : {"fold3", "kd_trial-3", "run_3", "logs/version_3", "fold1_rep3", "fold3-seed7",
                             "run_3/version_0", "run-20240131_1200/version_3"}) {
        CAPTURE(name);
        CHECK(read_run_name(name).repeat == "3");
    }
    // Dates, other words, and what is the same for every seed.
    for (const auto* name : {"run-20240131_1200", "rerun3", "runs3", "seed7/version_3", "run3_seed7"}) {
        CAPTURE(name);
        CHECK(read_run_name(name).repeat.empty());
    }
    CHECK(read_run_name("rep2_20240131").repeat == "2");
}

TEST_CASE("runs of the same seed are the same repeat of every α") {
    const auto paired = import_of("alpha,seed,epoch,val_loss\n0,7,1,1\n0,3,1,2\n1,9,1,3\n1,3,1,4\n");
    REQUIRE(paired.runs.size() == 4);
    CHECK(paired.runs[0].spec == RunSpec{0.0, 1, 3});
    CHECK(paired.runs[1].spec == RunSpec{0.0, 2, 7});
    CHECK(paired.runs[2].spec == RunSpec{1.0, 1, 3});
    CHECK(paired.runs[3].spec == RunSpec{1.0, 3, 9});
    // A seed that an α has twice, or that a run lacks, tells nothing.
    const auto twice = import_of("run,alpha,seed,epoch,val_loss\na,0,7,1,1\nb,0,7,1,2\nc,0,3,1,3\n");
    CHECK(twice.runs[0].spec == RunSpec{0.0, 1, 7});
    CHECK(twice.runs[2].spec == RunSpec{0.0, 3, 3});
    const auto lacking = import_of("run,seed,epoch,val_loss\na,7,1,1\nb,x,1,2\nc,-3,1,3\n");
    CHECK(lacking.runs[0].spec == RunSpec{0.5, 1, 7});
    CHECK(lacking.runs[1].spec == RunSpec{0.5, 2, {}});
    CHECK(lacking.runs[2].spec == RunSpec{0.5, 3, {}});
    // All of it is kept.
    CHECK(import_of("seed,epoch,val_loss\n18446744073709551615,1,1\n").runs[0].spec ==
          RunSpec{0.5, 1, 18446744073709551615U});
    // The first repeat is still a person's choice.
    const auto table = parse_import_csv("seed,epoch,val_loss\n2,1,1\n1,1,2\n", "results.csv");
    CHECK(make_import(table, {guess_uses(table), 0.5, 3, {}}).runs[0].spec == RunSpec{0.5, 3, 1});
}

TEST_CASE("folds of several seeds are paired by fold and seed, and told where nothing pairs them") {
    const std::string header = "alpha,fold,seed,epoch,val_loss\n";
    const auto import = import_of(header + "0,1,1,1,1\n0,1,2,1,2\n0,0,2,1,3\n0,0,1,1,4\n"
                                           "1,0,2,1,5\n1,1,1,1,6\n1,0,1,1,7\n");
    REQUIRE(import.runs.size() == 7);
    CHECK(import.runs[0].spec == RunSpec{0.0, 1, 1}); // fold 0
    CHECK(import.runs[0].epochs[0].val_loss == 4.0);
    CHECK(import.runs[1].spec == RunSpec{0.0, 2, 2});
    CHECK(import.runs[2].spec == RunSpec{0.0, 3, 1}); // fold 1
    CHECK(import.runs[3].spec == RunSpec{0.0, 4, 2});
    CHECK(import.runs[4].spec == RunSpec{1.0, 1, 1});
    CHECK(import.runs[4].epochs[0].val_loss == 7.0);
    CHECK(import.runs[5].spec == RunSpec{1.0, 2, 2});
    CHECK(import.runs[6].spec == RunSpec{1.0, 3, 1});
    CHECK(contains(notes_of(import), "numbered by repeat (or fold) and seed together, because an α has a "
                                     "repeat with several seeds: 7."));
    CHECK_FALSE(contains(notes_of(import), "order"));
    // A repeat of one seed in every α stays what it is.
    CHECK(import_of(header + "0,4,1,1,1\n0,2,1,1,2\n1,2,1,1,3\n").runs[0].spec == RunSpec{0.0, 2, 1});
    // Without seeds, or with one that a fold has twice, pairs are a guess.
    for (const auto* rows : {"run,alpha,fold,epoch,val_loss\na,0,1,1,1\nb,0,1,1,2\na,1,1,1,3\nb,1,1,1,4\n",
                             "run,alpha,fold,seed,epoch,val_loss\na,0,1,7,1,1\nb,0,1,7,1,2\na,1,1,7,1,3\n"
                             "b,1,1,8,1,4\n"}) {
        CHECK(contains(notes_of(import_of(rows)),
                       "numbered in their order, because nothing says which repeat they are: 4."));
    }
}

TEST_CASE("runs that only their order numbers are told where α are compared") {
    const std::string header = "run,alpha,seed,epoch,val_loss\n";
    CHECK(notes_of(import_of(header + "a,0,7,1,1\nb,0,7,1,2\nc,1,7,1,3\nd,1,8,1,3\n")) ==
          "runs numbered in their order, because nothing says which repeat they are: 4. Differences between "
          "α pair runs by that number\nruns with the α and the seed of another, which count as further "
          "repeats: 1; the first: alpha-0_rep-2. Do they differ in the fold, or in another setting?\n");
    // A run alone in its α can be no other, seeds pair, and one α has no differences.
    CHECK(import_of("alpha,epoch,val_loss\n0,1,1\n1,1,2\n").notes.empty());
    CHECK(import_of(header + "a,0,7,1,1\nb,0,8,1,2\nc,1,7,1,3\n").notes.empty());
    CHECK(import_of("run,epoch,val_loss\na,1,1\nb,1,2\n").notes.empty());
    // Other α may be there already.
    const auto table = parse_import_csv("run,epoch,val_loss\na,1,1\nb,1,2\n", "results.csv");
    const ImportMapping added{guess_uses(table), 0.5, 1, AccuracyUnit::automatic, true};
    CHECK(notes_of(make_import(table, added)).starts_with("runs numbered in their order"));
}

TEST_CASE("a status that is not done is the run's, whatever other texts say") {
    const std::string rows = "a,1,2,done\na,2,1,failed\nb,1,2,running\nc,1,2, queued\nd,1,2,stopped\n"
                             "e,1,2,FINISHED\nf,1,2,running\nf,2,2,Done\nf,3,2,\n";
    for (const auto* header : {"run,epoch,val_loss,status\n", "run,epoch,val_loss,Run status\n"}) {
        const auto import = import_of(header + rows);
        REQUIRE(import.runs.size() == 6);
        CHECK(import.runs[0].status == RunStatus::failed);
        CHECK(import.runs[0].epochs.size() == 2);
        for (std::size_t i = 1; i < 4; ++i) {
            CHECK(import.runs[i].status == RunStatus::stopped);
        }
        CHECK(import.runs[4].status == RunStatus::done);
        CHECK(import.runs[5].status == RunStatus::done);
        REQUIRE(import.notes.size() == 1); // a done run is shorter than another
    }
    const auto others = import_of("run,epoch,val_loss,status\na,1,2,Failed\nb,1,2,aborted\nc,1,2,Odd\n");
    CHECK(others.runs[0].status == RunStatus::failed);
    CHECK(others.runs[1].status == RunStatus::stopped);
    CHECK(others.runs[2].status == RunStatus::done);
    CHECK(notes_of(others) ==
          "statuses that are not known and are taken for done, with their numbers of runs: “odd” (1)\n");
    // As Retort exports it, a row for each value.
    const auto tall = import_of("run,status,epoch,split,metric,value\na,stopped,1,val,loss,2\n"
                                "a,stopped,1,val,accuracy,0.5\nb,done,1,val,loss,3\n");
    REQUIRE(tall.runs.size() == 2);
    CHECK(tall.runs[0].status == RunStatus::stopped);
    CHECK(tall.runs[0].epochs[0].val_accuracy == 0.5);
    CHECK(tall.runs[1].status == RunStatus::done);
}

TEST_CASE("last epochs without a loss are told, as they are never the best") {
    const auto import = import_of("epoch,val_loss,val_acc\n1,2,0.5\n2,,0.6\n3,1,0.7\n4,,0.8\n5,nan,0.9\n");
    CHECK(best_epoch(import.runs[0].epochs)->epoch == 3);
    CHECK(notes_of(import) == "epochs at the end of a run that have no validation loss, taken for diverged "
                              "and never for the best: 2\n");
    // Where none is there at all, none is missed.
    CHECK(import_of("epoch,train_loss,val_acc\n1,2,0.5\n2,,0.6\n").notes.empty());
    CHECK(import_of("epoch,val_acc\n1,0.5\n2,0.6\n").notes.empty());
}

TEST_CASE("texts that say what was trained tell runs apart") {
    const auto wide = import_of("model,epoch,val_loss\nr18,1,2\nr34,1,3\nr18,2,1\n");
    REQUIRE(wide.runs.size() == 2);
    CHECK(wide.runs[0].epochs.size() == 2);
    CHECK(notes_of(wide).starts_with("runs of the same α count as repeats of one another, although these "
                                     "differ: model. A column that is used as a setting "));
    const auto tall = import_of("Method,epoch,metric,value\nkd,1,val_loss,2\nplain,1,val_loss,3\n");
    CHECK(tall.runs.size() == 2);
    CHECK(notes_of(tall).starts_with("runs of the same α count as repeats of one another, although these "
                                     "differ: Method. A column that is used as a setting "));
    // Numbers may be anything, and so may what not every row has.
    CHECK(import_of("config,epoch,val_loss\n1,1,2\n2,1,3\n").runs.size() == 1);
    CHECK(import_of("model,epoch,train_loss,val_loss\nr18,1,,2\n,1,3,\n").runs.size() == 1);
    const TemporaryFolder folder;
    write_text(folder.path() / "a.csv", "variant,epoch,val_loss\nx,1,2\ny,1,3\n");
    write_text(folder.path() / "b.csv", "epoch,val_loss\n1,4\n");
    const auto table = read_import({folder.path() / "a.csv", folder.path() / "b.csv"});
    CHECK(make_import(table, {guess_uses(table), 0.5, 1, {}}).runs.size() == 3);
}

TEST_CASE("long forms that say two things of one value are told") {
    CHECK(notes_of(import_of("arch,epoch,split,loss\na,1,val,2\nb,1,val,3\na,2,val,1\n")) ==
          replaced + "1. Is a column missing that identifies the run?\n");
    // Of columns that are used alone: the batch is not.
    const auto batches =
        import_of("epoch,phase,batch,loss\n1,train,0,3\n1,train,1,2\n1,train,2,2.0\n1,val,0,1\n");
    CHECK(batches.runs[0].epochs[0].train_loss == 2.0);
    CHECK(notes_of(batches) == replaced + "1. Is a column missing that identifies the run?\n");
    // What is no value says nothing else.
    const auto same =
        import_of("epoch,metric,value\n1,val_loss,nan\n1,val_loss,2\n1,val_loss,2.0\n1,val_loss,-\n");
    CHECK(same.runs[0].epochs[0].val_loss == 2.0);
    CHECK(same.notes.empty());
    // Across files, too.
    const TemporaryFolder folder;
    for (const auto* name : {"a.csv", "b.csv"}) {
        write_text(folder.path() / name, "value,metric,epoch\n2,val_loss,1\n3,val_loss,1\n");
    }
    const auto table = read_import({folder.path() / "a.csv", folder.path() / "b.csv"});
    CHECK(notes_of(make_import(table, {guess_uses(table), 0.5, 1, {}})) ==
          replaced + "2. Is a column missing that identifies the run?\n");
}

TEST_CASE("a column is in one unit, whichever files it comes from") {
    const TemporaryFolder folder;
    write_text(folder.path() / "chance.csv", "epoch,val_acc\n1,1.00\n2,0.9\n");
    write_text(folder.path() / "good.csv", "epoch,val_acc\n1,40\n2,60\n");
    const auto table = read_import({folder.path() / "chance.csv", folder.path() / "good.csv"});
    const auto import = make_import(table, {guess_uses(table), 0.5, 1, {}});
    CHECK(import.runs[0].epochs[0].val_accuracy == 0.01);
    CHECK(import.runs[1].epochs[1].val_accuracy == 0.6);
    CHECK(notes_of(import) ==
          "runs in which “val_acc” is never above 1, read as percent like the other runs: 1\n");
    CHECK((share_units(table, guess_uses(table), AccuracyUnit::automatic).of ==
           std::vector{AccuracyUnit::automatic, AccuracyUnit::automatic, AccuracyUnit::percent}));
    CHECK(make_import(table, {guess_uses(table), 0.5, 1, AccuracyUnit::percent}).notes.empty());
    // The runs of one table, too.
    CHECK(notes_of(import_of("run,epoch,val_acc\na,1,0.9\nb,1,1\nc,1,40\n")) ==
          "runs in which “val_acc” is never above 1, read as percent like the other runs: 2\n");
    // Columns may differ, as loggers do; that is told.
    const auto mixed = import_of("epoch,train_acc,val_acc,agreement\n1,0.5,40,50%\n");
    CHECK(mixed.runs[0].epochs[0].train_accuracy == 0.5);
    CHECK(mixed.runs[0].epochs[0].val_accuracy == 0.4);
    CHECK(mixed.runs[0].epochs[0].agreement == 0.5);
    CHECK(notes_of(mixed) ==
          "columns read as percent: val_acc, agreement; as fractions from 0 to 1: train_acc\n");
    // A column without a number is in no unit.
    CHECK(import_of("epoch,train_acc,val_acc\n1,0,40\n2,,50\n").notes.empty());
}

TEST_CASE("files from the field come out as they are") {
    const auto cases = shared_data("cases");
    if (cases.empty()) {
        MESSAGE("skipped: shared/data/cases is not there");
        return;
    }
    const auto epochs_of = [&](const char* name) {
        const auto table = read_import({cases / name});
        return make_import(table, {guess_uses(table), 1.0, 1, {}}).runs.at(0).epochs;
    };
    const auto sparse = epochs_of("lightning_sparse.csv");
    REQUIRE(sparse.size() == 5);
    CHECK(sparse.front().val_loss == 0.8);
    CHECK(sparse.back().val_loss == 0.47);
    CHECK(sparse.front().val_accuracy == 0.71);
    CHECK(sparse.back().val_accuracy == 0.852);
    const auto repeated = epochs_of("header_repeated.csv");
    REQUIRE(repeated.size() == 5);
    CHECK(repeated.front().val_loss == 2.3);
    CHECK(repeated.back().val_loss == 1.7);
    CHECK(epochs_of("no_final_newline.csv").size() == 2);
}

TEST_CASE("charts that Weights & Biases exported become runs") {
    const auto table = parse_import_csv(
        "\"Step\",\"kd-alpha0.5 - val_loss\",\"kd-alpha0.5 - val_loss__MIN\",\"kd-alpha0.5 - val_loss__MAX\","
        "\"kd - alpha1 - val_loss\",\"kd - alpha1 - val_loss__MIN\",\"kd - alpha1 - val_loss__MAX\"\n"
        "\"0\",\"2.5\",\"2.5\",\"2.5\",\"3\",\"3\",\"3\"\n\"1\",\"2\",\"1\",\"2.5\",\"\",\"\",\"\"\n",
        "wandb_export.csv");
    CHECK((table.columns == std::vector<std::string>{"run", "alpha", "Step", "val_loss"}));
    const auto import = make_import(table, {guess_uses(table), {}, 1, {}});
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].spec.alpha == 0.5);
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 2.0);
    CHECK(import.runs[1].epochs.size() == 1);
    // Without the bounds of curves it is somebody's own way of naming.
    CHECK((parse_import_csv("epoch,loss - train\n0,1\n", "own.csv").columns ==
           std::vector<std::string>{"epoch", "loss - train"}));
}

TEST_CASE("runs of Weights & Biases that are called the same stay two") {
    const auto curve = [](const std::string& run) {
        return "," + run + " - val_loss," + run + " - val_loss__MIN," + run + " - val_loss__MAX";
    };
    const auto table = parse_import_csv("Step" + curve("kd") + curve("kd") + curve("kd (2)") +
                                            ",kd - val_acc" + "\n1,2,2,2,3,3,3,4,4,4,0.5\n",
                                        "wandb_export.csv");
    const auto import = make_import(table, {guess_uses(table), 0.5, 1, {}});
    REQUIRE(import.runs.size() == 3);
    CHECK(import.runs[0].epochs[0].val_loss == 2.0);
    CHECK(import.runs[0].epochs[0].val_accuracy == 0.5);
    CHECK(import.runs[1].epochs[0].val_loss == 3.0);
    CHECK(contains(import.runs[1].imported_from, "(kd (2))"));
    CHECK(import.runs[2].epochs[0].val_loss == 4.0);
    CHECK(contains(import.runs[2].imported_from, "(kd (2) (2))"));
    CHECK(notes_of(import) == "names that several runs share: 1; their curves are joined by position\n");
    // Names say α and seed.
    const auto named = parse_import_csv("Step" + curve("alpha0_5-seed3") + "\n1,2,2,2\n", "wandb_export.csv");
    CHECK((named.columns == std::vector<std::string>{"run", "alpha", "seed", "Step", "val_loss"}));
    CHECK((named.from_names == std::set<std::size_t>{1, 2}));
}

TEST_CASE("what names of runs say counts as a file's own where a file has such a column") {
    const TemporaryFolder folder;
    const auto name = folder.path() / "run-alpha-0.5-tag-Loss_val.csv";
    write_text(name, "Wall time,Step,Value\n1,1,2\n");
    const auto own = folder.path() / "own.csv";
    write_text(own, "Step,Loss/val,alpha\n1,2,1\n");
    CHECK((read_import({name, name}).from_names == std::set<std::size_t>{2}));
    CHECK(read_import({name, own}).from_names.empty());
    CHECK(read_import({own, name}).from_names.empty());
}

TEST_CASE("what TensorBoard saves of charts is told by the names of the files, and is one run again") {
    const TemporaryFolder folder;
    const auto write = [&](const char* name, const std::string& rows) {
        write_text(folder.path() / name, "Wall time,Step,Value\n" + rows);
        return folder.path() / name;
    };
    const auto table =
        read_import({write("run-alpha-0.5_rep-2-tag-Loss_val.csv", "1.7e9,0,2.5\n1.7e9,1,2\n"),
                     write("run-alpha-0.5_rep-2-tag-Accuracy_val.csv", "1.7e9,0,0.25\n1.7e9,1,0.5\n"),
                     write("run-alpha-1_rep-1-tag-Loss_val.csv", "1.7e9,0,3\n")});
    const auto import = make_import(table, {guess_uses(table), {}, 1, {}});
    REQUIRE(import.runs.size() == 2);
    CHECK(import.runs[0].spec == RunSpec{0.5, 2, {}});
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 2.0);
    CHECK(import.runs[0].epochs[1].val_accuracy == 0.5);
    CHECK(import.runs[1].epochs[0].val_loss == 3.0);
    // Keras' runs are the sets of images.
    const auto keras = read_import({write("run-logs_validation-tag-epoch_loss.csv", "1,0,2\n"),
                                    write("run-logs_train-tag-epoch_loss.csv", "1,0,1\n")});
    const auto parts = make_import(keras, {guess_uses(keras), 1.0, 1, {}});
    REQUIRE(parts.runs.size() == 1);
    CHECK(parts.runs[0].epochs[0].val_loss == 2.0);
    CHECK(parts.runs[0].epochs[0].train_loss == 1.0);
    // One whose name does not tell is left to a person.
    CHECK((read_import({write("chart.csv", "1,0,2\n")}).columns ==
           std::vector<std::string>{"Wall time", "Step", "Value"}));
}
