// The form: generated from the table, validated as one types, informed by what the files hold.
#include "core/data/sample.h"
#include "core/experiment/record/folder.h"
#include "tests/core/weights/http_server.h"
#include "tests/core/weights/support.h"
#include "tests/ui/small_experiment.h"
#include "ui/base/number_text.h"
#include "ui/setup/field_row.h"
#include "ui/setup/fields/browse_button.h"
#include "ui/setup/fields/integer_field.h"
#include "ui/setup/fields/list_field.h"
#include "ui/setup/fields/model_file_dialog.h"
#include "ui/setup/fields/number_field.h"
#include "ui/setup/fields/pretrained_menu.h"
#include "ui/setup/output_folder.h"
#include "ui/setup/parameter_form.h"
#include "ui/setup/points_dialog.h"
#include "ui/setup/preflight_check.h"
#include "ui/setup/section.h"
#include "ui/setup/setup_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QWheelEvent>

using namespace retort;
using namespace retort::ui;
using retort::test::SmallExperiment;

namespace {

constexpr int patience = 30000; // ms

FieldRow* rowOf(const SetupPanel& panel, const std::string& name) {
    return panel.findChild<FieldRow*>(QString::fromStdString(name));
}

QLineEdit* lineOf(const SetupPanel& panel, const std::string& name) {
    return rowOf(panel, name)->editor()->findChild<QLineEdit*>();
}

QPushButton* startOf(const SetupPanel& panel) {
    return panel.findChild<QPushButton*>(QStringLiteral("start"));
}

QString planOf(const SetupPanel& panel) {
    return panel.findChild<QLabel*>(QStringLiteral("plan"))->text();
}

void type(const SetupPanel& panel, const std::string& name, const QString& text) {
    QLineEdit* line = lineOf(panel, name);
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

/// Every field with another value than its default.
ExperimentSpec unusualSpec() {
    ExperimentSpec spec;
    spec.data_dir = "/some/data";
    spec.teacher_file = "/some/teacher.pth";
    spec.out = "/some/out";
    spec.teacher_format = "logits";
    spec.teacher_arch = "resnet18";
    spec.teacher_key = "student";
    spec.class_map = "/some/map.csv";
    spec.unlabelled_dir = "/some/images";
    spec.teacher_ensemble = true;
    spec.teacher_weights = "2,1";
    spec.student = "resnet56";
    spec.student_init = "/some/start.pth";
    spec.freeze_backbone = true;
    spec.alphas = {0.25, 0.75};
    spec.repeats = 3;
    spec.drop_points = "alpha-0.25";
    spec.search = "halving";
    spec.search_repeats = 2;
    spec.search_factor = 4;
    spec.search_epochs = 3;
    spec.num_epochs = 7;
    spec.batch_size = 48;
    spec.loss = "kl";
    spec.temperature = 2.5;
    spec.temperature_schedule = "linear";
    spec.temperature_end = 1.5;
    spec.alpha_schedule = "cosine";
    spec.alpha_end = 0.9;
    spec.distillation_warmup = 3;
    spec.hard_weight = 2.0;
    spec.soft_weight = 0.5;
    spec.feature_loss = "at";
    spec.fitnet_weight = 10.0;
    spec.at_weight = 500.0;
    spec.weight_decay_on = "weights";
    spec.lr = 0.03;
    spec.momentum = 0.8;
    spec.weight_decay = 1e-4;
    spec.lr_step_size = 3;
    spec.lr_gamma = 0.5;
    spec.optimizer = "adamw";
    spec.nesterov = true;
    spec.beta1 = 0.8;
    spec.beta2 = 0.99;
    spec.clip_grad_norm = 2.0;
    spec.schedule = "multi-step";
    spec.lr_milestones = {2, 5};
    spec.lr_min = 1e-5;
    spec.warmup_epochs = 1;
    spec.ema_decay = 0.99;
    spec.early_stop_metric = "agreement";
    spec.early_stop_patience = 2;
    spec.early_stop_min_delta = 0.01;
    spec.val_fraction = 0.25;
    spec.selection_fraction = 0.1;
    spec.folds = 5;
    spec.split_seed = 8;
    spec.train_fraction = 0.5;
    spec.image_size = 48;
    spec.normalize = "cifar10";
    spec.augment = "none";
    spec.seed = 9007199254740991;
    spec.device = "cuda:1";
    spec.lanes = 2;
    spec.threads = 5;
    spec.cache_mib = 128;
    spec.views = 6;
    spec.resize_side = 60;
    spec.interpolation = "bicubic";
    spec.rand_augment = 9;
    spec.rand_augment_ops = 3;
    spec.random_erasing = 0.25;
    spec.mixup = 0.2;
    spec.cutmix = 1.0;
    spec.sampler = "balanced";
    spec.class_weights = "balanced";
    spec.label_smoothing = 0.1;
    spec.dkd_alpha = 2.0;
    spec.dkd_beta = 0.5;
    spec.dist_beta = 2.0;
    spec.dist_gamma = 2.0;
    spec.bank = "memory";
    spec.bank_mib = 64;
    spec.bank_disk_mib = 512;
    spec.cache_dir = "/some/cache";
    return spec;
}

} // namespace

class SetupTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init() { QLocale::setDefault(QLocale::c()); }

    void everyParameterHasAField_data();
    void everyParameterHasAField();
    void startsWithTheDefaults();
    void takesAndGivesASpec();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void doesNotBlameAnUntouchedForm();
    void wrongValueKeepsTheLastGoodOne();
    void readsTheLocalesNumbers();
    void readsListsWithDecimalCommas();
    void readsRanges();
    void proposesAFolderForResults();
    void theMainButtonSaysWhatItDoes();
    void saysWhereNothingCanBeWritten();
    void describesDataAndTeacher();
    void settlesTheImageSize();
    void showsWhatIsLeftToTheProgram();
    void saysWhatItWillCost();
    void measuresNothingWhileTraining();
    void unfoldsWhatIsKnown();
    void nothingIsCutWhereAllIsUnfolded();
    void looksIntoFilesBeforeOneIsChosen();
    void opensWhereWeightsAre();
    void offersPretrainedWeights();
    void fetchesWeightsOnThePersonsWord();
    void refusesATeacherOfOtherClasses();
    void saysHowClassesAreMatched();
    void describesLogits();
    void takesProgramsOnlyWhereThatIsAskedFor();
    void saysWhyAFolderOrFileIsNoGood();
    void forgetsWhatIsNoLongerAskedFor();
    void startsWhatTheFormSays();
    void enterInAFieldStartsNothing();
    void scrollingChangesNothing();
    void isReadOnlyWhileRunning();
    void stopsOnce();
    void takesWhatIsDropped();
    void goesOnOrOffersAnotherFolder();
    void findsTheNextFolder();
    void stepsWithinItsRange();
    void fitsANarrowDock();
    void hidesWhatHasNoMeaning();
    void saysWhatASearchTakes();
    void takesPresets();
    void takesSeveralValues();
    void ticksSeveralChoices();
    void takesSeveralTeachers();
    void ticksFilesBesideChoices();
    void leavesPointsOut();

