#include "ui/setup/setup_panel.h"

#include "core/experiment/cost/search_stages.h"
#include "core/experiment/cost/time_left.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/teacher/program_trust.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"
#include "ui/base/translate.h"
#include "ui/setup/fields/preview_text.h"
#include "ui/setup/output_folder.h"
#include "ui/setup/parameter_form.h"
#include "ui/setup/points_dialog.h"
#include "ui/setup/preflight_card.h"
#include "ui/setup/preflight_check.h"
#include "ui/setup/preset_menu.h"
#include "ui/setup/weights_offer.h"

#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace retort::ui {

namespace {

/// Scrolls up and down, and is never narrower than what is in it: a button at the right would be cut.
class FormArea : public QScrollArea {
  public:
    FormArea(QWidget* content, QWidget* parent) : QScrollArea(parent) {
        setWidget(content);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
    }

    [[nodiscard]] QSize minimumSizeHint() const override {
        const int bar = verticalScrollBar()->sizeHint().width();
        return {widget()->minimumSizeHint().width() + bar, QScrollArea::minimumSizeHint().height()};
    }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

QFrame* makeLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    return line;
}

template <typename Summary>
void showPreview(FieldRow* row, const Preview<Summary>& preview, const QString& waiting,
                 QString text(const Summary&), QString details(const Summary&)) {
    if (preview.summary) {
        row->setInfo(text(*preview.summary), details(*preview.summary));
    } else {
        row->setInfo(preview.pending ? waiting : QString());
    }
}

QString reason(const Problem& problem) {
    const Parameter* parameter = find_parameter(problem.parameter);
    const QString what = translated(problem.message);
    return parameter ? QStringLiteral("%1: %2").arg(labelText(*parameter), what) : what;
}

QString gridText(const ExperimentSpec& spec) {
    const auto repeats = static_cast<int>(spec.repeats);
    const auto epochs = static_cast<int>(spec.num_epochs);
    const auto runs = static_cast<int>(plan(spec).size());
    const QString of =
        SetupPanel::tr("%1 of %2")
            .arg(runs == 1 ? SetupPanel::tr("1 run") : SetupPanel::tr("%n runs", nullptr, runs),
                 epochs == 1 ? SetupPanel::tr("1 epoch") : SetupPanel::tr("%n epochs", nullptr, epochs));
    const QString times =
        repeats == 1 ? SetupPanel::tr("1 repeat") : SetupPanel::tr("%n repeats", nullptr, repeats);
    if (spec.axes.empty())
        return SetupPanel::tr("%1 (%2 α × %3)").arg(of, QString::number(spec.alphas.size()), times);
    const auto all = static_cast<int>(choices(spec));
    const int shared = all * repeats - runs;
    return shared == 0 ? SetupPanel::tr("%1 points × %2 = %3").arg(QString::number(all), times, of)
                       : SetupPanel::tr("%1 points × %2 − %3 shared or left out = %4")
                             .arg(QString::number(all), times, QString::number(shared), of);
}

/// What Start will do.
QString planText(const ExperimentSpec& spec) {
    const Message budget = search_budget(spec);
    return budget.empty() ? gridText(spec) : translated(budget);
}

/// The first of the weights that a parameter names and that are not there.
std::optional<PretrainedWeights> firstMissing(const ExperimentSpec& spec, const char* parameter) {
    try {
        const auto missing = missing_weights(spec, *find_parameter(parameter));
        return missing.empty() ? std::nullopt : std::optional(missing.front());
    } catch (const Error&) { // there are no such weights at all, which is a problem of its own
        return {};
    }
}

} // namespace

