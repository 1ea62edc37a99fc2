// What programs call their columns, and what charts export: the mapping that an import takes unless told
// otherwise.
#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_runs.h"
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

std::string notes_of(const Import& import) {
    std::string notes;
    for (const auto& note : import.notes) {
        notes += note.str() + "\n";
    }
    return notes;
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
    CHECK(notes_of(import) == "rows without a value of any metric, ignored: 1\n");
    CHECK(error_of([] { import_of("epoch,val_loss\n1,\n2, \n"); }) == "no row has a value of any metric");
}

TEST_CASE("a header that is repeated is passed over, and that is said") {
    const auto import = import_of("epoch,accuracy,loss,val_accuracy,val_loss\n0,0.4,2.2,0.41,2.3\n"
                                  "epoch,accuracy,loss,val_accuracy,val_loss\n1,0.6,1.4,0.57,1.7");
    REQUIRE(import.runs[0].epochs.size() == 2);
    CHECK(import.runs[0].epochs[1].val_loss == 1.7);
    CHECK(import.runs[0].epochs[1].train_accuracy == 0.6);
    CHECK(notes_of(import) == "lines that repeat the header, ignored: 1\n");
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
    CHECK(import.runs[0].spec == RunSpec{0.5, 2, 0});
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