  private:
    SmallExperiment small_;
};

void SetupTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("retort-test"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       small_.path(QStringLiteral("settings")));
}

void SetupTest::everyParameterHasAField_data() {
    QTest::addColumn<QString>("name");
    for (const Parameter& parameter : parameters())
        QTest::addRow("%s", parameter.name.c_str()) << QString::fromStdString(parameter.name);
}

void SetupTest::everyParameterHasAField() {
    QFETCH(const QString, name);
    const SetupPanel panel;
    const FieldRow* row = rowOf(panel, name.toStdString());
    QVERIFY(row);
    const Parameter& parameter = *find_parameter(name.toStdString());
    QCOMPARE(row->editor()->text(), QString::fromStdString(value_text(ExperimentSpec(), parameter)));
    QVERIFY(row->toolTip().contains(QStringLiteral("--") + name));
    QCOMPARE(row->editor()->focusProxy()->accessibleName(), QString::fromStdString(parameter.label));
    if (const auto* box = row->editor()->findChild<QComboBox*>()) {
        QCOMPARE(box->count(), static_cast<int>(parameter.choices.size()));
        QCOMPARE(box->isEditable(), parameter.open_choice);
    }
}

void SetupTest::startsWithTheDefaults() {
    const SetupPanel panel;
    QVERIFY(panel.spec() == ExperimentSpec());
    QVERIFY(!panel.canStart());
}

void SetupTest::takesAndGivesASpec() {
    SetupPanel panel;
    panel.setSpec(unusualSpec());
    for (const Parameter& parameter : parameters()) {
        const std::string wanted = value_text(unusualSpec(), parameter);
        QVERIFY2(wanted != value_text(ExperimentSpec(), parameter), parameter.name.c_str());
        QCOMPARE(rowOf(panel, parameter.name)->editor()->text(), QString::fromStdString(wanted));
    }
    QVERIFY(panel.spec() == unusualSpec());
}

void SetupTest::saysWhatIsWrong_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char* what, const char* name, const QString& typed, const char* reason) {
        QTest::newRow(what) << QString::fromLatin1(name) << typed << QString::fromLatin1(reason);
    };
    add("folder that is not there", "data-dir", "/no/such/folder", "/no/such/folder");
    add("teacher that is not there", "teacher-file", "/no/such.pth", "/no/such.pth");
    add("alpha above one", "alpha", "0, 1.5", "1.5");
    add("no alpha", "alpha", "", "must be a number");
    add("alpha twice", "alpha", "0.5, 0.5", "0.5");
    add("zero epochs", "num-epochs", "0", "must be from 1 to 100000, not 0");
    add("half an epoch", "num-epochs", "0.5", "must be a whole number");
    add("learning rate of zero", "lr", "0", "must be greater than 0");
    add("learning rate in words", "lr", "small", "small");
    add("negative decay", "weight-decay", "-1", "-1");
    add("unknown device", "device", "abacus", "abacus");
    add("output below a file", "out", small_.teacher() + "/out", "not a folder");
}

void SetupTest::saysWhatIsWrong() {
    QFETCH(const QString, name);
    QFETCH(const QString, typed);
    QFETCH(const QString, reason);
    SetupPanel panel;
    panel.setSpec(small_.spec());
    QVERIFY2(panel.canStart(), qPrintable(planOf(panel)));
    panel.show();
    type(panel, name.toStdString(), typed);
    const FieldRow* row = rowOf(panel, name.toStdString());
    QVERIFY2(row->problem().contains(reason, Qt::CaseInsensitive), qPrintable(row->problem()));
    QVERIFY(row->findChild<MessageLine*>()->isVisible());
    QCOMPARE(row->editor()->focusProxy()->accessibleDescription(), row->problem());
    QVERIFY(!panel.canStart());
    QVERIFY(!startOf(panel)->isEnabled());
    QVERIFY2(startOf(panel)->toolTip().contains(reason), qPrintable(startOf(panel)->toolTip()));
    panel.setSpec(small_.spec());
    QVERIFY(row->problem().isEmpty());
    QVERIFY(startOf(panel)->isEnabled());
}

void SetupTest::doesNotBlameAnUntouchedForm() {
    const SetupPanel panel;
    for (const Parameter& parameter : parameters())
        QVERIFY2(rowOf(panel, parameter.name)->problem().isEmpty(), parameter.name.c_str());
    QVERIFY(planOf(panel).contains(QStringLiteral("Data folder")));
    type(panel, "data-dir", QStringLiteral("x"));
    QTest::keyClick(lineOf(panel, "data-dir"), Qt::Key_Backspace);
    QVERIFY(!rowOf(panel, "data-dir")->problem().isEmpty());
}

void SetupTest::wrongValueKeepsTheLastGoodOne() {
    const SetupPanel panel;
    type(panel, "momentum", QStringLiteral("0.5"));
    type(panel, "momentum", QStringLiteral("half"));
    QCOMPARE(panel.spec().momentum, 0.5);
    QVERIFY(!rowOf(panel, "momentum")->problem().isEmpty());
}

void SetupTest::readsTheLocalesNumbers() {
    QLocale::setDefault(QLocale(QLocale::Spanish, QLocale::Spain));
    const SetupPanel panel;
    type(panel, "lr", QStringLiteral("0,025"));
    QCOMPARE(panel.spec().lr, 0.025);
    type(panel, "lr", QStringLiteral("2.5e-3"));
    QCOMPARE(panel.spec().lr, 2.5e-3);
    QCOMPARE(numberInCLocale(QStringLiteral("1.000,5")), QStringLiteral("1.000,5"));
}

void SetupTest::readsListsWithDecimalCommas() {
    QLocale::setDefault(QLocale(QLocale::Spanish, QLocale::Spain));
    const SetupPanel panel;
    type(panel, "alpha", QStringLiteral("0; 0,25; 1"));
    QVERIFY((panel.spec().alphas == std::vector<double>{0.0, 0.25, 1.0}));
    type(panel, "alpha", QStringLiteral("0, 0.75"));
    QVERIFY((panel.spec().alphas == std::vector<double>{0.0, 0.75}));
}

void SetupTest::readsRanges() {
    const SetupPanel panel;
    type(panel, "alpha", QStringLiteral("0:1:0.25"));
    QCOMPARE(panel.spec().alphas, (std::vector<double>{0.0, 0.25, 0.5, 0.75, 1.0}));
    type(panel, "alpha", QStringLiteral("0, 0.1:0.3:0.1, 1"));
    QCOMPARE(panel.spec().alphas, (std::vector<double>{0.0, 0.1, 0.2, 0.3, 1.0}));
    for (const char* wrong : {"0:1", "0:1:0", "1:0:0.1", "0:1:1e-9", "a:b:c"}) {
        QCOMPARE(withRangesExpanded(QString::fromLatin1(wrong)), QString::fromLatin1(wrong));
    }
}

