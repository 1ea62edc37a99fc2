#include "ui/inspect/inspect_panel.h"

#include "core/inspect/predict.h"
#include "ui/base/action_registry.h"
#include "ui/base/availability.h"
#include "ui/base/point_text.h"
#include "ui/base/translate.h"
#include "ui/inspect/data_page.h"
#include "ui/inspect/predictions_page.h"
#include "ui/inspect/student_page.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr int emptyState = 0;
constexpr int filledState = 1;

/// Passes progress on, and keeps notices to itself.
class ProgressSignal : public ProgressObserver {
  public:
    using Call = std::function<void(const Message&, std::int64_t, std::int64_t)>;
    explicit ProgressSignal(Call call) : call_(std::move(call)) {}
    void progress(const Message& what, std::int64_t done, std::int64_t total) override {
        call_(what, done, total);
    }

  private:
    Call call_;
};

} // namespace

InspectPanel::InspectPanel(QWidget* parent) : QWidget(parent) {
    header_ = makeHeader();
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(QStringLiteral("inspectPages"));
    tabs_->setDocumentMode(true);
    predictions_ = new PredictionsPage(tabs_);
    confusion_ = new ConfusionPage(tabs_);
    calibration_ = new CalibrationPage(tabs_);
    data_ = new DataPage(tabs_);
    student_ = new StudentPage(tabs_);
    tabs_->addTab(withEmptyState(predictions_), tr("Predictions"));
    tabs_->addTab(withEmptyState(confusion_), tr("Confusion"));
    tabs_->addTab(withEmptyState(calibration_), tr("Calibration"));
    tabs_->addTab(data_, tr("Data set"));
    tabs_->addTab(student_, tr("Student"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(header_);
    layout->addWidget(tabs_, 1);
    showDataFolder();
    constexpr int writingTime = 2000; // ms
    weightsWait_.setSingleShot(true);
    weightsWait_.setInterval(writingTime);
    connect(&weightsWait_, &QTimer::timeout, this, &InspectPanel::checkForNewWeights);
    connect(tabs_, &QTabWidget::currentChanged, this, &InspectPanel::showState);
    connect(confusion_, &ConfusionPage::chosen, this, [this](const PredictionFilter& filter) {
        predictions_->setFilter(filter);
        showTab(Predictions);
    });
    showRun();
}

QWidget* InspectPanel::withEmptyState(QWidget* page) {
    auto* empty = new QLabel(tabs_);
    empty->setObjectName(QStringLiteral("inspectEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setMargin(24);
    empty->setTextFormat(Qt::PlainText);
    auto* stack = new QStackedWidget(tabs_);
    stack->addWidget(empty);
    auto* scroll = new QScrollArea(stack); // low windows keep their height
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    scroll->setMinimumWidth(page->minimumSizeHint().width() +
                            scroll->verticalScrollBar()->sizeHint().width());
    stack->addWidget(scroll);
    auto* remark = new QLabel(tabs_);
    remark->setObjectName(QStringLiteral("inspectRemark"));
    remark->setWordWrap(true);
    remark->setTextFormat(Qt::PlainText);
    remark->setContentsMargins(9, 6, 9, 0); // as wide as the page below
    auto* whole = new QWidget(tabs_);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(remark);
    layout->addWidget(stack, 1);
    empty_.push_back(empty);
    stacks_.push_back(stack);
    remarks_.push_back(remark);
    return whole;
}

QWidget* InspectPanel::makeHeader() {
    auto* header = new QWidget(this);
    runs_ = new QComboBox(header);
    runs_->setObjectName(QStringLiteral("inspectRun"));
    runs_->setToolTip(tr("Run to inspect"));
    runs_->setAccessibleName(tr("Run"));
    evaluate_ = new QPushButton(header);
    evaluate_->setObjectName(QStringLiteral("inspectEvaluate"));
    progress_ = new QProgressBar(header);
    progress_->setAccessibleName(tr("Evaluation progress"));
    dataLabel_ = new QLabel(header);
    dataLabel_->setObjectName(QStringLiteral("inspectData"));
    dataLabel_->setTextFormat(Qt::PlainText);
    dataLabel_->setMinimumHeight(evaluate_->sizeHint().height()); // tabs stay where they are
    dataLabel_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* line = new QHBoxLayout;
    line->addWidget(dataLabel_, 1);
    line->addWidget(runs_, 1);
    line->addWidget(evaluate_);
    auto* layout = new QVBoxLayout(header);
    layout->addLayout(line);
    layout->addWidget(progress_);
    connect(runs_, &QComboBox::currentIndexChanged, this, [this] {
        job_.cancel();
        error_.clear();
        showRun();
        checkForNewWeights();
    });
    connect(evaluate_, &QPushButton::clicked, this, &InspectPanel::evaluate);
    return header;
}

void InspectPanel::setExperiment(const QString& folder, const std::vector<RunRecord>& runs) {
    const QString before = currentRun();
    const bool isOther = folder != folder_;
    if (isOther) {
        job_.cancel();
        known_.clear();
        weights_.clear();
        error_.clear();
        folder_ = folder;
    }
    std::vector<const RunRecord*> trained;
    for (const RunRecord& run : runs) {
        if (run.epochs.size() > 1) // epoch 0 leaves no weights
            trained.push_back(&run);
    }
    bool same = static_cast<int>(trained.size()) == runs_->count();
    for (int i = 0; same && i < runs_->count(); ++i) {
        same = runs_->itemData(i).toString() ==
               QString::fromStdString(trained[static_cast<std::size_t>(i)]->name);
    }
    // Runs of other folders are other runs, though most are called the same.
    weightsWait_.start();
    if (same && !isOther && runs_->count() > 0) {
        checkForNewWeights();
        return;
    }
    {
        const QSignalBlocker quiet(runs_);
        runs_->clear();
        for (const RunRecord* run : trained)
            runs_->addItem(runText(run->spec), QString::fromStdString(run->name));
        runs_->setCurrentIndex(std::max(runs_->findData(before), runs_->count() > 0 ? 0 : -1));
    }
    if (currentRun() != before)
        job_.cancel();
    showRun();
    checkForNewWeights();
}

void InspectPanel::setCurrentRun(const QString& name) {
    if (const int row = runs_->findData(name); row >= 0)
        runs_->setCurrentIndex(row);
}

void InspectPanel::setTraining(bool training) {
    training_ = training;
    student_->setTraining(training);
    showState();
}

void InspectPanel::addActions(ActionRegistry& registry, const std::function<void()>& reveal) {
    const auto add = [&](const QString& id, const QString& text, const QString& tip, Tab tab) {
        registry.add({id, text, tip, {}, {}}, [this, reveal, tab] {
            reveal();
            showTab(tab);
        });
    };
    add(QStringLiteral("inspect.predictions"), tr("&Predictions"),
        tr("Show the predictions of student and teacher image by image"), Predictions);
    add(QStringLiteral("inspect.confusion"), tr("&Confusion"),
        tr("Show which classes are confused with each other"), Confusions);
    add(QStringLiteral("inspect.calibration"), tr("C&alibration"),
        tr("Show how well confidence says what is right, and the accuracy of every class"), Calibrations);
    add(QStringLiteral("inspect.data"), tr("&Data Set"),
        tr("Show the data set's classes and the files to check"), Data);
    registry.add({QStringLiteral("inspect.seen"),
                  tr("What the &Network Sees"),
                  tr("Show images as the network receives them in training"),
                  {},
                  {}},
                 [this, reveal] {
                     reveal();
                     showTab(Data);
                     data_->showPart(DataPage::Seen);
                 });
    add(QStringLiteral("inspect.student"), tr("&Student Card"),
        tr("Compare the cost of the student with that of the teacher"), Student);
}

void InspectPanel::setData(const SeenSettings& settings) {
    dataFolder_ = fromPath(settings.data_dir);
    showDataFolder();
    data_->setSettings(settings);
}

void InspectPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showDataFolder();
}

void InspectPanel::showDataFolder() {
    const QString path = QDir::toNativeSeparators(dataFolder_);
    const int room = width() - 2 * header_->layout()->contentsMargins().left();
    dataLabel_->setText(path.isEmpty() ? tr("No data folder is chosen.")
                                       : fontMetrics().elidedText(path, Qt::ElideMiddle, room));
    dataLabel_->setToolTip(path);
}

void InspectPanel::showTab(Tab tab) {
    tabs_->setCurrentIndex(tab);
}

QString InspectPanel::currentRun() const {
    return runs_->currentData().toString();
}

void InspectPanel::evaluate() {
    if (job_.isRunning()) {
        job_.cancel();
    } else if (!currentRun().isEmpty()) {
        ask();
    }
    showRun();
}

void InspectPanel::ask() {
    error_.clear();
    progress_->setRange(0, 0);
    PredictionRequest request{toPath(folder_), currentRun().toStdString()};
    if (!known_.empty())
        request.known = known_.begin()->second;
    job_.start([this, request](const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
        std::shared_ptr<const RunPredictions> predictions;
        QString error;
        try {
            ProgressSignal observer([&](const Message& what, std::int64_t done, std::int64_t total) {
                deliver([this, text = translated(what), done, total] {
                    progress_->setRange(0, static_cast<int>(total));
                    progress_->setValue(static_cast<int>(done));
                    progress_->setFormat(text + QStringLiteral(" %p %"));
                });
            });
            predictions = std::make_shared<const RunPredictions>(predict(request, observer, stop));
        } catch (const std::exception& caught) {
            error = errorText(caught);
        }
        deliver([this, predictions, error] { take(predictions, error); });
    });
}

void InspectPanel::take(const std::shared_ptr<const RunPredictions>& predictions, const QString& error) {
    job_.end();
    error_ = error;
    if (predictions)
        known_[QString::fromStdString(predictions->run)] = predictions;
    checkForNewWeights(); // it may have trained on meanwhile
    showRun();
    Q_EMIT evaluated();
}

void InspectPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    checkForNewWeights();
}

/// On another thread, as file systems may be slow.
void InspectPanel::checkForNewWeights() {
    QStringList runs{currentRun()};
    for (const auto& [name, predictions] : known_)
        runs << name;
    if (currentRun().isEmpty() || !isVisible())
        return;
    weightsJob_.start([this, runs, folder = toPath(folder_)](const BackgroundJob::Deliver& deliver,
                                                             const std::stop_token& /*stop*/) {
        std::map<QString, std::optional<FileStamp>> found;
        for (const QString& run : runs)
            found[run] = weights_now(folder, run.toStdString());
        deliver([this, found] {
            weightsJob_.end();
            weights_ = found;
            showRemark();
            showState();
        });
    });
}

bool InspectPanel::isStale(const QString& run) const {
    const auto predictions = known_.find(run);
    const auto now = weights_.find(run);
    return predictions != known_.end() && now != weights_.end() && now->second &&
           *now->second != predictions->second->weights;
}

void InspectPanel::showRun() {
    const auto found = known_.find(currentRun());
    const auto current = found == known_.end() ? nullptr : found->second;
    ConfusionPage::Known others;
    for (const auto& [name, predictions] : known_) {
        const QString title = runs_->itemText(runs_->findData(name));
        others[isStale(name) ? tr("%1, earlier weights").arg(title) : title] = predictions;
    }
    predictions_->setPredictions(current);
    student_->setRun(folder_, currentRun());
    confusion_->setPredictions(current, others);
    calibration_->setPredictions(current);
    for (auto* stack : stacks_)
        stack->setCurrentIndex(current ? filledState : emptyState);
    showRemark();
    showState();
}

void InspectPanel::showRemark() {
    const auto found = known_.find(currentRun());
    const auto now = weights_.find(currentRun());
    QStringList lines;
    if (isStale(currentRun()))
        lines << tr("The run has newer weights; these are the predictions of earlier ones.");
    if (found != known_.end() && !found->second->no_teacher.empty())
        lines << tr("Teacher not available: %1").arg(translated(found->second->no_teacher));
    for (auto* remark : remarks_) {
        remark->setText(lines.join(QLatin1Char('\n')));
        remark->setVisible(!lines.isEmpty());
    }
    student_->setWeights(now == weights_.end() ? std::nullopt : now->second);
}

void InspectPanel::showState() {
    const bool ofRun = tabs_->currentIndex() != Data;
    const bool evaluates = ofRun && tabs_->currentIndex() != Student;
    runs_->setVisible(ofRun);
    dataLabel_->setVisible(!ofRun);
    evaluate_->setVisible(evaluates);
    progress_->setVisible(job_.isRunning() && evaluates);
    runs_->setEnabled(runs_->count() > 0);
    evaluate_->setText(job_.isRunning()        ? tr("Cancel")
                       : isStale(currentRun()) ? tr("Evaluate again")
                                               : tr("Evaluate"));
    evaluate_->setAccessibleName(evaluate_->text());
    allow(evaluate_,
          job_.isRunning() ? tr("Cancels the evaluation")
          : training_ ? tr("Computes the predictions of student and teacher for every validation image; this "
                           "slows down the current training")
                      : tr("Computes the predictions of student and teacher for every validation image"),
          runs_->count() > 0 ? QString() : tr("No run has weights yet."));
    QString text = error_;
    if (text.isEmpty() && runs_->count() == 0) {
        text = tr("Open an experiment or start training. After the first epoch of a run, this page shows the "
                  "predictions of its student and teacher for every validation image.");
    } else if (text.isEmpty()) {
        text = job_.isRunning() ? tr("Evaluating…")
                                : tr("Press Evaluate to see the predictions of student and teacher for every "
                                     "validation image.");
    }
    for (auto* empty : empty_)
        empty->setText(text);
}

} // namespace retort::ui
