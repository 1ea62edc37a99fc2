// Notes about runs, kept in their folders.
#pragma once

#include "ui/session/workspace.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace retort::ui {

/// Changes what is noted about runs: at once in the stores of the workspace, and one after the other in the
/// folders, beside the window's thread.
class AnnotationKeeper : public QObject {
    Q_OBJECT

  public:
    /// `workspace` must outlive the keeper.
    explicit AnnotationKeeper(Workspace& workspace, QObject* parent = nullptr);
    /// Waits until all is written.
    ~AnnotationKeeper() override;

    /// Sets the annotations of runs, by their names, of the experiment in `folder`, whether it is open or
    /// not.
    void annotate(const QString& folder, const std::map<std::string, retort::RunAnnotation>& runs);
    /// The run that all others are compared with from now on; nothing for none.
    void setBaseline(const std::optional<retort::ui::RunPlace>& run);

  Q_SIGNALS:
    /// What was noted could not be kept, and why.
    void failed(const QString& reason);

  private:
    void write(std::function<void()> change);
    void setBaseline(int experiment, const std::string& run);

    Workspace& workspace_;
    QThreadPool writer_;
};

} // namespace retort::ui