void SetupTest::proposesAFolderForResults() {
    SetupPanel panel;
    const QTemporaryDir home;
    panel.setOutputHome([&home] { return home.path(); });
    ExperimentSpec spec = small_.spec();
    spec.out.clear();
    panel.setSpec(spec);
    QTRY_COMPARE(QString::fromStdString(panel.spec().out),
                 home.filePath(QStringLiteral("data-") + QString::fromStdString(spec.student)));
    // Who empties it wants no other.
    type(panel, "out", QString());
    QTest::qWait(50);
    QVERIFY(panel.spec().out.empty());
}

void SetupTest::theMainButtonSaysWhatItDoes() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.out = small_.path(QStringLiteral("begun")).toStdString();
    panel.setSpec(spec);
    QTRY_VERIFY(panel.canStart());
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Start"));
    ExperimentWriter::create(spec);
    std::vector<RunRecord> runs = queued_runs(spec);
    panel.setRunsOf([&runs](const QString&) { return &runs; });
    panel.refresh();
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Resume (2 left)"));
    for (RunRecord& run : runs) {
        run.status = RunStatus::done;
        run.epochs.resize(2);
        run.epochs.back().epoch = static_cast<int>(spec.num_epochs);
    }
    runs[1].status = RunStatus::stopped;
    panel.refresh();
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Resume (1 left)"));
    runs[1].status = RunStatus::done;
    panel.refresh();
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Nothing Left to Do"));
    QVERIFY(!panel.canStart() && !panel.obstacle().isEmpty());
    // More of it is the same experiment, other settings are a copy beside it.
    type(panel, "n-exp", QStringLiteral("2"));
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Resume (2 left)"));
    type(panel, "lr", QStringLiteral("0.5"));
    QCOMPARE(startOf(panel)->text(), QStringLiteral("Start as New Copy"));
    QTRY_VERIFY(panel.canStart());
    QSignalSpy started(&panel, &SetupPanel::startRequested);
    QTest::mouseClick(startOf(panel), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    QCOMPARE(QString::fromStdString(started.first().first().value<ExperimentSpec>().out),
             small_.path(QStringLiteral("begun-2")));
}

void SetupTest::saysWhereNothingCanBeWritten() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.out = small_.teacher().toStdString() + "/below/a/file";
    panel.setSpec(spec);
    QVERIFY(rowOf(panel, "out")->problem().contains(QFileInfo(small_.teacher()).fileName()));
    QVERIFY(!panel.canStart());
    QVERIFY(!panel.obstacle().isEmpty());
    spec.out = small_.path(QStringLiteral("new/and/deep")).toStdString();
    panel.setSpec(spec);
    QVERIFY(rowOf(panel, "out")->problem().isEmpty());
}

void SetupTest::describesDataAndTeacher() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    const auto classes = static_cast<int>(sample_classes().size());
    const FieldRow* data = rowOf(panel, "data-dir");
    const FieldRow* teacher = rowOf(panel, "teacher-file");
    QTRY_VERIFY2(data->info().contains(QStringLiteral("%1 classes").arg(classes)), qPrintable(data->info()));
    QVERIFY2(data->info().contains(QStringLiteral("%1 images").arg(4 * classes)), qPrintable(data->info()));
    QVERIFY2(data->info().contains(QStringLiteral("(val)")), qPrintable(data->info()));
    QTRY_VERIFY2(teacher->info().contains(QStringLiteral("resnet20")), qPrintable(teacher->info()));
    QVERIFY2(teacher->info().contains(QStringLiteral("%1 classes").arg(classes)),
             qPrintable(teacher->info()));
    QVERIFY(panel.canStart());
    // What it will cost may be known by now, and comes after the rest.
    const QRegularExpression plan(QStringLiteral("^2 runs of 1 epoch \\(2 α × 1 repeat\\)(, about \\d.*)?$"));
    QVERIFY2(plan.match(planOf(panel)).hasMatch(), qPrintable(planOf(panel)));
}

void SetupTest::settlesTheImageSize() {
    SetupPanel panel;
    auto spec = small_.spec(); // a resnet20 taught by one: 32 pixels
    spec.student = "resnet18";
    spec.image_size = 0;
    spec.teacher_file.clear();
    panel.setSpec(spec);
    QCOMPARE(panel.settledSpec().image_size, std::int64_t{224});
    spec.teacher_file = small_.spec().teacher_file;
    panel.setSpec(spec);
    QTRY_COMPARE_WITH_TIMEOUT(panel.settledSpec().image_size, std::int64_t{32}, patience);
    QCOMPARE(panel.spec().image_size, std::int64_t{0});
    spec.image_size = 48;
    panel.setSpec(spec);
    QCOMPARE(panel.settledSpec().image_size, std::int64_t{48});
}

void SetupTest::showsWhatIsLeftToTheProgram() {
    SetupPanel panel;
    auto spec = small_.spec();
    spec.image_size = 0;
    spec.num_epochs = 7;
    panel.setSpec(spec);
    QLineEdit* side = lineOf(panel, "image-size");
    QVERIFY(side->text().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(side->placeholderText(), QStringLiteral("Auto (32)"), patience);
    QCOMPARE(lineOf(panel, "views")->placeholderText(), QStringLiteral("Auto (7)"));
    QCOMPARE(lineOf(panel, "cache-mib")->placeholderText(), QStringLiteral("Auto"));
    QCOMPARE(panel.spec().image_size, std::int64_t{0});
    QCOMPARE(panel.spec().views, std::int64_t{-1});
    type(panel, "image-size", QStringLiteral("48"));
    QCOMPARE(panel.spec().image_size, std::int64_t{48});
    for (const auto* text : {"auto", "", "0"}) {
        type(panel, "image-size", QString::fromLatin1(text));
        QCOMPARE(panel.spec().image_size, std::int64_t{0});
        QVERIFY(rowOf(panel, "image-size")->problem().isEmpty());
    }
    // Where nothing is left to the program, an empty field is none.
    type(panel, "num-epochs", QString());
    QVERIFY(!rowOf(panel, "num-epochs")->problem().isEmpty());
}

void SetupTest::saysWhatItWillCost() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    const FieldRow* lanes = rowOf(panel, "lanes");
    QTRY_VERIFY2_WITH_TIMEOUT(lanes->info().contains(QStringLiteral("of memory")), qPrintable(lanes->info()),
                              patience);
    QVERIFY2(lanes->info().startsWith(QStringLiteral("Lanes × threads: 1 × 1 · ")),
             qPrintable(lanes->info()));
    const QString plan = QStringLiteral("2 runs of 1 epoch (2 α × 1 repeat), about ");
    QVERIFY2(planOf(panel).startsWith(plan), qPrintable(planOf(panel)));
    QCOMPARE(startOf(panel)->toolTip(), planOf(panel));

    // Ten thousand times as much is known at once to take longer, without another measurement.
    const QString before = planOf(panel);
    type(panel, "num-epochs", QStringLiteral("10000"));
    QVERIFY2(lanes->info().contains(QStringLiteral("of memory")), qPrintable(lanes->info()));
    QVERIFY2(planOf(panel).contains(QStringLiteral("about")), qPrintable(planOf(panel)));
    QVERIFY(planOf(panel).section(QStringLiteral("about"), 1) != before.section(QStringLiteral("about"), 1));
    type(panel, "batch-size", QStringLiteral("4")); // which is another measurement
    QVERIFY2(!planOf(panel).contains(QStringLiteral("about")), qPrintable(planOf(panel)));
    QTRY_VERIFY2_WITH_TIMEOUT(planOf(panel).contains(QStringLiteral("about")), qPrintable(planOf(panel)),
                              patience);
    type(panel, "lr", QStringLiteral("nothing"));
    QVERIFY2(!planOf(panel).contains(QStringLiteral("about")), qPrintable(planOf(panel)));
    // What makes steps slower is measured again, and not as long as it is wrong.
    const auto* check = panel.findChild<PreflightCheck*>();
    for (const auto& [name, wrong, other] :
         {std::tuple("clip-grad-norm", "-1", "5"), std::tuple("ema-decay", "1", "0.9")}) {
        QTRY_VERIFY2_WITH_TIMEOUT(check->throughput().summary, name, patience);
        type(panel, name, QString::fromLatin1(wrong));
        QVERIFY2(check->throughput().summary, name);
        type(panel, name, QString::fromLatin1(other));
        QVERIFY2(check->throughput().pending, name);
    }
}

