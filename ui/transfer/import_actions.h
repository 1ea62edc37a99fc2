// What comes into the window from other programs.
#pragma once

#include "ui/base/background_job.h"
#include "ui/base/settings.h"
#include "ui/session/session_controller.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace retort::ui {

class ActionRegistry;

/// Asks what other programs' results mean, and makes an experiment folder of them; tells what was dropped
/// apart by its content.
class ImportActions : public QObject {
    Q_OBJECT

  public:
    /// `window` is whom the dialog belongs to.
    ImportActions(Settings& settings, QWidget* window);

    void addActions(ActionRegistry& registry);
    /// Opens the dialog, with `sources` where there are some.
    void ask(const QStringList& sources = {});
    /// Looks at paths beside the window's thread: experiments are told, all results together go into the
    /// dialog, and a message names what is neither.
    void take(const QStringList& paths);
    /// Says why what was dropped, but is no file here, cannot be taken.
    void refuse(const QStringList& addresses);

  Q_SIGNALS:
    void experimentsFound(const QStringList& folders);
    /// A folder was written, and is to be shown.
    void imported(const QString& folder);
    void message(retort::ui::MessageLevel level, const QString& text);

  private:
    Settings& settings_;
    QWidget* window_;
    BackgroundJob sorting_;
};

} // namespace retort::ui