SetupPanel::SetupPanel(QWidget* parent)
    : QWidget(parent)
    , form_(new ParameterForm)
    , area_(new FormArea(form_, this))
    , check_(new PreflightCheck(this))
    , teacherWeights_(new WeightsOffer(form_->row("teacher-file"), this))
    , studentWeights_(new WeightsOffer(form_->row("student-init"), this))
    , card_(new PreflightCard(this))
    , plan_(new QLabel(this))
    , preset_(new QPushButton(tr("Preset"), this))
    , points_(new QPushButton(tr("Points…"), this))
    , start_(new QPushButton(tr("Start"), this))
    , stop_(new QPushButton(tr("Stop"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area_, 1);
    column->addWidget(makeLine(this));
    column->addWidget(makeFooter());
    form_->row("alpha")->setInfo(tr("loss = α · cross entropy + (1 − α) · distillation; α = 1 is cross "
                                    "entropy only. 0:1:0.25 is a range"));
    connect(form_->row("out"), &FieldRow::offerTaken, this, &SetupPanel::takeNextFolder);
    connect(form_, &ParameterForm::changed, this, &SetupPanel::refresh);
    connect(check_, &PreflightCheck::changed, this, &SetupPanel::refresh);
    connect(card_, &PreflightCard::fieldChosen, this, &SetupPanel::goTo);
    connect(teacherWeights_, &WeightsOffer::changed, this, &SetupPanel::refresh);
    connect(studentWeights_, &WeightsOffer::changed, this, &SetupPanel::refresh);
    connect(start_, &QPushButton::clicked, this, &SetupPanel::requestStart);
    connect(stop_, &QPushButton::clicked, this, &SetupPanel::requestStop);
    connect(points_, &QPushButton::clicked, this, &SetupPanel::choosePoints);
    refresh();
}

QWidget* SetupPanel::makeFooter() {
    auto* footer = new QWidget(this);
    auto* column = new QVBoxLayout(footer);
    column->setContentsMargins(12, 8, 12, 10);
    column->addWidget(card_);
    plan_->setObjectName(QStringLiteral("plan"));
    plan_->setWordWrap(true);
    plan_->setTextFormat(Qt::PlainText);
    column->addWidget(plan_);
    points_->setObjectName(QStringLiteral("points"));
    points_->setToolTip(tr("Choose which points of the axes are trained"));
    auto* choices = new QHBoxLayout;
    fillPresetButton();
    choices->addWidget(preset_);
    choices->addWidget(points_);
    choices->addStretch(1);
    column->addLayout(choices);
    auto* buttons = new QHBoxLayout;
    start_->setObjectName(QStringLiteral("start"));
    start_->setDefault(true); // looks like the main button; Enter in a field presses it in dialogs only
    stop_->setObjectName(QStringLiteral("stop"));
    stop_->setToolTip(tr("Stop after the current batch; progress so far is kept"));
    buttons->addWidget(start_, 2);
    buttons->addWidget(stop_, 1);
    column->addLayout(buttons);
    return footer;
}

void SetupPanel::fillPresetButton() {
    preset_->setObjectName(QStringLiteral("preset"));
    preset_->setToolTip(tr("Set the fields that a known recipe speaks of; the others stay"));
    auto* menu = new PresetMenu(preset_);
    connect(menu, &PresetMenu::picked, this, [this](const Preset& preset) {
        ExperimentSpec changed = spec();
        apply_preset(changed, preset);
        setSpec(changed);
    });
    preset_->setMenu(menu);
}

ExperimentSpec SetupPanel::spec() const {
    return form_->spec();
}

ExperimentSpec SetupPanel::settledSpec() const {
    auto settled = spec();
    settled.image_size = seen_side(settled, check_->teacherSide());
    return settled;
}

void SetupPanel::setSpec(const ExperimentSpec& spec) {
    form_->setSpec(spec);
}

void SetupPanel::setRunning(bool running) {
    running_ = running;
    if (running)
        check_->rest();
    form_->setReadOnly(running);
    stopping_ = false;
    stop_->setText(tr("Stop"));
    refresh();
}

bool SetupPanel::canStart() const {
    return !running_ && problems_.empty() && step_.kind != NextStep::Kind::nothing;
}

QString SetupPanel::obstacle() const {
    return running_                                ? tr("Training is running.")
           : !problems_.empty()                    ? reason(problems_.front())
           : step_.kind == NextStep::Kind::nothing ? tr("All runs of this experiment are done.")
                                                   : QString();
}

void SetupPanel::requestStart() {
    refresh(); // files may have come or gone since the last key
    if (!canStart())
        return;
    if (step_.kind == NextStep::Kind::copy)
        takeNextFolder();
    check_->rest();        // what is measured now would be measured beside a training
    trust_program(spec()); // whose format the person has chosen
    Q_EMIT startRequested(spec());
}

void SetupPanel::requestStop() {
    if (!running_ || stopping_)
        return;
    stopping_ = true;
    stop_->setText(tr("Stopping…"));
    stop_->setEnabled(false);
    Q_EMIT stopRequested();
}

/// A folder for results where none was named yet, once for each data folder; returns whether it did.
bool SetupPanel::proposeOutput() {
    const ExperimentSpec asked = spec();
    if (asked.data_dir.empty())
        proposedFor_.clear();
    const QString source = QDir::cleanPath(QString::fromStdString(asked.data_dir));
    if (!asked.out.empty() || asked.data_dir.empty() || source == proposedFor_ || !check_->data().summary)
        return false;
    proposedFor_ = source;
    const QFileInfo folder(source);
    const QString home = outputHome_ ? outputHome_() : QString();
    const QString name = folder.fileName() + QLatin1Char('-') + QString::fromStdString(asked.student);
    const QString proposal = QDir(home.isEmpty() ? folder.path() : home).filePath(name);
    form_->setText("out", QFileInfo::exists(proposal) ? nextFolder(proposal) : proposal);
    return true;
}

void SetupPanel::refresh() {
    problems_.clear();
    if (!running_) {
        problems_ = form_->problems();
        checkForWeights();
        check_->ask(spec(), problems_); // which forgets what was found of another folder
        if (proposeOutput())
            return; // the field's change has come through here
        for (Problem& problem : check_->problems())
            problems_.push_back(std::move(problem));
        showFindings();
    }
    showPreflight();
    showStep();
    showOutput();
    form_->showProblems(problems_);
    showPlan();
    start_->setEnabled(canStart());
    stop_->setEnabled(running_ && !stopping_);
    preset_->setEnabled(!running_);
    if (const bool can = canStart(); can != couldStart_) {
        couldStart_ = can;
        Q_EMIT canStartChanged(can);
    }
    Q_EMIT changed();
}

void SetupPanel::checkForWeights() {
    const ExperimentSpec asked = spec();
    teacherWeights_->ask(firstMissing(asked, "teacher-file"));
    studentWeights_->ask(firstMissing(asked, "student-init"));
    replaceProblem("teacher-file", teacherWeights_->problem());
    replaceProblem("student-init", studentWeights_->problem());
}

/// Where a download failed, that says more than that the weights are missing.
void SetupPanel::replaceProblem(const std::string& parameter, const Message& message) {
    if (message.empty())
        return;
    for (Problem& problem : problems_) {
        if (problem.parameter == parameter) {
            problem.message = message;
            return;
        }
    }
    problems_.push_back({parameter, message});
}

void SetupPanel::showFindings() {
    const QString waiting = tr("Checking…");
    showPreview(form_->row("data-dir"), check_->data(), waiting, dataText, dataDetails);
    showAutomatic();
    showPreview(form_->row("teacher-file"), check_->teachers(), waiting, teachersText, teachersDetails);
    showCost();
}

/// What the fields that are left to the program come to, as far as it is known.
void SetupPanel::showAutomatic() {
    const auto show = [this](const char* parameter, std::int64_t value) {
        form_->row(parameter)->editor()->setAutomatic(value > 0 ? QString::number(value) : QString());
    };
    const ExperimentSpec settled = settledSpec();
    show("image-size", settled.image_size);
    show("views", settled.num_epochs);
    const auto& throughput = check_->throughput().summary;
    show("lanes", throughput ? throughput->throughput.lanes.lanes : 0);
    show("threads", throughput ? throughput->throughput.lanes.threads : 0);
}

void SetupPanel::showPreflight() {
    const auto report = running_ ? std::nullopt : check_->report(spec());
    card_->setVisible(report.has_value());
    if (report)
        card_->showReport(*report, check_->isChecking());
}

void SetupPanel::goTo(const QString& parameter) {
    if (FieldRow* row = form_->reveal(parameter.toStdString())) {
        area_->ensureWidgetVisible(row);
        row->editor()->setFocus(Qt::OtherFocusReason);
    }
}

void SetupPanel::showCost() {
    FieldRow* row = form_->row("lanes");
    const Preview<ThroughputPreview>& throughput = check_->throughput();
    if (const auto cost = check_->cost(spec())) {
        row->setInfo(costText(*cost, *throughput.summary), costDetails(*cost, *throughput.summary));
    } else if (throughput.pending) {
        row->setInfo(tr("Estimating the training time…"));
    } else {
        row->setInfo(throughput.error.empty() ? QString() : translated(throughput.error));
    }
}

void SetupPanel::showPlan() {
    const ExperimentSpec asked = spec();
    points_->setVisible(!asked.axes.empty());
    points_->setEnabled(!running_);
    QString text = problems_.empty() ? planText(asked) : reason(problems_.front());
    if (problems_.empty() && step_.kind == NextStep::Kind::nothing)
        text = tr("All runs are done. More repeats or epochs add to them; other settings start a copy.");
    const auto cost = canStart() ? check_->cost(asked) : std::nullopt;
    if (cost)
        text = tr("%1, %2").arg(text, timeText(*cost));
    plan_->setText(text);
    start_->setToolTip(running_ ? tr("Training is running") : text);
    start_->setAccessibleDescription(start_->toolTip());
}

/// What is left of an experiment is told by its own epochs, where it has some.
QString SetupPanel::timeText(const CostEstimate& cost) const {
    const std::vector<RunRecord>* runs = step_.kind == NextStep::Kind::resume && runsOf_
                                             ? runsOf_(QString::fromStdString(spec().out))
                                             : nullptr;
    // Not where settings ask for more than those runs.
    const bool areAll =
        runs != nullptr && step_.left == std::count_if(runs->begin(), runs->end(), [](const RunRecord& run) {
                               return run.status != RunStatus::done && run.status != RunStatus::dropped;
                           });
    if (const auto left = areAll ? seconds_to_resume(*runs, cost.lanes.lanes, cost) : std::nullopt) {
        const TimeRange range = range_of_measured(*left);
        return tr("about %1 left").arg(durationRangeText(range.low, range.high));
    }
    const TimeRange range = range_of_estimate(cost.total_seconds);
    const QString about = durationRangeText(range.low, range.high);
    return cost.grid_seconds > 0.0 ? tr("about %1 instead of %2").arg(about, durationText(cost.grid_seconds))
                                   : tr("about %1").arg(about);
}

void SetupPanel::showStep() {
    const QString folder = QString::fromStdString(spec().out);
    step_ = running_ ? NextStep() : nextStep(spec(), runsOf_ ? runsOf_(folder) : nullptr);
    start_->setText(textOf(step_));
}

void SetupPanel::showOutput() {
    FieldRow* row = form_->row("out");
    const QString folder = QString::fromStdString(spec().out);
    const bool filled = !running_ && isFilled(folder);
    const QString next = filled ? QFileInfo(nextFolder(folder)).fileName() : QString();
    row->setInfo(!filled || !holdsExperiment(folder)  ? QString()
                 : step_.kind == NextStep::Kind::copy ? tr("Start writes to %1: %2").arg(next, step_.reason)
                 : step_.kind == NextStep::Kind::nothing ? tr("All runs of this experiment are done")
                                                         : tr("Start continues the existing experiment"));
    row->offer(filled ? tr("Use %1 instead").arg(next) : QString());
}

void SetupPanel::choosePoints() {
    auto* dialog = new PointsDialog(spec(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { form_->setText("drop-points", dialog->droppedPoints()); });
    dialog->open();
}

void SetupPanel::takeNextFolder() {
    form_->setText("out", nextFolder(QString::fromStdString(spec().out)));
}

} // namespace retort::ui