void SetupTest::measuresNothingWhileTraining() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    const FieldRow* lanes = rowOf(panel, "lanes");
    QTRY_VERIFY2_WITH_TIMEOUT(lanes->info().contains(QStringLiteral("Estimating")), qPrintable(lanes->info()),
                              patience);
    const auto* check = panel.findChild<PreflightCheck*>();
    panel.requestStart();
    QVERIFY(!check->throughput().pending);
    panel.setRunning(true);
    QTest::qWait(1000); // longer than a measurement lets itself wait for
    QVERIFY(!check->throughput().pending);
    QVERIFY(!check->throughput().summary);
    panel.setRunning(false);
    QVERIFY(check->throughput().pending);
}

void SetupTest::nothingIsCutWhereAllIsUnfolded() {
    SetupPanel panel;
    // As wide as the window makes it at first, and as high as it is on a small screen.
    constexpr int dockWidth = 330;
    panel.resize(dockWidth, 600);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* form = panel.findChild<ParameterForm*>();
    ExperimentSpec spec;
    spec.loss = "dkd"; // as many rows as there can be
    spec.schedule = "step";
    spec.search = "halving";
    spec.early_stop_metric = "val_loss";
    form->setSpec(spec);
    int unfolded = 0;
    for (Section* section : form->findChildren<Section*>()) {
        section->unfold();
        ++unfolded;
    }
    QVERIFY(unfolded > 4);
    const auto* area = panel.findChild<QScrollArea*>();
    QTRY_VERIFY(form->height() > area->viewport()->height()); // laid out, with a scroll bar beside it
    QCOMPARE(form->width(), area->viewport()->width());
    QVERIFY2(panel.minimumSizeHint().width() <= dockWidth,
             qPrintable(QString::number(panel.minimumSizeHint().width())));
    QCOMPARE(panel.width(), dockWidth); // which it had to leave for nothing
    int seen = 0;
    for (const QWidget* child : form->findChildren<QWidget*>()) {
        if (child->isVisible()) {
            const int right = child->mapTo(form, QPoint(child->width(), 0)).x();
            QVERIFY2(right <= area->viewport()->width(),
                     qPrintable(QStringLiteral("%1 in %2 ends at %3 of %4")
                                    .arg(QLatin1String(child->metaObject()->className()),
                                         child->parentWidget()->objectName())
                                    .arg(right)
                                    .arg(area->viewport()->width())));
            ++seen;
        }
    }
    QVERIFY(seen > 100);
    // Where letters are larger, the panel grows rather than cutting.
    QFont font = panel.font();
    font.setPointSizeF(2.0 * font.pointSizeF());
    panel.setFont(font);
    QTRY_VERIFY(panel.width() > dockWidth);
    QVERIFY(area->viewport()->width() >= form->minimumSizeHint().width());
}

void SetupTest::unfoldsWhatIsKnown() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    panel.show();
    const FieldRow* teacher = rowOf(panel, "teacher-file");
    const auto* details = teacher->findChild<QLabel*>(QStringLiteral("details"));
    auto* unfold = teacher->findChild<QToolButton*>(QStringLiteral("unfold"));
    QVERIFY(!unfold->isVisible());
    QTRY_VERIFY(unfold->isVisible());
    QVERIFY(!details->isVisible());
    QTest::mouseClick(unfold, Qt::LeftButton);
    QVERIFY(details->isVisible());
    QVERIFY2(panel.minimumSizeHint().width() <= 340,
             qPrintable(QString::number(panel.minimumSizeHint().width())));
    QVERIFY2(details->text().contains(QStringLiteral("PyTorch zip")), qPrintable(details->text()));
    QTest::mouseClick(unfold, Qt::LeftButton);
    QVERIFY(!details->isVisible());
}

void SetupTest::looksIntoFilesBeforeOneIsChosen() {
    QFile other(small_.path(QStringLiteral("not-weights.pth")));
    QVERIFY(other.open(QFile::WriteOnly));
    other.write("just a text");
    other.close();
    ModelFileDialog dialog(small_.path(QString()));
    dialog.show();
    const auto* headline = dialog.findChild<QLabel*>(QStringLiteral("headline"));
    const auto* details = dialog.findChild<QLabel*>(QStringLiteral("details"));
    QVERIFY(headline && details);
    QVERIFY(headline->text().contains(QStringLiteral("Select a file")));
    Q_EMIT dialog.currentChanged(small_.teacher());
    QTRY_VERIFY2(headline->text().contains(QStringLiteral("resnet20")), qPrintable(headline->text()));
    QVERIFY(details->isVisible());
    QVERIFY(details->text().contains(QStringLiteral("PyTorch zip")));
    Q_EMIT dialog.currentChanged(other.fileName());
    const auto* problem = dialog.findChild<MessageLine*>();
    QTRY_VERIFY2(problem->said().contains(QStringLiteral("not-weights.pth")), qPrintable(problem->said()));
    QVERIFY(!details->isVisible());
    Q_EMIT dialog.currentChanged(small_.data());
    QVERIFY(problem->said().isEmpty());
    QVERIFY(headline->text().contains(QStringLiteral("Select a file")));
}

