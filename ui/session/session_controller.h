// What the window can be asked to do: train, stop, open. It joins training, follower and store; it
// knows no widget.
#pragma once

#include "ui/session/experiment_store.h"
#include "ui/session/folder_follower.h"
#include "ui/session/training_session.h"

#include <QObject>
#include <QString>

namespace retort::ui {

enum class MessageLevel { Information, Warning, Error };

/// The experiment that is worked on: either trained here, or followed in its folder. When a training ends,
/// its folder is followed, so that what is shown is what is on disk.
class SessionController : public QObject {
    Q_OBJECT

  public:
    explicit SessionController(QObject* parent = nullptr);

    [[nodiscard]] ExperimentStore& store() { return store_; }
    [[nodiscard]] bool isTraining() const { return session_.isRunning(); }
    /// The folder whose experiment is shown; empty when there is none.
    [[nodiscard]] QString folder() const;

    /// Begins the experiment, or goes on with it where its folder already holds one.
    void start(const ExperimentSpec& spec);
    void stop();
    /// Lets the training wait after the batches it is at, or go on.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return session_.isPaused(); }
    /// The same for the run of one row of the store, while others go on.
    void stopRun(int row) { session_.stopRun(store_.planIndexOf(row)); }
    void setRunPaused(int row, bool paused) { session_.setRunPaused(store_.planIndexOf(row), paused); }
    void startRunAgain(int row) { session_.startRunAgain(store_.planIndexOf(row)); }
    /// Shows a folder and follows it. While a training runs it says so instead, and changes nothing.
    void open(const QString& folder);
    /// Puts away what is shown; its folder stays as it is. While a training runs it changes nothing.
    void close();

  Q_SIGNALS:
    /// Something to tell the person. Errors and warnings want to be seen, information can wait in a list.
    void message(retort::ui::MessageLevel level, const QString& text);
    void trainingChanged(bool training);
    void pausedChanged(bool paused);
    void folderChanged(const QString& folder);
    /// A step of the preparation, before the first run starts.
    void preparing(const QString& what, qint64 done, qint64 total);

  private:
    void connectSession();
    void showFolder(const ExperimentRecord& record);
    void endTraining();

    ExperimentStore store_;
    FolderFollower follower_;
    TrainingSession session_;
    std::vector<Message> complaints_;
    ExperimentRecord known_; ///< of the folder that the training about to start goes on with
};

} // namespace retort::ui
