#include "ui/session/session_controller.h"

#include "core/experiment/record/folder.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/validation.h"
#include "ui/base/point_text.h"
#include "ui/base/translate.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace retort::ui {

namespace {

bool holdsExperiment(const std::string& folder) {
    std::error_code error;
    return std::filesystem::exists(std::filesystem::path(folder) / "experiment.json", error);
}

ExperimentRecord readKnown(const std::string& folder) {
    try {
        return read_experiment(folder);
    } catch (const Error&) {
        // The training that is about to go on with it says what is wrong.
        return {};
    }
}

} // namespace

SessionController::SessionController(QObject* parent)
    : QObject(parent)
    , store_(this)
    , follower_(this)
    , session_(this) {
    connect(&follower_, &FolderFollower::changed, this, &SessionController::showFolder);
    connect(&follower_, &FolderFollower::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connectSession();
}

void SessionController::connectSession() {
    connect(&session_, &TrainingSession::started, this,
            [this](const ExperimentSpec& spec) { store_.beginTraining(spec, std::exchange(known_, {})); });
    connect(&session_, &TrainingSession::estimated, &store_, &ExperimentStore::estimated);
    connect(&session_, &TrainingSession::runsAdded, &store_, &ExperimentStore::runsAdded);
    connect(&session_, &TrainingSession::runStarted, &store_, &ExperimentStore::runStarted);
    connect(&session_, &TrainingSession::stepped, &store_, &ExperimentStore::stepped);
    connect(&session_, &TrainingSession::epochDone, &store_, &ExperimentStore::epochDone);
    connect(&session_, &TrainingSession::runFinished, &store_, &ExperimentStore::runFinished);
    connect(&session_, &TrainingSession::runQueued, &store_, &ExperimentStore::runQueued);
    connect(&session_, &TrainingSession::pausedChanged, &store_, &ExperimentStore::setPaused);
    connect(&session_, &TrainingSession::pausedChanged, this, &SessionController::pausedChanged);
    connect(&session_, &TrainingSession::runPausedChanged, &store_, &ExperimentStore::setRunPaused);
    connect(&session_, &TrainingSession::preparing, this, &SessionController::preparing);
    connect(&session_, &TrainingSession::notice, this,
            [this](const QString& text) { Q_EMIT message(MessageLevel::Information, text); });
    connect(&session_, &TrainingSession::runFinished, this, [this](int, const RunRecord& run) {
        if (run.status == RunStatus::failed) {
            Q_EMIT message(MessageLevel::Error,
                           tr("%1 failed: %2").arg(runText(run.spec), QString::fromStdString(run.error)));
        }
    });
    connect(&session_, &TrainingSession::finished, this, &SessionController::endTraining);
    connect(&session_, &TrainingSession::failed, this, [this](const QString& reason) {
        Q_EMIT message(MessageLevel::Error, reason);
        endTraining();
    });
}

QString SessionController::folder() const {
    return QString::fromStdString(store_.record().folder);
}

void SessionController::start(const ExperimentSpec& spec) {
    if (isTraining()) {
        Q_EMIT message(MessageLevel::Warning,
                       tr("Training is running. Stop it before you start another experiment."));
        return;
    }
    const bool goesOn = holdsExperiment(spec.out);
    const std::vector<Problem> problems = validate(spec, {.teacher = true, .fresh_output = !goesOn});
    if (!problems.empty()) {
        Q_EMIT message(MessageLevel::Error, translated(problems.front().message));
        return;
    }
    if (goesOn) {
        Q_EMIT message(MessageLevel::Information,
                       tr("Continuing the experiment in %1. Finished runs are kept.")
                           .arg(QString::fromStdString(spec.out)));
    }
    follower_.stop();
    known_ = goesOn ? readKnown(spec.out) : ExperimentRecord();
    session_.start(spec, goesOn ? ResumeMode::resume : ResumeMode::fresh);
    Q_EMIT trainingChanged(true);
    Q_EMIT folderChanged(QString::fromStdString(spec.out));
}

void SessionController::stop() {
    session_.stop();
}

void SessionController::setPaused(bool paused) {
    paused ? session_.pause() : session_.unpause();
}

void SessionController::endTraining() {
    Q_EMIT trainingChanged(false);
    if (!holdsExperiment(store_.record().folder)) {
        // It never came to write: there is nothing to follow, and no run is waiting.
        store_.clear();
        return;
    }
    follower_.follow(folder());
    Q_EMIT folderChanged(folder());
}

void SessionController::open(const QString& folder) {
    if (isTraining()) {
        Q_EMIT message(MessageLevel::Warning,
                       tr("Training is running. Stop it before you open another experiment."));
        return;
    }
    store_.clear();
    complaints_.clear();
    follower_.follow(folder);
}

void SessionController::close() {
    if (isTraining()) {
        return;
    }
    follower_.stop();
    complaints_.clear();
    store_.clear();
    Q_EMIT folderChanged({});
}

void SessionController::showFolder(const ExperimentRecord& record) {
    const bool isNew = QString::fromStdString(record.folder) != folder();
    store_.show(record);
    for (const Message& complaint : record.complaints) {
        if (std::find(complaints_.begin(), complaints_.end(), complaint) == complaints_.end()) {
            Q_EMIT message(MessageLevel::Warning, translated(complaint));
        }
    }
    complaints_ = record.complaints;
    if (isNew) {
        Q_EMIT folderChanged(folder());
    }
}

} // namespace retort::ui