void SetupTest::opensWhereWeightsAre() {
    QSettings().remove(QStringLiteral("setup/lastModelFolder"));
    const QString home = small_.path(QStringLiteral("torch"));
    qputenv("TORCH_HOME", home.toLocal8Bit());
    QCOMPARE(lastPickedFolder(PathKind::model), QDir::homePath());
    const QString cache = home + QStringLiteral("/hub/checkpoints");
    QVERIFY(QDir().mkpath(cache));
    QCOMPARE(lastPickedFolder(PathKind::model), cache);
    QCOMPARE(lastPickedFolder(PathKind::folder), QDir::homePath());
    SetupPanel panel;
    panel.show();
    QTest::mouseClick(rowOf(panel, "teacher-file")->findChild<BrowseButton*>(), Qt::LeftButton);
    auto* dialog = panel.findChild<ModelFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->directory().absolutePath(), cache);
    QVERIFY(dialog->sidebarUrls().contains(QUrl::fromLocalFile(cache)));
    dialog->reject();
    rememberPicked(PathKind::model, small_.teacher());
    QCOMPARE(lastPickedFolder(PathKind::model), QFileInfo(small_.teacher()).absolutePath());
    qunsetenv("TORCH_HOME");
}

void SetupTest::offersPretrainedWeights() {
    SetupPanel panel;
    panel.show();
    const auto* menu = rowOf(panel, "teacher-file")->findChild<PretrainedMenu*>();
    QVERIFY(menu);
    Q_EMIT const_cast<PretrainedMenu*>(menu)->aboutToShow();
    const auto actions = menu->actions();
    const auto resnet = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text().startsWith(QStringLiteral("resnet50 "));
    });
    QVERIFY(resnet != actions.end());
    (*resnet)->trigger();
    QCOMPARE(panel.spec().teacher_file, std::string("imagenet:resnet50"));
}

void SetupTest::fetchesWeightsOnThePersonsWord() {
    // A server that sends half of the file and waits, and then one that sends something else.
    std::atomic<bool> stalls = true;
    test::HttpServer server([&](const test::Request& request, const test::Connection& connection) {
        const std::string body(100000, 'x');
        connection.serve(request, body, stalls ? body.size() / 2 : body.size());
        if (stalls)
            connection.wait_until_closed();
    });
    const test::Variable mirror("RETORT_WEIGHTS_URL", server.url());
    const test::Variable home("TORCH_HOME", small_.path(QStringLiteral("empty-cache")).toStdString());
    SetupPanel panel;
    panel.show();
    ExperimentSpec spec = small_.spec();
    spec.student = "resnet18";
    spec.student_init = "imagenet";
    panel.setSpec(spec);
    const FieldRow* row = rowOf(panel, "student-init");
    auto* offer = row->findChild<QToolButton*>(QStringLiteral("offer"));
    const auto* progress = row->findChild<QProgressBar*>();
    QVERIFY(!panel.canStart());
    QVERIFY2(row->problem().contains(QStringLiteral("resnet18-")), qPrintable(row->problem()));
    QVERIFY2(offer->toolTip().contains(QStringLiteral("127.0.0.1")), qPrintable(offer->toolTip()));
    QVERIFY(panel.minimumSizeHint().width() <= 340);
    QVERIFY(server.requests().empty()); // nothing is fetched before somebody says so

    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(progress->isVisible());
    QTRY_VERIFY2(progress->text().contains(QStringLiteral("97")), qPrintable(progress->text())); // KiB in all
    QVERIFY(offer->text().contains(QStringLiteral("Cancel")));
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(!progress->isVisible());
    QVERIFY(offer->text().contains(QStringLiteral("Download")));

    stalls = false;
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY2(row->problem().contains(QStringLiteral("SHA-256")), qPrintable(row->problem()));
    QVERIFY(!panel.canStart());

    const QString cache = small_.path(QStringLiteral("empty-cache/hub/checkpoints"));
    QVERIFY(QDir().mkpath(cache));
    QVERIFY(QFile::copy(small_.teacher(), cache + QStringLiteral("/resnet18-f37072fd.pth")));
    panel.setSpec(spec);
    QVERIFY2(row->problem().isEmpty(), qPrintable(row->problem()));
    QVERIFY(!offer->isVisible());
    // Of several students, each needs its own.
    QVERIFY(set_from_text(spec, *find_parameter("student"), "resnet18,resnet50").empty());
    panel.setSpec(spec);
    QVERIFY2(row->problem().contains(QStringLiteral("resnet50-")), qPrintable(row->problem()));
    QVERIFY(offer->isVisible());
    QVERIFY2(offer->text().contains(QStringLiteral("resnet50-")), qPrintable(offer->text()));
}

void SetupTest::refusesATeacherOfOtherClasses() {
    small_.writeTeacher(QStringLiteral("other.pth"), 77);
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.teacher_file = small_.path(QStringLiteral("other.pth")).toStdString();
    panel.setSpec(spec);
    const FieldRow* row = rowOf(panel, "teacher-file");
    QTRY_VERIFY2(row->problem().contains(QStringLiteral("77")), qPrintable(row->problem()));
    QVERIFY(!panel.canStart());
    panel.setSpec(small_.spec());
    QVERIFY(row->problem().isEmpty());
    QTRY_VERIFY(row->info().contains(QStringLiteral("resnet20")));
    QVERIFY(panel.canStart());
}

void SetupTest::saysHowClassesAreMatched() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    const FieldRow* row = rowOf(panel, "teacher-file");
    QTRY_VERIFY2(row->info().contains(QStringLiteral("sorted order")), qPrintable(row->info()));
    QFile names(small_.path(QStringLiteral("teacher.classes.txt")));
    QVERIFY(names.open(QFile::WriteOnly));
    for (const auto& name : sample_classes())
        names.write(QByteArray::fromStdString(name) + '\n');
    names.close();
    panel.setSpec({});
    panel.setSpec(small_.spec());
    QTRY_VERIFY2(row->info().contains(QStringLiteral("by name")), qPrintable(row->info()));
    // A map that says too little is a problem of the teacher's.
    QFile map(small_.path(QStringLiteral("map.csv")));
    QVERIFY(map.open(QFile::WriteOnly));
    map.write("nothing,0\n");
    map.close();
    ExperimentSpec spec = small_.spec();
    spec.class_map = map.fileName().toStdString();
    panel.setSpec(spec);
    QTRY_VERIFY2(row->problem().contains(QStringLiteral("map.csv")), qPrintable(row->problem()));
    QVERIFY(!panel.canStart());
    QVERIFY(names.remove());
}

