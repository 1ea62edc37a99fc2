// The sample, on its way into Setup.
#pragma once

#include "core/experiment/spec/spec.h"
#include "ui/session/session_controller.h"

#include <QObject>
#include <QString>

namespace retort::ui {

class SampleJob;
struct SampleRequest;

/// Prepares data and teacher to try everything on, one at a time, and tells how far it is.
class SampleSetup : public QObject {
    Q_OBJECT

  public:
    explicit SampleSetup(QObject* parent = nullptr) : QObject(parent) {}

    /// Nothing while one is at work.
    void start(const SampleRequest& request);
    void cancel();
    [[nodiscard]] bool isRunning() const { return job_ != nullptr; }

  Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(const QString& what, qint64 done, qint64 total);
    /// The experiment to offer, with a folder that is free.
    void done(const retort::ExperimentSpec& spec);
    void message(retort::ui::MessageLevel level, const QString& text);

  private:
    void end();

    SampleJob* job_ = nullptr;
};

} // namespace retort::ui
