// All experiments that are open: the one that is worked on, and others to compare it with.
#pragma once

#include "ui/base/shown_runs.h"
#include "ui/session/experiment_store.h"
#include "ui/session/session_controller.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace retort::ui {

/// A run of an open experiment: indices into the workspace and into its store.
struct RunPlace {
    int experiment = 0;
    int row = 0;

    bool operator==(const RunPlace&) const = default;
};

/// The experiment that is worked on comes first; it belongs to somebody else. Beside it stand compared:
/// folders that are read and followed, each in a store of its own, whether or not a training runs. No folder
/// is open twice: a compared experiment that becomes the one worked on is no longer compared.
class Workspace : public QObject {
    Q_OBJECT

  public:
    /// `main` must outlive the workspace.
    explicit Workspace(ExperimentStore& main, QObject* parent = nullptr);
    ~Workspace() override;

    /// Experiments that are open: at least one, as the first is there even while it is empty.
    [[nodiscard]] int count() const { return static_cast<int>(compared_.size()) + 1; }
    [[nodiscard]] ExperimentStore& store(int experiment) const;
    [[nodiscard]] QString folder(int experiment) const;
    /// The name of each experiment's folder, with its parent's where two would be called the same.
    [[nodiscard]] QStringList titles() const;
    /// All runs, those of the experiment that is worked on first. What is returned is good until the next
    /// change of a store.
    [[nodiscard]] ShownRuns shown() const;
    /// The run that others are compared with: where several experiments name one, that of the first.
    [[nodiscard]] std::optional<RunPlace> baseline() const;
    /// The open experiment in `folder`; −1 where it is not open.
    [[nodiscard]] int find(const QString& folder) const;

    /// Reads `folder` in the background and shows it for comparison from then on. A message says so where it
    /// is open already, or cannot be read.
    void openBeside(const QString& folder);
    /// Closes a compared experiment (1 to count() − 1); its folder stays as it is.
    void closeCompared(int experiment);
    /// Shows or hides the curves of all repeats of an α.
    void setGroupVisible(const retort::ui::RunGroup& group, bool visible);

  Q_SIGNALS:
    /// A compared experiment was added, as the last.
    void comparedAdded(int experiment);
    /// A compared experiment is about to be closed: nothing may use its store afterwards.
    void comparedAboutToClose(int experiment);
    /// Runs, epochs, what is visible or noted changed in one of the experiments, or a compared experiment was
    /// added or closed.
    void changed();
    void message(retort::ui::MessageLevel level, const QString& text);

  private:
    struct ComparedExperiment;

    void listenTo(const ExperimentStore& store);
    void take(const ComparedExperiment* compared);
    void dropPending(const ComparedExperiment* compared);
    void retire(std::unique_ptr<ComparedExperiment> compared);
    void closeTheMainOnesTwin();
    [[nodiscard]] bool isOpenOrComing(const QString& folder) const;

    ExperimentStore& main_;
    std::vector<std::unique_ptr<ComparedExperiment>> compared_;
    std::vector<std::unique_ptr<ComparedExperiment>> pending_; ///< being read for the first time
};

} // namespace retort::ui