void SetupTest::describesLogits() {
    QFile logits(small_.path(QStringLiteral("logits.csv")));
    QVERIFY(logits.open(QFile::WriteOnly));
    QByteArray header = "path";
    QByteArray row = "train/x.png";
    for (const auto& name : sample_classes()) {
        header += ',' + QByteArray::fromStdString(name);
        row += ",0.5";
    }
    logits.write(header + '\n' + row + '\n');
    logits.close();
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.teacher_file = logits.fileName().toStdString();
    panel.setSpec(spec);
    const FieldRow* teacher = rowOf(panel, "teacher-file");
    QTRY_VERIFY2(teacher->info().contains(QStringLiteral("1 images")), qPrintable(teacher->info()));
    QVERIFY(teacher->info().contains(QStringLiteral("Logits")));
    QVERIFY(teacher->info().contains(QStringLiteral("by name")));
}

void SetupTest::takesProgramsOnlyWhereThatIsAskedFor() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.teacher_file = RETORT_REFERENCE_DIR "/torchscript/scripted.pt";
    panel.setSpec(spec);
    const FieldRow* row = rowOf(panel, "teacher-file");
    QTRY_VERIFY2(row->problem().contains(QStringLiteral("TorchScript")), qPrintable(row->problem()));
    // Tried out, and found to know other classes than the data has.
    spec.teacher_format = "torchscript";
    panel.setSpec(spec);
    QTRY_VERIFY2_WITH_TIMEOUT(row->problem().contains(QStringLiteral("3 classes")),
                              qPrintable(row->problem()), 60000);
    QVERIFY(!panel.canStart());
}

void SetupTest::saysWhyAFolderOrFileIsNoGood() {
    QDir().mkpath(small_.path(QStringLiteral("empty")));
    QFile text(small_.path(QStringLiteral("letter.pth")));
    QVERIFY(text.open(QFile::WriteOnly));
    text.write("Dear teacher,\n");
    text.close();
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.data_dir = small_.path(QStringLiteral("empty")).toStdString();
    spec.teacher_file = text.fileName().toStdString();
    panel.setSpec(spec);
    QTRY_VERIFY(!rowOf(panel, "data-dir")->problem().isEmpty());
    QTRY_VERIFY(!rowOf(panel, "teacher-file")->problem().isEmpty());
    QVERIFY(rowOf(panel, "data-dir")->info().isEmpty());
    QVERIFY(!panel.canStart());
}

void SetupTest::forgetsWhatIsNoLongerAskedFor() {
    SetupPanel panel;
    const ExperimentSpec empty;
    // The look at the first spec is begun, and its result comes when the form has long gone on.
    panel.setSpec(small_.spec());
    QTest::qWait(160);
    panel.setSpec(empty);
    QTest::qWait(500);
    QVERIFY(rowOf(panel, "data-dir")->info().isEmpty());
    QVERIFY(rowOf(panel, "teacher-file")->info().isEmpty());
}

void SetupTest::startsWhatTheFormSays() {
    SetupPanel panel;
    QSignalSpy can(&panel, &SetupPanel::canStartChanged);
    QSignalSpy asked(&panel, &SetupPanel::startRequested);
    panel.requestStart();
    QCOMPARE(asked.size(), 0);
    panel.setSpec(small_.spec());
    QCOMPARE(can.size(), 1);
    QTest::mouseClick(startOf(panel), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.first().first().value<ExperimentSpec>() == small_.spec());
}

void SetupTest::enterInAFieldStartsNothing() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    panel.show();
    QVERIFY(panel.canStart());
    QSignalSpy asked(&panel, &SetupPanel::startRequested);
    for (const Parameter& parameter : parameters()) {
        QTest::keyClick(rowOf(panel, parameter.name)->editor()->focusProxy(), Qt::Key_Return);
        QTest::keyClick(rowOf(panel, parameter.name)->editor()->focusProxy(), Qt::Key_Enter);
    }
    QCOMPARE(asked.size(), 0);
    QVERIFY(panel.spec() == small_.spec());
}

void SetupTest::scrollingChangesNothing() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    panel.show();
    for (const Parameter& parameter : parameters()) {
        QWidget* field = rowOf(panel, parameter.name)->editor()->focusProxy();
        field->clearFocus();
        const QPointF at = field->rect().center();
        QWheelEvent wheel(at, field->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(field, &wheel);
    }
    QVERIFY(panel.spec() == small_.spec());
}

void SetupTest::isReadOnlyWhileRunning() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    panel.setRunning(true);
    panel.show();
    QVERIFY(!panel.canStart());
    QVERIFY(!startOf(panel)->isEnabled());
    for (const char* name : {"data-dir", "alpha", "num-epochs", "lr", "out"})
        type(panel, name, QStringLiteral("9"));
    QTest::keyClick(rowOf(panel, "student")->editor()->focusProxy(), Qt::Key_Down);
    QTest::keyClick(rowOf(panel, "freeze-backbone")->editor()->focusProxy(), Qt::Key_Space);
    QTest::keyClick(rowOf(panel, "num-epochs")->editor()->focusProxy(), Qt::Key_Up);
    QVERIFY(panel.spec() == small_.spec());
    const auto* student = rowOf(panel, "student")->editor()->findChild<QComboBox*>();
    QCOMPARE(student->palette().color(QPalette::Disabled, QPalette::ButtonText),
             panel.palette().color(QPalette::Active, QPalette::ButtonText));
    panel.setRunning(false);
    type(panel, "num-epochs", QStringLiteral("9"));
    QCOMPARE(panel.spec().num_epochs, 9);
}

void SetupTest::stopsOnce() {
    SetupPanel panel;
    auto* stop = panel.findChild<QPushButton*>(QStringLiteral("stop"));
    QSignalSpy asked(&panel, &SetupPanel::stopRequested);
    QVERIFY(!stop->isEnabled());
    panel.setRunning(true);
    QTest::mouseClick(stop, Qt::LeftButton);
    panel.requestStop();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!stop->isEnabled());
    panel.setRunning(false);
    panel.setRunning(true);
    QVERIFY(stop->isEnabled());
}

void SetupTest::takesWhatIsDropped() {
    SetupPanel panel;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(small_.data())});
    QLineEdit* line = lineOf(panel, "data-dir");
    QDragEnterEvent enter({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(line, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(line, &drop);
    QCOMPARE(line->text(), small_.data());
    QCOMPARE(QString::fromStdString(panel.spec().data_dir), small_.data());
}

void SetupTest::goesOnOrOffersAnotherFolder() {
    const QString folder = small_.path(QStringLiteral("sweep"));
    QVERIFY(QDir().mkpath(folder));
    QFile other(folder + QStringLiteral("/letter.txt"));
    QVERIFY(other.open(QFile::WriteOnly));
    other.close();
    ExperimentSpec spec = small_.spec();
    spec.out = folder.toStdString();
    SetupPanel panel;
    panel.setSpec(spec);
    panel.show();
    const FieldRow* row = rowOf(panel, "out");
    QVERIFY2(row->problem().contains(QStringLiteral("not empty")), qPrintable(row->problem()));
    QVERIFY(QFile::copy(other.fileName(), folder + QStringLiteral("/experiment.json")));
    panel.setSpec(spec);
    QVERIFY2(row->problem().isEmpty(), qPrintable(row->problem()));
    QVERIFY(row->info().contains(QStringLiteral("continues")));
    QVERIFY(panel.canStart());
    auto offers = row->findChildren<QToolButton*>(QStringLiteral("offer"), Qt::FindDirectChildrenOnly);
    QCOMPARE(offers.size(), 1);
    QVERIFY(offers.first()->text().contains(QStringLiteral("sweep-2")));
    QTest::mouseClick(offers.first(), Qt::LeftButton);
    QCOMPARE(QString::fromStdString(panel.spec().out), folder + QStringLiteral("-2"));
    QVERIFY(!offers.first()->isVisible());
    QVERIFY(row->info().isEmpty());
}

void SetupTest::findsTheNextFolder() {
    QVERIFY(QDir().mkpath(small_.path(QStringLiteral("run-3"))));
    QCOMPARE(nextFolder(small_.path(QStringLiteral("run"))), small_.path(QStringLiteral("run-2")));
    QCOMPARE(nextFolder(small_.path(QStringLiteral("run-2/"))), small_.path(QStringLiteral("run-4")));
}

void SetupTest::stepsWithinItsRange() {
    IntegerBox box(1, 300);
    box.setText(QStringLiteral("99"));
    box.stepBy(1);
    QCOMPARE(box.text(), QStringLiteral("100"));
    box.stepBy(1);
    QCOMPARE(box.text(), QStringLiteral("110"));
    box.stepBy(1000);
    QCOMPARE(box.text(), QStringLiteral("300"));
    box.setText(QStringLiteral("words"));
    box.stepBy(-1);
    QCOMPARE(box.text(), QStringLiteral("1"));
}

void SetupTest::fitsANarrowDock() {
    SetupPanel panel;
    panel.setSpec(unusualSpec());
    panel.resize(340, 700);
    panel.show();
    QCoreApplication::processEvents();
    QVERIFY2(panel.minimumSizeHint().width() <= 340,
             qPrintable(QString::number(panel.minimumSizeHint().width())));
    for (const Parameter& parameter : parameters()) {
        const QWidget* row = rowOf(panel, parameter.name);
        if (!row->isVisible())
            continue;
        const int right = row->mapTo(&panel, row->rect().topRight()).x();
        QVERIFY2(right <= panel.width(), parameter.name.c_str());
    }
}

void SetupTest::hidesWhatHasNoMeaning() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    panel.show();
    const auto shown = [&](const char* name) { return !rowOf(panel, name)->isHidden(); };
    QVERIFY(shown("momentum") && shown("nesterov") && shown("lr-step-size") && shown("lr-gamma"));
    for (const char* name : {"beta1", "beta2", "lr-milestones", "lr-min", "early-stop-patience"})
        QVERIFY2(!shown(name), name);
    const auto choose = [&](const char* name, const char* choice) {
        auto* box = rowOf(panel, name)->editor()->findChild<QComboBox*>();
        box->setCurrentIndex(box->findText(QString::fromLatin1(choice)));
        Q_EMIT box->activated(box->currentIndex());
    };
    choose("optimizer", "adamw");
    QVERIFY(shown("beta1") && shown("beta2") && !shown("momentum") && !shown("nesterov"));
    choose("schedule", "cosine");
    QVERIFY(shown("lr-min") && !shown("lr-step-size") && !shown("lr-gamma") && !shown("lr-milestones"));
    choose("schedule", "multi-step");
    QVERIFY(shown("lr-milestones") && shown("lr-gamma") && !shown("lr-min"));
    QVERIFY(!shown("temperature"));
    choose("loss", "kl");
    QVERIFY(shown("temperature"));
    choose("early-stop-metric", "val_loss");
    QVERIFY(shown("early-stop-patience") && shown("early-stop-min-delta"));
    // What is wrong stays to be seen as long as it holds Start up.
    type(panel, "beta1", QStringLiteral("2"));
    choose("optimizer", "sgd");
    QVERIFY(shown("beta1") && !shown("beta2") && !panel.canStart());
    type(panel, "beta1", QStringLiteral("0.5"));
    QVERIFY(!shown("beta1") && panel.canStart());
    QVERIFY(panel.spec().beta1 == 0.5);
}

void SetupTest::takesPresets() {
    SetupPanel panel;
    ExperimentSpec spec = panel.spec();
    spec.student = "resnet20";
    panel.setSpec(spec);
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("preset"));
    QVERIFY(button->isEnabled());
    auto* hinton = button->menu()->findChild<QAction*>(QStringLiteral("hinton-kl"));
    QVERIFY(hinton->toolTip().contains(QStringLiteral("2015")));
    hinton->trigger();
    QCOMPARE(QString::fromStdString(panel.spec().loss), QStringLiteral("kl"));
    QCOMPARE(panel.spec().alphas, (std::vector<double>{0.1, 1.0}));
    QCOMPARE(QString::fromStdString(panel.spec().student), QStringLiteral("resnet20"));
    panel.setRunning(true);
    QVERIFY(!button->isEnabled());
}

void SetupTest::saysWhatASearchTakes() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.alphas = {0.0, 0.5, 1.0};
    spec.num_epochs = 9;
    spec.repeats = 5;
    panel.setSpec(spec);
    panel.show();
    const auto shown = [&](const char* name) { return !rowOf(panel, name)->isHidden(); };
    for (const char* name : {"search-repeats", "search-factor", "search-epochs"})
        QVERIFY2(!shown(name), name);
    auto* box = rowOf(panel, "search")->editor()->findChild<QComboBox*>();
    box->setCurrentIndex(box->findText(QStringLiteral("halving")));
    Q_EMIT box->activated(box->currentIndex());
    for (const char* name : {"search-repeats", "search-factor", "search-epochs"})
        QVERIFY2(shown(name), name);
    QVERIFY2(planOf(panel).startsWith(
                 QStringLiteral("Search: α < 1: 2 → 1 points (2 × 3 epochs); α = 1: one point, nothing to "
                                "search; then 2 × 5 runs of 9 epochs. Epochs in all: 96, instead of 135")),
             qPrintable(planOf(panel)));
    type(panel, "search-epochs", QStringLiteral("10"));
    QVERIFY2(rowOf(panel, "search-epochs")->problem().contains(QStringLiteral("Must not be more than")),
             qPrintable(rowOf(panel, "search-epochs")->problem()));
    QVERIFY(!panel.canStart());
    type(panel, "search-epochs", QStringLiteral("2"));
    QVERIFY2(planOf(panel).contains(QStringLiteral("2 × 2 epochs")), qPrintable(planOf(panel)));
    QTRY_VERIFY2_WITH_TIMEOUT(planOf(panel).contains(QStringLiteral(" instead of ")) &&
                                  planOf(panel).contains(QStringLiteral(", about ")),
                              qPrintable(planOf(panel)), patience);
}

void SetupTest::takesSeveralValues() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.alphas = {0.5, 1.0};
    spec.repeats = 5;
    spec.loss = "kl";
    panel.setSpec(spec);
    QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("points"))->isVisibleTo(&panel));
    type(panel, "temperature", QStringLiteral("2, 4,8"));
    QCOMPARE(value_text(panel.spec(), *find_parameter("temperature")), std::string("2,4,8"));
    QVERIFY2(planOf(panel).startsWith(
                 QStringLiteral("6 points × 5 repeats − 10 shared or left out = 20 runs of 1 epoch")),
             qPrintable(planOf(panel)));
    type(panel, "batch-size", QStringLiteral("8,16"));
    QVERIFY2(planOf(panel).startsWith(QStringLiteral("12 points × 5 repeats − 20 shared")),
             qPrintable(planOf(panel)));
    type(panel, "temperature", QStringLiteral("2,hot"));
    QVERIFY2(rowOf(panel, "temperature")->problem().contains(QStringLiteral("hot")),
             qPrintable(rowOf(panel, "temperature")->problem()));
    QVERIFY(!panel.canStart());
    // Where commas are decimal ones, semicolons part values.
    QLocale::setDefault(QLocale(QLocale::Spanish));
    type(panel, "temperature", QStringLiteral("2,5; 4"));
    QCOMPARE(value_text(panel.spec(), *find_parameter("temperature")), std::string("2.5,4"));
    type(panel, "temperature", QStringLiteral("2,5"));
    QCOMPARE(value_text(panel.spec(), *find_parameter("temperature")), std::string("2.5"));
    QVERIFY(panel.canStart());
}

void SetupTest::ticksSeveralChoices() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    FieldRow* row = rowOf(panel, "loss");
    auto* button = row->editor()->findChild<QToolButton*>(QStringLiteral("several"));
    QVERIFY(button);
    QVERIFY(!button->toolTip().isEmpty() && !button->accessibleName().isEmpty());
    QMenu* menu = button->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), static_cast<qsizetype>(find_parameter("loss")->choices.size()));
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(1)->trigger();
    QCOMPARE(row->editor()->text(), QStringLiteral("mse,kl"));
    QCOMPARE(value_text(panel.spec(), *find_parameter("loss")), std::string("mse,kl"));
    QVERIFY(!rowOf(panel, "temperature")->isHidden()); // kl has one
    Q_EMIT menu->aboutToShow();
    menu->actions().at(0)->trigger();
    QCOMPARE(value_text(panel.spec(), *find_parameter("loss")), std::string("kl"));
    menu->actions().at(1)->trigger(); // the last stays
    QCOMPARE(value_text(panel.spec(), *find_parameter("loss")), std::string("kl"));
    QCOMPARE(row->editor()->findChild<QComboBox*>()->count(),
             static_cast<int>(find_parameter("loss")->choices.size()));
}

void SetupTest::takesSeveralTeachers() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.alphas = {0.5};
    panel.setSpec(spec);
    FieldRow* row = rowOf(panel, "teacher-file");
    const QString second = small_.path(QStringLiteral("second, copied.pth"));
    QVERIFY(QFile::copy(small_.teacher(), second));
    auto* browse = row->findChild<BrowseButton*>();
    QVERIFY(browse->toolTip().contains(QStringLiteral("several")));
    // One with a comma in its name is one, picked or typed.
    Q_EMIT browse->picked({second});
    QCOMPARE(QString::fromStdString(panel.spec().teacher_file), second);
    QVERIFY(panel.spec().axes.empty());
    type(panel, "teacher-file", second);
    QVERIFY(panel.spec().axes.empty());
    Q_EMIT browse->picked({small_.teacher(), second});
    const std::vector<std::string> values = values_of(panel.spec(), *find_parameter("teacher-file"));
    QVERIFY((values == std::vector{small_.teacher().toStdString(), second.toStdString()}));
    QVERIFY2(row->problem().isEmpty(), qPrintable(row->problem()));
    QTRY_VERIFY2_WITH_TIMEOUT(row->info().contains(QStringLiteral("second, copied: resnet20")),
                              qPrintable(row->info()), patience);
    QVERIFY2(
        row->info().contains(QFileInfo(small_.teacher()).completeBaseName() + QStringLiteral(": resnet20")),
        qPrintable(row->info()));
    QVERIFY2(planOf(panel).contains(QStringLiteral("2 points")), qPrintable(planOf(panel)));
    QVERIFY(panel.canStart());
    QVERIFY(panel.minimumSizeHint().width() <= 340);
    // What one of them lacks is said of it.
    type(panel, "teacher-file", small_.teacher() + QStringLiteral(", /no/such.pth"));
    QVERIFY2(row->problem().contains(QStringLiteral("/no/such.pth")), qPrintable(row->problem()));
}

void SetupTest::ticksFilesBesideChoices() {
    SetupPanel panel;
    panel.setSpec(small_.spec());
    FieldRow* row = rowOf(panel, "student-init");
    Q_EMIT row->findChild<BrowseButton*>()->picked({small_.teacher()});
    QCOMPARE(QString::fromStdString(panel.spec().student_init), small_.teacher());
    QMenu* menu = row->editor()->findChild<QToolButton*>(QStringLiteral("several"))->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), qsizetype{4});
    QVERIFY(menu->actions().at(3)->isChecked());
    menu->actions().at(0)->trigger();
    const std::vector<std::string> values = values_of(panel.spec(), *find_parameter("student-init"));
    QVERIFY((values == std::vector<std::string>{"random", small_.teacher().toStdString()}));
}

void SetupTest::leavesPointsOut() {
    SetupPanel panel;
    ExperimentSpec spec = small_.spec();
    spec.alphas = {0.5, 1.0};
    spec.repeats = 1;
    QVERIFY(set_from_text(spec, *find_parameter("lr"), "0.01,0.02").empty());
    panel.setSpec(spec);
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("points"));
    QVERIFY(button->isVisibleTo(&panel));
    button->click();
    auto* dialog = panel.findChild<PointsDialog*>();
    QVERIFY(dialog);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("pointList"));
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->item(0)->text(), QStringLiteral("α 0.5, Learning rate 0.01"));
    list->item(3)->setCheckState(Qt::Unchecked);
    dialog->accept();
    QCOMPARE(panel.spec().drop_points, std::string("alpha-1_lr-0.02"));
    QVERIFY2(planOf(panel).startsWith(QStringLiteral("4 points × 1 repeat − 1 shared or left out = 3 runs")),
             qPrintable(planOf(panel)));
    type(panel, "drop-points", QStringLiteral("alpha-7"));
    QVERIFY(rowOf(panel, "drop-points")->problem().contains(QStringLiteral("alpha-7")));
}

QTEST_MAIN(SetupTest)
#include "setup_test.moc"
